"""Whether the window may close: not while something would be lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer

from ui.widgets import choose

if TYPE_CHECKING:
    from ui.window.navigator import Navigator

_STOP_MS = 30_000


class Closing(QObject):
    """Asks before a batch is stopped; a conflict must be decided first."""

    def __init__(self, window: Navigator) -> None:
        super().__init__(window.widget)
        self._window = window

    def may_close(self) -> bool:
        """Save, ask where something is under way, and end it; False when the window stays."""
        session = self._window.session
        session.settle()
        session.save()
        if session.saving.in_conflict and session.saving.unsaved:
            self._window.tell_conflict()
            return False
        return self._end_batch()

    def _end_batch(self) -> bool:
        from ui.pages.batch_page import BatchPage

        page = self._window.made_page("batch")
        if not isinstance(page, BatchPage) or not page.run.is_running:
            return True
        words = self.tr("A batch is running. Clients that are finished stay finished.")
        if not choose.ask(
            self._window.widget,
            words,
            yes=self.tr("Stop it and close"),
            no=self.tr("Keep running"),
        ):
            return False
        if page.run.is_running:
            loop = QEventLoop()
            page.run.ended.connect(loop.quit)
            QTimer.singleShot(_STOP_MS, loop, loop.quit)
            page.run.stop()
            loop.exec()
        return True
