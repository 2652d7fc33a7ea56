"""Where clients are worked on: processes of this machine, or a Dask cluster that is there already."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from types import TracebackType
from typing import Any

from icpdesk.base import logs
from icpdesk.base.bounded import silence_libraries, stand_inside
from icpdesk.base.errors import InputError
from icpdesk.base.processes import PipeEnd, end_with
from icpdesk.base.text import Text

ANSWER_SECONDS = 10
"""How long a scheduler may take to answer."""
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Names of glibc's settings, from malloc.h."""
_KEPT_BYTES = 134_217_728
"""Freed memory that a process keeps at most; a quarter is the most that glibc takes for one piece."""


_MOST_JOBS = 8
"""More processes than this wait for the disk and take memory for nothing."""


def jobs_of_this_machine() -> int:
    """How many processes a batch has where nobody says: the cores, 8 at most."""
    return max(1, min(_MOST_JOBS, os.cpu_count() or 1))


class LocalPool(ProcessPoolExecutor):
    """Fresh processes that end with the program, also when it is killed, and at once on demand.

    As a context it waits for what was handed out; an exception gives that up.
    """

    def __init__(self, jobs: int) -> None:
        context = get_context("spawn")
        theirs, self._leash = context.Pipe(duplex=False)
        super().__init__(
            max_workers=max(1, jobs), mp_context=context, initializer=_begin, initargs=(theirs,)
        )

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As every executor; a process that is started for it never hears Ctrl+C."""
        with _interrupts_held_back():
            return super().submit(fn, *args, **kwargs)

    def stop(self) -> None:
        """End the processes now; what they write is whole or absent, so nothing is spoilt.

        The executor finds them gone. Nothing is cancelled: until Python 3.12 it stumbles over
        cancelled futures when its processes are gone.
        """
        self._leash.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self.stop()
        self.shutdown(wait=True)


MakePool = Callable[[int], LocalPool]


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor on the Dask scheduler at ``address``; InputError when it cannot be reached.

    Its workers must see the same folders under the same paths and have the same icpdesk.
    """
    try:
        from distributed import Client
    except ImportError:
        raise InputError(
            Text("Work on a cluster needs the extra 'cluster'.", "使用集群需要安装 cluster 扩展。"),
            Text("Install icpdesk[cluster].", "请安装 icpdesk[cluster]。"),
        ) from None
    try:
        connect: Any = Client
        client = connect(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as problem:
        raise InputError(
            Text(f"No Dask scheduler answers at {address}.", f"{address} 没有 Dask 调度器响应。"),
            Text(
                "Check the address, for example tcp://host:8786.",
                "请检查地址，例如 tcp://host:8786。",
            ),
        ) from problem
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """What is started here inherits that Ctrl+C waits; here it comes when the block ends.

    Else a process that is interrupted before :func:`_begin` prints where it was. Windows has no such
    setting.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(leash: PipeEnd) -> None:
    """In each process: Ctrl+C is the parent's business, and its end ends this one, too."""
    end_with(leash)
    stand_inside()
    silence_libraries()
    logs.set_up()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    one_thread()
    keep_memory()


def one_thread() -> None:
    """Keep numeric libraries to one thread: the processes share the cores already.

    Heard by libraries that are not loaded yet; OpenCV has a name of its own for it.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ.setdefault(name, "1")


def keep_memory() -> None:
    """Let glibc use the memory of one picture for the next, instead of asking for it each time.

    Fresh pages are zeroed by the system, on which processes wait for each other: keeping them is
    worth 4 % with one process and 8 % with two. Other systems have no such setting.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(_MMAP_THRESHOLD, _KEPT_BYTES // 4)
    mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
