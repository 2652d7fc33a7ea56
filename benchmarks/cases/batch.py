"""Batches against the bare work on the same clients in the same number of processes.

Samples of a few clients run with all other cases; the whole lengths take minutes and run when they
are named (``--only batch-1000-two-workers``) or with ``--all``. ``--share 0.05`` makes them as much shorter.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.batch_clients import DAY, jobs_of, place
from benchmarks.harness import SHARE, Call, Case

FEW, SOME, MANY = 6, 24, 1000
PHONES = 500
A_TENTH = MANY // 10


def check_bare(job: object) -> str:
    """Decode and check, nothing else."""
    from icpdesk.base.sources import FolderFiles
    from icpdesk.batch.client import Job
    from icpdesk.pipeline.check import check

    assert isinstance(job, Job) and job.folder is not None
    return check(job.filing, files=FolderFiles(job.folder), as_of=DAY).verdict


def assemble_bare(job: object) -> str:
    """Check and assemble, nothing else."""
    from icpdesk.base.sources import FolderFiles
    from icpdesk.batch.client import Job
    from icpdesk.pipeline.assemble import Assembly, assemble
    from icpdesk.pipeline.rules import case_of

    assert isinstance(job, Job) and job.folder is not None
    case, files = case_of(job.filing, as_of=DAY), FolderFiles(job.folder)
    done = assemble(case, files, job.target / "upload", Assembly(replace_folder=True))
    return done.report.verdict


def settle() -> None:
    """What the batch's own processes do first, for those of the other side, too."""
    from icpdesk.batch.workers import keep_memory, one_thread

    one_thread()
    keep_memory()


def bare(clients: str, kind: str, workers: str) -> Callable[[], object]:
    """The work without a runner, by the pool of the standard library."""
    phone = kind == "phone"
    function, jobs = check_bare if phone else assemble_bare, jobs_of(_share(clients), phone=phone)

    def run() -> None:
        shutil.rmtree(place(phone) / "out", ignore_errors=True)
        context = get_context("spawn")
        with ProcessPoolExecutor(int(workers), mp_context=context, initializer=settle) as pool:
            verdicts = list(pool.map(function, jobs))
        _demand(phone, {verdict == "fail" for verdict in verdicts})

    return run


def ours(clients: str, kind: str, workers: str) -> Callable[[], object]:
    """A whole batch, from clients to outcomes."""
    from icpdesk.base.progress import Silent
    from icpdesk.batch.runner import Batch, run_batch
    from icpdesk.batch.sheet import Client

    phone = kind == "phone"
    folder = place(phone)
    rows = [
        Client(job.row, job.name, job.filing, "") for job in jobs_of(_share(clients), phone=phone)
    ]
    batch = Batch(folder, folder / "out", jobs=int(workers), day=DAY, pile=folder)

    def run() -> None:
        shutil.rmtree(batch.out, ignore_errors=True)
        outcomes = run_batch(rows, batch, progress=Silent())
        _demand(phone, {outcome.state != "ready" for outcome in outcomes})

    return run


def _share(clients: str) -> int:
    number = int(clients)
    return max(1, round(number * float(os.environ.get(SHARE, "1")))) if number > SOME else number


def _demand(phone: bool, failed: set[bool]) -> None:
    if failed != {phone}:
        raise RuntimeError("clients did not go as they were made to")


def _side(name: str, clients: int, kind: str, workers: int) -> Call:
    return Call(f"benchmarks.cases.batch:{name}", (str(clients), kind, str(workers)))


_MANY_BY_TWO = _side("ours", MANY, "small", 2)

CASES = (
    Case(
        name="batch-phone-pictures",
        issue=6,
        says="6 clients with 5 phone pictures each, two processes (a sample of 500)",
        ours=_side("ours", FEW, "phone", 2),
        other=_side("bare", FEW, "phone", 2),
        other_is="decoding and checking the same pictures in two processes",
        at_most=1.3,
        pairs=3,
    ),
    Case(
        name="batch-overhead",
        issue=6,
        says="24 clients with 4 pictures each, checked and assembled, one process",
        ours=_side("ours", SOME, "small", 1),
        other=_side("bare", SOME, "small", 1),
        other_is="checking and assembling the same clients in one process",
        at_most=1.1,
        pairs=3,
    ),
    Case(
        name="batch-500",
        issue=6,
        says="500 clients with 5 phone pictures each, two processes",
        ours=_side("ours", PHONES, "phone", 2),
        other=_side("bare", PHONES, "phone", 2),
        other_is="decoding and checking the same pictures in two processes",
        at_most=1.3,
        once=True,
    ),
    Case(
        name="batch-1000-two-workers",
        issue=6,
        says="1,000 clients with 4 pictures each in one process against two",
        ours=_side("ours", MANY, "small", 1),
        other=_MANY_BY_TWO,
        other_is="the same in two processes",
        at_least=1.8,
        measure="wall",
        once=True,
    ),
    Case(
        name="batch-1000-overhead",
        issue=6,
        says="1,000 clients with 4 pictures each, checked and assembled, two processes",
        ours=_MANY_BY_TWO,
        other=_side("bare", MANY, "small", 2),
        other_is="checking and assembling the same clients in two processes",
        at_most=1.1,
        once=True,
    ),
    Case(
        name="batch-1000-memory",
        issue=6,
        says="peak memory of a batch of 1,000 clients, its largest process included",
        ours=_MANY_BY_TWO,
        other=_side("ours", A_TENTH, "small", 2),
        other_is="the same with 100 clients",
        at_most=1.2,
        measure="memory",
        once=True,
    ),
    Case(
        name="batch-1000-pace",
        issue=6,
        says="time a client in a batch of 1,000",
        ours=_MANY_BY_TWO,
        other=_side("ours", A_TENTH, "small", 2),
        other_is="time a client in a batch of 100",
        at_most=1.1,
        times=MANY / A_TENTH,
        once=True,
    ),
)
