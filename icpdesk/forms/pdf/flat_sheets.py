"""The pages of a flat form as pictures, with what part of the page each of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from icpdesk.base.pdfium import opened, page_picture
from icpdesk.forms.pdf.overlay import as_pages
from icpdesk.forms.pdf.pdf_file import damage_refused
from icpdesk.forms.pdf.printed_page import MOST_PAGES
from icpdesk.forms.pdf.spot import MM
from icpdesk.forms.pdf.upright import upright

_DPI = 130


@dataclass(frozen=True)
class Sheet:
    """One page; millimetres from the upper left corner of the page, as the places are told."""

    picture: Any
    """A ``PIL.Image``."""
    left: float
    top: float
    width: float
    height: float


def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """The first pages of a flat PDF or a picture. FileProblem for files that cannot be opened."""
    with damage_refused(), opened(upright(as_pages(data))) as document:
        count = min(len(document), MOST_PAGES)
        return tuple(_sheet(document[number]) for number in range(count))


def _sheet(page: Any) -> Sheet:
    whole, seen = page.get_mediabox(), page.get_cropbox()
    left, bottom = max(whole[0], seen[0]), max(whole[1], seen[1])
    right, top = min(whole[2], seen[2]), min(whole[3], seen[3])
    return Sheet(
        page_picture(page, _DPI).convert("RGB"),
        (left - whole[0]) / MM, (whole[3] - top) / MM, (right - left) / MM, (top - bottom) / MM,
    )  # fmt: skip
