"""One picture, decoded once; everything about it is computed when first asked for and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from icpdesk.base.files import read_bytes
from icpdesk.pictures.load import MOST_BYTES, Header, decode, decode_safely, examine
from icpdesk.pictures.pdf_page import PageLine

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T")

WORKING_SIDE = 1600
"""Long side of the working copy in pixels."""
_LARGE = 100_000
"""Bytes of an array from which it is not kept when a picture is done."""
COARSE_SIDE = 1000
"""Least long side in pixels of the copy that measures look at."""

_ORIENTATION, _SOFTWARE, _DATE_TIME, _GPS = 0x0112, 0x0131, 0x0132, 0x8825
_DATE_TIME_ORIGINAL, _USER_COMMENT = 0x9003, 0x9286


class Picture:
    """A picture file; ``data`` never changes, measures are cached by their function."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self.data = data
        self.name = name
        self._opened = examine(data)
        self._measures: dict[Callable[[Picture], Any], Any] = {}

    @classmethod
    def open(cls, path: Path) -> Picture:
        """Read a file; FileProblem when it is not there, UnreadablePicture when it is no picture."""
        return cls(read_bytes(path, limit=MOST_BYTES), path.name)

    @property
    def header(self) -> Header:
        """What the file says about itself."""
        return self._opened.header

    @property
    def printed_lines(self) -> tuple[PageLine, ...]:
        """The text that a document carries itself; none for pictures and scans."""
        return self._opened.lines

    @cached_property
    def sha256(self) -> str:
        """Of the file."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def format(self) -> str:
        """By content: JPEG, PNG …"""
        return self.header.format

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, upright by the EXIF tag."""
        width, height = self.header.width, self.header.height
        return (height, width) if self.exif_orientation in (5, 6, 7, 8) else (width, height)

    @cached_property
    def image(self) -> Image.Image:
        """Working copy: RGB, upright by the EXIF tag, long side at most WORKING_SIDE."""
        return decode_safely(self.data, WORKING_SIDE)

    @cached_property
    def coarse(self) -> Image.Image:
        """What measures look at: the working copy, or for a large JPEG one of COARSE_SIDE and more.

        Decoding at a quarter costs half of decoding at a half; text, faces and light are told from it
        as well. Long side between COARSE_SIDE and WORKING_SIDE, or the picture's own.
        """
        if self.format != "JPEG" or max(self.size) < 2 * COARSE_SIDE:
            return self.image
        return decode_safely(self.data, WORKING_SIDE, COARSE_SIDE)

    def full(self) -> Image.Image:
        """The whole picture in RGB, upright by the EXIF tag; not kept."""
        self.coarse.size  # noqa: B018 - decoded behind the border before it is decoded here
        return decode(self.data)

    @property
    def exif(self) -> dict[int, Any]:
        """EXIF tags of the main block, by number; empty when there are none or they are broken."""
        return self._opened.exif

    @property
    def exif_orientation(self) -> int:
        """1 to 8; 1 when the tag is missing or odd."""
        value = self.exif.get(_ORIENTATION, 1)
        return value if isinstance(value, int) and 1 <= value <= 8 else 1

    @property
    def has_position(self) -> bool:
        """Whether the file says where the picture was taken."""
        return bool(self.exif.get(_GPS))

    @property
    def carries_metadata(self) -> bool:
        """Whether the file holds anything beside its pixels: tags, XMP, comments, a profile."""
        return bool(self.exif) or self._opened.carries_more

    @property
    def software(self) -> str:
        """The program that wrote the file last, if it says so."""
        return str(self.exif.get(_SOFTWARE, "")).strip("\x00 ")

    @property
    def comment(self) -> str:
        """What phones write about a screenshot, if the file holds a comment."""
        value = self.exif.get(_USER_COMMENT, "")
        text = value.decode("ascii", "ignore") if isinstance(value, bytes) else str(value)
        return text.replace("\x00", "").strip()

    @property
    def taken_on(self) -> date | None:
        """The day on which the camera says it took the picture."""
        stamp = str(self.exif.get(_DATE_TIME_ORIGINAL) or self.exif.get(_DATE_TIME) or "")
        try:
            return date.fromisoformat(stamp[:10].replace(":", "-"))
        except ValueError:
            return None

    def let_go(self) -> None:
        """Drop the copies and large arrays that were made; they are made again when asked for.

        Called when everything about a picture was asked: a filing has a dozen of them.
        """
        for copy in ("image", "coarse"):
            self.__dict__.pop(copy, None)
        self._measures = {
            function: value
            for function, value in self._measures.items()
            if getattr(value, "nbytes", 0) < _LARGE
        }

    def measure(self, function: Callable[[Picture], T]) -> T:
        """``function(self)``, computed once."""
        if function not in self._measures:
            self._measures[function] = function(self)
        value: T = self._measures[function]
        return value

    def has_measured(self, function: Callable[[Picture], T]) -> bool:
        """Whether :meth:`measure` was asked for it already, so that asking again costs nothing."""
        return function in self._measures
