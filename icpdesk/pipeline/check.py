"""Asking everything that the rulebook demands of a filing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from icpdesk.base.progress import Progress, Silent
from icpdesk.base.sources import Files
from icpdesk.checks import registry, runner
from icpdesk.model import Filing, Report
from icpdesk.pipeline.inspect import inspect_all
from icpdesk.pipeline.read import read_all
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook

if TYPE_CHECKING:
    from icpdesk.checks.clients_index import ClientsIndex
    from icpdesk.pictures.album import Album


def check(
    filing: Filing,
    *,
    files: Files | None = None,
    book: Rulebook | None = None,
    as_of: date | None = None,
    pictures: bool = True,
    reading: bool = False,
    signed: bool = True,
    others: ClientsIndex | None = None,
    progress: Progress | None = None,
) -> Report:
    """Everything that the rulebook demands of a filing on ``as_of`` (default: today).

    Without ``files`` only the fields are judged. ``reading`` also compares what the pictures say,
    ``signed`` what the scans of signed papers say with what was printed (about two seconds a scan),
    ``others`` what an agency's other clients use.
    """
    album = open_album(files) if files is not None and (pictures or reading) else None
    book = book or open_rulebook()
    return check_with(
        filing, files, album, book, as_of, pictures, reading, signed, others, progress
    )


def check_with(
    filing: Filing,
    files: Files | None,
    album: Album | None,
    book: Rulebook,
    as_of: date | None,
    pictures: bool,
    reading: bool,
    signed: bool,
    others: ClientsIndex | None,
    progress: Progress | None,
) -> Report:
    """The same for a caller that keeps the pictures open in ``album``."""
    today = filing.day(as_of)
    progress = progress or Silent()
    case = registry.Case(filing=filing, book=book, today=today, files=files, others=others)
    checks = registry.load(*registry.FILING_AREAS)
    findings, open_points = runner.run(case, book.select(filing, today), checks)
    if pictures and album is not None:
        for report in inspect_all(
            filing, album, book=book, today=today, progress=progress, signed=signed
        ):
            findings += report.findings
            open_points += report.not_assessed
    if reading and album is not None:
        told = registry.Case(
            filing=filing,
            book=book,
            today=today,
            readings=read_all(filing, album, book=book, progress=progress),
        )
        compared = registry.load(*registry.CONSISTENCY_AREAS)
        more, more_open = runner.run(told, book.select(filing, today), compared)
        findings += more
        open_points += more_open
    return Report((), (), book.version, today).joined(findings, open_points)


def open_album(files: Files) -> Album:
    """The pictures of a filing, each decoded when it is first asked for."""
    from icpdesk.pictures.album import Album

    return Album(files)
