"""From a filing to the upload-ready folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.progress import Progress, Silent
from icpdesk.base.sources import Files
from icpdesk.model import Filing, Report
from icpdesk.pipeline.check import Depth, check_with, open_album
from icpdesk.pipeline.inspect import Known
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook

if TYPE_CHECKING:
    from icpdesk.checks.clients.clients_index import ClientsIndex
    from icpdesk.pictures.album import Album


@dataclass(frozen=True)
class Assembled:
    """What :func:`assemble` did; ``files`` is empty when nothing was written."""

    report: Report
    target: Path
    files: tuple[str, ...] = ()


def assemble(
    filing: Filing,
    files: Files,
    target: Path,
    *,
    book: Rulebook | None = None,
    as_of: date | None = None,
    force: bool = False,
    replace_folder: bool = False,
    reading: bool = False,
    signed: bool = True,
    others: ClientsIndex | None = None,
    album: Album | None = None,
    known: Known | None = None,
    before_writing: Callable[[bool], None] | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Check, mend what may be mended, make the papers, write the upload-ready folder.

    With errors nothing is written unless ``force``; the folder then says DRAFT. ``album`` is given
    by a caller that looks at the pictures, too, ``known`` are reports of pictures that still hold.
    ``before_writing`` is told whether a draft is about to be written.
    """
    from icpdesk.papers.upload_folder import demand_room, write_folder
    from icpdesk.pipeline.upload_plan import make_plan

    demand_room(target, replace=replace_folder)  # Told before seconds are spent on the pictures.
    book = book or open_rulebook()
    progress = progress or Silent()
    album = album or open_album(files)
    depth = Depth(True, reading, signed, others, known or {}, export=True)
    report = check_with(filing, files, album, book, as_of, depth, progress)
    if report.verdict == "fail" and not force:
        return Assembled(report, target)
    draft = report.verdict == "fail"
    plan = make_plan(filing, album, report, book=book, draft=draft, progress=progress)
    if before_writing is not None:
        before_writing(draft)
    written = write_folder(target, plan, replace=replace_folder, progress=progress)
    return Assembled(report, target, written)
