"""All filings: find one, begin one, put one away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
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
from ui.widgets.button_icon import set_icon
from ui.widgets.choose import open_name
from ui.widgets.labels import label
from ui.widgets.tables import as_list

if TYPE_CHECKING:
    from ui.widgets.new_filing import NewFiling

_SAMPLE = ("assets", "samples", "2-company", "filing.yaml")
_SEARCH_AFTER_MS = 120


class HomePage(Page):
    """The list, its search, and what can be done with one filing."""

    scrolls = False
    undo_offered = Signal(str, object)
    """(what was done, function that takes it back)"""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.archived = QCheckBox()
        self.new, self.open_file, self.sample = QPushButton(), QPushButton(), QPushButton()
        self.go, self.duplicate = QPushButton(), QPushButton()
        self.archive, self.delete = QPushButton(), QPushButton()
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
            self._form.made.connect(self.open_filing)
            self.body.insertWidget(1, self._form)
        return self._form

    def refresh(self) -> None:
        """Show the filings that there are."""
        if not self.session.desk.is_open:
            return
        chosen = self.chosen
        words = self.search.text().strip()
        self.model.show(self.session.desk.cards(words, archived=self.archived.isChecked()))
        empty = not self.model.cards
        self._pile.setCurrentIndex(1 if empty else 0)
        searching = bool(words) or self.archived.isChecked()
        self._say_nothing(searching=searching)
        # Nothing to search in and nothing to open: only the way to begin is shown.
        self._find.setVisible(not empty or searching or self.search.hasFocus())
        self._below.setVisible(not empty or searching)
        ids = [card.id for card in self.model.cards]
        if ids:
            self._select(ids.index(chosen) if chosen in ids else 0)
        self._enable()

    def refresh_page(self) -> None:
        """What was changed meanwhile."""
        self.refresh()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.title.setText(self.tr("Your filings"))
        self.lead.setText(self.tr("Everything stays on this computer and is saved as you type."))
        self.search.setPlaceholderText(self.tr("Search: name, domain, number or pinyin (zhangwei)"))
        self.search.setAccessibleName(self.tr("Search filings"))
        self.archived.setText(self.tr("Put away"))
        self.archived.setToolTip(self.tr("Show the filings that were put away"))
        self.new.setText(self.tr("New filing"))
        self.open_file.setText(self.tr("Open a file …"))
        self.sample.setText(self.tr("Try the sample"))
        self.go.setText(self.tr("Open"))
        self.duplicate.setText(self.tr("Duplicate"))
        away = self.archived.isChecked()
        self.archive.setText(self.tr("Take back") if away else self.tr("Put away"))
        self.delete.setText(self.tr("Delete"))
        self.table.setAccessibleName(self.title.text())
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 5)
        self._say_nothing(searching=bool(self.search.text()) or away)

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
            self.session.open(filing_id)
        except IcpdeskError as problem:
            self._tell(problem)
            return False
        if self._form is not None:
            self._form.hide()
        self.place_wanted.emit(self.session.note("step", "type"))
        return True

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
            self._nothing_more.setText(self.tr("Try another word, or clear the search."))
            return
        self._nothing.setText(self.tr("No filing yet"))
        self._nothing_more.setText(
            self.tr("Begin a new one, try the sample to look around, or drop a filing file here.")
        )

    def _choose_file(self) -> None:
        name = open_name(self, self.open_file.text(), "", "YAML (*.yaml *.yml)")
        if name:
            self.open_path(Path(name))

    def _show_form(self) -> None:
        self.form.begin()
        self.form.show()

    def _duplicate(self) -> None:
        if self.chosen:
            made = self.session.desk.duplicate(self.chosen)
            self._select([card.id for card in self.model.cards].index(made))

    def _archive(self) -> None:
        chosen, away = self.chosen, not self.archived.isChecked()
        if chosen:
            self._leave(chosen)
            self.session.desk.set_archived(chosen, away)
            words = self.tr("Put away.") if away else self.tr("Back in the list.")
            self.undo_offered.emit(words, lambda: self.session.desk.set_archived(chosen, not away))

    def _delete(self) -> None:
        chosen = self.chosen
        if chosen:
            self._leave(chosen)
            self.session.desk.delete(chosen)
            self.undo_offered.emit(self.tr("Deleted."), lambda: self.session.desk.undelete(chosen))

    def _leave(self, filing_id: str) -> None:
        if self.session.filing_id == filing_id:
            self.session.close()

    def _select(self, row: int) -> None:
        self.table.selectionModel().setCurrentIndex(
            self.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _enable(self) -> None:
        for button in (self.go, self.duplicate, self.archive, self.delete):
            button.setEnabled(bool(self.chosen))

    def _connect(self) -> None:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_SEARCH_AFTER_MS)
        timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(timer.start)
        self.archived.toggled.connect(self._show_archived)
        self.new.clicked.connect(self._show_form)
        self.open_file.clicked.connect(self._choose_file)
        self.sample.clicked.connect(self.open_sample)
        self.go.clicked.connect(lambda: self.open_filing(self.chosen) if self.chosen else None)
        self.duplicate.clicked.connect(self._duplicate)
        self.archive.clicked.connect(self._archive)
        self.delete.clicked.connect(self._delete)
        self.table.activated.connect(self._activated)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.session.desk.changed.connect(self.refresh)
        self.session.desk.opened.connect(self.refresh)

    def _show_archived(self) -> None:
        self.retranslate()
        self.refresh()

    def _activated(self, index: QModelIndex) -> None:
        self.open_filing(self.model.cards[index.row()].id)

    def _lay_out(self) -> None:
        self.new.setProperty("primary", "true")
        set_icon(self.new, "add", "on_accent")
        for button, name in (
            (self.open_file, "open"), (self.sample, "eye"), (self.duplicate, "duplicate"),
            (self.archive, "archive"), (self.delete, "remove"),
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
        find.addWidget(self.archived)
        self.table.setModel(self.model)
        as_list(self.table, height=40)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._pile = QStackedLayout()
        self._pile.addWidget(self.table)
        self._pile.addWidget(self._empty_state())
        for button in (self.go, self.duplicate, self.archive, self.delete):
            below.addWidget(button)
        below.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(self.message)
        self.body.addWidget(self._find)
        self.body.addLayout(self._pile, 1)
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
