"""The words printed on a page of a form, as they are seen, by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from icpdesk.base.pdfium import calls
from icpdesk.forms.pdf.page_space import Box, PageSpace

_MOST = 60_000
_SAME_ROW = 0.5
"""Of a character's height."""
_GAP = 0.35
"""Of a character's height, from where there is a space between words."""


@dataclass(frozen=True, slots=True)
class _Printed:
    text: str
    box: Box

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2

    @property
    def across(self) -> float:
        return (self.box[0] + self.box[2]) / 2


class PageWords:
    """The characters of one page; to be made inside of :func:`icpdesk.base.pdfium.opened`."""

    def __init__(self, text: Any, space: PageSpace) -> None:
        self._all = sorted(_printed(text, space), key=lambda one: one.middle)
        self._middles = [one.middle for one in self._all]

    def inside(self, box: Box) -> str:
        """What is printed in a part of what is seen, row by row."""
        left, lower, right, upper = box
        if right - left < 1:
            return ""
        start, end = bisect_left(self._middles, lower), bisect_right(self._middles, upper)
        found = [one for one in self._all[start:end] if left <= one.across <= right]
        return "\n".join(_line(row) for row in _rows(found)).strip()

    def between(self, lower: float, upper: float) -> tuple[str, ...]:
        """The lines whose middle lies between two heights, from the top down."""
        start, end = bisect_left(self._middles, lower), bisect_right(self._middles, upper)
        return tuple(_line(row) for row in _rows(self._all[start:end]))


def _printed(text: Any, space: PageSpace) -> Iterator[_Printed]:
    pdfium = calls()
    box = pdfium.FS_RECTF()
    for index in range(min(text.count_chars(), _MOST)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code <= 32 or pdfium.FPDFText_IsGenerated(text, index) == 1 or 0xD800 <= code < 0xE000:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, index, box):
            edges = box.left, box.bottom, box.right, box.top
            yield _Printed(chr(code), space.seen_box(edges))


def _rows(found: Sequence[_Printed]) -> list[list[_Printed]]:
    rows: list[list[_Printed]] = []
    for one in sorted(found, key=lambda c: -c.middle):
        last = rows[-1][-1] if rows else None
        if last is not None and last.middle - one.middle <= _SAME_ROW * _height(last):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _line(row: Sequence[_Printed]) -> str:
    made, end = "", None
    for one in sorted(row, key=lambda c: c.box[0]):
        if end is not None and one.box[0] - end > _GAP * _height(one):
            made += " "
        made, end = made + one.text, one.box[2]
    return made


def _height(one: _Printed) -> float:
    return max(1.0, one.box[3] - one.box[1])
