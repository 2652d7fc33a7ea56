"""Labels in a role of the style sheet, and the two ways in which widgets stand together.

A label that shows one of the window's own icons, or anything a label shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap, QTextLayout
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.window import icons, theme

if TYPE_CHECKING:
    from icpdesk.model import Light


_ROLES: dict[Light, str] = {"fail": "error", "warn": "warning", "pass": "good"}
SIGNS: dict[Light, str] = {
    "fail": "✕", "open": "○", "waiting": "…", "warn": "!", "partial": "?", "pass": "✓",
}  # fmt: skip
"""Said beside a light: never a colour alone."""


def role_of(light: Light, neutral: str = "") -> str:
    """The role of a label for a light; ``neutral`` for all that is neither red, amber nor green."""
    return _ROLES.get(light, neutral)


def tone_of(light: Light, neutral: str = "quiet") -> str:
    """The same as the name of a colour of the theme."""
    return _ROLES.get(light, neutral)


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """A label; ``role`` is title, heading, quiet, error, warning or good."""
    made = QLabel(text)
    made.setWordWrap(wrap)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        made.setProperty("role", role)
    return made


def in_lines(words: str, widget: QLabel, width: int, lines: int = 2) -> str:
    """``words`` as far as they fit into ``lines`` of ``width`` pixels in the font of ``widget``."""
    layout = QTextLayout(words, widget.font())
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= lines:
        return words
    last = starts[lines - 1]
    rest = widget.fontMetrics().elidedText(words[last:], Qt.TextElideMode.ElideRight, width)
    return words[:last] + rest


def set_role(widget: QLabel, role: str) -> None:
    """Give a label another role and draw it anew; nothing is done where it has that role."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def card(*widgets: QWidget) -> QFrame:
    """A framed group."""
    frame = QFrame()
    frame.setProperty("role", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(18, 14, 18, 16)
    layout.setSpacing(10)
    for widget in widgets:
        layout.addWidget(widget)
    return frame


def row_of(*widgets: QWidget) -> QWidget:
    """Widgets beside each other; lines to type in take the room, else it stays at the end."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row


class IconLabel(QLabel):
    """Draws its icon anew when the theme is changed while the window is open."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._size = "", 0

    def show_icon(self, name: str, size: int) -> None:
        """``assets/icons/<name>.svg`` in the quiet colour of the theme, ``size`` pixels wide."""
        self._icon, self._size = name, size
        self._draw()

    def show_pixmap(self, pixmap: QPixmap) -> None:
        """A picture in the place of the icon."""
        self._icon = ""
        self.setPixmap(pixmap)

    def show_words(self, words: str) -> None:
        """A sign or words in the place of the icon."""
        self._icon = ""
        self.setPixmap(QPixmap())
        self.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() is QEvent.Type.StyleChange and self._icon:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        drawn = icons.icon(self._icon, theme.current().quiet, self._size)
        self.setPixmap(drawn.pixmap(self._size, self._size))
