"""A list whose lines break: each row is as high as its words need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget

_BESIDE, _ABOVE, _LOWEST = 11, 6, 36
"""Pixels around the words of a row and its least height, by the style sheet."""
_HIGHEST = 10_000


class WrappedList(QListWidget):
    """Qt leaves the padding of the style sheet out when it counts lines, and cuts the last one off."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_rows(self) -> None:
        """After words have changed."""
        room = QRect(0, 0, self.viewport().width() - 2 * _BESIDE, _HIGHEST)
        for row in range(self.count()):
            item = self.item(row)
            needed = self.fontMetrics().boundingRect(
                room, Qt.TextFlag.TextWordWrap.value, item.text()
            )
            item.setSizeHint(QSize(0, max(_LOWEST, needed.height() + 2 * _ABOVE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self.fit_rows()
