"""Checks of pictures in processes of their own: the window's event loop never waits for one.

Threads would not do: decoding and measuring hold the interpreter for longer than a frame. A worker
is started when the first picture is looked at and takes one picture at a time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from icpdesk.errors import IcpdeskError
from icpdesk.pictures.leash import end_with
from icpdesk.text import Text

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_log = logging.getLogger("icpdesk.window")

_BROKEN = IcpdeskError(
    Text("This picture could not be looked at.", "这张图片无法检查。"),
    Text("Try it again, or save it anew as JPEG.", "请重试，或重新保存为 JPG。"),
)


class PicturePool(QObject):
    """Runs plain functions of the core in a worker process, in the order they were given."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ProcessPoolExecutor | None = None
        self._leash: Connection | None = None
        """Our end of the worker's pipe: the worker ends when it is closed."""
        self._waiting: dict[Future[Any], tuple[Callable[[Any], None], Callable[[Any], None]]] = {}
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        try:
            future = self._workers().submit(function, *arguments)
        except RuntimeError:
            # A worker died; the next call gets a new one.
            self._executor = None
            future = self._workers().submit(function, *arguments)
        self._waiting[future] = (success, failure)
        future.add_done_callback(self._tell)

    def cancel(self) -> None:
        """Forget everything that was asked for; what is under way is given up at once."""
        if self._waiting:
            self._let_go()

    def close(self) -> None:
        """End the worker at once, also in the midst of a picture."""
        self._let_go()

    def _let_go(self) -> None:
        """The executor finds its worker gone and ends by itself.

        Its futures are not cancelled: it stumbles over cancelled ones when a worker is gone, and
        then leaves a thread behind that waits for ever to hand over a large picture.
        """
        self._waiting = {}
        if self._leash is not None:
            self._leash.close()
        if self._executor is not None:
            _hand_over_nothing_more(self._executor)
        self._executor = self._leash = None

    def _workers(self) -> ProcessPoolExecutor:
        if self._executor is None:
            from multiprocessing import get_context

            context = get_context("spawn")
            theirs, self._leash = context.Pipe(duplex=False)
            self._executor = ProcessPoolExecutor(
                max_workers=1, mp_context=context, initializer=end_with, initargs=(theirs,)
            )
        return self._executor

    def _tell(self, future: Future[Any]) -> None:
        """In the executor's thread."""
        if not future.cancelled():
            problem = future.exception()
            try:
                self._ended.emit(future, problem)
            except RuntimeError:
                # The window is gone.
                return

    def _deliver(self, future: Future[Any], problem: BaseException | None) -> None:
        callbacks = self._waiting.pop(future, None)
        if callbacks is None:
            return
        success, failure = callbacks
        if problem is None:
            success(future.result())
        elif isinstance(problem, IcpdeskError):
            failure(problem)
        else:
            _log.error("worker failed: %s", type(problem).__name__)
            failure(_BROKEN)


def _hand_over_nothing_more(executor: ProcessPoolExecutor) -> None:
    """Let the thread end that is handing over a large picture to a worker that is gone.

    Until Python 3.11.5 it waits for ever, as this process itself holds the end of the pipe that
    nobody reads any more (gh-94777), and the window would never close.
    """
    queue: Any = getattr(executor, "_call_queue", None)
    if queue is not None:
        queue._reader.close()
