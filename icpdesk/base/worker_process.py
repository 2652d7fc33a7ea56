"""One more process that makes calls for this one, one at a time, and can be let go at any moment."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple

from icpdesk.base import logs
from icpdesk.base.parent_watch import end_with
from icpdesk.base.pipes import PipeEnd

Tell = Callable[[int, Any, Exception | None], None]
"""Hears the number of a call, what it returned, and what it raised."""
Call = tuple[int, Callable[..., Any], tuple[Any, ...]]


class _Worker(NamedTuple):
    process: SpawnProcess
    line: PipeEnd


class WorkerProcess:
    """Calls plain functions in another process, in the order they were given.

    The process is started with the first call and stays for the next ones. A call that kills it, or
    for which none can be started, is answered with OSError or EOFError and costs no other call: the
    next one gets a new process. Functions, arguments and answers must be picklable. ``tell`` is called
    in a thread of its own.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._telling = Lock()
        self._let_go = False
        self._context = get_context("spawn")
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._theirs, self._leash = self._context.Pipe(duplex=False)
        self._worker: _Worker | None = None
        """Touched by the thread alone."""
        Thread(target=self._serve, daemon=True).start()

    def call(self, number: int, function: Callable[..., Any], *arguments: Any) -> None:
        """Have ``function(*arguments)`` called when all earlier calls are answered."""
        self._calls.put((number, function, arguments))

    def end(self) -> None:
        """End the process at once, also in the midst of a call; ``tell`` is not called any more."""
        with self._telling:
            self._let_go = True
        self._leash.close()
        self._calls.put(None)

    def _serve(self) -> None:
        while self._answer_next():
            pass
        self._theirs.close()
        self._bury()

    def _answer_next(self) -> bool:
        """Wait for a call and answer it; whether there may be another."""
        call = self._calls.get()
        if call is None or self._let_go:
            return False
        number, function, arguments = call
        try:
            worker = self._ready_worker()
            worker.line.send((function, arguments))
            answer, problem = _heard(worker)
        except Exception as broken:
            # Whatever went wrong: what is still in the line belongs to this call.
            self._bury()
            # Its traceback would keep this frame, and with it the picture, in a circle.
            answer, problem = None, broken.with_traceback(None)
        with self._telling:
            if not self._let_go:
                self._tell(number, answer, problem)
        return True

    def _ready_worker(self) -> _Worker:
        """The process, which is started when there is none, and has said that it listens."""
        if self._worker is not None and _is_cut_off(self._worker.line):
            self._bury()
        if self._worker is None:
            ours, theirs = self._context.Pipe()
            process = self._context.Process(target=_work, args=(self._theirs, theirs), daemon=True)
            process.start()
            # Held by the worker alone: only so does the line end when the worker does.
            theirs.close()
            self._worker = _Worker(process, ours)
            _heard(self._worker)
        return self._worker

    def _bury(self) -> None:
        if self._worker is not None:
            self._worker.line.close()
            self._worker.process.kill()
            self._worker.process.join()
            self._worker = None


def _heard(worker: _Worker) -> Any:
    """What the process says next; EOFError when it is gone.

    Its end is watched beside the line: on Windows the line of a process that was killed before it
    took up its own end stays open for ever.
    """
    wait([worker.line, worker.process.sentinel])
    if not worker.line.poll():
        raise EOFError("the worker process is gone")
    return worker.line.recv()


def _is_cut_off(line: PipeEnd) -> bool:
    """Whether the worker is gone: between calls a line has nothing to tell but its end."""
    try:
        return line.poll()
    except OSError:
        return True


def _work(leash: PipeEnd, line: PipeEnd) -> None:
    """In the worker: until nobody is at the other end."""
    end_with(leash)
    logs.set_up()
    # Ctrl+C is for the process that a person started; this one ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line.send(None)
    while True:
        try:
            function, arguments = line.recv()
        except EOFError:
            return
        try:
            line.send((function(*arguments), None))
        except Exception as problem:
            _send_problem(line, problem)


def _send_problem(line: PipeEnd, problem: Exception) -> None:
    try:
        line.send((None, problem))
    except Exception:
        # Not picklable: its kind is all that can be told.
        line.send((None, RuntimeError(type(problem).__name__)))
