"""What is to be mended in a batch, over all clients: a card a fault, with the button that helps."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from icpdesk.batch.mending import Case, ToMend
from icpdesk.model.place import SUBJECT, Place
from icpdesk.rulebook.fields import field_at
from ui.batch_run import BatchRun
from ui.filing.session import Session
from ui.panels.queue_case import QueueCase
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.flow_layout import clear
from ui.widgets.labels import SIGNS, label, role_of
from ui.widgets.owner_words import owner_words

_HOW = {
    "click": QT_TRANSLATE_NOOP("BatchQueue", "One click"),
    "choose": QT_TRANSLATE_NOOP("BatchQueue", "Choose a picture"),
    "type": QT_TRANSLATE_NOOP("BatchQueue", "Correct the value"),
    "retake": QT_TRANSLATE_NOOP("BatchQueue", "New picture or paper"),
    "look": QT_TRANSLATE_NOOP("BatchQueue", "Look at the row"),
}
_DO = {
    "click": QT_TRANSLATE_NOOP("BatchQueue", "Apply to all"),
    "choose": QT_TRANSLATE_NOOP("BatchQueue", "Place the pictures…"),
    "type": QT_TRANSLATE_NOOP("BatchQueue", "Open the sheet"),
    "retake": QT_TRANSLATE_NOOP("BatchQueue", "Show the client"),
    "look": QT_TRANSLATE_NOOP("BatchQueue", "Show the client"),
}
_ROLES = {"click": "chip-good", "choose": "chip", "type": "chip", "retake": "chip-warning"}
_MOST_ROWS = 12
_MOST_CASES = 8
_MOST_CARDS = 60


class BatchQueue(QScrollArea):
    """The cards in the order of the core: first what one click solves for the most."""

    wanted = Signal(object)
    """The ToMend whose button was pressed."""
    corrected = Signal(int, str, str)
    """Row of a client, path of a field, and what it is to be."""

    def __init__(self, session: Session, run: BatchRun) -> None:
        super().__init__()
        self._session, self._run = session, run
        self.buttons: list[QPushButton] = []
        self.cases: list[QueueCase] = []
        """The values that can be corrected here, in the order of the cards."""
        self.items: tuple[ToMend, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        inner = QWidget()
        around = QVBoxLayout(inner)
        around.setContentsMargins(0, 8, 8, 8)
        around.addLayout(self._cards)
        around.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def show_all(self) -> None:
        """The queue as it stands now."""
        clear(self._cards)
        self.buttons, self.cases = [], []
        self.items = self._run.queue
        for item in self.items[:_MOST_CARDS]:
            self._cards.addWidget(self._card(item))
        rest = len(self.items) - _MOST_CARDS
        if rest > 0:
            more = self.tr("{n} more kinds of faults follow when these are done.")
            self._cards.addWidget(label(more.format(n=rest), "quiet"))
        if not self.items:
            done = bool(self._run.outcomes)
            light = self._run.light
            words = f"{SIGNS[light]} {self.tr('Nothing to fix.')}"
            words = words if done else self.tr("Nothing was checked yet.")
            self._cards.addWidget(label(words, role_of(light, "quiet") if done else "quiet"))

    def _card(self, item: ToMend) -> QFrame:
        say = self._session.say
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(self.tr(_HOW[item.how]), _ROLES.get(item.how, "chip"), wrap=False))
        head.addWidget(label(self._reach(item), "quiet", wrap=False))
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(label(self._about(item) or say(item.message), "name"))
        if item.advice:
            words.addWidget(label(f"→ {say(item.advice)}", "quiet"))
        for case in item.cases[:_MOST_CASES]:
            words.addWidget(self._case(case))
        if not item.cases:
            words.addWidget(label(self._rows(item), "quiet"))
        elif len(item.cases) > _MOST_CASES:
            more = self.tr("{n} more clients follow when these are done.")
            words.addWidget(label(more.format(n=len(item.cases) - _MOST_CASES), "quiet"))
        row.addLayout(words, 1)
        button = QPushButton(self.tr(_DO[item.how]))
        button.setAccessibleName(f"{button.text()}: {say(item.message)}")
        button.setProperty("primary", "true" if item.how == "click" else "false")
        button.setEnabled(not self._run.is_running)
        button.clicked.connect(lambda *_: self.wanted.emit(item))
        self.buttons.append(button)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _about(self, item: ToMend) -> str:
        """The field, and whose it is; empty where the item is about none."""
        field = field_at(self._session.book, item.cases[0].where) if item.cases else None
        if field is None:
            return ""
        owner = Place(item.cases[0].where).owner
        whose = owner_words(owner) if owner != SUBJECT else ""
        parts = (self._session.say(field.label), whose)
        return " · ".join(part for part in parts if part)

    def _case(self, case: Case) -> QueueCase:
        kept = self._run.corrections_of(case.row).get(case.where)
        made = QueueCase(case, self._run.names.get(case.row, ""), self._session, kept)
        made.setEnabled(not self._run.is_running)
        made.corrected.connect(self.corrected)
        self.cases.append(made)
        return made

    def _reach(self, item: ToMend) -> str:
        clients = len({row for row, _ in item.places})
        if item.solves:
            return self.tr("clients: {n}, ready when done: {solves}").format(
                n=clients, solves=item.solves
            )
        return self.tr("clients: {n}").format(n=clients)

    def _rows(self, item: ToMend) -> str:
        names = self._run.names
        rows = sorted({row for row, _ in item.places})
        shown = self.tr(", ").join(f"{names.get(row, '')} ({row})" for row in rows[:_MOST_ROWS])
        return shown + (" …" if len(rows) > _MOST_ROWS else "")
