"""A part of the document as blocks in reading order: lines and tables, with text boxes.

Every block has an address that stays the same as long as the structure does: ``p4`` is the fourth
paragraph, ``t1r2c3`` the third cell of the second row of the first table, ``p4/box1/p1`` a line of
a text box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from icpdesk.forms.word.grid import Cell, Grid, blocks_of
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.names import ALTERNATE, BOX_CONTENT, CHOICE, FALLBACK, TBL, P, w

_DRAWN = frozenset({ALTERNATE, w("drawing"), w("pict"), w("object")})


@dataclass(frozen=True, slots=True)
class Box:
    """A text box in a paragraph."""

    content: Any
    copy: bool = False
    """Whether it is the older copy of the box before it, for programs that need one."""


def read_blocks(parent: Any, control: Any = None) -> list[Line | Grid]:
    """The lines and tables of a body, cell or text box; tables with all that is in them."""
    found: list[Line | Grid] = []
    shown: Any = None
    for node, waiting in blocks_of(parent, control):
        if node.tag == TBL:
            found.append(_grid(node))
        elif node.tag == P:
            # Of a control over several paragraphs the first stands for all.
            prompt = waiting if waiting is not None and waiting is not shown else None
            found.append(Line(node, control=prompt))
            shown = waiting
    return found


def _grid(node: Any) -> Grid:
    grid = Grid.of(node)
    for cell in grid.cells():
        cell.blocks = read_blocks(cell.node, cell.control)
    grid.turn_rows()
    return grid


def texts_of(blocks: Sequence[Line | Grid]) -> Iterator[str]:
    """The words of all lines and cells."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            for cell in block.cells():
                yield from texts_of(cell.blocks)


def boxes_of(line: Line) -> Iterator[Box]:
    """The text boxes anchored in a line, the older copy of each behind it."""
    for run in line.node.iter(w("r")):
        for child in run:
            if child.tag in _DRAWN and _owner(run) is line.node:
                yield from _boxes(child)


def _boxes(node: Any) -> Iterator[Box]:
    if node.tag != ALTERNATE:
        yield from (Box(content) for content in _outermost(node))
        return
    for tag, copy in ((CHOICE, False), (FALLBACK, True)):
        for branch in node.iterchildren(tag):
            yield from (Box(content, copy) for content in _outermost(branch))


def _outermost(node: Any) -> Iterator[Any]:
    """Text box contents that are not inside another one; of two copies the first."""
    for child in node:
        if child.tag == BOX_CONTENT:
            yield child
        elif isinstance(child.tag, str):
            yield from _outermost(child)


def _owner(run: Any) -> Any:
    parent = run.getparent()
    while parent is not None and parent.tag != P:
        parent = parent.getparent()
    return parent


__all__ = ["Box", "Cell", "Grid", "Line", "boxes_of", "read_blocks", "texts_of"]
