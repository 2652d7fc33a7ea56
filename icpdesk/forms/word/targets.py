"""Writing into each kind of place. All keep the format of the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from icpdesk.forms.around import without_unit
from icpdesk.forms.labels import Labels
from icpdesk.forms.word import edit
from icpdesk.forms.word.boxes import Option
from icpdesk.forms.word.fit import cell_fit, mark_size, size_of, width_of
from icpdesk.forms.word.grid import Cell
from icpdesk.forms.word.inline import Mark
from icpdesk.forms.word.lines import CONTROL, Line, runs_of
from icpdesk.forms.word.names import RPR, w
from icpdesk.forms.word.spots import Written

_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
_SAID = re.compile(r"\S")
_LABEL = re.compile(r"[\u3400-\u9fffA-Za-z][^：:\n]{0,12}[：:]")
"""What follows a gap and asks for the next answer."""
_SYMBOL_TICKS = {"wingdings": "F0FE", "wingdings 2": "F052"}
_SYMBOL_EMPTY = {"wingdings": "F0A8", "wingdings 2": "F0A3"}


class Stretch:
    """A blank inside a line."""

    def __init__(self, line: Line, mark: Mark, *, unit: bool = False) -> None:
        self.line = line
        self.mark = mark
        self.unit = unit

    def put(self, value: str) -> Written:
        """Write in place of the blank, without a 省, 市 or 区 that the form prints itself.

        Behind a value that is shorter than the blank, spaces keep what follows where it is.
        """
        mark, line = self.mark, self.line
        room = width_of(_as_spaces(line.shape[mark.start : mark.end]))
        ruled = mark.kind in ("rule", "dots")
        value = new = without_unit(value) if self.unit else value
        padded = mark.kind in ("rule", "underlined") and not self.unit
        if padded and _SAID.search(line.text, mark.end):
            new += " " * max(0, room - width_of(value))
        elif mark.kind == "colon" and not self.unit and _LABEL.match(line.text, mark.end):
            # 性别：男    年龄：36: the next label keeps its place, or at least its distance.
            new += " " * max(2, room - width_of(value))
        run = edit.replace(line, mark.start, mark.end, new, underline=ruled)
        if mark.kind == "prompt":
            edit.drop_colours(run)
        counts = mark.kind in ("rule", "underlined", "bracket", "dots")
        return Written(long="goes on" if counts and width_of(value) > room else "", runs=(run,))


def _as_spaces(shape: str) -> str:
    return "".join("\u3000" if c in "\u3000＿" else " " for c in shape)


class CellBlank:
    """A cell that waits to be filled, or a paragraph of one."""

    def __init__(self, cell: Cell, line: Line, label: Line | None = None) -> None:
        self.cell = cell
        self.line = line
        self.label = label

    def put(self, value: str) -> Written:
        """Write into the cell, smaller where its row cannot grow."""
        line = self.line
        like = next(runs_of(self.label.node), None) if self.label is not None else None
        if line.text == CONTROL and line.pieces[0].kind in ("control", "legacy"):
            from icpdesk.forms.word.controls import put_piece

            return put_piece(line.pieces[0], value)
        if self.cell.prompted:
            self._clear_others(line)
        run = (
            edit.replace(line, 0, len(line.text), value)
            if line.text
            else edit.append(line, value, like)
        )
        if self.cell.prompted:
            edit.drop_colours(run)
        told = run.find(RPR)
        size = size_of(told) if told is not None else mark_size(line.node)
        long, best = cell_fit(self.cell, value, size)
        if best < size:
            edit.set_size(run, best)
        return Written(long=long, runs=(run,))

    def _clear_others(self, kept: Line) -> None:
        """Take away the other lines of a hint that the value replaces."""
        for line in self.cell.lines:
            if line is not kept and line.text:
                edit.replace(line, 0, len(line.text), "")


class CharacterCells:
    """A row of small cells that take one character each."""

    def __init__(self, cells: Sequence[Cell], label: Line | None) -> None:
        self.cells = cells
        self.label = label

    def put(self, value: str) -> Written:
        """One character a cell; refused when there are more characters than cells."""
        if len(value) > len(self.cells):
            return Written(done=False, long="goes on")
        runs: list[Any] = []
        for character, cell in zip(value, self.cells, strict=False):
            runs += CellBlank(cell, cell.lines[0], self.label).put(character).runs
        return Written(runs=tuple(runs))


class DateParts:
    """____年__月__日."""

    def __init__(self, line: Line, mark: Mark) -> None:
        self.line = line
        self.mark = mark

    def put(self, value: str) -> Written:
        """Year, month and day each in its blank; 长期 in place of the whole."""
        found = _DAY.fullmatch(value)
        if not found:
            if value == "长期":
                run = edit.replace(self.line, self.mark.start, self.mark.end, value)
                return Written(runs=(run,))
            return Written(done=False)
        year, month, day = found.groups()
        parts = (year[2:] if self.mark.century else year, month.lstrip("0"), day.lstrip("0"))
        blanks = reversed(list(zip(self.mark.parts, parts, strict=True)))
        runs = [
            edit.replace(self.line, start, end, _with_room(text, end - start))
            for (start, end), text in blanks
        ]
        return Written(runs=tuple(runs))


def _with_room(text: str, room: int) -> str:
    """A part of a date with a space on either side, where its blank was so wide."""
    return f" {text} " if room > len(text) + 1 else text


class Boxes:
    """Options with boxes, in one or several lines."""

    def __init__(self, options: Sequence[Option], labels: Labels) -> None:
        self.options = options
        self._labels = labels

    def put(self, value: str) -> Written:
        """Tick what the value says, and nothing else of the list."""
        wanted = {self._labels.means_option(one) for one in value.split("、")}
        hits = [self._labels.means_option(one.words) in wanted for one in self.options]
        if not any(hits):
            return Written(done=False)
        ticked = []
        for option, hit in reversed(list(zip(self.options, hits, strict=True))):
            if hit != option.ticked:
                ticked.append(_set_box(option, on=hit))
        return Written(runs=tuple(run for run in ticked if run is not None))


def _set_box(option: Option, *, on: bool) -> Any:
    """Tick or clear a box; the run that shows it, None where none does."""
    from icpdesk.forms.word.controls import set_control_box, set_legacy_box

    line = option.line
    piece = line.piece_at(option.start)
    if piece is None:
        return None
    if piece.kind == "box":
        set_control_box(piece.node, on=on)
        return next(runs_of(piece.node), None)
    if piece.kind == "legacy":
        set_legacy_box(piece.extra["data"], on=on)
        return None
    if piece.kind == "symbol":
        font = piece.node.get(w("font"), "").lower()
        codes = _SYMBOL_TICKS if on else _SYMBOL_EMPTY
        piece.node.set(w("char"), codes.get(font, "F0FE"))
        return edit.run_of(piece.node)
    brackets = line.text[option.start - 1 : option.start] in ("（", "(")
    tick = "√" if brackets else "☑"
    blank = " " if brackets else "□"
    return _change_characters(
        line, option, (tick if on else blank).ljust(option.end - option.start)
    )


def _change_characters(line: Line, option: Option, new: str) -> Any:
    """Exchange a box in its own text node, so that no run is split and nothing moves."""
    piece = line.piece_at(option.start)
    if piece is not None and piece.kind == "text" and option.end <= piece.end:
        at = option.start - piece.start
        piece.text = piece.text[:at] + new + piece.text[at + len(new) :]
        piece.node.text = piece.text
        return edit.run_of(piece.node)
    return edit.replace(line, option.start, option.end, new)


class Piece:
    """A content control, a form field or a mail merge field inside a line."""

    def __init__(self, mark: Mark) -> None:
        self._mark = mark

    def put(self, value: str) -> Written:
        """Write as its kind demands."""
        from icpdesk.forms.word.controls import put_piece

        return put_piece(self._mark.piece, value)
