"""All clients of a sheet, in parallel processes; can be stopped and goes on where it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from icpdesk.batch.client import Outcome, fingerprint, past_outcome, run_client
from icpdesk.batch.sheet import Client
from icpdesk.progress import Progress
from icpdesk.text import Text


def run_batch(
    clients: Sequence[Client],
    base: Path,
    out: Path,
    *,
    progress: Progress,
    jobs: int = 1,
    resume: bool = False,
    day: date | None = None,
    executor: Executor | None = None,
) -> list[Outcome]:
    """One outcome a client, in the order of the rows.

    ``base`` is where picture folders start; each client gets a folder in ``out``. With ``resume``
    clients whose inputs are unchanged keep their earlier outcome. ``executor`` may be any executor
    of the standard library's kind; by default ``jobs`` processes are started.
    """
    outcomes: dict[int, Outcome] = {}
    waiting: list[Client] = []
    for client in clients:
        target = out / folder_name(client)
        if client.filing is None:
            words = client.problem.zh if client.problem else ""
            outcomes[client.row] = Outcome(client.name, client.row, "failed", "", [words])
            continue
        past = past_outcome(target) if resume else None
        if past and past.inputs == fingerprint(client.filing, _pictures(client, base)):
            outcomes[client.row] = past
        else:
            waiting.append(client)
    own = executor is None
    pool = executor or ProcessPoolExecutor(
        max_workers=max(1, jobs), mp_context=get_context("spawn")
    )
    try:
        _run_all(pool, waiting, base, out, outcomes, len(clients), progress, day)
    finally:
        if own:
            pool.shutdown(wait=True, cancel_futures=True)
    return [outcomes[row] for row in sorted(outcomes)]


def folder_name(client: Client) -> str:
    """A folder name that every system takes, in the order of the rows."""
    stem = re.sub(r"[^\w-]+", "_", client.name).strip("_")[:60] or "client"
    return f"{client.row:05d}_{stem}"


def _run_all(
    pool: Executor,
    waiting: list[Client],
    base: Path,
    out: Path,
    outcomes: dict[int, Outcome],
    total: int,
    progress: Progress,
    day: date | None,
) -> None:
    running: dict[Future[Outcome], Client] = {}
    for client in waiting:
        if client.filing is None:
            continue
        target = out / folder_name(client)
        future = pool.submit(
            run_client, client.row, client.name, client.filing, _pictures(client, base), target, day
        )
        running[future] = client
    try:
        for future in as_completed(running):
            client = running[future]
            try:
                outcomes[client.row] = future.result()
            except Exception as problem:
                # A worker that died takes its client along, never the others.
                outcomes[client.row] = Outcome(
                    client.name, client.row, "failed", "", [str(problem)]
                )
            progress.step(len(outcomes), total, Text(client.name, client.name))
    except BaseException:
        for future in running:
            future.cancel()
        raise


def _pictures(client: Client, base: Path) -> Path | None:
    return (base / client.folder) if client.folder else None
