"""Which blank cell of a table belongs to which label: to its right, below it, or both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icpdesk.forms.around import captions_of
from icpdesk.forms.context import OTHER, STRANGER, Context, Guess, Heading
from icpdesk.forms.meaning import Outer
from icpdesk.forms.plain_words import plain
from icpdesk.forms.word.boxes import boxes_in
from icpdesk.forms.word.controls import names_of
from icpdesk.forms.word.grid import Cell, Grid
from icpdesk.forms.word.inline import HOW, marks_of
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.reader import FormReader
from icpdesk.forms.word.standing import is_answer
from icpdesk.forms.word.table_columns import ColumnFinder
from icpdesk.forms.word.table_heads import LONGEST_LABEL, boxes_of_cell, mark_hints
from icpdesk.forms.word.targets import CellBlank, CharacterCells

_FEWEST_CHARACTER_CELLS = 8
_PAPERS = ("表", "单", "书", "函", "卡")


class TableFinder(ColumnFinder):
    """Finds the spots of one table for a :class:`FormReader`."""

    def __init__(self, finder: FormReader, grid: Grid, address: str) -> None:
        # Before anything else is asked of the cells: a hint is a blank.
        mark_hints(grid, finder.labels)
        super().__init__(finder, grid)
        self._address = address
        self._used: set[Cell] = set()
        self._blocks: dict[int, Context] = {}
        self._tops: list[tuple[Cell, Heading]] = []
        self._top: Cell | None = None

    def read(self) -> None:
        """Go through the cells in reading order."""
        for number, row in enumerate(self._grid.rows):
            self._leave_block(number)
            self._leave_person(row)
            self._finder.context = self._finder.context.on_next_line()
            for index, cell in enumerate(row):
                place = f"{self._address}r{number + 1}c{index + 1}"
                if self._tops:
                    self._under_column(cell)
                if cell.is_blank:
                    self._blank(cell, place)
                else:
                    self._text(cell, place)

    def _leave_block(self, number: int) -> None:
        """Behind the last row of a heading at the side, that heading no longer holds."""
        before = self._blocks.pop(number, None)
        if before is not None:
            now = self._finder.context
            self._finder.context = replace(now, section=before.section, verifier=before.verifier)

    def _leave_person(self, row: Sequence[Cell]) -> None:
        """One person's part ends with the first row that asks nothing of a person."""
        context = self._finder.context
        if context.part and context.alone:
            first = next((cell for cell in row if not cell.is_blank), None)
            if first is not None and not self._labels.goes_on(first.text, context):
                self._finder.context = context.leave()

    # --- cells with text

    def _text(self, cell: Cell, place: str) -> None:
        finder = self._finder
        if self._heads.in_caption_row(cell):
            self._under_caption(cell, place)
            return
        holds_table = len(cell.lines) < len(cell.blocks)
        if not holds_table and self._takes_as_heading(cell):
            return
        text = cell.text
        own = any(marks_of(line) or boxes_in(line) for line in cell.lines)
        plain_label = bool(text) and not holds_table and len(text) <= LONGEST_LABEL and not own
        answered = False
        if plain_label:
            context = finder.context
            reason = self._labels.forbidden(text)
            guess = None if reason else self._meaning(cell, context)
            if self._answer_stands(cell):
                finder.stands(text)
                context = finder.context
                guess = None
            self._told[cell] = (guess, reason, context)
            answered = self._is_answered(cell)
            if guess and answered:
                finder.context = context.after(guess.field)
        if plain_label and not text.endswith(("：", ":", "）", ")")):
            # A label, though it be broken by hand, was read above as a whole.
            heading = self._labels.heading(text)
            right = self._grid.right_of(cell)
            waits = right is not None and right.is_blank
            if heading is not None and not waits and not self._heads.is_head(cell.row):
                finder.context = context.under(context.fits(heading, within=cell.start > 0))
            return
        outer = self._outer(cell) if own else None
        self._inside(cell, place, outer, ends=not answered and not self._stands_beside(cell))

    def _meaning(self, cell: Cell, context: Context) -> Guess | None:
        """What a label means; where it says nothing by itself, with the wider cell that it is a
        part of: 证件 | 号码."""
        guess = self._labels.guess(cell.text, context)
        left, above = self._grid.left_of(cell), self._grid.above(cell)
        wider = [left] if left is not None and left.height > cell.height else []
        wider += [above] if above is not None and above.span > cell.span else []
        for group in wider:
            if guess is None and not group.is_blank:
                guess = self._labels.guess(group.text + cell.text, context)
        return guess

    def _under_caption(self, cell: Cell, place: str) -> None:
        label, line = cell.lines[0], cell.lines[1]
        reason = self._labels.forbidden(cell.text)
        guess = None if reason else self._labels.guess(cell.text, self._finder.context)
        target = CellBlank(cell, line, label)
        self._finder.add(f"{place}/p2#1", cell.text, HOW["line"], guess, reason, target)

    def _inside(self, cell: Cell, place: str, outer: Outer | None, *, ends: bool) -> None:
        """Lines and tables in a cell."""
        lines = grids = 0
        above: Line | None = None
        blocks = cell.blocks
        for number, block in enumerate(blocks):
            if isinstance(block, Grid):
                grids += 1
                kept = self._finder.context
                TableFinder(self._finder, block, f"{place}/t{grids}").read()
                self._finder.context = replace(kept, implied=self._finder.context.implied)
                continue
            lines += 1
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            above = self._finder.line(
                block, f"{place}/p{lines}", above=above, following=following, outer=outer, ends=ends
            )

    def _outer(self, cell: Cell) -> Outer | None:
        """The label that a cell with boxes or blanks of its own has from the cell to its left."""
        for near in (self._grid.left_of(cell), self._head_over(cell)):
            if near is not None and near in self._told and not near.is_blank:
                guess, reason, _ = self._told[near]
                if guess or reason:
                    if guess:
                        self._finder.context = self._finder.context.after(guess.field)
                    return Outer(near.text, guess, reason)
        return None

    def _takes_as_heading(self, cell: Cell) -> bool:
        """A cell that says whose data stand in the rows below, or in the rows it stands beside."""
        right = self._grid.right_of(cell)
        heading = self._labels.heading(cell.text) or self._stranger(cell, right)
        if heading is not None:
            heading = self._finder.context.fits(heading, within=cell.start > 0)
        if heading is None or self._heads.is_head(cell.row):
            return False
        if self._heads_columns(cell, heading):
            return True
        if cell.start == 0 and cell.end >= self._grid.columns:
            below = self._grid.below(cell)
            if below is not None and below.is_blank and below.end >= self._grid.columns:
                return False
            self._finder.context = self._finder.context.under(heading)
            return True
        over = self._head_over(right) if right is not None else None
        if right is not None and right.is_blank and not heading.verifier and over is None:
            return False
        if (
            over is None
            and right is not None
            and not self._heads.is_part(right)
            and cell.height == 1
        ):
            if heading.verifier:
                self._begin_block(cell, heading)
            return heading.verifier
        self._begin_block(cell, heading)
        return True

    def _begin_block(self, cell: Cell, heading: Heading) -> None:
        """Take a heading at the side for the rows that it stands beside."""
        self._blocks.setdefault(cell.row + cell.height, self._finder.context)
        self._beside.update(range(cell.row, cell.row + cell.height))
        self._finder.context = self._finder.context.under(heading)

    def _stranger(self, cell: Cell, right: Cell | None) -> Heading | None:
        """A cell that names somebody whom the filing does not know, beside or above short labels."""
        text = cell.text
        if cell.start or not text or len(text) > LONGEST_LABEL or boxes_of_cell(cell):
            return None
        whole = cell.end >= self._grid.columns
        if whole and text.endswith(("：", ":")):
            return None
        near = self._grid.below(cell) if whole else right
        strange = self._labels.names_somebody(text)
        if near is None or near.is_blank or not (self._heads.is_part(near) or strange):
            return None
        if whole and not strange and cell.row == 0 and text.endswith(_PAPERS):
            # 资格评定表 in the first row of a table is the title of the paper.
            return None
        if self._labels.guess(near.text, Context()) is None:
            return None
        context = self._finder.context
        number = plain(text).isdecimal()
        known = self._labels.guess(text, context) or self._labels.forbidden(text)
        if number or known or self._heads.is_head(cell.row):
            return None
        if self._labels.is_general(text) and not self._labels.parties.names_somebody(text):
            return None
        return Heading(STRANGER if strange else OTHER)

    def _heads_columns(self, cell: Cell, heading: Heading) -> bool:
        """Headings side by side hold for the columns below each."""
        row = self._grid.rows[cell.row]
        wide = all(one.span > 1 for one in row)
        if len(row) < 2 or any(one.is_blank for one in row):
            return False
        if not wide and not all(self._asks_within(self._grid.below(one)) for one in row):
            return False
        if not all(self._labels.heading(one.text) for one in row):
            return False
        if cell is row[0]:
            self._tops = []
        self._tops.append((cell, heading))
        return True

    def _asks_within(self, cell: Cell | None) -> bool:
        """Whether a cell holds labels of its own: 名称： 联系人： 联系电话："""
        return cell is not None and sum("：" in line.text for line in cell.lines) > 1

    def _under_column(self, cell: Cell) -> None:
        """Take the heading above a cell's columns as the section."""
        for top, heading in self._tops:
            if top.start <= cell.start < top.end and cell.row > top.row and top is not self._top:
                self._finder.context = self._finder.context.under(heading)
                self._top = top

    def _stands_beside(self, cell: Cell) -> bool:
        """Whether the cell to the right takes the answer of a label, or holds it already."""
        right = self._grid.right_of(cell)
        return right is not None and (right.is_blank or self._answer_stands(cell))

    def _answer_stands(self, cell: Cell) -> bool:
        """Whether the cell to the right holds somebody's answer to a label."""
        right = self._grid.right_of(cell)
        if (
            right is None
            or right.is_blank
            or right.row != cell.row
            or self._heads.is_head(cell.row)
        ):
            return False
        beyond = self._grid.right_of(right)
        if beyond is not None and beyond.is_blank:
            return False
        return is_answer(cell.text, right, self._labels, self._finder.context)

    def _is_answered(self, cell: Cell) -> bool:
        right, below = self._grid.right_of(cell), self._grid.below(cell)
        beside = right is not None and (right.is_blank or bool(boxes_of_cell(right)))
        return beside or (
            below is not None
            and below.is_blank
            and not self._heads.is_head(cell.row)
            and self._answers_below(cell)
        )

    def _answers_below(self, cell: Cell) -> bool:
        """Whether a label may have its answer in the cell below: not behind an answer, and not when
        it ends with a colon in a row of which others have none below; there each is answered in its
        own cell."""
        left = self._grid.left_of(cell)
        if left is not None and left.is_blank and left.row == cell.row:
            # What stands behind an answer explains it.
            return False
        if not cell.text.endswith(("：", ":")):
            return True
        below = (self._grid.below(one) for one in self._grid.rows[cell.row])
        return all(one is not None and one.is_blank for one in below)

    # --- blank cells

    def _blank(self, cell: Cell, place: str) -> None:
        if cell in self._used:
            return
        left, over = self._grid.left_of(cell), self._head_over(cell)
        beside = left is not None and not left.is_blank
        if over is not None:
            self._column(cell, over, left, place)
        elif beside and left is not None and left in self._told:
            self._right(cell, left, place)
        elif beside and left is not None and self._heads.row_head(left):
            return
        else:
            above = self._grid.above(cell)
            told = above is not None and not above.is_blank and above in self._told
            if above is not None and told and self._answers_below(above):
                self._right(cell, above, place, how="cell below")
            elif not told and not self._over_caption(cell, place):
                self._by_own_name(cell, place)

    def _over_caption(self, cell: Cell, place: str) -> bool:
        """A cell over a caption in brackets: （单位名称）."""
        below = self._grid.below(cell)
        words = captions_of(below.text) if below is not None and below.start == cell.start else ()
        return len(words) == 1 and self._named(cell, words[0], "cell above", place)

    def _by_own_name(self, cell: Cell, place: str) -> None:
        """A cell with no label but a control that has a name of its own."""
        pieces = cell.lines[0].pieces
        names = names_of(pieces[0]) if pieces and pieces[0].kind in ("control", "legacy") else ()
        any(self._named(cell, name, HOW["control"], place) for name in names)

    def _named(self, cell: Cell, words: str, how: str, place: str) -> bool:
        reason = self._labels.forbidden(words)
        guess = None if reason else self._labels.guess(words, self._finder.context)
        if guess or reason:
            self._finder.add(f"{place}#1", words, how, guess, reason, self._target(cell, None))
        return bool(guess or reason)

    def _right(self, cell: Cell, label: Cell, place: str, how: str = "cell to the right") -> None:
        guess, reason, _ = self._told[label]
        run = self._character_cells(cell) if how == "cell to the right" else []
        line = label.lines[0] if label.lines else None
        if run:
            self._used.update(run)
            target: CellBlank | CharacterCells = CharacterCells(run, line)
            how = "one character a cell"
        else:
            target = self._target(cell, line)
        self._finder.add(f"{place}#1", label.text, how, guess, reason, target)

    def _character_cells(self, cell: Cell) -> list[Cell]:
        run: list[Cell] = []
        one: Cell | None = cell
        while one is not None and one.is_blank and one not in run and one.row == cell.row:
            run.append(one)
            one = self._grid.right_of(one)
        return run if len(run) >= _FEWEST_CHARACTER_CELLS else []
