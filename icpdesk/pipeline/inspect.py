"""Looking at the pictures of a filing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.errors import InputError
from icpdesk.base.progress import Progress
from icpdesk.base.text import Text
from icpdesk.checks.registry import mended_by
from icpdesk.model import Attachment, Severity
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.uploads import upload_attachments

if TYPE_CHECKING:
    from icpdesk.checks.picture_report import PictureReport
    from icpdesk.model.printed import PrintedPaper
    from icpdesk.papers.paper_pdf import MadePapers
    from icpdesk.pictures.album import Album
    from icpdesk.pictures.picture import Picture

_BY_EXPORT = ("fit", "upright")
_MENDED_BY_EXPORT = Text("The export mends this by itself.", "导出时会自动处理。")


Known = Mapping[tuple[str, str, str], "PictureReport"]
"""Reports of pictures by slot, owner and file."""


def inspect_all(
    case: Case,
    album: Album,
    *,
    progress: Progress,
    signed: bool = True,
    known: Known | None = None,
    export: bool = False,
) -> list[PictureReport]:
    """Look at every picture and video of the filing that is there.

    ``known`` are reports of :func:`inspect_one` that still hold; these pictures are not looked at
    again. With ``export`` what mending will ask of a picture is measured, too, while it is decoded.
    """
    attached = [item for item in upload_attachments(case.filing, case.book) if album.has(item.file)]
    reports = []
    for done, item in enumerate(attached):
        progress.step(done, len(attached), Text(f"looking at {item.file}", f"检查 {item.file}"))
        held = (known or {}).get((item.slot, item.of, item.file))
        report = held or inspect_one(item, album, case=case, signed=signed)
        if export and not held and report.picture is not None:
            _foresee(item, report.picture, case.book)
        reports.append(report)
        album.let_go(item.file)
    return reports


def inspect_file(
    image: Path, slot: str, *, case: Case, printed: tuple[PrintedPaper, ...] = ()
) -> PictureReport:
    """Look at a picture or video file that is meant for ``slot``, as one of no filing; ``printed`` are
    the papers (:func:`printed_papers`) that the scan of a signed one is laid over."""
    from icpdesk.checks import pictures

    return pictures.inspect_file(image, slot, case=case, signed=True, printed=printed)


def _foresee(item: Attachment, picture: Picture, book: Rulebook) -> None:
    from icpdesk.pictures.mend.upload import foresee

    with suppress(InputError):  # Told by the checks of the file.
        foresee(picture, str(book.vocabulary("slots")[item.slot].get("kind")))


def inspect_one(
    item: Attachment, album: Album, *, case: Case, signed: bool = True
) -> PictureReport:
    """Look at one picture or video of a filing; its findings say whose it is.

    The scan of a signed paper is read and laid over the paper that was made from the filing, unless
    ``signed`` is False.
    """
    from icpdesk.checks.pictures import asks_for_signature, inspect_in

    signed = signed and asks_for_signature(item.slot, case)
    printed = printed_papers(case, item.slot, of=item.of, made=album.papers) if signed else ()
    report = inspect_in(
        album,
        item.file,
        item.slot,
        case=case,
        where=item.slot,
        signed=signed,
        printed=printed,
    )
    return _belonging(report, item)


def printed_papers(
    case: Case, slot: str, *, of: str = "", made: MadePapers | None = None
) -> tuple[PrintedPaper, ...]:
    """Our own papers of the filing whose signed scans go to ``slot``, as they were printed.

    ``of`` leaves out the papers of other websites than the one that the attachment is about; ``made``
    keeps what was made for the next one who asks.
    """
    from icpdesk.papers.papers import papers_scanned_for
    from icpdesk.papers.printed import printed_paper

    plans = papers_scanned_for(case, slot, of=of)
    return tuple(printed_paper(plan, made) for plan in plans)


def _belonging(report: PictureReport, item: Attachment) -> PictureReport:
    """Findings that also say whose picture it is; what the export mends is only a note."""
    findings = []
    for finding in report.findings:
        told = replace(finding, measured={**finding.measured, "file": item.file, "of": item.of})
        if mended_by(finding.rule) in _BY_EXPORT:
            told = replace(told, severity=Severity.INFO, advice=_MENDED_BY_EXPORT)
        findings.append(told)
    return replace(report, findings=tuple(findings))
