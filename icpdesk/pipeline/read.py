"""Reading the cards and licences of a filing, and comparing them with what was typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.progress import Progress, Silent
from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.uploads import picture_attachments

if TYPE_CHECKING:
    from icpdesk.checks.clients.clients_index import ClientsIndex
    from icpdesk.model.matrix import Matrix
    from icpdesk.pictures.album import Album
    from icpdesk.reading.fields import Reading


def read_picture(image: Path, kind: str, *, book: Rulebook | None = None) -> Reading:
    """What stands on a picture of a document of ``kind``; values that are not sure are not told.

    InputError for a kind that is not known and for a file that is no picture.
    """
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.documents import least_confidence, read_document

    sure = least_confidence(book or open_rulebook())
    return read_document(Picture.open(image), kind).settled(*sure)


def is_read(slot: str) -> bool:
    """Whether pictures of an upload slot are of documents that can be read."""
    from icpdesk.reading.kind import READ_AS

    return slot in READ_AS


def read_loose(image: Path, *, book: Rulebook) -> tuple[str, Reading]:
    """(upload slot, what stands on it) of a picture that nobody said anything about.

    The slot is empty, and so is the reading, where nothing tells what it is.
    """
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.documents import read_attached
    from icpdesk.reading.fields import Reading
    from icpdesk.reading.kind import READ_AS, guess_kind

    picture = Picture.open(image)
    slot = guess_kind(picture, book).slot
    return slot, read_attached(picture, slot, book) if slot in READ_AS else Reading("")


def read_all(
    filing: Filing, album: Album, *, book: Rulebook, progress: Progress
) -> dict[tuple[str, str], Reading]:
    """What the cards and licences of the filing say, by slot and owner."""
    from icpdesk.base.errors import InputError
    from icpdesk.reading.documents import read_attached
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
    case: Case,
    album: Album,
    *,
    others: ClientsIndex | None = None,
    progress: Progress | None = None,
) -> Matrix:
    """Typed values beside what pictures, signed papers, domain certificates and other clients say.

    Reads what ``album`` has not read yet (up to about two seconds a picture).
    """
    from icpdesk.base.errors import InputError
    from icpdesk.checks.cross_check import matrix_of
    from icpdesk.checks.pictures import asks_for_signature
    from icpdesk.reading.compare import folded
    from icpdesk.reading.lines import thorough_lines

    readings = read_all(case.filing, album, book=case.book, progress=progress or Silent())
    papers: dict[str, str] = {}
    for item in picture_attachments(case.filing, case.book):
        if not album.has(item.file) or not asks_for_signature(item.slot, case):
            continue
        try:
            lines = album.picture(item.file).measure(thorough_lines).lines
        except InputError:
            continue
        text = folded("".join(line.text for line in lines))
        papers[item.slot] = papers.get(item.slot, "") + text
    return matrix_of(case.filing, readings, papers, others)
