"""Where the values of a filing go on a flat page, guessed from what is printed there.

The page is read as lines and tables and understood like a Word form (:mod:`.page_body`), so a label
means the same on both. What is found is where on the page each value is to be laid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from icpdesk.forms.context import Context
from icpdesk.forms.labels import Labels
from icpdesk.forms.parties import scene_of
from icpdesk.forms.pdf.drawn import width_of
from icpdesk.forms.pdf.page_body import PageBody, body_of
from icpdesk.forms.pdf.parts import TICK
from icpdesk.forms.pdf.printed_lines import MIDDLE, USUAL_SIZE, PrintedLine
from icpdesk.forms.pdf.printed_page import Glyph, PrintedPage, printed_pages
from icpdesk.forms.pdf.ruled import RuledCell
from icpdesk.forms.pdf.scanned_page import is_scan, scanned_pages
from icpdesk.forms.pdf.spot import MM, FlatGuess, Spot
from icpdesk.forms.word.finder import Finder
from icpdesk.forms.word.inline import Mark
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.spots import Spot as Found
from icpdesk.forms.word.targets import Boxes, CellBlank, CharacterCells, DateParts, Stretch
from icpdesk.forms.word.walk import read_blocks, texts_of

SCANNED = 0.4
"""The most that a place on a scan is sure."""
_OVERPRINTED = frozenset({"placeholder", "merge", "prompt", "cross"})
"""Places that show words which a value would replace; it cannot be laid over them."""
_LEAST_ROOM = 20.0
_LEAST_PART = 7.0
_MARGIN = 3.0
_INSET, _INSET_FROM = 2.0, 40.0
"""How far from the beginning of a blank a value stands, where the blank is not short."""
_RISE = 1.0
"""How far above a line a value stands."""
_ASCENT = 0.88
_SIZES = (7.0, 12.0)
_DIGIT = 0.6


def guess_flat(data: bytes, labels: Labels) -> FlatGuess:
    """Read the pages of a PDF or a picture; those of a scan by OCR, whose places are never sure.
    Raises what the libraries raise over damaged files."""
    if not is_scan(data):
        return _guess(printed_pages(data), labels)
    found = _guess(scanned_pages(data), labels)
    unsure = tuple(replace(one, confidence=min(one.confidence, SCANNED)) for one in found.spots)
    return replace(found, spots=unsure, guessed=unsure, scan=True)


def _guess(pages: Sequence[PrintedPage], labels: Labels) -> FlatGuess:
    body = body_of(pages)
    placer = _Placer(body)
    spots: list[Spot] = []
    blank: list[str] = []
    open_: list[str] = []
    blocks = read_blocks(body.root)
    scene = scene_of(texts_of(blocks), labels.parties)
    for found in Finder(labels, "page", Context(scene=scene)).read(blocks):
        placed = list(placer.place(found)) if found.field else []
        spots += placed
        told = blank if found.reason else open_
        if not placed and found.label and found.label not in told:
            told.append(found.label)
    return FlatGuess(tuple(spots), tuple(blank), tuple(open_), tuple(spots))


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a value may stand: points on a page."""

    page: int
    left: float
    right: float
    base: float
    size: float
    height: float = 0.0
    """Of a cell: room for several lines."""


class _Placer:
    """Finds the room of what was found in the lines and tables."""

    def __init__(self, body: PageBody) -> None:
        self._body = body

    def place(self, found: Found) -> Iterator[Spot]:
        """The places of one find; none where there is no room."""
        target = found.target
        if isinstance(target, Stretch):
            room = self._of_mark(target.line, target.mark)
            yield from _spot(found, room, "bare" if target.unit else "", _LEAST_ROOM)
        elif isinstance(target, DateParts):
            yield from self._date(found, target)
        elif isinstance(target, CharacterCells):
            yield from self._characters(found, target)
        elif isinstance(target, CellBlank):
            yield from _spot(found, self._of_cell(target), "", _LEAST_ROOM)
        elif isinstance(target, Boxes):
            yield from self._ticks(found, target)

    def _line(self, line: Line) -> PrintedLine | None:
        return self._body.line_at(line.node)

    def _of_mark(self, line: Line, mark: Mark) -> _Room | None:
        printed = self._line(line)
        if printed is None or mark.kind in _OVERPRINTED:
            return None
        if mark.kind == "end":
            before = printed.glyphs[mark.start - 1]
            return _Room(
                printed.page, before.right + _MARGIN, printed.limit, before.base, before.size
            )
        room = _room(printed, mark.start, mark.end)
        if room and room.right - room.left > _INSET_FROM:
            room = replace(room, left=room.left + _INSET)
        if room and mark.kind == "colon" and mark.end == len(printed.glyphs):
            room = replace(room, right=printed.limit)
        return room

    def _of_cell(self, target: CellBlank) -> _Room | None:
        printed = self._line(target.line)
        if printed is not None:
            said = printed.text.strip("_＿ ")
            return None if said else _room(printed, 0, len(printed.glyphs))
        like = self._line(target.label) if target.label is not None else None
        size = like.glyphs[0].size if like else USUAL_SIZE
        page, cell = self._body.cell_at(target.cell.node)
        words = [line.glyphs[-1] for one in target.cell.lines if (line := self._line(one))]
        upper = max((last.base + 0.2 * last.size for last in words), default=cell.upper)
        return _in_cell(page, replace(cell, upper=upper), size)

    def _date(self, found: Found, target: DateParts) -> Iterator[Spot]:
        printed = self._line(target.line)
        if printed is None:
            return
        rooms = [_room(printed, start, end) for start, end in target.mark.parts]
        if any(room is None or room.right - room.left < _LEAST_PART for room in rooms):
            return
        year = "short year" if target.mark.century else "year"
        for room, part in zip(rooms, (year, "month", "day"), strict=True):
            yield from _spot(found, room, part, _LEAST_PART)

    def _characters(self, found: Found, target: CharacterCells) -> Iterator[Spot]:
        count = len(target.cells)
        for number, cell in enumerate(target.cells, start=1):
            page, box = self._body.cell_at(cell.node)
            room = _in_cell(page, box, USUAL_SIZE)
            inset = max(1.0, (box.right - box.left - _DIGIT * room.size) / 2)
            room = replace(room, left=box.left + inset, right=box.right)
            yield from _spot(found, room, f"{number}/{count}", 0)

    def _ticks(self, found: Found, target: Boxes) -> Iterator[Spot]:
        if any(option.ticked for option in target.options):
            return
        for option in target.options:
            printed = self._line(option.line)
            # Nothing tells whether a box without words is meant.
            known = printed if option.words else None
            room = _room(known, option.start, option.end) if known else None
            if room is not None:
                left = (room.left + room.right - width_of(TICK, room.size)) / 2
                room = replace(room, left=left, right=left + 2 * room.size)
                yield from _spot(found, room, f"tick {option.words}", 0, rise=0)


def _room(line: PrintedLine, start: int, end: int) -> _Room | None:
    """The widest stretch on one row of the characters from ``start`` to ``end``."""
    rows = [list(row) for _, row in groupby(line.glyphs[start:end], key=_base)]
    if not rows:
        return None
    row = max(rows, key=lambda one: one[-1].right - one[0].left)
    return _Room(line.page, row[0].left, row[-1].right, row[0].base, row[0].size)


def _base(glyph: Glyph) -> float:
    return glyph.base


def _in_cell(page: int, cell: RuledCell, size: float) -> _Room:
    size = min(size, 0.8 * (cell.lower - cell.upper))
    base = (cell.upper + cell.lower) / 2 + MIDDLE * size
    height = cell.lower - cell.upper - _MARGIN
    return _Room(page, cell.left + _MARGIN, cell.right - _MARGIN, base, size, height)


def _spot(
    found: Found, room: _Room | None, part: str, least: float, rise: float = _RISE
) -> Iterator[Spot]:
    if room is None or room.right - room.left < least:
        return
    size = round(2 * min(max(room.size, _SIZES[0]), _SIZES[1])) / 2
    yield Spot(
        page=room.page,
        x=round(room.left / MM, 1),
        y=round((room.base - rise - _ASCENT * size) / MM, 1),
        width=round((room.right - room.left) / MM, 1),
        field=found.field,
        size=size,
        height=round(room.height / MM, 1),
        part=part,
        label=found.label,
        confidence=found.confidence,
    )
