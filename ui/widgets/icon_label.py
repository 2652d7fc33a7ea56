"""A label that shows one of the window's own icons, or anything a label shows."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from ui.window import icons, theme


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
