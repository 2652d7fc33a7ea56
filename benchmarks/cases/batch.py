"""Batches against the bare work on the same clients in the same number of processes."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from benchmarks.harness import Call, Case

DAY = date(2026, 11, 24)
PHONE = (4000, 3000)
_SAMPLE = ("assets", "samples", "1-individual")


@cache
def _place(clients: int, phone: bool) -> Path:
    """A folder with a sheet of ``clients`` and one folder of pictures for all."""

    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.paths import resource

    folder = Path(tempfile.mkdtemp(prefix="icpdesk-bench-"))
    filing = read_filing(resource(*_SAMPLE) / "filing.yaml").filing
    (folder / "pictures").mkdir()
    for item in filing.attachments:
        data = (resource(*_SAMPLE) / item.file).read_bytes()
        (folder / item.file).write_bytes(_phone_picture(data) if phone else data)
    if phone:
        shutil.copyfile(folder / filing.attachments[0].file, folder / "pictures" / "05-more.jpg")
    return folder


def _phone_picture(data: bytes) -> bytes:
    """The picture as a phone would make it: 12 million pixels with sensor noise."""
    import numpy as np
    from PIL import Image

    image = Image.open(io.BytesIO(data)).convert("RGB")
    size = PHONE if image.width >= image.height else PHONE[::-1]
    pixels = np.asarray(image.resize(size, Image.Resampling.BICUBIC)).astype(np.int16)
    noise = np.random.default_rng(1).normal(0, 4, pixels.shape).astype(np.int16)
    sink = io.BytesIO()
    Image.fromarray((pixels + noise).clip(0, 255).astype(np.uint8)).save(sink, "JPEG", quality=90)
    return sink.getvalue()


def _jobs(clients: int, phone: bool) -> list[object]:
    from icpdesk.batch.client import Job
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.model import Attachment
    from icpdesk.paths import resource

    folder = _place(clients, phone)
    filing = read_filing(resource(*_SAMPLE) / "filing.yaml").filing
    if phone:
        # A fifth picture, and a number with a wrong check digit: nothing is exported, so that
        # only looking at the pictures is compared with looking at the pictures.
        more = Attachment(
            slot="id-front", of="websites[0].administrator", file="pictures/05-more.jpg"
        )
        certificate = filing.subject.certificate.changed({"number": "330106199408152166"})
        filing = filing.changed(
            {
                "attachments": (*filing.attachments, more),
                "subject": filing.subject.changed({"certificate": certificate}),
            }
        )
    return [
        Job(row=row, name=str(row), filing=filing, target=folder / "out" / str(row),
            folder=folder, sort=False, day=DAY)
        for row in range(2, clients + 2)
    ]  # fmt: skip


def check_bare(job: object) -> str:
    """Decode and check, nothing else."""
    from icpdesk import pipeline
    from icpdesk.batch.client import Job
    from icpdesk.sources import FolderFiles

    assert isinstance(job, Job) and job.folder is not None
    return pipeline.check(job.filing, files=FolderFiles(job.folder), as_of=DAY).verdict


def assemble_bare(job: object) -> str:
    """Check and assemble, nothing else."""
    from icpdesk import pipeline
    from icpdesk.batch.client import Job
    from icpdesk.sources import FolderFiles

    assert isinstance(job, Job) and job.folder is not None
    done = pipeline.assemble(
        job.filing, FolderFiles(job.folder), job.target / "upload", as_of=DAY, replace_folder=True
    )
    return done.report.verdict


def _bare(function: Callable[[object], str], clients: int, phone: bool, workers: int) -> object:
    jobs = _jobs(clients, phone)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(function, jobs))


def _ours(clients: int, phone: bool, workers: int) -> object:
    from icpdesk.batch.runner import Batch, run_batch
    from icpdesk.batch.sheet import Client
    from icpdesk.progress import Silent

    folder = _place(clients, phone)
    rows = [
        Client(job.row, job.name, job.filing, "")  # type: ignore[attr-defined]
        for job in _jobs(clients, phone)
    ]
    batch = Batch(folder, folder / "out", jobs=workers, day=DAY, pile=folder)
    return run_batch(rows, batch, progress=Silent())


def phone_ours() -> Callable[[], object]:
    _place(6, True)
    return lambda: _ours(6, True, 2)


def phone_bare() -> Callable[[], object]:
    _place(6, True)
    return lambda: _bare(check_bare, 6, True, 2)


def small_ours() -> Callable[[], object]:
    _place(12, False)
    return lambda: _ours(12, False, 1)


def small_bare() -> Callable[[], object]:
    _place(12, False)
    return lambda: _bare(assemble_bare, 12, False, 1)


def two_workers() -> Callable[[], object]:
    _place(24, False)
    return lambda: _ours(24, False, 2)


def one_worker() -> Callable[[], object]:
    _place(24, False)
    return lambda: _ours(24, False, 1)


def _call(name: str) -> Call:
    return Call(f"benchmarks.cases.batch:{name}")


CASES = (
    Case(
        name="batch-phone-pictures",
        issue=6,
        says="6 clients with 5 phone pictures each, two processes (a sample of 500)",
        ours=_call("phone_ours"),
        other=_call("phone_bare"),
        other_is="decoding and checking the same pictures in two processes",
        at_most=1.3,
        pairs=3,
    ),
    Case(
        name="batch-overhead",
        issue=6,
        says="12 clients with 4 pictures each, checked and assembled, one process",
        ours=_call("small_ours"),
        other=_call("small_bare"),
        other_is="checking and assembling the same clients in one process",
        at_most=1.1,
        pairs=3,
    ),
    Case(
        name="batch-two-workers",
        issue=6,
        says="24 clients with 4 pictures each in one process against two",
        ours=_call("one_worker"),
        other=_call("two_workers"),
        other_is="the same in two processes",
        at_least=1.8,
        measure="wall",
        pairs=3,
    ),
)
