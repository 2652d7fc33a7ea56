"""Whether a value fits its place, and how much smaller it must be where the place cannot grow."""

from __future__ import annotations

import math
import unicodedata
from itertools import islice
from typing import Any

from icpdesk.forms.word.grid import Cell
from icpdesk.forms.word.names import PPR, RPR, TCPR, TRPR, VAL, w

_USUAL_SIZE = 21
"""Half points: 五号, the size of most Chinese forms."""
_SMALLEST = 14
_MARGINS = 216
_EARLY = 6
_LINE_HEIGHT = 13
"""Twentieths of a point that a line takes for each half point of type."""


def width_of(text: str) -> int:
    """Width in half-width characters; a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def size_of(properties: Any) -> int:
    """Type size in half points that a run's format tells, or the usual one."""
    node = properties.find(w("sz")) if properties is not None else None
    value = node.get(VAL, "") if node is not None else ""
    return int(value) if value.isdecimal() and int(value) else _USUAL_SIZE


def mark_size(paragraph: Any) -> int:
    """Type size of a paragraph's mark."""
    return size_of(paragraph.find(f"{PPR}/{RPR}"))


def cell_fit(cell: Cell, value: str, size: int) -> tuple[str, int]:
    """``shrunk``, ``goes on`` or empty, and the size in half points to write with.

    A row of fixed height cannot grow: there the type shrinks, to 7 points at the least.
    """
    width = _width(cell)
    height, fixed = _height(cell)
    if not width:
        return "", size
    if not fixed or not height:
        needed = _lines(value, width, size) * size * _LINE_HEIGHT
        return ("goes on" if _lines(value, width, size) > 2 and needed > height else ""), size
    best = size
    while best > _SMALLEST and _lines(value, width, best) * best * _LINE_HEIGHT > height:
        best -= 1
    if _lines(value, width, best) * best * _LINE_HEIGHT > max(height, best * _LINE_HEIGHT):
        return "goes on", best
    return ("shrunk" if best < size else ""), best


def _lines(value: str, width: int, size: int) -> int:
    room = max(1, (width - _MARGINS) // (size * 5))
    return sum(max(1, math.ceil(width_of(part) / room)) for part in value.split("\n"))


def _width(cell: Cell) -> int:
    """Width of a cell in twentieths of a point; 0 where the file does not tell."""
    told = cell.node.find(f"{TCPR}/{w('tcW')}")
    if told is not None and told.get(w("type")) == "dxa":
        value = told.get(w("w"), "")
        if value.isdecimal() and int(value):
            return int(value)
    table = cell.node.getparent()
    while table is not None and table.tag != w("tbl"):
        table = table.getparent()
    grid = _early(table, w("tblGrid"))
    mine = [
        node.get(w("w"), "")
        for node in islice(grid if grid is not None else (), cell.start, cell.end)
    ]
    return sum(int(value) for value in mine if value.isdecimal())


def _height(cell: Cell) -> tuple[int, bool]:
    row = cell.node.getparent()
    while row is not None and row.tag != w("tr"):
        row = row.getparent()
    about = _early(row, TRPR)
    told = about.find(w("trHeight")) if about is not None else None
    if told is None or cell.height > 1:
        return 0, False
    value = told.get(VAL, "")
    return (int(value) if value.isdecimal() else 0), told.get(w("hRule")) == "exact"


def _early(parent: Any, tag: str) -> Any:
    """A child that stands before all content; the many behind are not looked through."""
    for child in islice(parent, _EARLY) if parent is not None else ():
        if child.tag == tag:
            return child
    return None
