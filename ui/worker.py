"""Work in the background: one Task around a plain function of the core."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from icpdesk.errors import Cancelled, IcpdeskError
from icpdesk.progress import CancelToken
from icpdesk.text import Text

_log = logging.getLogger("icpdesk.window")


class TaskSignals(QObject):
    """Lives in the window's thread; slots run there."""

    progressed = Signal(int, int, object)
    succeeded = Signal(object)
    failed = Signal(object)


class Task(QRunnable):
    """Runs ``function(progress)`` in a pool thread; ``cancel`` asks it to stop."""

    def __init__(self, function: Callable[[Task], Any], parent: QObject) -> None:
        super().__init__()
        self._function = function
        self._token = CancelToken()
        self.signals = TaskSignals(parent)
        self.setAutoDelete(False)

    def start(self) -> Task:
        """Begin; returns itself to be kept."""
        QThreadPool.globalInstance().start(self)
        return self

    def cancel(self) -> None:
        """Ask for a stop; the answer is ``failed`` with Cancelled."""
        self._token.cancel()

    def step(self, done: int, total: int, what: Text) -> None:
        """Progress of the core; raises Cancelled when a stop was asked for."""
        if not isValid(self.signals):
            # The page was closed while the work went on: nobody waits for it any more.
            raise Cancelled
        self._token.check()
        self.signals.progressed.emit(done, total, what)

    def run(self) -> None:
        """Called by the pool."""
        try:
            outcome, signal = self._function(self), "succeeded"
        except IcpdeskError as known:
            outcome, signal = known, "failed"
        except Exception:
            _log.exception("background work failed")
            outcome, signal = _BROKEN, "failed"
        if isValid(self.signals):
            getattr(self.signals, signal).emit(outcome)


_BROKEN = IcpdeskError(
    Text("Something went wrong inside the program.", "程序内部出错。"),
    Text("Your data are saved. Try again.", "数据已保存，请重试。"),
)


def run_task(
    parent: QObject,
    function: Callable[[Task], Any],
    *,
    success: Callable[[Any], None],
    failure: Callable[[IcpdeskError], None] | None = None,
    progress: Callable[[int, int, Text], None] | None = None,
) -> Task:
    """Start ``function`` in the background; the callbacks run in the window's thread."""
    task = Task(function, parent)
    queued = Qt.ConnectionType.QueuedConnection
    task.signals.succeeded.connect(success, queued)
    if failure:
        task.signals.failed.connect(failure, queued)
    if progress:
        task.signals.progressed.connect(progress, queued)
    return task.start()
