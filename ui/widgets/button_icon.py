"""Icons on buttons that follow the theme, also when it is changed while the window is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QAbstractButton

from ui.window import icons, theme


def set_icon(button: QAbstractButton, name: str, tone: str = "ink", size: int = 18) -> None:
    """``assets/icons/<name>.svg`` in a colour of the theme; ``tone`` names a field of Colours."""
    drawn = button.findChild(_Drawn) or _Drawn(button)
    drawn.show_icon(name, tone, size)


class _Drawn(QObject):
    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._told = ("", "ink", 18)
        button.installEventFilter(self)

    def show_icon(self, name: str, tone: str, size: int) -> None:
        self._told = (name, tone, size)
        self._button.setIconSize(QSize(size, size))
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The theme was changed."""
        if event.type() is QEvent.Type.StyleChange:
            self._draw()
        return False

    def _draw(self) -> None:
        name, tone, size = self._told
        self._button.setIcon(icons.icon(name, getattr(theme.current(), tone), size))
