"""What stands on a printed paper and where hands have to add something: all in points, from the upper left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from icpdesk.base.text import Text

MarkKind = Literal["signature", "seal", "fingerprint", "number", "date"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line of text."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """A place for something made by hand."""

    kind: MarkKind
    label: Text
    need: Literal["required", "ask"]
    box: Box
    page: int
    """Counted from 0."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page as it comes out of the printer."""

    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    places: tuple[MarkPlace, ...]


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper as it was made from a filing."""

    slug: str
    name: Text
    slot: str
    website: int
    title: str
    code: str
    """Check code in the footer: another text has another code."""
    pen: Literal["black", "blue-or-black"]
    values: tuple[tuple[str, str], ...]
    """(field, value) of what was typed and printed, such as ``website.domains``."""
    pages: tuple[PrintedPage, ...]
    pdf: bytes = field(default=b"", compare=False, repr=False)
    """What went to the printer; empty where only the words are known."""
