"""One client's value in the queue: what it wrote, what the check knows, and room to correct it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from icpdesk.batch.mending import Case
from ui.filing.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label


class QueueCase(QWidget):
    """The client's name, its own words to type over, and the answers as buttons."""

    corrected = Signal(int, str, str)
    """Row of the client, path of the field, what it is to be."""

    def __init__(self, case: Case, name: str, session: Session, kept: str | None) -> None:
        super().__init__()
        self.case = case
        self.line, self.use = QLineEdit(case.value if kept is None else kept), QPushButton()
        self._told = label("", "quiet")
        who = self.tr("{name} (row {row})").format(name=name, row=case.row)
        self.line.setAccessibleName(who)
        self.line.setPlaceholderText(self.tr("empty in the sheet"))
        self.use.setText(self.tr("Use this value"))
        self.use.setAccessibleName(f"{self.use.text()}: {who}")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(who, "name", wrap=False))
        row.addWidget(self.line, 1)
        row.addWidget(self.use)
        self.answers = [self._answer(*one, session) for one in case.answers]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(label(session.say(case.message)))
        column.addLayout(row)
        if self.answers:
            flow = FlowLayout()
            for button in self.answers:
                flow.addWidget(button)
            column.addLayout(flow)
        column.addWidget(self._told)
        self.use.clicked.connect(self._use)
        self.line.returnPressed.connect(self._use)
        self.line.textEdited.connect(lambda *_: self._tell(kept=False))
        self._tell(kept=kept is not None)

    def _answer(self, path: str, value: str, words: object, session: Session) -> QPushButton:
        button = QPushButton(session.say(words))  # type: ignore[arg-type]
        button.clicked.connect(lambda *_: self._take(path, value))
        return button

    def _take(self, path: str, value: str) -> None:
        if path == self.case.where:
            self.line.setText(value)
        self.corrected.emit(self.case.row, path, value)
        self._tell(kept=True)

    def _use(self) -> None:
        self.corrected.emit(self.case.row, self.case.where, self.line.text().strip())
        self._tell(kept=True)

    def _tell(self, *, kept: bool) -> None:
        self.use.setEnabled(not kept)
        words = self.tr(
            "Kept. It is used when you press “Recheck changed”; the sheet stays as it is."
        )
        self._told.setText(words if kept else "")
        self._told.setVisible(kept)
