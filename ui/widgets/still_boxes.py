"""Lists and dates that the wheel leaves alone: it scrolls the page, whatever stands under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit


class ChoiceBox(QComboBox):
    """A list to choose from by click or key."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()


class DayBox(QDateEdit):
    """A day with a calendar."""

    def __init__(self, day: QDate) -> None:
        super().__init__(day)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()
