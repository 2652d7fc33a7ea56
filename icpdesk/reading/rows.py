"""Lines of text → cells that stand beside each other.

Runs of characters that remember how surely each was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from icpdesk.base.characters import unified
from icpdesk.reading.lines import Line

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


@dataclass(frozen=True, slots=True)
class Run:
    """Text; ``sureness`` has one value from 0 to 1 for each of its characters."""

    text: str = ""
    sureness: tuple[float, ...] = ()

    @property
    def confidence(self) -> float:
        """That of the least sure character; 0 for no text."""
        return min(self.sureness, default=0.0)

    def __add__(self, other: Run) -> Run:
        return Run(self.text + other.text, self.sureness + other.sureness)

    def part(self, start: int, end: int | None = None) -> Run:
        """The characters from ``start`` up to ``end``."""
        return Run(self.text[start:end], self.sureness[start:end])

    def kept(self, wanted: Callable[[str], bool]) -> Run:
        """Only the characters that are ``wanted``."""
        pairs = [pair for pair in zip(self.text, self.sureness, strict=True) if wanted(pair[0])]
        return Run("".join(c for c, _ in pairs), tuple(s for _, s in pairs))

    def closed(self) -> Run:
        """Without the blanks between Latin words: for numbers and labels."""
        return self.kept(lambda character: character != " ") if " " in self.text else self

    def stripped(self, characters: str) -> Run:
        """Without leading and trailing ``characters``."""
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.part(start, max(start, len(self.text.rstrip(characters))))

    def without_head(self, characters: str) -> Run:
        """Without leading ``characters``."""
        return self.part(len(self.text) - len(self.text.lstrip(characters)))


def plain(text: str, sureness: tuple[float, ...], otherwise: float) -> Run:
    """Full width folded; white space dropped, but between Latin letters, where it parts two words.

    ``otherwise`` is the sureness where it is not told by character.
    """
    if len(sureness) != len(text):
        sureness = (otherwise,) * len(text)
    characters: list[str] = []
    values: list[float] = []
    for place, (character, value) in enumerate(zip(text, sureness, strict=True)):
        for folded in unified(character):
            if not folded.isspace():
                characters.append(folded)
                values.append(value)
            elif _letter(characters[-1:]) and _letter(text[place + 1 : place + 2]):
                # How sure the reader is of a blank says nothing of the letters.
                characters.append(" ")
                values.append(1.0)
    return Run("".join(characters), tuple(values))


def _letter(one: str | list[str]) -> bool:
    return bool(one) and one[0].isascii() and one[0].isalpha()
