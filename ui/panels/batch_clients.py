"""Every client of a batch with its state; beside it all that is said of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.text import Text
from icpdesk.batch.outcome import Outcome, Said
from icpdesk.model.place import SUBJECT, Place
from icpdesk.rulebook.fields import field_at
from ui.batch_run import BatchRun
from ui.filing.session import Session
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.flow_layout import clear
from ui.widgets.labels import SIGNS, label, role_of
from ui.widgets.owner_words import owner_words
from ui.widgets.views import as_list

STATES = {
    "waiting": QT_TRANSLATE_NOOP("BatchClients", "○ waiting"),
    "working": QT_TRANSLATE_NOOP("BatchClients", "… being worked on"),
    "pass": QT_TRANSLATE_NOOP("BatchClients", "✓ ready"),
    "partial": QT_TRANSLATE_NOOP("BatchClients", "? ready, not all checked"),
    "warn": QT_TRANSLATE_NOOP("BatchClients", "! ready, points to check"),
    "errors": QT_TRANSLATE_NOOP("BatchClients", "✕ to fix"),
    "failed": QT_TRANSLATE_NOOP("BatchClients", "✕ failed"),
}
_MARKS = {"error": ("✕", "error"), "warning": ("!", "warning"), "info": ("i", "quiet")}
ROW, CLIENT, STATE, ERRORS, WARNINGS = range(5)


class BatchClients(QSplitter):
    """The table at the left, the chosen client at the right."""

    folder_wanted = Signal(int)
    """Row of the client whose folder is to be opened."""
    compare_wanted = Signal(int)

    def __init__(self, session: Session, run: BatchRun) -> None:
        super().__init__()
        self._session, self._run = session, run
        self._lines: dict[int, int] = {}
        self.table = QTableWidget(0, 5)
        self.open_folder, self.compare = QPushButton(), QPushButton()
        self._name, self._state = label("", "heading"), label("", "quiet")
        self._said = QVBoxLayout()
        self._lay_out()
        self.table.currentCellChanged.connect(lambda *_: self._show_chosen())
        self.table.cellActivated.connect(lambda *_: self.open_folder.click())
        self.open_folder.clicked.connect(lambda: self.folder_wanted.emit(self.chosen))
        self.compare.clicked.connect(lambda: self.compare_wanted.emit(self.chosen))

    @property
    def chosen(self) -> int:
        """Row of the chosen client in the sheet; -1 without one."""
        item = self.table.item(self.table.currentRow(), ROW)
        return int(item.text()) if item else -1

    def retranslate(self) -> None:
        """All words."""
        self.table.setAccessibleName(self.tr("Clients"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Row"),
                self.tr("Client"),
                self.tr("State"),
                self.tr("To fix"),
                self.tr("To check"),
            ]
        )
        self.open_folder.setText(self.tr("Open its folder"))
        self.compare.setText(self.tr("Compare sources"))
        self.show_all()

    def show_all(self) -> None:
        """Every client as it stands now."""
        chosen = self.chosen
        names = self._run.names
        self._lines = {row: line for line, row in enumerate(sorted(names))}
        self.table.setRowCount(len(names))
        for row, line in self._lines.items():
            self._put(line, ROW, str(row), right=True)
            self._put(line, CLIENT, names[row])
            self._show_state(line, row)
        self.choose(chosen if chosen in self._lines else min(self._lines, default=-1))
        self._show_chosen()

    def show_one(self, outcome: Outcome) -> None:
        """One client as it stands now."""
        line = self._lines.get(outcome.row)
        if line is None:
            self.show_all()
            return
        self._show_state(line, outcome.row)
        if outcome.row == self.chosen:
            self._show_chosen()

    def choose(self, row: int) -> None:
        """Choose the client of this row of the sheet."""
        if row in self._lines:
            self.table.setCurrentCell(self._lines[row], CLIENT)

    def state_of(self, row: int) -> str:
        """The words of a client's state."""
        item = self.table.item(self._lines.get(row, -1), STATE)
        return item.text() if item else ""

    def show_working(self, rows: frozenset[int]) -> None:
        """The states of these alone: they are worked on now, or no longer."""
        for row in rows & self._lines.keys():
            self._put(self._lines[row], STATE, self._state_words(row))
        if self.chosen in rows:
            self._state.setText(self._state_words(self.chosen))

    def _state_words(self, row: int) -> str:
        outcome = self._run.outcomes.get(row)
        known = _state_of(outcome) if outcome else "waiting"
        return self.tr(STATES["working" if row in self._run.working else known])

    def _show_state(self, line: int, row: int) -> None:
        outcome = self._run.outcomes.get(row)
        self._put(line, STATE, self._state_words(row))
        for column, severity in ((ERRORS, "error"), (WARNINGS, "warning")):
            count = len(outcome.at(severity)) if outcome else 0
            self._put(line, column, str(count) if count else "", right=True)

    def _put(self, line: int, column: int, words: str, *, right: bool = False) -> None:
        item = QTableWidgetItem(words)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if column == CLIENT:
            item.setToolTip(words)
        self.table.setItem(line, column, item)

    def _show_chosen(self) -> None:
        outcome = self._run.outcomes.get(self.chosen)
        self._name.setText(self._run.names.get(self.chosen, ""))
        self._state.setText(self._state_words(self.chosen))
        self._state.setVisible(self.chosen >= 0)
        self.open_folder.setEnabled(outcome is not None)
        self.compare.setEnabled(bool(outcome and outcome.matrix))
        clear(self._said)
        if outcome is None:
            return
        for said in sorted(outcome.findings, key=lambda one: list(_MARKS).index(one.severity)):
            mark, role = _MARKS[said.severity]
            words = label(f"{mark}  {self._sentence(said)}", role if role != "quiet" else "")
            words.setTextFormat(Qt.TextFormat.PlainText)
            self._said.addWidget(words)
            advice = self._session.say(Text(said.advice_en, said.advice_zh))
            if advice and said.severity != "info":
                self._said.addWidget(label(f"→ {advice}", "quiet"))
        if outcome.unmatched:
            names = ", ".join(outcome.unmatched)
            self._said.addWidget(
                label(self.tr("! Pictures without a place: {names}").format(names=names), "warning")
            )
        if outcome.open_points:
            open_ = self.tr("Not checked: {n}. The report in its folder names each.")
            self._said.addWidget(label(open_.format(n=outcome.open_points), "quiet"))
        if not outcome.findings and outcome.light in ("pass", "partial"):
            role = role_of(outcome.light, "quiet")
            nothing = self.tr("Nothing to fix.")
            self._said.addWidget(label(f"{SIGNS[outcome.light]} {nothing}", role))

    def _sentence(self, said: Said) -> str:
        """The fault with the field's name before it, and whose it is."""
        field, owner = field_at(self._session.book, said.where), Place(said.where).owner
        label_of = self._session.say(field.label) if field else ""
        whose = owner_words(owner) if owner != SUBJECT else ""
        about = " · ".join(part for part in (label_of, whose) if part)
        words = self._session.say(Text(said.en, said.zh))
        return f"{about[:1].upper()}{about[1:]}: {words}" if about else words

    def _lay_out(self) -> None:
        table = self.table
        as_list(table, height=36)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(CLIENT, QHeaderView.ResizeMode.Stretch)
        side = QFrame()
        side.setProperty("role", "card")
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._state)
        column.addWidget(_scrolled(self._said), 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_folder)
        buttons.addWidget(self.compare)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.addWidget(table)
        self.addWidget(side)
        self.setSizes([560, 400])
        self.setChildrenCollapsible(False)
        self.setHandleWidth(16)


def _state_of(outcome: Outcome) -> str:
    return outcome.light if outcome.state == "ready" else outcome.state


def _scrolled(rows: QVBoxLayout) -> QScrollArea:
    inner = QWidget()
    around = QVBoxLayout(inner)
    around.setContentsMargins(0, 0, 8, 0)
    rows.setSpacing(6)
    around.addLayout(rows)
    around.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area
