"""Locks the store when nobody has touched the window for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from icpdesk.store import AutoLock
from ui.filing.open_store import OpenStore
from ui.window.preferences import Preferences

_LOOK_MS = 5_000
_SIGNS = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.DragEnter}
)


class AutoLocker(QObject):
    """Watches the application's events; a store without a passphrase is never locked."""

    def __init__(self, desk: OpenStore, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preferences = Preferences()
        self.clock = AutoLock(self._preferences.lock_minutes)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note every sign of the user."""
        if event.type() in _SIGNS:
            self.clock.touch()
        return False

    def look(self) -> None:
        """Lock when it is time; a period that was chosen meanwhile holds at once."""
        self.clock.minutes = self._preferences.lock_minutes
        if self.clock.due and self._desk.is_open and self._desk.store.protected:
            self._desk.lock()
