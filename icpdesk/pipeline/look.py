"""One picture looked at by itself: verdict, thumbnail, annotated copy. Runs in a worker process."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk import __version__
from icpdesk.base.sources import Files, HeldFiles
from icpdesk.base.text import Language
from icpdesk.checks.picture_report import PictureReport
from icpdesk.model import Attachment, Filing
from icpdesk.papers.papers import papers_scanned_for
from icpdesk.pictures.album import Album
from icpdesk.pipeline.inspect import inspect_one
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case

if TYPE_CHECKING:
    from PIL import Image

    from icpdesk.model import Finding
    from icpdesk.reading.documents import Reading

THUMBNAIL = 320
"""Long side in pixels."""
VIEW = 1600
"""Long side in pixels of what the viewer shows at first."""


@dataclass(frozen=True)
class LookJob:
    """One picture to look at."""

    item: Attachment
    data: bytes
    filing: Filing
    today: date
    read: bool = False
    """Whether to read what stands on it too."""


@dataclass(frozen=True)
class Look:
    """What is said about one picture."""

    item: Attachment
    report: PictureReport
    thumbnail: bytes
    """A small JPEG; empty for a video and for a file that cannot be opened."""
    basis: tuple[str, ...]
    """:func:`basis_of` when it was looked at."""


def look(job: LookJob) -> Look:
    """Ask every check about the picture; a file that cannot be opened is a finding."""
    album = Album(HeldFiles({job.item.file: job.data}))
    case = Case(job.filing, _book(), job.today)
    report = inspect_one(job.item, album, case=case)
    small = b""
    if report.picture is not None:
        small = jpeg(report.picture.image, THUMBNAIL)
    basis = basis_of(job.item, case)
    return Look(job.item, replace(report, picture=None), small, basis)


def look_at_video(item: Attachment, files: Files, case: Case) -> Look:
    """The same for a video: its headers are read where it lies, so that nobody holds it."""
    report = inspect_one(item, Album(files), case=case)
    return Look(item, report, b"", basis_of(item, case))


def basis_of(item: Attachment, case: Case) -> tuple[str, ...]:
    """What a look depends on beside the picture: the program, the rules that hold for its place, and
    the check codes of the papers whose signed scan it is. A look with another basis is out of date."""
    rules = case.book.select(case.filing, case.day, slot=item.slot)
    told = repr([(rule.id, rule.key, rule.severity, rule.values, rule.text) for rule in rules])
    # Only such rows say something else tomorrow about the same picture.
    dated = any("at_most_days" in rule.values for rule in rules)
    papers = papers_scanned_for(case, item.slot, of=item.of)
    return (
        __version__,
        case.book.version,
        case.filing.provider,
        hashlib.sha256(told.encode()).hexdigest(),
        case.day.isoformat() if dated else "",
        *(plan.code for plan in papers),
    )


def view(data: bytes, name: str) -> bytes:
    """The picture upright by its EXIF tag as a JPEG for the screen, of VIEW pixels at most."""
    from icpdesk.pictures.picture import Picture

    return jpeg(Picture(data, name).image, VIEW)


def marked_view(data: bytes, report: PictureReport, language: Language) -> bytes:
    """The picture with every finding drawn onto it, numbered as :func:`in_order` has them, as a JPEG."""
    from icpdesk.pictures.annotate import Mark, annotated
    from icpdesk.pictures.picture import Picture

    marks = [
        Mark(finding.rule, finding.message[language], finding.severity.value, finding.measured)
        for finding in in_order(report.findings)
    ]
    drawn = annotated(Picture(data, report.file), marks, report.measures, legend=False)
    return jpeg(drawn, 2 * VIEW, 92)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """As cards and marks are numbered: the worst first."""
    return sorted(findings, key=lambda finding: finding.severity.rank)


def read_values(data: bytes, slot: str) -> Reading:
    """What stands on a picture of ``slot``; an empty reading for a slot that is not read."""
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.documents import Reading, read_document
    from icpdesk.reading.kind import READ_AS

    kind = READ_AS.get(slot, "")
    return read_document(Picture(data), kind) if kind else Reading(slot)


def jpeg(image: Image.Image, side: int, quality: int = 85) -> bytes:
    """A JPEG whose long side is at most ``side``."""
    copy = image.copy()
    copy.thumbnail((side, side))
    sink = io.BytesIO()
    copy.convert("RGB").save(sink, "JPEG", quality=quality)
    return sink.getvalue()


@cache
def _book() -> Rulebook:
    return open_rulebook()


def thumbnail_of(path: str) -> bytes:
    """A small JPEG of a file that lies anywhere; empty where it cannot be opened."""
    return view_of(path, THUMBNAIL)


def view_of(path: str, side: int = VIEW) -> bytes:
    """A file that lies anywhere, as a JPEG for the screen; empty where it cannot be opened."""
    from icpdesk.base.errors import InputError
    from icpdesk.pictures.picture import Picture

    try:
        return jpeg(Picture.open(Path(path)).image, side)
    except InputError:
        return b""
