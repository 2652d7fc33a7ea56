"""Documents that a new filing begins with: what each seems to be, what it says and where it says it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import read_bytes
from icpdesk.pictures.load import MOST_BYTES
from icpdesk.pipeline.guess import Guess, guess_picture, slot_of_name
from icpdesk.pipeline.look import VIEW, jpeg
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.reading.fields import Reading
from icpdesk.reading.kind import COMPARED_AS
from icpdesk.reading.spots import Spot, spots_of
from icpdesk.rulebook.book import Rulebook

if TYPE_CHECKING:
    from icpdesk.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class LooseDocument:
    """One dropped file, looked at and read."""

    guess: Guess
    reading: Reading = field(default_factory=lambda: Reading(""))
    view: bytes = b""
    """A JPEG for the screen, upright as it was read; empty for a file that cannot be opened."""
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)
    """By field, where its value stands on ``view``."""
    sha256: str = ""

    @property
    def file(self) -> str:
        """Its path as it was dropped."""
        return self.guess.file

    @property
    def slot(self) -> str:
        """The upload slot that it seems to be for; empty where nothing tells."""
        return self.guess.slot


def read_loose_document(path: str) -> LooseDocument:
    """In a worker: open, guess and read one file; one that is no picture comes back with the reason."""
    book = _book()
    try:
        data = read_bytes(Path(path), limit=MOST_BYTES)
        return look_into(data, path, book)
    except IcpdeskError as problem:
        return LooseDocument(
            Guess(path, slot_of_name(path, book), "nothing", problem=problem.message)
        )


def look_into(data: bytes, file: str, book: Rulebook) -> LooseDocument:
    """The same for bytes; IcpdeskError for what is no picture."""
    from icpdesk.pictures.picture import Picture

    picture = Picture(data, Path(file).name)
    told = guess_picture(picture, file, book)
    reading = _read(picture, told.slot, book)
    if not reading.readable and reading.looks_like:
        # A name may lie; the words on the paper do not.
        told = replace(told, slot=reading.looks_like, how="paper")
        reading = _read(picture, told.slot, book)
    return LooseDocument(
        told, reading, _view(picture), _spots(picture, reading), hashlib.sha256(data).hexdigest()
    )


def _read(picture: Picture, slot: str, book: Rulebook) -> Reading:
    from icpdesk.reading.documents import read_attached

    return read_attached(picture, slot, book) if slot in COMPARED_AS else Reading("")


def _spots(picture: Picture, reading: Reading) -> dict[str, tuple[Spot, ...]]:
    """In the lines of the quick look, else in those of the thorough one if there was one."""
    from icpdesk.reading.lines import quick_lines, thorough_lines

    if not reading.readable:
        return {}
    found = spots_of(reading, picture.measure(quick_lines))
    if len(found) < len(reading.fields) and picture.has_measured(thorough_lines):
        found = {**spots_of(reading, picture.measure(thorough_lines)), **found}
    return found


def _view(picture: Picture) -> bytes:
    from PIL import Image

    from icpdesk.reading.lines import upright_pixels

    return jpeg(Image.fromarray(picture.measure(upright_pixels)[:, :, ::-1]), VIEW)


@cache
def _book() -> Rulebook:
    return open_rulebook()
