"""All filings: find one, begin one, put one away."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.paths import resource
from ui.filing.card_model import CardModel
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.filing_actions import FilingActions
from ui.panels.settings_panel import offer
from ui.widgets.button_icon import set_icon
from ui.widgets.choose import open_name
from ui.widgets.labels import label
from ui.widgets.still_boxes import ChoiceBox
from ui.widgets.views import as_list

if TYPE_CHECKING:
    from icpdesk.store import Card
    from ui.widgets.new_filing import NewFiling

_SAMPLE = ("assets", "samples", "2-company", "filing.yaml")
_SEARCH_AFTER_MS = 120
_WIDE = 860
"""Pixels from which the list has room for the day of the last change."""


class HomePage(Page):
    """The list, its search, and what can be done with one filing."""

    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.shown = ChoiceBox()
        """Which filings are listed: those in work, archived ones, or the trash."""
        self.new, self.open_file, self.sample = QPushButton(), QPushButton(), QPushButton()
        self.doing = FilingActions(session)
        self.go, self.duplicate = self.doing.go, self.doing.duplicate
        self.archive, self.delete = self.doing.archive, self.doing.delete
        self.restore, self.purge = self.doing.restore, self.doing.purge
        self.model = CardModel(session)
        self.table = QTableView()
        self.message = label("", "error")
        self.message.hide()
        self._form: NewFiling | None = None
        self._nothing, self._nothing_more = label("", "heading"), label("", "quiet")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.refresh()

    @property
    def form(self) -> NewFiling:
        """The questions of a new filing; made when they are first asked."""
        if self._form is None:
            from ui.widgets.new_filing import NewFiling

            self._form = NewFiling(self.session)
            self._form.hide()
            self._form.made.connect(self._begin_filing)
            self._form.closed.connect(self.refresh)
            self.body.insertWidget(1, self._form)
        return self._form

    @property
    def which(self) -> str:
        """``open``, ``archived`` or ``trash``."""
        return str(self.shown.currentData() or "open")

    def refresh(self) -> None:
        """Show the filings that there are."""
        if not self.session.desk.is_open:
            return
        chosen, several = self.chosen, {card.id for card in self.chosen_cards}
        words = self.search.text().strip()
        which = self.which
        self._offer_lists()
        desk = self.session.desk
        cards = desk.cards(words, archived=which == "archived", deleted=which == "trash")
        if which == "open" and (more := desk.batch_cards(words)):
            cards = tuple(sorted((*cards, *more), key=lambda card: card.updated_at, reverse=True))
        self.model.show(cards)
        empty = not self.model.cards
        self._pile.setCurrentIndex(1 if empty else 0)
        searching = bool(words) or which != "open"
        self._say_nothing(searching=bool(words))
        # Nothing to search in and nothing to open: only the way to begin is shown.
        asking = self._form is not None and self._form.isVisibleTo(self)
        trash = self.shown.findData("trash") >= 0
        find = not empty or searching or trash or self.search.hasFocus()
        self._find.setVisible(find and not asking)
        self._below.setVisible((not empty or searching) and not asking)
        self._list.setVisible(not asking)
        ids = [card.id for card in self.model.cards]
        if ids:
            self._select(ids.index(chosen) if chosen in ids else 0)
            self._select_too(row for row, one in enumerate(ids) if one in several)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name stays readable: on a narrow screen the last column makes room for it."""
        super().resizeEvent(event)
        self.table.setColumnHidden(5, event.size().width() < _WIDE)

    def refresh_page(self) -> None:
        """What was changed meanwhile."""
        self.refresh()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.title.setText(self.tr("Your filings"))
        self.lead.setText(self.tr("Everything stays on this computer and is saved as you type."))
        self.search.setPlaceholderText(self.tr("Search: name, domain, number or pinyin (zhangwei)"))
        self.search.setAccessibleName(self.tr("Search filings"))
        self.shown.setAccessibleName(self.tr("Which filings are listed"))
        self.new.setText(self.tr("New filing"))
        self.open_file.setText(self.tr("Open a file…"))
        self.sample.setText(self.tr("Try the sample"))
        self.doing.retranslate()
        self.table.setAccessibleName(self.title.text())
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 5)
        self._say_nothing(searching=bool(self.search.text()))

    @property
    def chosen(self) -> str:
        """Id of the chosen filing; empty when none is."""
        row = self.table.currentIndex().row()
        return self.model.cards[row].id if 0 <= row < len(self.model.cards) else ""

    def open_path(self, path: Path) -> bool:
        """Take a filing file into the store and go to its form; False when it says why not."""
        try:
            filing_id = self.session.desk.add_file(path, self.session.book)
        except IcpdeskError as problem:
            self._tell(problem)
            return False
        return self.open_filing(filing_id)

    def open_filing(self, filing_id: str) -> bool:
        """Go to the form of a filing; False when it says why not."""
        self.message.hide()
        try:
            if filing_id.startswith("batch:"):
                filing_id = self.session.desk.take_batch_client(filing_id, self.session.book)
            self.session.open(filing_id)
        except IcpdeskError as problem:
            self._tell(problem)
            return False
        if self._form is not None:
            self._form.hide()
        self.place_wanted.emit(self.session.note("step", "type"))
        return True

    def _begin_filing(self, filing_id: str) -> None:
        """A new filing begins with the documents that are at hand."""
        if self.open_filing(filing_id):
            self.place_wanted.emit("begin")

    def open_sample(self) -> None:
        """Take the company sample into the store and open it."""
        self.open_path(resource(*_SAMPLE))

    def know_names(self) -> None:
        """Show the names of provinces: they need the rulebook, which is read after the first paint."""
        self.model.names_known = True
        self.refresh()

    def _tell(self, problem: IcpdeskError) -> None:
        self.message.setText(problem.say(self.session.language))
        self.message.show()

    def _say_nothing(self, *, searching: bool) -> None:
        if searching:
            self._nothing.setText(self.tr("Nothing found"))
            words = self.tr("Try another word, pinyin or part of a number, or clear the search.")
            self._nothing_more.setText(words)
            return
        if self.which != "open":
            self._nothing.setText(self.tr("Nothing here"))
            self._nothing_more.setText("")
            return
        self._nothing.setText(self.tr("No filing yet"))
        self._nothing_more.setText(
            self.tr("Begin a new one, try the sample to look around, or drop a filing file here.")
        )

    def _offer_lists(self) -> None:
        """The trash is offered while something is in it."""
        deleted = len(self.session.desk.cards(deleted=True))
        lists = [(self.tr("In work"), "open"), (self.tr("Archived"), "archived")]
        if deleted or self.which == "trash":
            lists.append((self.tr("Trash ({n})").format(n=deleted), "trash"))
        offer(self.shown, lists)

    def _choose_file(self) -> None:
        name = open_name(self, self.open_file.text(), "", "YAML (*.yaml *.yml)")
        if name:
            self.open_path(Path(name))

    def _show_form(self) -> None:
        form = self.form
        # Room is made before it is needed: on a small screen the window must not grow.
        for part in (self._find, self._below, self._list):
            part.hide()
        form.begin()
        form.show()
        form.province.setFocus()

    @property
    def chosen_cards(self) -> tuple[Card, ...]:
        """Every chosen line of the list, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return tuple(self.model.cards[row] for row in rows if row < len(self.model.cards))

    def _select_too(self, rows: Iterable[int]) -> None:
        for row in rows:
            self.table.selectionModel().select(
                self.model.index(row, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _select(self, row: int) -> None:
        self.table.selectionModel().setCurrentIndex(
            self.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _enable(self) -> None:
        self.doing.show_chosen(self.chosen_cards, self.which)

    def _connect(self) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_SEARCH_AFTER_MS)
        timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(timer.start)
        self.shown.activated.connect(self._show_list)
        self.new.clicked.connect(self._show_form)
        self.open_file.clicked.connect(self._choose_file)
        self.sample.clicked.connect(self.open_sample)
        self.doing.open_wanted.connect(self.open_filing)
        self.doing.made.connect(
            lambda made: self._select([card.id for card in self.model.cards].index(made))
        )
        self.table.activated.connect(self._activated)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.session.desk.changed.connect(self.refresh)
        self.session.desk.opened.connect(self.refresh)

    def _show_list(self) -> None:
        self.retranslate()
        self.refresh()

    def _activated(self, index: QModelIndex) -> None:
        if self.which == "trash":
            return
        self.open_filing(self.model.cards[index.row()].id)

    def _lay_out(self) -> None:
        self.new.setProperty("primary", "true")
        set_icon(self.new, "add", "on_accent")
        for button, name in (
            (self.open_file, "open"), (self.sample, "eye"),
        ):  # fmt: skip
            set_icon(button, name)
        top = QHBoxLayout()
        for button in (self.new, self.open_file, self.sample):
            top.addWidget(button)
        top.addStretch(1)
        self._find, self._below = QWidget(), QWidget()
        find, below = QHBoxLayout(self._find), QHBoxLayout(self._below)
        for row in (find, below):
            row.setContentsMargins(0, 0, 0, 0)
        find.addWidget(self.search, 1)
        find.addWidget(self.shown)
        self.table.setModel(self.model)
        as_list(self.table, height=40)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list = QWidget()
        self._pile = QStackedLayout(self._list)
        self._pile.addWidget(self.table)
        self._pile.addWidget(self._empty_state())
        below.addWidget(self.doing, 1)
        self.body.addLayout(top)
        self.body.addWidget(self.message)
        self.body.addWidget(self._find)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._below)

    def _empty_state(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.addStretch(1)
        for words in (self._nothing, self._nothing_more):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addStretch(2)
        return frame
