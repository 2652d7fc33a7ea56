"""Which column of a sheet is which field: own and foreign layouts, learned once and remembered."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from icpdesk.base.cleaning import clean
from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import write_atomically
from icpdesk.base.paths import config_dir
from icpdesk.base.text import Text
from icpdesk.batch.columns import COUNTING, Column, Headings, find, plain_heading
from icpdesk.forms.context import Context
from icpdesk.intake.table import Row, Table, cell_name, table_problem

LEAVE_OUT = "-"
"""Stands for "this column is not wanted" in a map."""
_LAST_HEAD = 15


@dataclass(frozen=True)
class Layout:
    """Where the headings are and what each column holds."""

    head: int
    """Number of the row with the headings, the lower one of two."""
    columns: Mapping[int, Column]
    """By position, counted from 0."""
    strangers: Mapping[int, str]
    """Headings that nothing is known about."""
    pictures: Mapping[int, str] = field(default_factory=dict)
    """Headings of columns with pictures in their cells, by position."""
    guessed: Mapping[int, str] = field(default_factory=dict)
    """Headings that were understood by other words than the template's."""

    @property
    def names_subject(self) -> bool:
        """Whether a column holds the subject's name, which every client must have."""
        return any(column.path == "subject.name" for column in self.columns.values())

    @property
    def rank(self) -> tuple[bool, int, int]:
        """The better of two layouts of one sheet has the greater rank."""
        known = len(self.columns) + len(self.pictures)
        return self.names_subject, known - len(self.strangers), known


def find_layout(table: Table, headings: Headings, given: Mapping[str, str]) -> Layout | None:
    """The likeliest layout of a sheet; None for an empty one.

    ``given`` maps headings to paths (or LEAVE_OUT) and wins over what is remembered and known. Titles
    above the headings are skipped; a row of merged headings above them says whose they are.
    """
    best: Layout | None = None
    for place, row in enumerate(table.rows[:_LAST_HEAD]):
        words = _words(row)
        said = {**remembered(words.values()), **given}
        above = _spread(table, table.rows[place - 1], len(row.cells)) if place else {}
        for upper in ({}, above) if above else ({},):
            layout = _layout(row.number, words, upper, headings, said, table)
            if best is None or layout.rank > best.rank:
                best = layout
    return best


def no_headings(path: Path, tables: Sequence[tuple[Table, Layout | None]]) -> FileProblem:
    """The error for a file in whose sheets no column names the subject; says what was found."""
    found = [layout for _, layout in tables if layout]
    best = max(found, key=lambda one: len(one.columns), default=None)
    seen = [column.heading for column in best.columns.values()] if best else []
    known = f" Found: {', '.join(seen)}." if seen else ""
    known_zh = f"已识别：{'、'.join(seen)}。" if seen else ""
    return table_problem(
        path,
        Text(
            f"The sheet has no column for the subject's name.{known}",
            f"表格中没有“主办单位名称”一列。{known_zh}",
        ),
        Text(
            "'icpdesk batch template' writes a sheet with all columns; --map HEADING=FIELD"
            " tells what a column of yours means.",
            "可用 icpdesk batch template 生成模板，或用 --map 列名=字段 指明列的含义。",
        ),
    )


def unknown_columns(layout: Layout, known: Sequence[Column]) -> Text | None:
    """Every column with values that nothing is known about, with its likely meaning; None where there is
    none. Their values are named with each client."""
    if not layout.strangers:
        return None
    hints = [
        f"{cell_name(layout.head, index + 1)} “{heading}”{_hint(heading, known)}"
        for index, heading in layout.strangers.items()
    ]
    return Text(
        f"Columns that were not used: {', '.join(hints)}. --map HEADING=FIELD says once what they"
        " are, --map HEADING=- leaves one out; it is remembered for sheets with the same headings.",
        f"以下列未导入：{'、'.join(hints)}。可用 --map 列名=字段 说明一次，或用 --map 列名=- 忽略；"
        "相同表头的表格会记住。",
    )


def demand_unmerged(table: Table, head: int, path: Path) -> None:
    """FileProblem when cells of clients are merged: all but the first would read as empty."""
    areas = [area for area in table.merged if area[2] > head]
    if areas:
        names = [f"{cell_name(a, b)}:{cell_name(c, d)}" for a, b, c, d in areas[:5]]
        raise table_problem(
            path,
            Text(f"Cells are merged: {', '.join(names)}.", f"存在合并单元格：{'、'.join(names)}。"),
            Text("Unmerge them and fill every row.", "请取消合并并逐行填写。"),
        )


def remember(layout_map: Mapping[str, str], headings: Sequence[str]) -> None:
    """Keep what the user said about these headings for the next sheet that has them."""
    if layout_map:
        document = json.dumps(dict(layout_map), ensure_ascii=False, indent=1)
        _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(_file(headings), document.encode("utf-8"))


def remembered(headings: Iterable[str]) -> dict[str, str]:
    """What was said about a sheet with exactly these headings; empty when nothing was."""
    try:
        table = json.loads(_file(list(headings)).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in table.items()} if isinstance(table, dict) else {}


def parse_map(words: Sequence[str], known: Sequence[Column]) -> dict[str, str]:
    """``["手机=subject.administrator.mobile"]`` → a map; InputError for a field that is not there."""
    found: dict[str, str] = {}
    for word in words:
        heading, separator, name = word.rpartition("=")
        column = find(name, tuple(known)) if separator else None
        if not heading or (column is None and name != LEAVE_OUT):
            raise InputError(
                Text(
                    f"'{word}' does not name a field{_hint(name, known)}.",
                    f"“{word}”没有指明字段{_hint(name, known)}。",
                ),
                Text("Write HEADING=FIELD, or HEADING=-.", "请写成 列名=字段 或 列名=-。"),
            )
        found[heading.strip()] = column.path if column else LEAVE_OUT
    return found


def _words(row: Row) -> dict[int, str]:
    words = {index: clean(str(cell), "address").value for index, cell in enumerate(row.cells)}
    return {index: word for index, word in words.items() if word}


def _spread(table: Table, row: Row, width: int) -> dict[int, str]:
    """The words of a row of headings over each column: merged ones reach as far as they are merged."""
    words = _words(row)
    for top, left, bottom, right in table.merged:
        if top <= row.number <= bottom and right > left and left - 1 in words:
            for index in range(left, right):
                words.setdefault(index, words[left - 1])
    return words if len(words) > 1 else {}


def _layout(
    number: int,
    words: Mapping[int, str],
    above: Mapping[int, str],
    headings: Headings,
    said: Mapping[str, str],
    table: Table,
) -> Layout:
    chosen: dict[int, Column] = {}
    strangers: dict[int, str] = {}
    pictures: dict[int, str] = {}
    guessed: dict[int, str] = {}
    taken: set[str] = set()
    context = Context()
    shown = {column for _, column in table.pictures}
    for index in sorted({*words, *above}):
        word = words.get(index) or above[index]
        meant = said.get(word, word)
        upper = above.get(index, "") if index in words else ""
        if meant == LEAVE_OUT or plain_heading(word) in COUNTING:
            continue
        column, context = headings.meant(meant, upper, context)
        if column is None and index in shown:
            pictures[index] = word
        elif column is None or column.path in taken:
            strangers[index] = word
        else:
            chosen[index] = column
            taken.add(column.path)
            if not headings.own(meant):
                guessed[index] = word
    empty = {index for index in strangers if not _holds(table, number, index)}
    known = {index: word for index, word in strangers.items() if index not in empty}
    return Layout(number, chosen, known, pictures, guessed)


def _holds(table: Table, head: int, index: int) -> bool:
    """Whether a column holds anything below its heading."""
    return any(
        row.number > head and index < len(row.cells) and str(row.cells[index]).strip()
        for row in table.rows
    )


def _hint(heading: str, known: Sequence[Column]) -> str:
    names = {name: column.path for column in known for name in column.names}
    near = [name for name in names if len(heading) > 1 and name.startswith(heading)]
    near = near or difflib.get_close_matches(heading, list(names), n=1, cutoff=0.5)
    return f" → {names[near[0]]}?" if near else ""


def _file(headings: Sequence[str]) -> Path:
    digest = hashlib.sha256("\n".join(sorted(headings)).encode("utf-8")).hexdigest()[:16]
    return _folder() / f"{digest}.json"


def _folder() -> Path:
    return config_dir() / "sheet-layouts"
