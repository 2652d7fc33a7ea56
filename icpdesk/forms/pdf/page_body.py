"""Printed pages as the lines and tables of a document, so that they are read like a Word form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from icpdesk.forms.pdf.printed_lines import (
    Blank,
    PrintedLine,
    Row,
    blank_of,
    lines_of,
    rows_of,
    rows_under_labels,
)
from icpdesk.forms.pdf.printed_page import Glyph, PrintedPage
from icpdesk.forms.pdf.ruled import RuledCell, RuledTable, tables_of
from icpdesk.forms.word.names import TBL, TC, TCPR, TR, VAL, P, R, T, w

_FEWEST_CHARACTERS, _WIDEST_CHARACTER = 8, 30.0
"""A row of at least so many cells, none of them wider (points), takes a character in each."""
_TALLEST_FRAME = 60.0
"""An empty frame that is taller is no place for one value."""
_LEAST_FRAME = 8.0
_MOST_FRAMES = 300
_ROOM_BELOW = 1.4
"""Of the type size: room under words in which another line can stand."""
_EDGE = 2.0
_AT = "at"
_NO_CELL = "·"


@dataclass
class PageBody:
    """A body with lines and tables, and where each of them is printed."""

    root: Any
    """A ``w:body``."""
    lines: list[PrintedLine] = field(default_factory=list)
    cells: list[tuple[int, RuledCell]] = field(default_factory=list)
    """Page and cell."""

    def line_at(self, node: Any) -> PrintedLine | None:
        """What a ``w:p`` of the body shows; None for one of an empty cell."""
        at = node.get(_AT)
        return self.lines[int(at)] if at is not None else None

    def cell_at(self, node: Any) -> tuple[int, RuledCell]:
        """Page and place of a ``w:tc`` of the body."""
        return self.cells[int(node.get(_AT))]


def body_of(pages: Sequence[PrintedPage]) -> PageBody:
    """The pages one behind the other."""
    from lxml import etree

    made = PageBody(etree.Element(w("body")))
    for page in pages:
        _Builder(page, made).build()
    return made


class _Builder:
    """Adds one page."""

    def __init__(self, page: PrintedPage, body: PageBody) -> None:
        self._page = page
        self._body = body
        self._glyphs: dict[RuledCell, list[Glyph]] = {}
        self._blanks: dict[RuledCell, list[Blank]] = {}

    def build(self) -> None:
        """Lines and tables from the top down."""
        page = self._page
        tables, loose = tables_of(page.rules)
        frames, tables = _frames(tables, page.glyphs)
        tables = [
            _with_label(one, tables, page.glyphs) if _is_for_characters(one) else one
            for one in sorted(_outermost(tables), key=lambda one: one.upper)
        ]
        free, outside = self._shared_out(tables, [blank_of(rule) for rule in loose] + frames)
        rows = _rows_outside(free, outside, page.width)
        edge = self._edge(tables)
        for table in tables:
            self._lines(self._body.root, [r for r in rows if r.base <= table.upper], edge)
            rows = [row for row in rows if row.base > table.upper]
            self._table(table)
        self._lines(self._body.root, rows, edge)

    def _shared_out(
        self, tables: Sequence[RuledTable], blanks: Sequence[Blank]
    ) -> tuple[list[Glyph], list[Blank]]:
        """Give every cell what stands in it; what stands in none."""
        free: list[Glyph] = []
        outside: list[Blank] = []
        for glyph in self._page.glyphs:
            cell = _cell_of(tables, glyph.middle, _mid(glyph))
            (free if cell is None else self._glyphs.setdefault(cell, [])).append(glyph)
        for blank in blanks:
            cell = _cell_of(tables, (blank.left + blank.right) / 2, blank.lower)
            (outside if cell is None else self._blanks.setdefault(cell, [])).append(blank)
        return free, outside

    def _edge(self, tables: Sequence[RuledTable]) -> float:
        """Up to where the page is written on: its margins are as wide at the right as at the left."""
        sides = [(one.left, one.right) for one in self._page.glyphs]
        sides += [(one.left, one.right) for one in tables]
        margin = min((left for left, _ in sides), default=0.0)
        return max([self._page.width - margin, *(right for _, right in sides)])

    def _lines(self, parent: Any, rows: Sequence[Row], edge: float) -> None:
        limits = [self._limit(row, edge) for row in rows]
        for line in lines_of(rows, self._page.number, limits, edge):
            self._paragraph(parent, line)

    def _limit(self, row: Row, edge: float) -> float:
        """Up to where a row is free: the next line down the page, else where the words end."""
        right = row.glyphs[-1].right
        walls = [
            rule.at
            for rule in self._page.rules
            if not rule.level and rule.at > right and rule.start <= row.base <= rule.end
        ]
        return min([edge, *(wall - _EDGE for wall in walls)])

    def _paragraph(self, parent: Any, line: PrintedLine) -> None:
        from lxml import etree

        node = etree.SubElement(parent, P, {_AT: str(len(self._body.lines))})
        self._body.lines.append(line)
        text = etree.SubElement(etree.SubElement(node, R), T)
        text.text = line.text

    def _table(self, table: RuledTable) -> None:
        from lxml import etree

        node = etree.SubElement(self._body.root, TBL)
        for row in range(len(table.ys) - 1):
            line = etree.SubElement(node, TR)
            column = 0
            while column < len(table.xs) - 1:
                cell = table.covered.get((row, column))
                if cell is None:
                    self._no_cell(line)
                elif cell.row == row:
                    self._content(self._cell(line, cell, "restart"), cell)
                else:
                    etree.SubElement(self._cell(line, cell, "continue"), P)
                column += cell.columns if cell else 1

    def _no_cell(self, row: Any) -> None:
        from lxml import etree

        node = etree.SubElement(row, TC)
        text = etree.SubElement(etree.SubElement(etree.SubElement(node, P), R), T)
        text.text = _NO_CELL

    def _cell(self, row: Any, cell: RuledCell, merge: str) -> Any:
        from lxml import etree

        node = etree.SubElement(row, TC, {_AT: str(len(self._body.cells))})
        self._body.cells.append((self._page.number, cell))
        about = etree.SubElement(node, TCPR)
        etree.SubElement(about, w("gridSpan"), {VAL: str(cell.columns)})
        if cell.rows > 1:
            etree.SubElement(about, w("vMerge"), {VAL: merge})
        return node

    def _content(self, node: Any, cell: RuledCell) -> None:
        from lxml import etree

        glyphs, blanks = self._glyphs.get(cell, []), self._blanks.get(cell, [])
        rows = rows_of(glyphs, blanks, cell.right - cell.left)
        self._lines(node, rows, cell.right - _EDGE)
        if not rows or _is_over_its_answer(rows, cell):
            etree.SubElement(node, P)


def _rows_outside(glyphs: Sequence[Glyph], blanks: Sequence[Blank], width: float) -> list[Row]:
    """The rows outside of tables from the top down; ``width`` is that of the page."""
    framed = [one for one in blanks if one.framed]
    labelled, glyphs, framed = rows_under_labels(glyphs, framed)
    rows = rows_of(glyphs, [one for one in blanks if not one.framed] + framed, width)
    return sorted(rows + labelled, key=lambda row: (round(row.base), row.glyphs[0].left))


def _is_over_its_answer(rows: Sequence[Row], cell: RuledCell) -> bool:
    """Whether the words of a cell stand at its top, over room for a line."""
    first, last = rows[0], rows[-1]
    above, below = first.base - first.size - cell.upper, cell.lower - last.base
    return below - above >= last.size and below >= _ROOM_BELOW * last.size


def _mid(glyph: Glyph) -> float:
    """Half the height of a character."""
    return glyph.base - 0.35 * glyph.size


def _frames(
    tables: Sequence[RuledTable], glyphs: Sequence[Glyph]
) -> tuple[list[Blank], list[RuledTable]]:
    """Frames of one cell: an empty one is a place to write in, one around words says nothing."""
    frames: list[Blank] = []
    others: list[RuledTable] = []
    for table in tables:
        if len(table.cells) > 1:
            others.append(table)
            continue
        empty = not any(table.holds(g.middle, _mid(g)) for g in glyphs if not g.text.isspace())
        tall = table.lower - table.upper
        if empty and _LEAST_FRAME <= tall <= _TALLEST_FRAME and len(frames) < _MOST_FRAMES:
            frames.append(Blank(table.left, table.right, table.upper, table.lower, framed=True))
    return frames, others


def _outermost(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """Without tables that lie in a cell of another one."""
    return [
        one
        for one in tables
        if not any(
            other is not one
            and other.holds(one.left, one.upper) and other.holds(one.right, one.lower)
            for other in tables
        )
    ]  # fmt: skip


def _is_for_characters(table: RuledTable) -> bool:
    """Whether it is one row of narrow cells that take a character each."""
    cells = table.cells
    widest = max(cell.right - cell.left for cell in cells)
    return len(table.ys) == 2 and len(cells) >= _FEWEST_CHARACTERS and widest <= _WIDEST_CHARACTER


def _with_label(
    table: RuledTable, tables: Sequence[RuledTable], glyphs: Sequence[Glyph]
) -> RuledTable:
    """A row of cells with the words before it as its first cell."""
    edges = [
        one.right
        for one in tables
        if one.right < table.left and one.upper < table.lower < one.lower + 1
    ]
    before = [
        one
        for one in glyphs
        if table.upper <= one.base <= table.lower + 2
        and max(edges, default=0.0) < one.left and one.right <= table.left + 1
        and not one.text.isspace()
    ]  # fmt: skip
    if not before or table.covered.get((0, 0)) is None:
        return table
    left = min(one.left for one in before) - 1
    moved = [replace(cell, column=cell.column + 1) for cell in table.cells]
    label = RuledCell(0, 0, 1, 1, left, table.upper, table.left, table.lower)
    return RuledTable((label, *moved), (left, *table.xs), table.ys)


def _cell_of(tables: Sequence[RuledTable], x: float, y: float) -> RuledCell | None:
    cells = (one.cell_at(x, y) for one in tables if one.holds(x, y))
    return next((cell for cell in cells if cell is not None), None)
