"""Lines of text → cells that stand beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from icpdesk.reading.lines import Line
from icpdesk.reading.runs import Run, plain

_NOISE = re.compile(r"样本|样张|SPECIMEN|示意图?|无照片|^照片$|仅供.*使用")
"""Words on specimens and watermarks that belong to no field."""
_SHARED = 0.5
"""Share of the lower height by which two cells of a row overlap."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One line with plain text and its box in pixels."""

    run: Run
    left: float
    top: float
    right: float
    bottom: float

    @property
    def text(self) -> str:
        """Its characters."""
        return self.run.text

    @property
    def height(self) -> float:
        """In pixels."""
        return self.bottom - self.top

    def beside(self, other: Cell) -> bool:
        """Whether both stand on one row."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > _SHARED * min(self.height, other.height)


Row = list[Cell]


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Rows from top to bottom, the cells of each from left to right; words of specimens left out."""
    cells = [cell for cell in map(_cell, lines) if cell.text]
    rows: list[Row] = []
    for cell in sorted(cells, key=lambda one: (one.top + one.bottom) / 2):
        for row in rows:
            if _nearest(row, cell).beside(cell):
                row.append(cell)
                break
        else:
            rows.append([cell])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return sorted(rows, key=lambda row: min(cell.top for cell in row))


def joined(row: Row) -> Run:
    """All characters of a row."""
    whole = Run()
    for cell in row:
        whole += cell.run
    return whole


def _cell(line: Line) -> Cell:
    run = plain(line.text, line.sureness, line.confidence)
    # In a machine-readable zone SPECIMEN is a name.
    noise = None if "<" in run.text else _NOISE.search(run.text)
    if noise:
        run = run.part(0, noise.start()) + run.part(noise.end())
        # A word of this kind has been printed over something or stands alone: both ends are debris.
        run = run if len(run.text) > 4 else Run()
    return Cell(run, line.left, line.top, line.right, line.bottom)


def _nearest(row: Row, cell: Cell) -> Cell:
    return min(row, key=lambda one: max(one.left - cell.right, cell.left - one.right))
