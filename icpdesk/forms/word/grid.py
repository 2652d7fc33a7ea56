"""A table as its reader sees it: cells on a grid, merged ones once, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from icpdesk.forms.word.lines import CONTROL, Line, waits
from icpdesk.forms.word.names import (
    SDT,
    SDT_CONTENT,
    TBL,
    TC,
    TCPR,
    THROUGH,
    TR,
    TRPR,
    VAL,
    Lazy,
    P,
    w,
)  # fmt: skip

_BLANK_CELL = " \u3000\xa0\t\n_＿﹍ˍ‗" + CONTROL
_ONLY_A_PROMPT = re.compile(
    r"[【\[<（(]?\s*(?:请|此处|在此处?|点击)(?:填写|填入|输入|填)[^【】\[\]<>（()）：:。]{0,20}[】\]>）)]?"
)
_PROMPTING = "【[<（(请此在点"
_ROW_GONE, _CELL_GONE = (w("del"),), (w("cellDel"),)


@dataclass(eq=False)
class Cell:
    """One cell; a vertically merged one stands in the first of its rows."""

    node: Any
    row: int
    start: int
    """First grid column."""
    span: int
    control: Any = None
    """The control around the cell that shows its placeholder text, if any."""
    height: int = 1
    """How many rows it covers."""
    blocks: list[Line | Grid] = field(default_factory=list)
    prompted: bool = False
    """Whether its words ask for an answer in their place: see :mod:`icpdesk.forms.hints`."""

    @property
    def end(self) -> int:
        """The grid column after the last."""
        return self.start + self.span

    @Lazy
    def lines(self) -> list[Line]:
        """Its own paragraphs."""
        return [block for block in self.blocks if isinstance(block, Line)]

    @Lazy
    def text(self) -> str:
        """Its own text; paragraphs run on, because labels in narrow cells are broken by hand."""
        return "".join(line.text for line in self.lines).strip()

    @property
    def is_blank(self) -> bool:
        """Whether it waits to be filled: no text but a prompt, at most a line to write on or one
        control."""
        return self.prompted or self._is_empty

    @Lazy
    def _is_empty(self) -> bool:
        if any(isinstance(block, Grid) for block in self.blocks) or not self.lines:
            return False
        text = "".join(line.text for line in self.lines)
        if text[:1] in _PROMPTING and _ONLY_A_PROMPT.fullmatch(text.rstrip()):
            return len(self.lines) == 1 and bool(text)
        return not text.strip(_BLANK_CELL) and text.count(CONTROL) <= 1 and not self._pictured

    @Lazy
    def is_colon(self) -> bool:
        """Whether it holds nothing but the colon behind the label in the cell before it."""
        return self.text in ("：", ":")

    @Lazy
    def _pictured(self) -> bool:
        return any(
            next(line.node.iter(w("drawing"), w("pict"), w("object")), None) is not None
            for line in self.lines
        )


@dataclass(eq=False)
class Grid:
    """A table."""

    node: Any
    rows: list[list[Cell]]
    """Cells that begin in each row, in reading order."""
    columns: int = 0
    from_right: bool = False
    """Whether the first cell of a row stands at the right."""

    @classmethod
    def of(cls, table: Any) -> Grid:
        """Read a ``w:tbl``; deleted rows and cells are left out."""
        reader = _GridReader(table)
        return cls(table, reader.rows, reader.columns, reader.from_right)

    def turn_rows(self) -> None:
        """Bring rows that begin at the right into the order in which their labels are read.

        A row that begins with its label is in that order already, on whichever side it begins.
        """
        for cells in self.rows if self.from_right else ():
            if len(cells) > 1 and cells[0].is_blank and not cells[-1].is_blank:
                for cell in cells:
                    cell.start = self.columns - cell.end
                cells.reverse()

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place of the grid."""
        return self._places.get((row, column))

    def right_of(self, cell: Cell) -> Cell | None:
        """The next cell of the same row; a cell with nothing but a colon is passed over."""
        found = self._places.get((cell.row, cell.end))
        return self.right_of(found) if found is not None and found.is_colon else found

    def left_of(self, cell: Cell) -> Cell | None:
        """The cell before it in the same row; a cell with nothing but a colon is passed over."""
        found = self._places.get((cell.row, cell.start - 1))
        return self.left_of(found) if found is not None and found.is_colon else found

    def below(self, cell: Cell) -> Cell | None:
        """The cell under its first column."""
        found = self._places.get((cell.row + cell.height, cell.start))
        return found if found is not cell else None

    def above(self, cell: Cell) -> Cell | None:
        """The cell over its first column."""
        return self._places.get((cell.row - 1, cell.start))

    @Lazy
    def _places(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for line in self.rows
            for cell in line
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.start, min(cell.end, cell.start + 64))
        }

    def cells(self) -> Iterator[Cell]:
        """All cells in reading order."""
        for row in self.rows:
            yield from row


class _GridReader:
    def __init__(self, table: Any) -> None:
        self.rows: list[list[Cell]] = []
        self.columns = 0
        self._open: dict[int, Cell] = {}
        self.from_right = table.find(f"{w('tblPr')}/{w('bidiVisual')}") is not None
        for row, _ in _wrapped(table, TR, None):
            properties = row.find(TRPR)
            if properties is None or not _has(properties, _ROW_GONE):
                self._row(row, properties)

    def _row(self, row: Any, properties: Any) -> None:
        number = len(self.rows)
        cells: list[Cell] = []
        column = _number(properties, "gridBefore", 0)
        still_open: dict[int, Cell] = {}
        for node, control in _wrapped(row, TC, None):
            about = node.find(TCPR)
            if about is not None and _has(about, _CELL_GONE):
                continue
            span = max(1, _number(about, "gridSpan", 1))
            merge = about.find(w("vMerge")) if about is not None else None
            origin = self._open.get(column)
            if merge is not None and merge.get(VAL, "continue") != "restart" and origin is not None:
                origin.height += 1
                still_open[column] = origin
            else:
                cell = Cell(node, number, column, span, control)
                cells.append(cell)
                if merge is not None:
                    still_open[column] = cell
            column += span
        self.columns = max(self.columns, column)
        self._open = still_open
        self.rows.append(cells)


def _wrapped(parent: Any, tag: str, control: Any) -> Iterator[tuple[Any, Any]]:
    """Children with ``tag`` through wrappers, with the waiting control around each."""
    for child in parent:
        if child.tag == tag:
            yield child, control
        elif child.tag in THROUGH:
            yield from _wrapped(child, tag, control)
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                inner = child if tag == TC and waits(child) else control
                yield from _wrapped(content, tag, inner)


def blocks_of(parent: Any, control: Any = None) -> Iterator[tuple[Any, Any]]:
    """Paragraphs and tables of a body, cell or text box, with the waiting control around each."""
    for child in parent:
        tag = child.tag
        if tag in (P, TBL):
            yield child, control
        elif tag in THROUGH:
            yield from blocks_of(child, control)
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from blocks_of(content, child if waits(child) else control)


def _number(node: Any, name: str, default: int) -> int:
    found = node.find(w(name)) if node is not None else None
    value = found.get(VAL, "") if found is not None else ""
    return min(int(value), 512) if value.isdecimal() else default


def _has(node: Any, tags: tuple[str, ...]) -> bool:
    return any(node.find(tag) is not None for tag in tags)
