"""Work in the background: one Task around a plain function of the core."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import delete, isValid

from icpdesk.base.errors import Cancelled, IcpdeskError
from icpdesk.base.progress import CancelToken
from icpdesk.base.text import Text

_RUNNING: set[Task] = set()
"""Work whose answer was not delivered yet. It keeps task and answering object alive, so that the pool
never speaks through an object that the window has destroyed meanwhile."""


class _Answer(QObject):
    """Lives in the window's thread and hands over there what the pool's thread found."""

    progressed = Signal(int, int, object)
    succeeded = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        task: Task,
        success: Callable[[Any], None],
        failure: Callable[[IcpdeskError], None] | None,
        progress: Callable[[int, int, Text], None] | None,
    ) -> None:
        super().__init__()
        self._task, self._success, self._failure, self._progress = task, success, failure, progress
        queued = Qt.ConnectionType.QueuedConnection
        self.succeeded.connect(self._succeed, queued)
        self.failed.connect(self._fail, queued)
        self.progressed.connect(self._step, queued)

    def _succeed(self, outcome: object) -> None:
        _RUNNING.discard(self._task)
        if self._task.is_wanted:
            self._success(outcome)

    def _fail(self, problem: object) -> None:
        _RUNNING.discard(self._task)
        if self._task.is_wanted and self._failure and isinstance(problem, IcpdeskError):
            self._failure(problem)

    def _step(self, done: int, total: int, what: object) -> None:
        if self._task.is_wanted and self._progress and isinstance(what, Text):
            self._progress(done, total, what)


class Task(QRunnable):
    """Runs ``function(task)`` in a pool thread; the task is the core's Progress; ``cancel`` asks it to stop."""

    def __init__(
        self,
        function: Callable[[Task], Any],
        parent: QObject,
        success: Callable[[Any], None],
        failure: Callable[[IcpdeskError], None] | None,
        progress: Callable[[int, int, Text], None] | None,
    ) -> None:
        super().__init__()
        self._function = function
        self._parent = parent
        self._token = CancelToken()
        self._answer = _Answer(self, success, failure, progress)
        self.setAutoDelete(False)

    @property
    def is_wanted(self) -> bool:
        """Whether the page that asked is still there."""
        return isValid(self._parent)

    def start(self) -> Task:
        """Begin; returns itself, to be cancelled."""
        _RUNNING.add(self)
        QThreadPool.globalInstance().start(self)
        return self

    def cancel(self) -> None:
        """Ask for a stop; the answer is ``failure`` with Cancelled."""
        self._token.cancel()

    def step(self, done: int, total: int, what: Text) -> None:
        """Progress of the core; raises Cancelled when a stop was asked for or nobody waits any more."""
        if not self.is_wanted:
            raise Cancelled
        self._token.check()
        self._answer.progressed.emit(done, total, what)

    def run(self) -> None:
        """Called by the pool."""
        try:
            self._answer.succeeded.emit(self._function(self))
        except IcpdeskError as known:
            self._answer.failed.emit(known)
        except Exception as unknown:
            from icpdesk.base.last_resort import unforeseen

            self._answer.failed.emit(unforeseen(unknown))


def run_task(
    parent: QObject,
    function: Callable[[Task], Any],
    *,
    success: Callable[[Any], None],
    failure: Callable[[IcpdeskError], None] | None = None,
    progress: Callable[[int, int, Text], None] | None = None,
) -> Task:
    """Start ``function`` in the background; the callbacks run in the window's thread.

    When ``parent`` is destroyed meanwhile, nothing is called back.
    """
    return Task(function, parent, success, failure, progress).start()


class Turn:
    """What background work is begun for, such as one filing or one drawing of a page.

    When it is over (:meth:`end`) the answers to what is still under way are told to nobody; what is begun
    then is of the next turn.
    """

    def __init__(self, parent: QObject) -> None:
        self._parent, self._owner = parent, QObject(parent)

    def run(
        self,
        function: Callable[[Task], Any],
        *,
        success: Callable[[Any], None],
        failure: Callable[[IcpdeskError], None] | None = None,
    ) -> Task:
        """As :func:`run_task`, for this turn."""
        return run_task(self._owner, function, success=success, failure=failure)

    def end(self) -> None:
        """Begin the next one."""
        delete(self._owner)
        self._owner = QObject(self._parent)
