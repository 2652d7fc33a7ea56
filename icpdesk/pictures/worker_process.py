"""One more process that makes calls for this one, one at a time, and can be let go at any moment."""

from __future__ import annotations

import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any

from icpdesk.pictures.leash import end_with

Tell = Callable[[int, Any, Exception | None], None]
"""Hears the number of a call, what it returned, and what it raised."""
Call = tuple[int, Callable[..., Any], tuple[Any, ...]]


class WorkerProcess:
    """Calls plain functions in another process, in the order they were given.

    The process is started with the first call and stays for the next ones. A call that kills it is
    answered with EOFError or OSError and costs no other call: the next one gets a new process.
    Functions, arguments and answers must be picklable. ``tell`` is called in a thread of its own.
    """

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._context = get_context("spawn")
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._theirs, self._leash = self._context.Pipe(duplex=False)
        self._let_go = False
        Thread(target=self._serve, daemon=True).start()

    def call(self, number: int, function: Callable[..., Any], *arguments: Any) -> None:
        """Have ``function(*arguments)`` called when all earlier calls are answered."""
        self._calls.put((number, function, arguments))

    def end(self) -> None:
        """End the process at once, also in the midst of a call; what is open is never answered."""
        self._let_go = True
        self._leash.close()
        self._calls.put(None)

    def _serve(self) -> None:
        """In the thread: it alone starts the process and talks to it."""
        worker: tuple[SpawnProcess, Connection] | None = None
        while (call := self._calls.get()) is not None and not self._let_go:
            if worker is not None and _is_cut_off(worker[1]):
                _bury(*worker)
                worker = None
            worker = worker or self._start()
            number, function, arguments = call
            try:
                worker[1].send((function, arguments))
                answer, problem = worker[1].recv()
            except Exception as broken:
                # Whatever went wrong: what is still in the line belongs to this call.
                _bury(*worker)
                # Its traceback would keep this frame, and with it the picture, in a circle.
                worker, answer, problem = None, None, broken.with_traceback(None)
            if not self._let_go:
                self._tell(number, answer, problem)
        self._theirs.close()
        if worker is not None:
            _bury(*worker)

    def _start(self) -> tuple[SpawnProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._theirs, theirs), daemon=True)
        process.start()
        # Held by the worker alone: only so does the line end when the worker does.
        theirs.close()
        return process, ours


def _is_cut_off(line: Connection) -> bool:
    """Whether the worker is gone: between calls a line has nothing to tell but its end."""
    try:
        return line.poll()
    except OSError:
        return True


def _bury(process: SpawnProcess, line: Connection) -> None:
    line.close()
    process.kill()
    process.join()


def _work(leash: Connection, line: Connection) -> None:
    """In the worker: until nobody is at the other end."""
    end_with(leash)
    # Ctrl+C is for the process that a person started; this one ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, arguments = line.recv()
        except EOFError:
            return
        try:
            line.send((function(*arguments), None))
        except Exception as problem:
            _send_problem(line, problem)


def _send_problem(line: Connection, problem: Exception) -> None:
    try:
        line.send((None, problem))
    except Exception:
        # Not picklable: its kind is all that can be told.
        line.send((None, RuntimeError(type(problem).__name__)))
