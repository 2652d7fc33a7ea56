"""Scans of forms as printed pages: words read by OCR, ruled lines found in the dots.

What is read so is a guess twice over: whoever uses it says so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from icpdesk.base.pdfium import opened, page_picture
from icpdesk.forms.pdf.overlay import as_pages
from icpdesk.forms.pdf.printed_page import Glyph, PrintedPage, Rule, joined
from icpdesk.forms.pdf.upright import upright

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

MOST_PAGES = 4
"""More are not read: a page takes seconds."""
_DPI = 200
_LOOK = 1_600
"""Long side in pixels of the copy in which lines are looked for; forms have small type."""
_LEAST_WORDS = 12
"""A page with fewer printed characters may be a scan."""
_LEAST_COVER = 0.5
"""Of a page, covered by pictures, from which it is one."""
_SHORTEST = 30.0, 12.0
"""Points: shorter strokes along and down the page belong to characters."""
_LEAST_SURE = 0.35
_BASE, _SIZE = 0.16, 0.82
"""Of the height of a line's box: from its lower edge to the line it stands on; its type size."""
_STROKES = re.compile(r"[_＿—\-=]{2,}|[_＿]")


def is_scan(data: bytes) -> bool:
    """Whether a PDF's pages are pictures without words; so is every picture."""
    if not data.startswith(b"%PDF"):
        return True
    with opened(data) as document:
        count = min(len(document), MOST_PAGES)
        return count > 0 and all(_is_picture(document[number]) for number in range(count))


def scanned_pages(data: bytes) -> list[PrintedPage]:
    """The first pages of a scan, as the printed ones of :func:`.printed_page.printed_pages`. Raises
    what the libraries raise over damaged files."""
    with opened(upright(as_pages(data))) as document:
        pages = [
            (page_picture(page, _DPI), page.get_width(), page.get_height())
            for page in (document[number] for number in range(min(len(document), MOST_PAGES)))
        ]
    return [_page(*page, number) for number, page in enumerate(pages, start=1)]


def _is_picture(page: Any) -> bool:
    from icpdesk.base.pdfium import calls

    if page.get_textpage().count_chars() >= _LEAST_WORDS:
        return False
    whole = page.get_width() * page.get_height()
    boxes = (
        one.get_bounds()
        for one in page.get_objects(filter=[calls().FPDF_PAGEOBJ_IMAGE], max_depth=3)
    )
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return bool(covered >= _LEAST_COVER * whole)


def _page(picture: Any, width: float, height: float, number: int) -> PrintedPage:
    import numpy as np

    pixels = np.ascontiguousarray(np.asarray(picture.convert("RGB"))[:, :, ::-1])
    scale = width / pixels.shape[1]
    made = PrintedPage(number, width, height)
    made.glyphs = list(_glyphs(pixels, scale))
    made.rules = joined([rule for level in (True, False) for rule in _rules(pixels, scale, level)])
    return made


def _glyphs(pixels: Pixels, scale: float) -> Iterator[Glyph]:
    from icpdesk.reading import engine

    for box in engine.find(pixels, _LOOK):
        if engine.stands(box):
            continue
        told = engine.tell(engine.cut_out(pixels, box))
        if not told.text or sum(told.sureness) < _LEAST_SURE * len(told.text):
            continue
        left, right = float(box[:, 0].min()), float(box[:, 0].max())
        upper, lower = float(box[:, 1].min()), float(box[:, 1].max())
        yield from _spread(told.text, left * scale, right * scale, upper * scale, lower * scale)


def _spread(text: str, left: float, right: float, upper: float, lower: float) -> Iterator[Glyph]:
    """The characters of a line across its box; where they stand exactly is not told."""
    widths = [1.0 if unicodedata.east_asian_width(one) in "WF" else 0.55 for one in text]
    step, at = (right - left) / max(0.1, sum(widths)), left
    tall = lower - upper
    strokes = {n for found in _STROKES.finditer(text) for n in range(*found.span())}
    for number, (one, wide) in enumerate(zip(text, widths, strict=True)):
        if number not in strokes and not one.isspace():
            yield Glyph(one, at, at + wide * step, lower - _BASE * tall, _SIZE * tall)
        at += wide * step


def _rules(pixels: Pixels, scale: float, level: bool) -> Iterator[Rule]:
    """Straight dark strokes along (``level``) or down the page."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    dark = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12
    )
    shortest = max(5, round(_SHORTEST[0 if level else 1] / scale))
    # A scan lies a little askew: neighbouring rows of dots count as one.
    thick = np.ones((3, 1) if level else (1, 3), np.uint8)
    kernel = np.ones((1, shortest) if level else (shortest, 1), np.uint8)
    lines = cv2.morphologyEx(cv2.dilate(dark, thick), cv2.MORPH_OPEN, kernel)
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    for left, top, wide, tall, _ in stats[1:count]:
        long, across = (wide, tall) if level else (tall, wide)
        if across > max(12, 0.08 * long):
            continue
        at = (top + tall / 2) if level else (left + wide / 2)
        start = left if level else top
        yield Rule(level, float(at * scale), float(start * scale), float((start + long) * scale))
