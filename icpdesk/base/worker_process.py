"""One more process that makes calls for this one, one at a time, and can be let go at any moment."""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

from icpdesk.base.bounded import Limits, Worker

Tell = Callable[[int, Any, Exception | None], None]
"""Hears the number of a call, what it returned, and what it raised."""
Call = tuple[int, Callable[..., Any], tuple[Any, ...]]
LIMITS = Limits(seconds=120, megabytes=3_000)
"""Of one call: looking at a picture, reading it and drawing what was found."""


class WorkerProcess:
    """Calls plain functions behind the border (:mod:`icpdesk.base.bounded`), in the order they were given.

    The process is started with the first call and stays for the next ones. A call that goes over a
    limit or kills it is answered with FileProblem that says so, and costs no other call: the next one
    gets a new process. Functions, arguments and answers must be picklable. ``tell`` is called in a
    thread of its own.
    """

    def __init__(self, tell: Tell, limits: Limits = LIMITS) -> None:
        self._tell = tell
        self._limits = limits
        self._telling = Lock()
        self._let_go = False
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._worker = Worker()
        Thread(target=self._serve, daemon=True).start()

    def call(self, number: int, function: Callable[..., Any], *arguments: Any) -> None:
        """Have ``function(*arguments)`` called when all earlier calls are answered."""
        self._calls.put((number, function, arguments))

    def end(self) -> None:
        """End the process at once, also in the midst of a call; ``tell`` is not called any more."""
        with self._telling:
            self._let_go = True
        self._worker.end()
        self._calls.put(None)

    def _serve(self) -> None:
        while self._answer_next():
            pass
        self._worker.close()

    def _answer_next(self) -> bool:
        """Wait for a call and answer it; whether there may be another."""
        call = self._calls.get()
        if call is None or self._let_go:
            return False
        number, function, arguments = call
        answer: Any = None
        problem: Exception | None = None
        try:
            answer = self._worker.ask(function, arguments, self._limits)
        except Exception as raised:
            # Its traceback would keep this frame, and with it the picture, in a circle.
            problem = raised.with_traceback(None)
        with self._telling:
            if not self._let_go:
                self._tell(number, answer, problem)
        return True
