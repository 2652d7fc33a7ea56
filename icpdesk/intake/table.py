"""Rows of cells as spreadsheets show them, and what cannot be seen in the cells' values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import NO_TEXT, Text

Cell = tuple[int, int]
"""Row as the spreadsheet program numbers it, column from 0."""


@dataclass(frozen=True)
class Row:
    """One row that is not empty; ``number`` is the one that the spreadsheet program shows."""

    number: int
    cells: tuple[Any, ...]
    """From column A on: text, numbers, days, flags; empty cells are empty text."""


@dataclass(frozen=True)
class Table:
    """One sheet of a file."""

    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas: first row, first column, last row, last column, counted from 1."""
    name: str = ""
    """Of the sheet; empty for a text file."""
    visible: bool = True
    hidden_rows: frozenset[int] = frozenset()
    """Rows that a filter or the user hides."""
    faults: Mapping[Cell, str] = field(default_factory=dict)
    """Cells whose value is none: ``#N/A``, or a formula whose result is not stored (``""``)."""
    pictures: Mapping[Cell, bytes] = field(default_factory=dict)
    """Pictures that lie in a cell (WPS: 嵌入单元格图片)."""


def cell_name(row: int, column: int) -> str:
    """``B7`` for row 7, column 2, both counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def column_number(letters: str) -> int:
    """2 for ``B``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def table_problem(path: Path, message: Text, advice: Text = NO_TEXT) -> FileProblem:
    """The error for a file that cannot be used as a table."""
    return FileProblem(message, advice, file=str(path))
