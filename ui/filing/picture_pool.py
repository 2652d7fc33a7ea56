"""Checks of pictures in a process of their own: the window's event loop never waits for one.

Threads would not do: decoding and measuring hold the interpreter for longer than a frame. The
process is started when the first picture is looked at and takes one picture at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.base.worker_process import WorkerProcess

_log = logging.getLogger("icpdesk.window")

_BROKEN = IcpdeskError(
    Text("This picture could not be looked at.", "这张图片无法检查。"),
    Text("Try it again, or save it anew as JPEG.", "请重试，或重新保存为 JPG。"),
)


class PicturePool(QObject):
    """Runs plain functions of the core in a worker process, in the order they were given."""

    _ended = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: list[WorkerProcess] = []
        """None or one."""
        self._numbers = count()
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Any], None]]] = {}
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # However the pool goes, its worker must not speak through it any more.
        self.destroyed.connect(partial(_end_all, self._workers))

    @property
    def busy(self) -> bool:
        """Whether somebody still waits for an answer."""
        return bool(self._waiting)

    def run(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        success: Callable[[Any], None],
        failure: Callable[[IcpdeskError], None],
    ) -> None:
        """Call ``function`` in the worker; the callbacks run in the window's thread."""
        if not self._workers:
            self._workers.append(WorkerProcess(self._tell))
        number = next(self._numbers)
        self._waiting[number] = (success, failure)
        self._workers[0].call(number, function, *arguments)

    def cancel(self) -> None:
        """Forget everything that was asked for; what is under way is given up at once."""
        if self._waiting:
            self.close()

    def close(self) -> None:
        """End the worker at once, also in the midst of a picture."""
        self._waiting = {}
        _end_all(self._workers)

    def _tell(self, number: int, answer: object, problem: Exception | None) -> None:
        """In the worker's thread."""
        self._ended.emit(number, answer, problem)

    def _deliver(self, number: int, answer: object, problem: Exception | None) -> None:
        callbacks = self._waiting.pop(number, None)
        if callbacks is None:
            return
        success, failure = callbacks
        if problem is None:
            success(answer)
        elif isinstance(problem, IcpdeskError):
            failure(problem)
        else:
            _log.error("worker failed: %s", type(problem).__name__)
            failure(_BROKEN)


def _end_all(workers: list[WorkerProcess], *_: object) -> None:
    while workers:
        workers.pop().end()
