"""Which rows of a table name the columns below them, and what kind of names they are."""

from __future__ import annotations

from icpdesk.forms.context import Context
from icpdesk.forms.hints import asks, only_asks, shows_field
from icpdesk.forms.labels import Labels
from icpdesk.forms.plain_words import plain
from icpdesk.forms.word.boxes import boxes_in
from icpdesk.forms.word.grid import Cell, Grid
from icpdesk.forms.word.inline import marks_of

LONGEST_LABEL = 60


class Heads:
    """Questions about the rows of one table. A row is looked at when it is asked about, once."""

    def __init__(self, grid: Grid, labels: Labels) -> None:
        self._grid = grid
        self._labels = labels
        self._over: dict[Cell, Cell | None] = {}
        self._below: dict[Cell, int] = {}
        self._captions: dict[int, bool] = {}
        self._heads = {row: self._is_head(row) for row in range(len(grid.rows))}

    def is_head(self, row: int) -> bool:
        """Whether a row names the columns below it."""
        return self._heads[row]

    def names_columns(self, number: int) -> bool:
        """Whether a row of headings names whose data stand in each column below it."""
        row = self._grid.rows[number]
        named = sum(self._labels.heading(cell.text) is not None for cell in row[1:])
        below = self._grid.below(row[0])
        if below is None or below.is_blank or self._labels.guess(below.text, Context()) is None:
            return False
        return named > 1 and 2 * named > len(row) - 1

    def is_part(self, cell: Cell) -> bool:
        """Whether a cell holds a label that needs a heading to be understood."""
        guess = self._labels.guess(cell.text, Context())
        return guess is not None and guess.confidence < 0.6

    def over(self, cell: Cell) -> Cell | None:
        """The heading of a cell's column, when the rows between are blank too."""
        passed: list[Cell] = []
        one, found = cell, None
        while one not in self._over:
            passed.append(one)
            above = self._grid.at(one.row - 1, one.start)
            if above is None or above.start != one.start or above.span != one.span:
                break
            if not above.is_blank:
                found = above if self._heads[above.row] else None
                break
            one = above
        else:
            found = self._over[one]
        self._over.update(dict.fromkeys(passed, found))
        return found

    def row_number(self, cell: Cell, head: Cell) -> tuple[int, int]:
        """Which row below its heading a cell stands in, from 0, and how many there are."""
        if head not in self._below:
            row = head.row + 1
            while (found := self._grid.at(row, cell.start)) is not None and found.is_blank:
                if found.span != cell.span:
                    break
                row += 1
            self._below[head] = row - head.row - 1
        return cell.row - head.row - 1, self._below[head]

    def in_caption_row(self, cell: Cell) -> bool:
        """Whether every cell of a row is a small label over an empty line to write on."""
        row = self._grid.rows[cell.row]
        if cell.row not in self._captions:
            self._captions[cell.row] = all(_is_captioned(one) for one in row) and any(
                self._labels.guess(one.text, Context()) for one in row
            )
        return self._captions[cell.row]

    def _is_head(self, number: int) -> bool:
        """Whether a row names the columns below it: no blank in it, and blanks below its labels."""
        row = self._grid.rows[number]
        said = [cell for cell in row if not cell.is_blank]
        if len(said) < 2 or any(cell.is_blank for cell in row[1:]):
            return False
        known = 0
        for cell in said:
            below = self._grid.below(cell)
            if cell.height > 1 or below is None or below.row != number + 1:
                return False
            means = self._labels.guess(cell.text, Context()) or self._labels.forbidden(cell.text)
            first = cell is row[0]
            if not below.is_blank and not first:
                return False
            if first and not below.is_blank and not self.row_head(below):
                return False
            known += bool(means)
        few = known == 1 and len(said) == 2 and row[0].is_blank
        return known >= 2 or few or self.names_columns(number)

    def row_head(self, cell: Cell) -> bool:
        """Whether a cell is the name or the number of its row, not a label with one answer."""
        text = plain(cell.text)
        heads = text.isdecimal() or self._labels.heading(cell.text) is not None
        heads = heads or self._labels.parties.names_somebody(cell.text)
        return heads or (cell.row > 0 and self.names_columns(cell.row - 1))


def mark_hints(grid: Grid, labels: Labels) -> None:
    """Find the cells beside labels whose words ask for an answer in their place."""
    beside = [
        (cell, label)
        for cell in grid.cells()
        if (label := grid.left_of(cell)) is not None and label.row == cell.row
        and 0 < len(label.text) <= LONGEST_LABEL and cell.text
        and (not boxes_of_cell(cell) or only_asks(cell.text))
    ]  # fmt: skip
    asking = [cell for cell, label in beside if asks(cell.text)]
    for cell in asking:
        cell.prompted = True
    for cell, label in beside if asking else ():
        right = grid.right_of(cell)
        last = right is None or not (right.prompted or right.is_blank)
        if not cell.prompted and not label.prompted and last:
            cell.prompted = shows_field(cell.text, label.text, labels, len(asking))


def _is_captioned(cell: Cell) -> bool:
    lines = cell.lines
    label = lines[0].text.strip() if len(lines) == len(cell.blocks) > 1 else ""
    if not label or label.endswith(("：", ":")) or boxes_of_cell(cell):
        return False
    return len(label) <= LONGEST_LABEL and not any(line.shape.strip() for line in lines[1:])


def boxes_of_cell(cell: Cell) -> bool:
    """Whether a cell holds boxes to tick or blanks of its own."""
    return any(boxes_in(line) or marks_of(line) for line in cell.lines)
