"""The one border that strangers' files are read behind: a process with limits of time, memory and answer.

A file that is made to hurt, or that a reader of another house cannot take, costs that process and one
sentence, never the program and the answers about other files. The command line asks through
:func:`call`; the window's :class:`icpdesk.base.worker_process.WorkerProcess` and the workers of a batch
stand behind such limits themselves, so there ``call`` calls at once.
"""

from __future__ import annotations

import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe, get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from icpdesk.base import logs
from icpdesk.base.errors import FileProblem, IcpdeskError
from icpdesk.base.processes import PipeEnd, end_with
from icpdesk.base.text import Text

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """What one file may cost."""

    seconds: float = 30
    megabytes: int = 2_000
    """Of memory, beside what the process holds before; kept where the system knows such limits (Linux)."""
    answer: int = 200_000_000
    """Bytes."""


USUAL = Limits()
_START_SECONDS = 60
_HELLO = b"here"
"""Said by a worker that listens: before that nothing is sent."""


class Worker:
    """One more process that makes calls for this one, one at a time, each within limits.

    Started with the first call, kept for the next ones, replaced after a call that went over a limit.
    Functions, arguments and answers must be picklable. Not for several threads at once.
    """

    def __init__(self) -> None:
        self._theirs, self._leash = Pipe(duplex=False)
        self._process: BaseProcess | None = None
        self._line: PipeEnd | None = None

    def ask(self, function: Callable[..., T], arguments: tuple[Any, ...], limits: Limits) -> T:
        """``function(*arguments)``; what it raises, or FileProblem that names the limit."""
        told: bytes | None = None
        try:
            line = self._connected()
            line.send((function, arguments, limits))
            told = line.recv_bytes() if self._told(limits.seconds) else b""
        except (EOFError, OSError):
            pass
        except BaseException:
            self.bury()
            raise
        if not told:
            # What is still in the line belongs to this call. Raised out here: the error that came first
            # would keep this frame, and with it the picture, in a circle.
            self.bury()
            raise broke_down() if told is None else took_too_long(limits)
        answer, problem = pickle.loads(told)  # noqa: S301 - our own process
        if problem is not None:
            raise problem
        result: T = answer
        return result

    def end(self) -> None:
        """End the process at once, also in the midst of a call; may be called from another thread."""
        self._leash.close()

    def close(self) -> None:
        """After :meth:`end`, in the thread that asks: leave nothing open."""
        self._theirs.close()
        self.bury()

    def bury(self) -> None:
        """Let go of the process, which is gone or to go; the next call starts another."""
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
        self._line = self._process = None

    def _told(self, seconds: float) -> bool:
        """Whether the process says something in time; EOFError when it is gone.

        The end of a fresh process is watched beside the line: on Windows the line of one that was killed
        before it took up its own end stays open for ever. A copied one has let go of that sign.
        """
        assert self._line is not None and self._process is not None
        fresh = isinstance(self._process, get_context("spawn").Process)
        watched: list[Any] = [self._line, self._process.sentinel] if fresh else [self._line]
        ready = wait(watched, seconds)
        if ready and not self._line.poll():
            raise EOFError("the worker process is gone")
        return bool(ready)

    def _connected(self) -> PipeEnd:
        if self._line is not None and _is_cut_off(self._line):
            self.bury()
        if self._line is None:
            ours, theirs = Pipe()
            process: BaseProcess
            if sys.platform != "win32" and _may_fork():
                process = get_context("fork").Process(
                    target=_work_forked, args=(self._theirs, theirs), daemon=True
                )
            else:
                process = get_context("spawn").Process(
                    target=_work, args=(self._theirs, theirs), daemon=True
                )
            process.start()
            # Held by the worker alone: only so does the line end when the worker does.
            theirs.close()
            self._process, self._line = process, ours
            if not self._told(_START_SECONDS) or ours.recv_bytes() != _HELLO:
                raise EOFError("the worker process does not begin")
        return self._line


_inside = False
_turn = threading.RLock()
_workers: dict[int, Worker] = {}
"""None or one, by process number: a forked child needs its own."""


def call(function: Callable[..., T], *arguments: Any, limits: Limits = USUAL) -> T:
    """``function(*arguments)`` behind the border; picklable, and nothing that must be kept in memory.

    What it raises comes through. FileProblem that names the limit when one was passed, or when the
    process broke down.
    """
    if _inside:
        return _called_here(function, arguments, limits)
    with _turn:
        worker = _workers.get(os.getpid())
        if worker is None:
            worker = _workers[os.getpid()] = Worker()
        return worker.ask(function, arguments, limits)


def stand_inside() -> None:
    """From now on this process is one of those behind the border: it can be lost."""
    global _inside
    _inside = True


def stands_inside() -> bool:
    """Whether this process is one of those behind the border."""
    return _inside


def took_too_long(limits: Limits) -> FileProblem:
    """The error for a file that was given up after ``limits.seconds``."""
    return FileProblem(
        Text(
            f"Reading it was given up after {limits.seconds:g} seconds, the most that a file may take.",
            f"读取超过 {limits.seconds:g} 秒（单个文件的上限），已放弃。",
        ),
        _SAVE_ANEW,
    )


def too_much_memory(limits: Limits) -> FileProblem:
    """The error for a file that needs more than ``limits.megabytes``."""
    return FileProblem(
        Text(
            f"Reading it needs more than {limits.megabytes} MB of memory, the most that a file may take.",
            f"读取需要超过 {limits.megabytes} MB 内存（单个文件的上限）。",
        ),
        _SAVE_ANEW,
    )


def broke_down() -> FileProblem:
    """The error for a file that its reader broke down over."""
    return FileProblem(
        Text(
            "Its reader broke down over it; nothing else was affected.",
            "读取程序因该文件崩溃，其他内容不受影响。",
        ),
        _SAVE_ANEW,
    )


_SAVE_ANEW = Text(
    "Open it in the program that it comes from and save it anew.", "请用原程序打开后另存一份。"
)


def _too_long(limits: Limits) -> FileProblem:
    return FileProblem(
        Text(
            f"It unpacks to more than {limits.answer // 1_000_000} MB, the most that a file may take.",
            f"解开后超过 {limits.answer // 1_000_000} MB（单个文件的上限）。",
        ),
        _SAVE_ANEW,
    )


def _is_cut_off(line: PipeEnd) -> bool:
    """Whether the worker is gone: between calls a line has nothing to tell but its end."""
    try:
        return line.poll()
    except OSError:
        return True


def _called_here(function: Callable[..., T], arguments: tuple[Any, ...], limits: Limits) -> T:
    """Behind the border: within the same limits, unless those of a call around it hold already."""
    if threading.current_thread().name == _DEADLINED:
        return function(*arguments)
    try:
        with _deadline(limits.seconds), limited_memory(limits.megabytes):
            return function(*arguments)
    except MemoryError:
        raise too_much_memory(limits) from None


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """End the process when the block takes longer; its owner notices that and gives the file up."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


_DEADLINED = "icpdesk deadlined"
"""Name of a thread whose calls somebody else times."""


def _may_fork() -> bool:
    """Whether a copy of this process is as good as a fresh one, which costs a tenth of a second: on
    Linux, before any thread and any large library is begun."""
    if sys.platform != "linux":
        return False
    try:
        return len(os.listdir("/proc/self/task")) == 1 and "cv2" not in sys.modules  # noqa: PTH208
    except OSError:
        return False


def _work_forked(leash: PipeEnd, line: PipeEnd) -> None:
    """As :func:`_work`, in a copy of the asking process: lets go of everything that it holds open.

    The other ends of this process's own lines are among it, and locks: held here, too, nobody would
    see them end.
    """
    kept = {0, 1, 2, leash.fileno(), line.fileno()}
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in [int(name) for name in os.listdir("/proc/self/fd")]:  # noqa: PTH208
        if handle not in kept and handle != nowhere:
            with suppress(OSError):
                # Not closed: objects that believe they own the number may close another's later.
                os.fstat(handle)
                os.dup2(nowhere, handle)
    _work(leash, line)


def _work(leash: PipeEnd, line: PipeEnd) -> None:
    """In the worker: until nobody is at the other end."""
    import signal

    end_with(leash)
    stand_inside()
    threading.current_thread().name = _DEADLINED
    silence_libraries()
    logs.set_up()
    # Ctrl+C is for the process that a person started; this one ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    line.send_bytes(_HELLO)
    while True:
        try:
            function, arguments, limits = line.recv()
        except EOFError:
            return
        line.send_bytes(_answer(function, arguments, limits))


def _answer(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> bytes:
    try:
        with limited_memory(limits.megabytes):
            told = pickle.dumps((function(*arguments), None), protocol=5)
    except MemoryError:
        return pickle.dumps((None, too_much_memory(limits)))
    except IcpdeskError as problem:
        return pickle.dumps((None, problem))
    except Exception as problem:
        return _of_problem(problem)
    return told if len(told) <= limits.answer else pickle.dumps((None, _too_long(limits)))


def _of_problem(problem: Exception) -> bytes:
    try:
        told = pickle.dumps((None, problem.with_traceback(None)))
        pickle.loads(told)  # noqa: S301 - made a line above
    except Exception:
        # Not picklable: its kind is all that can be told.
        return pickle.dumps((None, RuntimeError(type(problem).__name__)))
    return told


@contextmanager
def limited_memory(megabytes: int) -> Iterator[None]:
    """Within the block the process gets so much memory more and no further; MemoryError then.

    Nothing where the system knows no such limit.
    """
    if sys.platform == "win32":
        yield
        return
    try:
        import resource

        with Path("/proc/self/statm").open(encoding="ascii") as now:
            held = int(now.read().split()[0]) * resource.getpagesize()
    except (ImportError, OSError):
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    wanted = held + megabytes * 1_000_000
    most = wanted if before[1] == resource.RLIM_INFINITY else min(wanted, before[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def silence_libraries() -> None:
    """What C libraries write about a file is no message of ours and may name its path; our log stays."""
    try:
        ours = os.dup(2)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        # By lines: what was logged is told also when the process is ended at once.
        sys.stderr = os.fdopen(ours, "w", buffering=1, encoding="utf-8", errors="backslashreplace")
    except OSError:
        # A window without a console has no stderr.
        return
