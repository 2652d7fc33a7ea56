"""What a picture says beside what is typed; the user chooses field by field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from icpdesk.pipeline.proposals import Proposal, parsed
from ui.filing.session import Session
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.flow_layout import clear
from ui.widgets.labels import label

_STATES = {
    "new": QT_TRANSLATE_NOOP("FillFromPicture", "fills an empty field"),
    "equal": QT_TRANSLATE_NOOP("FillFromPicture", "the same"),
    "differs": QT_TRANSLATE_NOOP("FillFromPicture", "differs"),
}
_SURE = 0.8


class FillFromPicture(QWidget):
    """A row for each value that was read, ticked where it would fill an empty field."""

    done = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.boxes: dict[str, QCheckBox] = {}
        self._proposals: tuple[Proposal, ...] = ()
        self._title, self._empty = label("", "heading"), label("", "quiet")
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnStretch(3, 1)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(self._rows)
        scroll.setWidgetResizable(True)
        self.take = QPushButton()
        self.take.setProperty("primary", "true")
        self.take.clicked.connect(self._take_over)
        self._leave = QPushButton()
        self._leave.clicked.connect(self.done.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)

    def offer(self, proposals: Sequence[Proposal]) -> None:
        """Show these values."""
        self._proposals = tuple(proposals)
        self._title.setText(self.tr("Fill the form from this picture"))
        self._empty.setText(
            self.tr("Nothing could be read. Take a sharper picture, or type the values yourself.")
        )
        self._empty.setVisible(not proposals)
        self._rows.setVisible(bool(proposals))
        self.take.setText(self.tr("Use what is ticked"))
        self._leave.setText(self.tr("Leave the form as it is"))
        self._clear()
        heads = (
            self.tr("Field"),
            self.tr("On the picture"),
            self.tr("Typed"),
            "",
        )
        for column, head in enumerate(heads):
            self._grid.addWidget(label(head, "quiet"), 0, column)
        for row, proposal in enumerate(proposals, 1):
            self._add_row(row, proposal)
        self._refresh()

    def _add_row(self, row: int, proposal: Proposal) -> None:
        say = self._session.say
        box = QCheckBox(say(proposal.label))
        box.setAccessibleName(f"{say(proposal.label)}: {proposal.read}")
        box.setChecked(proposal.suggested)
        box.setEnabled(proposal.state != "equal")
        box.toggled.connect(self._refresh)
        self.boxes[proposal.path] = box
        role = {"new": "good", "equal": "quiet", "differs": "warning"}[proposal.state]
        state = self.tr(_STATES[proposal.state])
        if proposal.checked is False:
            state += self.tr("; check digit does not fit")
        elif proposal.checked:
            state += self.tr("; check digit fits")
        elif proposal.confidence < _SURE:
            state += self.tr("; hard to read")
        self._grid.addWidget(box, row, 0)
        self._grid.addWidget(label(proposal.read), row, 1)
        self._grid.addWidget(label(proposal.typed or "–"), row, 2)
        self._grid.addWidget(label(state, role), row, 3)

    def _take_over(self) -> None:
        filing = self._session.filing
        for proposal in self._proposals:
            if self.boxes[proposal.path].isChecked():
                filing = proposal.path.put(filing, parsed(proposal.path, proposal.read))
        self._session.replace(filing)
        self.done.emit()

    def _refresh(self) -> None:
        self.take.setEnabled(any(box.isChecked() for box in self.boxes.values()))

    def _clear(self) -> None:
        self.boxes = {}
        clear(self._grid)
