"""What is printed on the pages of a PDF: characters, ruled lines and small boxes, with their places.

All sizes are points from the upper left corner of the page, downwards.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from icpdesk.base.characters import unified
from icpdesk.base.pdfium import calls, opened
from icpdesk.forms.pdf.upright import upright

MOST_PAGES = 30
_MOST_CHARACTERS, _MOST_PATHS, _MOST_SEGMENTS = 20_000, 20_000, 2_000
_MOST_BOXES, _MOST_RULES = 500, 50_000
_THIN = 2.5
"""A filled shape that is thinner is a line."""
_SHORTEST = 5.0
_SMALL_BOX = (5.0, 17.0)
_NEAR = 1.5
_GAP = 3.0
"""Pieces of one line may be so far from each other."""
_NEARLY_WHITE = 245
_UPRIGHT = 0.05
_PRIVATE_BOXES = dict.fromkeys((0xF06F, 0xF0A8, 0xF071, 0xF072, 0xF0A3), "□") | dict.fromkeys(
    (0xF0FE, 0xF052, 0xF0FD), "☑"
)
"""Boxes of the symbol typefaces that word processors use."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character."""

    text: str
    left: float
    right: float
    base: float
    """The line that it stands on."""
    size: float

    @property
    def middle(self) -> float:
        """Half its width."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along (``level``) or down the page."""

    level: bool
    at: float
    start: float
    end: float


@dataclass
class PrintedPage:
    """One page as it is seen."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def printed_pages(data: bytes) -> list[PrintedPage]:
    """The first pages of a PDF. Raises what the libraries raise over damaged files."""
    with opened(upright(data)) as document:
        count = min(len(document), MOST_PAGES)
        return [_page(document[number], number + 1) for number in range(count)]


def _page(page: Any, number: int) -> PrintedPage:
    left, bottom, right, top = page.get_mediabox()
    made = PrintedPage(number, right - left, top - bottom)
    found = _glyphs(page.get_textpage(), left, top)
    made.glyphs = [one for one in found if _is_on(made, one.middle, one.base)]
    boxes: list[tuple[float, float, float, float]] = []
    for points in _outlines(page):
        moved = [(x - left, top - y) for x, y in points]
        _sort_outline(moved, made, boxes)
        if len(made.rules) > _MOST_RULES:
            break
    _sort_boxes(boxes, made)
    made.rules = joined(list(_on_page(made)))
    return made


def _is_on(page: PrintedPage, x: float, y: float) -> bool:
    return 0 <= x <= page.width and 0 <= y <= page.height


def _on_page(page: PrintedPage) -> Iterator[Rule]:
    """The lines as far as they can be seen: programs draw some far beyond the edges."""
    for one in page.rules:
        across, along = (page.height, page.width) if one.level else (page.width, page.height)
        start, end = max(0.0, one.start), min(along, one.end)
        if 0 <= one.at <= across and end - start >= _SHORTEST:
            yield Rule(one.level, one.at, start, end)


def _glyphs(text: Any, left: float, top: float) -> Iterator[Glyph]:
    pdfium = calls()

    box, x, y = pdfium.FS_RECTF(), c_double(), c_double()
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        character = _character(pdfium.FPDFText_GetUnicode(text, index))
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        if not character or _UPRIGHT < angle < 6.283 - _UPRIGHT:
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        wide, tall = box.right - box.left, box.top - box.bottom
        if wide <= 0 or tall <= 0:
            continue
        size = wide if unicodedata.east_asian_width(character) in "WF" else tall / 1.2
        yield Glyph(character, box.left - left, box.right - left, top - y.value, size)


def _character(code: int) -> str:
    """A character as forms are read; empty for what is none."""
    if code in _PRIVATE_BOXES:
        return _PRIVATE_BOXES[code]
    if code < 32 or 0xD800 <= code < 0xE000 or 0xFFF0 <= code < 0x10000 or code > 0x10FFFF:
        return ""
    if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
        # Some programs write the parts of characters in the place of the characters.
        return unified(chr(code))[:1]
    return chr(code)


def _outlines(page: Any) -> Iterator[list[tuple[float, float]]]:
    """The straight outlines that can be seen, in the space of the page."""
    pdfium = calls()

    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=5)
    for number, path in enumerate(paths):
        if number >= _MOST_PATHS:
            return
        if _is_seen(path):
            yield from _straight(path)


def _is_seen(path: Any) -> bool:
    pdfium = calls()

    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        return True
    red, green, blue, solid = (c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, solid)
    white = known and min(red.value, green.value, blue.value) >= _NEARLY_WHITE
    return bool(fill.value) and not white


def _straight(path: Any) -> Iterator[list[tuple[float, float]]]:
    pdfium = calls()

    places = [path.get_matrix()]
    around = path.container
    while around is not None:
        places.append(around.get_matrix())
        around = around.container
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for place in places:
            point = place.on_point(*point)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield points
            points = []
        if kind != pdfium.FPDF_SEGMENT_BEZIERTO:
            points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and points[-1:] != points[:1]:
            points.append(points[0])
    yield points


def _sort_outline(
    points: Sequence[tuple[float, float]], page: PrintedPage,
    boxes: list[tuple[float, float, float, float]],
) -> None:  # fmt: skip
    """Take an outline for a line, a small box, a frame of lines, or for nothing of use."""
    if len(points) < 2:
        return
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, upper, lower = min(xs), max(xs), min(ys), max(ys)
    wide, tall = right - left, lower - upper
    if len(points) > 3 and wide > 0.97 * page.width and tall > 0.97 * page.height:
        return
    if tall <= _THIN and wide >= _SHORTEST:
        page.rules.append(Rule(True, (upper + lower) / 2, left, right))
    elif wide <= _THIN and tall >= _SHORTEST:
        page.rules.append(Rule(False, (left + right) / 2, upper, lower))
    elif len(points) in (4, 5) and _is_square(wide, tall) and len(boxes) < _MOST_BOXES:
        boxes.append((left, upper, right, lower))
    else:
        page.rules += _sides(points)


def _is_square(wide: float, tall: float) -> bool:
    least, most = _SMALL_BOX
    return least <= wide <= most and least <= tall <= most and abs(wide - tall) <= 0.25 * most


def _sides(points: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y0 - y1) < 0.5 and abs(x0 - x1) >= _SHORTEST:
            yield Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
        elif abs(x0 - x1) < 0.5 and abs(y0 - y1) >= _SHORTEST:
            yield Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))


def _sort_boxes(boxes: Sequence[tuple[float, float, float, float]], page: PrintedPage) -> None:
    """Small boxes that touch each other take one character each; one alone is to be ticked."""
    for number, (left, upper, right, lower) in enumerate(boxes):
        touches = any(
            other != number
            and abs(upper - b[1]) <= _NEAR
            and (abs(right - b[0]) <= _NEAR or abs(left - b[2]) <= _NEAR)
            for other, b in enumerate(boxes)
        )
        if touches:
            corners = [(left, upper), (right, upper), (right, lower), (left, lower), (left, upper)]
            page.rules += _sides(corners)
        else:
            size = lower - upper
            page.glyphs.append(Glyph("□", left, right, lower - 0.12 * size, size))


def joined(rules: Sequence[Rule]) -> list[Rule]:
    """Lines whose pieces lie in one another or behind one another, as one line each."""
    found: list[Rule] = []
    for level in (True, False):
        for row in clusters([one for one in rules if one.level == level], _NEAR):
            found += _in_one_row(sorted(row, key=lambda one: one.start))
    return found


def clusters(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Lines of one direction that lie, but for ``near``, at the same place, in order."""
    found: list[list[Rule]] = []
    for one in sorted(rules, key=lambda rule: rule.at):
        if found and one.at - found[-1][0].at <= near:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _in_one_row(row: Sequence[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for one in row:
        if found and one.start <= found[-1].end + _GAP:
            last = found[-1]
            found[-1] = Rule(one.level, last.at, last.start, max(last.end, one.end))
        else:
            found.append(one)
    return found
