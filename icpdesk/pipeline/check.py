"""Asking everything that the rulebook demands of a filing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from icpdesk.base.progress import Progress, Silent
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from icpdesk.checks import registry, runner
from icpdesk.model import Filing, Finding, NotAssessed, Report, Website
from icpdesk.pipeline.inspect import Known, inspect_all
from icpdesk.pipeline.read import read_all
from icpdesk.pipeline.rules import case_of, open_rulebook
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case

if TYPE_CHECKING:
    from icpdesk.checks.clients.clients_index import ClientsIndex
    from icpdesk.pictures.album import Album


@dataclass(frozen=True, slots=True)
class Depth:
    """What a check looks at beside the fields of a filing."""

    pictures: bool = True
    reading: bool = False
    """Also compare what the pictures say."""
    signed: bool = True
    """What the scans of signed papers say with what was printed (about two seconds a scan)."""
    others: ClientsIndex | None = None
    """What an agency's other clients use."""
    known: Known = field(default_factory=dict)
    """Reports of pictures that still hold; these are not looked at again."""
    export: bool = False
    """Whether the pictures are mended next: what that needs is then measured with the rest."""


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

    Without ``files`` only the fields are judged; the others are those of :class:`Depth`.
    """
    album = open_album(files) if files is not None and (pictures or reading) else None
    depth = Depth(pictures, reading, signed, others)
    return check_with(case_of(filing, book, as_of), files, album, depth, progress)


def check_with(
    case: Case,
    files: Files | None,
    album: Album | None,
    depth: Depth,
    progress: Progress | None = None,
) -> Report:
    """The same for a caller that keeps the pictures open in ``album``."""
    progress = progress or Silent()
    filing, book, day = case.filing, case.book, case.day
    rules = book.select(filing, day)
    asked = registry.FilingCase(filing, book, day, files=files, others=depth.others)
    findings, open_points = runner.run(asked, rules, registry.load(*registry.FILING_AREAS))
    if depth.pictures and album is not None:
        for report in inspect_all(
            case,
            album,
            progress=progress,
            signed=depth.signed,
            known=depth.known,
            export=depth.export,
        ):
            findings += report.findings
            open_points += report.not_assessed
    if depth.reading and album is not None:
        readings = read_all(filing, album, book=book, progress=progress)
        told = registry.FilingCase(filing, book, day, readings=readings)
        compared = registry.load(*registry.CONSISTENCY_AREAS)
        more, more_open = runner.run(told, rules, compared)
        findings += more
        open_points += more_open
    elif album is not None:
        open_points += not_compared(filing, album.has)
    return Report((), (), book.version, day).joined(findings, open_points)


def not_compared(filing: Filing, has: Callable[[str], bool]) -> tuple[NotAssessed, ...]:
    """The open point of a filing whose papers were not read: nobody compared them with its fields."""
    from icpdesk.reading.kind import COMPARED_AS

    readable = any(item.slot in COMPARED_AS and has(item.file) for item in filing.attachments)
    return (NotAssessed("consistency.not-compared", _NOT_COMPARED),) if readable else ()


def not_looked_at(filing: Filing, has: Callable[[str], bool]) -> tuple[NotAssessed, ...]:
    """The open point of a check that was told to leave out the pictures."""
    count = sum(1 for item in filing.attachments if item.file and has(item.file))
    words = _NOT_LOOKED_AT.format(n=count)
    return (NotAssessed("file.not-looked-at", words),) if count else ()


_NOT_COMPARED = Text(
    "What the papers say was not read and compared with the fields.",
    "未识读证照内容，也未与填写内容比对。",
)
_NOT_LOOKED_AT = Text("Pictures that were not looked at: {n}.", "未检查的图片：{n}。")


def check_website_name(
    name: str, filing: Filing, *, book: Rulebook | None = None
) -> tuple[Finding, ...]:
    """What speaks against a website's name by itself, for the province, nature and provider of
    ``filing``, as far as these are known."""
    book = book or open_rulebook()
    asked = filing.changed({"websites": (Website(name=name),)})
    today = date.today()  # noqa: DTZ011 - the user's calendar
    rules = [rule for rule in book.select(asked, today) if rule.id.startswith("website.name-")]
    case = registry.FilingCase(filing=asked, book=book, day=today)
    return runner.run(case, rules, registry.load("website"))[0]


def open_album(files: Files) -> Album:
    """The pictures of a filing, each decoded when it is first asked for."""
    from icpdesk.pictures.album import Album

    return Album(files)
