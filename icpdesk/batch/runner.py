"""All clients of a sheet, in parallel processes; can be stopped and goes on where it was.

What clients of one batch share although they must not: values before, pictures after the work.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from icpdesk import __version__
from icpdesk.base.files import is_folder
from icpdesk.base.paths import user_rules_file
from icpdesk.base.progress import Progress
from icpdesk.base.sources import find_below
from icpdesk.base.text import Text
from icpdesk.batch.choices import read_choices
from icpdesk.batch.client import Job, fingerprint, run_client
from icpdesk.batch.corrections import corrected
from icpdesk.batch.dispatch import Crew, HandOut
from icpdesk.batch.outcome import Outcome, Said, failed, keep_outcome, read_outcome
from icpdesk.batch.sheet import Client
from icpdesk.batch.workers import LocalPool, MakePool
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.pipeline.clients import PICTURE_RULES, index_of, pictures_of_others, shared_with
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook

Told = Callable[[Outcome], None]
AtWork = Callable[[frozenset[int]], None]
"""Hears the rows of the clients that are being worked on, whenever they are others."""


@dataclass(frozen=True)
class Batch:
    """How a sheet of clients is to be done."""

    base: Path
    """Where the sheet's picture folders start."""
    out: Path
    jobs: int = 1
    resume: bool = False
    """Keep the outcome of clients whose inputs are unchanged."""
    read: bool = False
    day: date | None = None
    pile: Path | None = None
    """Where attachments of clients without a folder of their own start."""


def run_batch(
    clients: Sequence[Client],
    batch: Batch,
    *,
    progress: Progress,
    executor: Executor | None = None,
    make_pool: MakePool = LocalPool,
    told: Told | None = None,
    at_work: AtWork | None = None,
) -> list[Outcome]:
    """One outcome a client, in the order of the rows; each client gets a folder in ``batch.out``.

    ``executor`` may be any executor of the standard library's kind and is left open; without it
    ``batch.jobs`` processes are started. ``told`` hears of each client as it is done, ``at_work``
    of those that are under way. Cancelled leaves what was finished, for the next run with ``resume``.
    """
    jobs, outcomes = _plan(clients, batch)
    for outcome in outcomes.values():
        if told:
            told(outcome)

    latest = Text("clients", "客户")

    def tell() -> None:
        progress.step(len(outcomes), len(clients), latest)

    def done(job: Job, result: Outcome | None) -> None:
        nonlocal latest
        outcome = result or _lost(job)
        outcomes[outcome.row] = outcome
        if told:
            told(outcome)
        latest = Text(outcome.client, outcome.client)
        tell()

    def under_way(some: tuple[Job, ...]) -> None:
        if at_work:
            at_work(frozenset(job.row for job in some))

    tell()
    crew = Crew(batch.jobs, executor, make_pool)
    HandOut(run_client, jobs, crew, done, under_way, tell).run()
    # In the order of the rows: which twin is named must not depend on which client was done first.
    for changed in compare_pictures(_in_order(outcomes), clients, open_rulebook()):
        outcomes[changed.row] = changed
        keep_outcome(batch.out / folder_name_of(changed.row, changed.client), changed)
        if told:
            told(changed)
    return _in_order(outcomes)


def _in_order(outcomes: dict[int, Outcome]) -> list[Outcome]:
    return [outcomes[row] for row in sorted(outcomes)]


def folder_name(client: Client) -> str:
    """A folder name that every system takes, in the order of the rows."""
    return folder_name_of(client.row, client.name)


def folder_name_of(row: int, name: str) -> str:
    """The same for a client that is known by row and name only."""
    stem = re.sub(r"[^\w-]+", "_", name).strip("_")[:60] or "client"
    return f"{row:05d}_{stem}"


def _plan(clients: Sequence[Client], batch: Batch) -> tuple[list[Job], dict[int, Outcome]]:
    """What is to be done, and the outcomes that are known already."""
    jobs: list[Job] = []
    outcomes: dict[int, Outcome] = {}
    index = index_of(client.filing for client in clients if client.filing is not None)
    context = _context()
    for given in clients:
        target = batch.out / folder_name(given)
        choices = read_choices(target)
        client = corrected(given, choices.values, open_rulebook())
        if client.filing is None:
            outcomes[client.row] = failed(
                client.name, client.row, client.problem or Text("unreadable", "无法读取")
            )
            keep_outcome(target, outcomes[client.row])
            continue
        job = Job(
            row=client.row, name=client.name, filing=client.filing, target=target,
            folder=_folder_of(client, batch), sort=bool(client.folder),
            read=batch.read or choices.read, choices=choices, day=batch.day,
            others=shared_with(client.filing, index), open_cells=client.open_cells,
            open_places=client.open_places, notes=client.notes, held=client.pictures,
        )  # fmt: skip
        job = replace(job, inputs=fingerprint(job, context))
        past = read_outcome(target) if batch.resume else None
        if past and past.inputs == job.inputs and _is_there(past, batch.out):
            outcomes[client.row] = replace(past, row=client.row)
        else:
            jobs.append(job)
    return jobs, outcomes


def _folder_of(client: Client, batch: Batch) -> Path | None:
    """Where the names of its pictures start; a folder of its own may lie among all pictures."""
    if not client.folder or batch.pile is None:
        return find_below(batch.base, client.folder) if client.folder else batch.pile
    among = find_below(batch.pile, client.folder)
    return among if is_folder(among) else find_below(batch.base, client.folder)


def _is_there(outcome: Outcome, out: Path) -> bool:
    return not outcome.folder or (out / outcome.folder / "manifest.json").is_file()


def _context() -> str:
    """What decides about all clients: the program and its rules."""
    own = user_rules_file()
    rules = own.read_bytes() if own.is_file() else b""
    digest = hashlib.sha256(rules).hexdigest()[:16]
    return f"{__version__} {open_rulebook().version} {digest}"


def _lost(job: Job) -> Outcome:
    return keep_outcome(job.target, failed(job.name, job.row, _DIED))


_DIED = Text(
    "The process that worked on this client ended unexpectedly; the others went on.",
    "处理该客户的进程意外退出，其他客户不受影响。",
)


def compare_pictures(
    outcomes: Sequence[Outcome], clients: Sequence[Client], book: Rulebook
) -> Iterator[Outcome]:
    """Outcomes that change when the pictures of all clients are compared."""
    index = ClientsIndex()
    for outcome in outcomes:
        for use in outcome.uses:
            index.add_picture(use)
    filings = {client.row: client.filing for client in clients}
    for outcome in outcomes:
        filing = filings.get(outcome.row)
        if filing is None or not outcome.pictures:
            continue
        found = pictures_of_others(filing, index, book)
        kept = [said for said in outcome.findings if said.rule not in PICTURE_RULES]
        findings = [*kept, *map(Said.of, found)]
        if findings != outcome.findings:
            yield replace(outcome, findings=findings)
