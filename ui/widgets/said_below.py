"""What stands below a field: its help, or what is wrong with it; always as high as two lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.widgets.labels import in_lines, label, set_role

_LINES = 2
_MOST_LIKELY = 3


class SaidBelow(QWidget):
    """A message takes the place of the help, so that nothing below it moves."""

    chosen = Signal(object)
    """The value of a likely meaning whose button was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.role = "quiet"
        self._help, self._words = "", ""
        self._line = label("", "quiet")
        self._line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._line.setFixedHeight(_LINES * self._line.fontMetrics().lineSpacing())
        self._more: QLabel = label("", "quiet")
        self._more.hide()
        self.why = QToolButton()
        self.why.setProperty("flat", "true")
        self.why.clicked.connect(lambda: self._more.setVisible(self._more.isHidden()))
        policy = self.why.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.why.setSizePolicy(policy)
        self.likely = [QPushButton() for _ in range(_MOST_LIKELY)]
        self._values: list[Any] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        for number, button in enumerate(self.likely):
            button.clicked.connect(lambda _=False, number=number: self._choose(number))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._more)
        for widget in (self.why, *self.likely):
            widget.hide()

    @property
    def words(self) -> str:
        """What is said instead of the help; empty when nothing is."""
        return self._words

    def set_help(self, words: str, name: str) -> None:
        """What the field is about, and its name for a screen reader."""
        self._help = words
        self.why.setText(self.tr("Why?"))
        self.why.setAccessibleName(f"{self.why.text()} {name}")
        self._fit()

    def say(
        self,
        lines: Sequence[str],
        role: str,
        *,
        why: Sequence[str] = (),
        likely: Sequence[tuple[str, Any]] = (),
    ) -> None:
        """Say this instead of the help; no lines show the help again."""
        self.role = role if lines else "quiet"
        self._words = "\n".join(lines)
        more = [*([self._words, self._help] if lines else []), *why]
        self._more.setText("\n".join(line for line in more if line))
        self._more.hide()
        self.why.setVisible(bool(why))
        self._values = [value for _, value in likely[:_MOST_LIKELY]]
        for number, button in enumerate(self.likely):
            button.setVisible(number < len(self._values))
            if number < len(self._values):
                button.setText(likely[number][0])
        if self._line.property("role") != self.role:
            set_role(self._line, self.role)
        self._fit()

    def note(self, words: str) -> None:
        """Say for now what was done; the next check says again what there is to say."""
        self._line.setText(in_lines(words, self._line, max(1, self._line.width()), _LINES))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another typeface has other lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._line.setFixedHeight(_LINES * self._line.fontMetrics().lineSpacing())

    def _fit(self) -> None:
        """As much as two lines hold; all of it under the mouse and behind *Why?*."""
        words = self._words or self._help
        fitting = in_lines(words, self._line, max(1, self._line.width()), _LINES)
        if self._line.text() != fitting:
            self._line.setText(fitting)
            self._line.setToolTip(words if fitting != words else "")

    def _choose(self, number: int) -> None:
        if number < len(self._values):
            self.chosen.emit(self._values[number])
