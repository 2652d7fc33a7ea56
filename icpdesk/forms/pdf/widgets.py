"""The fields of a PDF form where they stand on the page, with the words printed around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from icpdesk.base.pdfium import opened
from icpdesk.forms.pdf.page_space import Box, PageSpace, right_turn
from icpdesk.forms.pdf.words_around import PageWords

_SAME_LINE = 4.0
_WIDEST_LABEL = 260.0
_ABOVE = 16.0
_MOST = 5_000
_UNSEEN = 0x02 | 0x20
"""Annotation flags: hidden, or not to be shown (ISO 32000-1, 12.5.3)."""


@dataclass(slots=True)
class Widget:
    """One field on one page; points."""

    page: int
    node: Any
    kind: str
    """``/Tx``, ``/Btn``, ``/Ch`` or ``/Sig``."""
    name: str
    told: str
    """The tooltip that names it for people who cannot see the page."""
    box: Box
    """In the space of the page."""
    seen: Box
    """As it is seen, from the lower left corner."""
    turn: int = 0
    """Degrees counter-clockwise by which its content stands on the page: 0, 90, 180 or 270."""
    before: str = ""
    """Text printed to its left, up to the field before."""
    behind: str = ""
    """Text printed to its right, up to the next field."""
    above: str = ""
    """The line printed closely above it."""
    over: tuple[str, ...] = ()
    """The lines printed between it and the fields above it on the page: headings, explanations."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height along its content."""
        wide, tall = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (tall, wide) if self.turn in (90, 270) else (wide, tall)


def widgets_of(pdf: Any, data: bytes) -> list[Widget]:
    """All fields that are seen, in reading order; ``pdf`` is the reader or writer of pypdf of ``data``."""
    found: list[Widget] = []
    spaces: dict[int, PageSpace] = {}
    for number, page in enumerate(pdf.pages):
        spaces[number] = space = _space(page)
        found += _on_page(number, page, space)
        if len(found) >= _MOST:
            break
    found = found[:_MOST]
    found.sort(key=lambda one: (one.page, -round(one.seen[1] / _SAME_LINE), one.seen[0]))
    _read_words(found, spaces, data)
    return found


def inherited(node: Any, key: str) -> Any:
    """An entry of a field, or of the field above it."""
    for _ in range(32):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"].get_object()
    return None


def number_of(value: Any) -> int:
    """A number out of a file as a whole one; 0 for what is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0


def _space(page: Any) -> PageSpace:
    box = page.cropbox
    x0, y0, x1, y1 = (float(side) for side in box)
    edges = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return PageSpace(edges, right_turn(page.rotation))


def _on_page(number: int, page: Any, space: PageSpace) -> Iterator[Widget]:
    for reference in page.get("/Annots") or ():
        node = reference.get_object()
        if node is None or node.get("/Subtype") != "/Widget" or "/Rect" not in node:
            continue
        if number_of(node.get("/F")) & _UNSEEN:
            continue
        x0, y0, x1, y1 = (float(side) for side in node["/Rect"])
        box = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        yield Widget(
            page=number,
            node=node,
            kind=str(inherited(node, "/FT") or ""),
            name=_full_name(node),
            told=str(inherited(node, "/TU") or ""),
            box=box,
            seen=space.seen_box(box),
            turn=_turn(node, space),
        )


def _turn(node: Any, space: PageSpace) -> int:
    """As its author says (``/MK /R``); upright as the page is seen where he says nothing."""
    look = node.get("/MK")
    look = look.get_object() if look is not None else {}
    said = look.get("/R") if isinstance(look, Mapping) else None
    return right_turn(number_of(said)) if said is not None else space.turn


def _full_name(node: Any) -> str:
    parts: list[str] = []
    for _ in range(32):
        if "/T" in node:
            parts.append(str(node["/T"]))
        if "/Parent" not in node:
            break
        node = node["/Parent"].get_object()
    return ".".join(reversed(parts))


def _read_words(widgets: Sequence[Widget], spaces: Mapping[int, PageSpace], data: bytes) -> None:
    with opened(data) as document:
        for number in sorted({one.page for one in widgets}):
            words = PageWords(document[number].get_textpage(), spaces[number])
            here = [one for one in widgets if one.page == number]
            floor = spaces[number].size[1]
            for one in here:
                _look_around(one, here, words)
                if one.seen[3] < floor:
                    one.over = words.between(one.seen[3], floor)
                floor = min(floor, one.seen[1])


def _look_around(one: Widget, others: Sequence[Widget], words: PageWords) -> None:
    x0, y0, x1, y1 = one.seen
    line = [other.seen for other in others if other is not one and _beside(other, one)]
    left = max((box[2] for box in line if box[2] <= x0 + 1), default=x0 - _WIDEST_LABEL)
    right = min((box[0] for box in line if box[0] >= x1 - 1), default=x1 + _WIDEST_LABEL)
    one.before = words.inside((max(left, x0 - _WIDEST_LABEL), y0, x0 + 1, y1))
    one.behind = words.inside((x1 - 1, y0, right, y1))
    if not one.before:
        one.above = words.inside((x0 - 2, y1 - 1, x1 + 2, y1 + _ABOVE)).rpartition("\n")[2]


def _beside(a: Widget, b: Widget) -> bool:
    middle = (b.seen[1] + b.seen[3]) / 2
    return a.seen[1] <= middle <= a.seen[3]
