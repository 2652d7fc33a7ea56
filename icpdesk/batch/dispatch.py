"""Work handed out to processes: a few jobs at a time, and a process that dies costs one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from icpdesk.batch.workers import LocalPool, MakePool

_AHEAD = 3
"""Jobs a process that are handed out at a time: keeps memory the same for any number of them."""
_PATIENCE_SECONDS = 0.2
"""How long a stop may go unheard."""

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Crew:
    """Who does the work."""

    workers: int = 1
    given: Executor | None = None
    """Any executor of the standard library's kind; it is left open. Without it ``workers``
    processes of this machine are started."""
    make_pool: MakePool = LocalPool


class HandOut(Generic[Job, Result]):
    """Does ``work`` for every job; ``done`` hears of each, in the order in which they end.

    It hears None for a job whose work raised or whose process died. ``at_work`` hears which jobs are
    under way, whenever they are others; ``waiting`` is called again and again while nothing ends. What
    any of them raises ends everything at once.
    """

    def __init__(
        self,
        work: Callable[[Job], Result],
        jobs: Sequence[Job],
        crew: Crew,
        done: Callable[[Job, Result | None], None],
        at_work: Callable[[tuple[Job, ...]], None] | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> None:
        self._work = work
        self._waiting = list(reversed(jobs))
        self._workers = max(1, crew.workers)
        self._given = crew.given
        self._make_pool = crew.make_pool
        self._done = done
        self._at_work = at_work
        self._while_waiting = waiting
        self._told: tuple[Job, ...] = ()
        self._suspects: list[Job] = []

    def run(self) -> None:
        """Until nothing is left."""
        while self._waiting or self._suspects:
            if self._suspects:
                self._one_by_one()
            else:
                self._together()
        self._tell(())

    def _tell(self, jobs: Iterable[Job]) -> None:
        """Which jobs are under way; nobody is asked, so that it costs nothing.

        Processes take what was handed out in that order: those handed out first are worked on. How
        many an executor of somebody else takes at a time is not known, so all count there.
        """
        now = tuple(jobs)
        if self._at_work is not None and now != self._told:
            self._at_work(now)
        self._told = now

    def _together(self) -> None:
        running: dict[Future[Result], Job] = {}
        try:
            with self._pool() as pool:
                while self._waiting or running:
                    self._fill(pool, running)
                    self._tell(islice(running.values(), None if self._given else self._workers))
                    for future in self._finished(running):
                        result = _result_of(future)
                        self._done(running.pop(future), result)
        except BrokenExecutor:
            # Nobody knows which of the running jobs it was: each is tried by itself. An executor
            # that was given stays broken; the rest is done by processes of this machine.
            self._suspects += running.values()
            self._given = None
        except BaseException:
            if self._given is not None:
                for future in running:
                    future.cancel()
            raise

    def _finished(self, running: Iterable[Future[Result]]) -> set[Future[Result]]:
        """At least one of them, as soon as it has ended."""
        while True:
            finished, _ = wait(running, _PATIENCE_SECONDS, FIRST_COMPLETED)
            if finished:
                return finished
            if self._while_waiting is not None:
                self._while_waiting()

    def _pool(self) -> AbstractContextManager[Executor]:
        if self._given is not None:
            return nullcontext(self._given)
        return self._make_pool(self._workers)

    def _fill(self, pool: Executor, running: dict[Future[Result], Job]) -> None:
        while self._waiting and len(running) < self._workers * _AHEAD:
            # Submitted before it is taken off the list: a broken pool refuses here.
            running[pool.submit(self._work, self._waiting[-1])] = self._waiting[-1]
            self._waiting.pop()

    def _one_by_one(self) -> None:
        """Try suspects by themselves, up to the first over which a process dies."""
        with self._make_pool(1) as pool:
            while self._suspects:
                self._tell(self._suspects[-1:])
                try:
                    future = pool.submit(self._work, self._suspects[-1])
                except BrokenExecutor:
                    # It is gone since the job before, or died between two by the fault of neither.
                    return
                job = self._suspects.pop()
                self._finished([future])
                try:
                    result = _result_of(future)
                except BrokenExecutor:
                    result = None
                self._done(job, result)


def _result_of(future: Future[Result]) -> Result | None:
    """What the work returned, None when it raised; BrokenExecutor when its process is gone."""
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception:
        return None
