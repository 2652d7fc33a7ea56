"""A filled PDF seen again, without the eyes that filled it: drawn by PDFium as it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from ctypes import c_double, c_int
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.base.pdfium import calls, opened, page_picture
from icpdesk.forms.proof import Proof, Proven, Sight, WrittenValue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Dots = NDArray[np.int16]

Box = tuple[float, float, float, float]
_DPI = 100
_CHANGED = 40
"""Of 255, before a dot counts as another."""
_STRAY_DOTS = 12
"""So many may differ outside of the places: edges of lines under a ground."""
_BEYOND = 0.8
"""Points by which the ink of a character may leave its box."""
_AROUND = 2.0
_MOST_PAGES = 60
_MOST_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class _Ink:
    text: str
    box: Box

    def is_in(self, box: Box) -> bool:
        x, y = (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2
        return box[0] <= x <= box[2] and box[1] <= y <= box[3]


@dataclass(frozen=True)
class _Page:
    """A page after it was filled: its characters, and which dots are not as they were."""

    inks: Sequence[_Ink]
    changed: Dots
    frame: tuple[float, float, float, float, float, float]
    """From the space of the page to dots."""

    def dots(self, box: Box, around: float = 0.0) -> Dots:
        """The dots of a part of the page."""
        a, b, c, d, e, f = self.frame
        corners = [
            (a * x + c * y + e, b * x + d * y + f)
            for x in (box[0], box[2])
            for y in (box[1], box[3])
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        grow = around * _DPI / 72
        return self.changed[
            max(0, int(min(ys) - grow)) : max(0, int(max(ys) + grow) + 1),
            max(0, int(min(xs) - grow)) : max(0, int(max(xs) + grow) + 1),
        ]


def reread(form: bytes, filled: bytes, written: Sequence[WrittenValue]) -> Proof:
    """Every value on its page, in its place; and the rest of the pages as it was."""
    numbers = sorted({one.page - 1 for one in written if one.page})
    same_start = filled.startswith(form)
    pages = _pages(form, filled, numbers if same_start else None)
    values = tuple(
        Proven(one.label, one.field, one.place, _sight(one, pages.get(one.page - 1)))
        for one in written
    )
    untouched = all(
        _is_untouched(page, [one for one in written if one.page == number + 1])
        for number, page in pages.items()
    )
    return Proof(values, untouched)


def seen_on_pages(pdf: bytes, written: Sequence[WrittenValue]) -> list[Sight | None]:
    """What the drawn pages of a printed Word file show of its values; None where that cannot be told:
    of a box that was ticked, and of what stands in several pieces."""
    with opened(pdf) as document:
        count = min(len(document), _MOST_PAGES)
        pages = [_plain("".join(i.text for i in _inks(document[n]))) for n in range(count)]
    whole = "".join(pages)
    return [
        None if len(one.pieces) != 1 else Sight.VISIBLE if _plain(one.words) in whole else Sight.CUT
        for one in written
    ]


def _plain(text: str) -> str:
    return "".join(text.split())


def _sight(one: WrittenValue, page: _Page | None) -> Sight:
    if page is None or one.box is None:
        return Sight.MISSING
    changed = page.dots(one.box)
    if one.field and (not changed.size or not (changed > _CHANGED).any()):
        return Sight.MISSING
    if not one.words:
        return Sight.VISIBLE
    near = _grown(one.box, _AROUND) if one.clipped else _grown_to_the_right(one.box)
    inks = [ink for ink in page.inks if ink.is_in(near)]
    lacking = Counter(_plain(one.words)) - Counter("".join(ink.text for ink in inks))
    if lacking and len(_plain(one.words)) == sum(lacking.values()):
        return Sight.MISSING
    outside = [
        ink
        for ink in inks
        if ink.text in one.words and not _is_within(ink.box, _grown(one.box, _BEYOND))
    ]
    if one.clipped:
        return Sight.CUT if lacking or outside else Sight.VISIBLE
    if lacking:
        return Sight.CUT
    return Sight.OVERFLOWING if outside and one.long else Sight.VISIBLE


def _is_within(box: Box, other: Box) -> bool:
    return other[0] <= box[0] and other[1] <= box[1] and box[2] <= other[2] and box[3] <= other[3]


def _grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _grown_to_the_right(box: Box) -> Box:
    return box[0] - _AROUND, box[1] - _AROUND, box[2] + 2_000, box[3] + _AROUND


def _is_untouched(page: _Page, written: Sequence[WrittenValue]) -> bool:
    changed = page.changed > _CHANGED
    for one in written:
        if one.box is not None:
            box = one.box if one.clipped else _grown_to_the_right(one.box)
            page.dots(box, around=_AROUND)[...] = 0
    return int((page.changed > _CHANGED).sum()) <= _STRAY_DOTS or not changed.any()


def _pages(form: bytes, filled: bytes, numbers: Sequence[int] | None) -> Mapping[int, _Page]:
    """The pages of these numbers, or all; none where the two files have different ones."""
    before: dict[int, Dots] = {}
    found: dict[int, _Page] = {}
    with opened(form) as document:
        wanted = range(min(len(document), _MOST_PAGES)) if numbers is None else numbers
        for number, page in _as_printed(document, wanted):
            before[number] = _dots(page)
    with opened(filled) as document:
        for number, page in _as_printed(document, wanted):
            dots = _dots(page)
            if dots.shape == before[number].shape:
                frame = _frame(page, dots.shape[1], dots.shape[0])
                found[number] = _Page(list(_inks(page)), abs(dots - before[number]), frame)
    return found


def _as_printed(document: Any, numbers: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """The pages as they are printed: fields become a part of the page, in memory alone."""
    pdfium = calls()
    if document.get_formtype():
        document.init_forms()
    for number in numbers:
        pdfium.FPDFPage_Flatten(document[number], pdfium.FLAT_PRINT)
        yield number, document[number]


def _dots(page: Any) -> Dots:
    import numpy as np

    return np.asarray(page_picture(page, _DPI).convert("L"), np.int16)


def _inks(page: Any) -> Iterator[_Ink]:
    pdfium = calls()
    text = page.get_textpage()
    left, lower, right, upper = (c_double() for _ in range(4))
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code <= 32 or 0xD800 <= code < 0xE000 or chr(code).isspace():
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, lower, upper)
        yield _Ink(chr(code), (left.value, lower.value, right.value, upper.value))


def _frame(page: Any, wide: int, tall: int) -> tuple[float, float, float, float, float, float]:
    pdfium = calls()

    def at(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, wide * 16, tall * 16, 0, x, y, across, down)
        return across.value / 16, down.value / 16

    origin, right, up = at(0, 0), at(100, 0), at(0, 100)
    return (
        (right[0] - origin[0]) / 100, (right[1] - origin[1]) / 100,
        (up[0] - origin[0]) / 100, (up[1] - origin[1]) / 100, *origin,
    )  # fmt: skip
