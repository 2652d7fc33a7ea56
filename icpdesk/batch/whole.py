"""A sheet from the first row to the summary: the one way that the command line and the window go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import write_atomically
from icpdesk.base.progress import Progress
from icpdesk.base.text import Text
from icpdesk.batch.corrections import corrections
from icpdesk.batch.outcome import Outcome
from icpdesk.batch.own_folders import with_own_folders
from icpdesk.batch.pictures import Unmatched
from icpdesk.batch.pile import place_pile
from icpdesk.batch.runner import AtWork, Batch, Told, folder_name, run_batch
from icpdesk.batch.sheet import Client, read_sheet
from icpdesk.rulebook.book import Rulebook

SUMMARY = "summary.xlsx"


@dataclass(frozen=True)
class Wanted:
    """What is to be done with a sheet."""

    sheet: Path
    out: Path
    pictures: Path | None = None
    """One folder with the pictures of all clients: those that name a folder of their own find it
    there or beside the sheet, the others' pictures are told apart by name."""
    read: bool = False
    resume: bool = False
    jobs: int = 1
    day: date | None = None
    layout_map: Mapping[str, str] = field(default_factory=dict)
    leave_hidden: bool = False
    """Whether rows that are hidden in the sheet are left out."""


def run_sheet(
    wanted: Wanted,
    book: Rulebook,
    *,
    progress: Progress,
    executor: Executor | None = None,
    listed: Callable[[list[Client]], None] | None = None,
    told: Told | None = None,
    at_work: AtWork | None = None,
    noted: Callable[[Sequence[Text]], None] | None = None,
) -> tuple[list[Outcome], Sequence[Unmatched]]:
    """Outcomes in the order of the rows, and pictures that no client could be found for.

    ``listed`` hears the clients as soon as the sheet is read, ``told`` each outcome, ``at_work`` the
    rows that are under way, ``noted`` what the user should know of how the sheet was read. FileProblem
    when the sheet itself cannot be used.
    """
    from icpdesk.batch.summary import summary_bytes

    sheet = read_sheet(
        wanted.sheet, book, layout_map=wanted.layout_map, leave_hidden=wanted.leave_hidden
    )
    clients = sheet.clients
    if noted and sheet.notes:
        noted(sheet.notes)
    if listed:
        listed(clients)
    base = wanted.sheet.absolute().parent
    starts = [wanted.pictures.absolute(), base] if wanted.pictures else [base]
    clients = with_own_folders(clients, starts)
    unmatched: Sequence[Unmatched] = ()
    if wanted.pictures is not None:
        day = wanted.day or date.today()  # noqa: DTZ011 - the user's calendar
        clients, unmatched = place_pile(
            clients, wanted.pictures, book, day,
            read=wanted.read, progress=progress, jobs=wanted.jobs, executor=executor,
            base=base,
        )  # fmt: skip
    try:
        wanted.out.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise cannot_write(wanted.out, problem) from None
    batch = Batch(
        base=base, out=wanted.out.absolute(), jobs=wanted.jobs,
        resume=wanted.resume, read=wanted.read, day=wanted.day,
        pile=wanted.pictures.absolute() if wanted.pictures else None,
    )  # fmt: skip
    outcomes = run_batch(
        clients, batch, progress=progress, executor=executor, told=told, at_work=at_work
    )
    folders = {one.row: wanted.out / folder_name(one) for one in sheet.clients}
    changed = corrections(sheet.clients, folders, book)
    summary = summary_bytes(outcomes, unmatched, wanted.day, sheet.notes, changed)
    write_atomically(wanted.out / SUMMARY, summary, mode=0o600)
    return outcomes, unmatched
