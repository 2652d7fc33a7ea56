"""Cells below the headings of their columns, alone or crossed with the names of their rows."""

from __future__ import annotations

from dataclasses import replace

from icpdesk.forms.context import OTHER, ROLES, VERIFIER, Context, Guess, owner_of
from icpdesk.forms.derived import WORKPLACE
from icpdesk.forms.field_words import is_person
from icpdesk.forms.plain_words import plain
from icpdesk.forms.word.grid import Cell, Grid
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.reader import FormReader
from icpdesk.forms.word.table_heads import Heads
from icpdesk.forms.word.targets import CellBlank
from icpdesk.model.place import Place

_WEBSITE = Place("website")
_ADMINISTRATOR = _WEBSITE / "administrator"
_SURE = 0.9
_UNDER = "column under its heading"


class ColumnFinder:
    """Finds the spots below the headings of one table for a :class:`FormReader`."""

    def __init__(self, finder: FormReader, grid: Grid) -> None:
        self._finder = finder
        self._labels = finder.labels
        self._grid = grid
        self._told: dict[Cell, tuple[Guess | None, str, Context]] = {}
        self._heads = Heads(grid, finder.labels)
        self._beside: set[int] = set()
        self._our_row: int | None = None

    def _column(self, cell: Cell, head: Cell, left: Cell | None, place: str) -> None:
        """A cell under a heading of its column, perhaps beside a name for its row."""
        guess, reason, context = self._told[head]
        row_reason, named = "", False
        here = self._finder.context if cell.row in self._beside else context
        first = self._first_of_row(cell)
        if first is not None and self._heads.names_columns(head.row) and not first.is_blank:
            self._crossing(cell, head, first, place)
            return
        if first is not None and not first.is_blank:
            row_reason = self._labels.forbidden(first.text)
            heading = self._labels.heading(first.text)
            here = here.under(heading) if heading else here
            named = heading is not None
            named = named or self._names_one_of_us(first)
            if not named and not plain(first.text).isdecimal():
                # A row about somebody or something that the filing does not know.
                self._finder.add(
                    f"{place}#1", f"{first.text} {head.text}", _UNDER, None,
                    reason or row_reason, self._target(cell, None),
                )  # fmt: skip
                return
        reason = reason or row_reason
        if not reason:
            number, rows = self._heads.row_number(cell, head)
            if rows > 1 and here.site is None and not named and self._is_of_website(head, here):
                here = replace(here, site=number)
            guess = self._labels.guess(head.text, here)
            if guess is None and not (here.part or here.section) and self._site_of(head.row):
                guess = self._labels.guess(
                    head.text, replace(here, implied=self._site_of(head.row))
                )
            # Nobody is written into two rows of a list of people.
            person = guess is not None and (
                is_person(owner_of(guess.field)) or guess.field == WORKPLACE
            )
            if rows > 1 and number > 0 and person and here == context:
                return
        line = head.lines[0] if head.lines else None
        self._finder.add(
            f"{place}#1", head.text, _UNDER, guess, reason,
            self._target(cell, line),
        )  # fmt: skip

    def _names_one_of_us(self, first: Cell) -> bool:
        """Whether a row is named 负责人: the first of such rows is our person's, as a whole; nobody is
        written twice."""
        if self._labels.parts["person"].get(self._labels.parties.core(first.text)) != "name":
            return False
        self._our_row = first.row if self._our_row is None else self._our_row
        return self._our_row == first.row

    def _crossing(self, cell: Cell, head: Cell, first: Cell, place: str) -> None:
        """A cell where the column names the person and the row what is asked of him."""
        heading = self._labels.heading(head.text)
        reason, guess = self._labels.forbidden(first.text), None
        if heading is not None and heading.verifier:
            reason = reason or VERIFIER
        elif heading is not None and not reason and heading.of != OTHER:
            base = Context() if heading.of else self._told[head][2]
            guess = self._labels.guess(first.text, base.under(heading))
            if guess and heading.of in ROLES and not Place(guess.field).is_in(heading.of):
                guess = None
        label = f"{head.text} {first.text}"
        self._finder.add(
            f"{place}#1", label, _UNDER, guess, reason, self._target(cell, first.lines[0])
        )

    def _site_of(self, number: int) -> str:
        """Of whom a row of headings speaks that asks for a website: then its 备注 is the website's
        and its 联系电话 that of the website's administrator, where he has a column. Empty for none."""
        asked = [self._labels.guess(cell.text, Context()) for cell in self._grid.rows[number]]
        fields = [Place(one.field) for one in asked if one and one.confidence > _SURE]
        around = (_ADMINISTRATOR, _WEBSITE)
        return next((one for one in around if any(field.is_in(one) for field in fields)), "")

    def _is_of_website(self, head: Cell, context: Context) -> bool:
        guess = self._labels.guess(head.text, context)
        return guess is not None and Place(guess.field).is_in(_WEBSITE)

    def _target(self, cell: Cell, label: Line | None) -> CellBlank:
        line = next((one for one in cell.lines if one.text.strip()), cell.lines[0])
        return CellBlank(cell, line, label)

    def _head_over(self, cell: Cell) -> Cell | None:
        """The heading of a cell's column, where that was read as a label."""
        found = self._heads.over(cell)
        return found if found in self._told else None

    def _first_of_row(self, cell: Cell) -> Cell | None:
        found = self._grid.at(cell.row, 0)
        return found if found is not cell else None
