"""input → filing → rulebook → checks → report → documents → upload-ready folder.

The window, the command line and the batch are three callers of these functions.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.checks import registry, runner
from icpdesk.model import Attachment, Filing, Report, Severity
from icpdesk.paths import rule_packs_dir, user_rules_file
from icpdesk.progress import Progress, Silent
from icpdesk.rulebook.book import Rulebook, shipped
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.rows import Rule
from icpdesk.rulebook.uploads import picture_attachments, upload_attachments
from icpdesk.sources import Files
from icpdesk.text import Text

if TYPE_CHECKING:
    from icpdesk.checks.clients_index import ClientsIndex
    from icpdesk.checks.picture_report import PictureReport
    from icpdesk.imaging.album import Album
    from icpdesk.model.matrix import Matrix
    from icpdesk.model.printed import PrintedPaper
    from icpdesk.reading.fields import Reading


_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Assembled:
    """What :func:`assemble` did; ``files`` is empty when nothing was written."""

    report: Report
    target: Path
    files: tuple[str, ...] = ()


def open_rulebook(rules_file: Path | None = None) -> Rulebook:
    """The shipped rulebook, with imported packs, the user's rules and ``rules_file`` on top.

    A pack that is out of date or no longer trusted is left out, and the log says so.
    """
    sources = shipped().sources
    extra: list[tuple[str, tuple[Rule, ...]]] = []
    if rule_packs_dir().is_dir():
        from icpdesk.rule_files import imported

        packs, problems = imported()
        extra += ((f"{pack.name}-{pack.version}", pack.rules) for pack in packs)
        for problem in problems:
            _log.warning("rulebook pack left out: %s", problem.message.en)
    own = [path for path in (user_rules_file(),) if path.is_file()]
    for path in [*own, *([rules_file] if rules_file else [])]:
        rows = read_rules(path, sources, layer=2)
        registry.demand_known(rows, path)
        extra.append((path.stem, rows))
    return Rulebook(extra=extra) if extra else shipped()


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
    album = _album(files) if files is not None and (pictures or reading) else None
    book = book or open_rulebook()
    return _check(filing, files, album, book, as_of, pictures, reading, signed, others, progress)


def _check(
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


def inspect_all(
    filing: Filing,
    album: Album,
    *,
    book: Rulebook,
    today: date,
    progress: Progress,
    signed: bool = True,
) -> list[PictureReport]:
    """Look at every picture and video of the filing that is there."""
    attached = [item for item in upload_attachments(filing, book) if album.has(item.file)]
    reports = []
    for done, item in enumerate(attached):
        progress.step(done, len(attached), Text(f"looking at {item.file}", f"检查 {item.file}"))
        reports.append(
            inspect_one(item, album, filing=filing, book=book, today=today, signed=signed)
        )
    return reports


def inspect_one(
    item: Attachment,
    album: Album,
    *,
    filing: Filing,
    book: Rulebook,
    today: date,
    signed: bool = True,
) -> PictureReport:
    """Look at one picture or video of a filing; its findings say whose it is.

    The scan of a signed paper is read and laid over the paper that was made from the filing, unless
    ``signed`` is False.
    """
    from icpdesk.checks.pictures import asks_for_signature, inspect_in

    signed = signed and asks_for_signature(item.slot, filing, book, today)
    printed = printed_papers(filing, item.slot, book, today, of=item.of) if signed else ()
    report = inspect_in(
        album,
        item.file,
        item.slot,
        filing=filing,
        book=book,
        today=today,
        where=item.slot,
        signed=signed,
        printed=printed,
    )
    return _belonging(report, item)


def read_all(
    filing: Filing, album: Album, *, book: Rulebook, progress: Progress
) -> dict[tuple[str, str], Reading]:
    """What the cards and licences of the filing say, by slot and owner."""
    from icpdesk.errors import InputError
    from icpdesk.reading.attached import read_attached
    from icpdesk.reading.fields import Reading
    from icpdesk.reading.kind import COMPARED_AS

    items = [
        item
        for item in picture_attachments(filing, book)
        if item.slot in COMPARED_AS and album.has(item.file)
    ]
    readings: dict[tuple[str, str], Reading] = {}
    for done, item in enumerate(items):
        progress.step(done, len(items), Text(f"reading {item.file}", f"识读 {item.file}"))
        try:
            picture = album.picture(item.file)
            readings[item.slot, item.of] = read_attached(picture, item.slot, book)
        except InputError:
            # Told by the picture checks already; here it is a picture that cannot be read.
            readings[item.slot, item.of] = Reading(COMPARED_AS[item.slot])
    return readings


def cross_check(
    filing: Filing,
    album: Album,
    *,
    book: Rulebook,
    today: date,
    others: ClientsIndex | None = None,
    progress: Progress | None = None,
) -> Matrix:
    """Typed values beside what pictures, signed papers, domain certificates and other clients say.

    Reads what ``album`` has not read yet (up to about two seconds a picture).
    """
    from icpdesk.checks.cross_check import matrix_of
    from icpdesk.checks.pictures import asks_for_signature
    from icpdesk.errors import InputError
    from icpdesk.reading.compare import folded
    from icpdesk.reading.lines import thorough_lines

    readings = read_all(filing, album, book=book, progress=progress or Silent())
    papers: dict[str, str] = {}
    for item in picture_attachments(filing, book):
        if not album.has(item.file) or not asks_for_signature(item.slot, filing, book, today):
            continue
        try:
            lines = album.picture(item.file).measure(thorough_lines).lines
        except InputError:
            continue
        text = folded("".join(line.text for line in lines))
        papers[item.slot] = papers.get(item.slot, "") + text
    return matrix_of(filing, readings, papers, others)


def printed_papers(
    filing: Filing, slot: str, book: Rulebook, day: date, *, of: str = ""
) -> tuple[PrintedPaper, ...]:
    """Our own papers of ``filing`` whose signed scans go to ``slot``, as they were printed.

    ``of`` leaves out the papers of other websites than the one that the attachment is about.
    """
    from icpdesk.documents.papers import papers_scanned_for
    from icpdesk.documents.printed import printed_paper

    return tuple(printed_paper(plan) for plan in papers_scanned_for(filing, slot, book, day, of=of))


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
    progress: Progress | None = None,
) -> Assembled:
    """Check, mend what may be mended, make the papers, write the upload-ready folder.

    With errors nothing is written unless ``force``; the folder then says DRAFT. ``album`` is given
    by a caller that looks at the pictures, too.
    """
    from icpdesk.assembly import make_plan
    from icpdesk.export.folder import demand_room, write_folder

    demand_room(target, replace=replace_folder)  # Told before seconds are spent on the pictures.
    book = book or open_rulebook()
    progress = progress or Silent()
    album = album or _album(files)
    report = _check(filing, files, album, book, as_of, True, reading, signed, others, progress)
    if report.verdict == "fail" and not force:
        return Assembled(report, target)
    draft = report.verdict == "fail"
    plan = make_plan(filing, album, report, book=book, draft=draft, progress=progress)
    written = write_folder(target, plan, replace=replace_folder, progress=progress)
    return Assembled(report, target, written)


MENDED = frozenset(
    {
        "file.format-refused", "file.too-many-bytes", "file.too-few-bytes", "file.animated",
        "file.colour-space", "file.name-lies", "file.tells-position", "file.turned-by-tag",
        "scan.turned", "photo.turned",
    }
)  # fmt: skip
"""Faults of a picture file that the export mends by itself."""

_MENDED_BY_EXPORT = Text("The export mends this by itself.", "导出时会自动处理。")


def _album(files: Files) -> Album:
    from icpdesk.imaging.album import Album

    return Album(files)


def _belonging(report: PictureReport, item: Attachment) -> PictureReport:
    """Findings that also say whose picture it is; what the export mends is only a note."""
    findings = []
    for finding in report.findings:
        told = replace(finding, measured={**finding.measured, "file": item.file, "of": item.of})
        if finding.rule in MENDED:
            told = replace(told, severity=Severity.INFO, advice=_MENDED_BY_EXPORT)
        findings.append(told)
    return replace(report, findings=tuple(findings))
