"""Which column of a sheet is which field: own and foreign layouts, learned once and remembered."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import write_atomically
from icpdesk.base.paths import config_dir
from icpdesk.base.text import Text
from icpdesk.batch.columns import Column, find
from icpdesk.intake.table_file import Table, cell_name, table_problem

LEAVE_OUT = "-"
"""Stands for "this column is not wanted" in a map."""
_LAST_HEAD = 15


@dataclass(frozen=True)
class Layout:
    """Where the headings are and what each column holds."""

    head: int
    """Number of the row with the headings."""
    columns: Mapping[int, Column]
    """By position, counted from 0."""
    strangers: Mapping[int, str]
    """Headings that nothing is known about."""


def find_layout(
    table: Table, known: Sequence[Column], given: Mapping[str, str], path: Path
) -> Layout:
    """The layout of a sheet; FileProblem when no row of it looks like headings.

    ``given`` maps headings to paths (or LEAVE_OUT) and wins over what is remembered and known.
    Titles above the headings are skipped.
    """
    best: Layout | None = None
    for row in table.rows[:_LAST_HEAD]:
        headings = {index: str(cell).strip() for index, cell in enumerate(row.cells)}
        headings = {index: heading for index, heading in headings.items() if heading}
        layout = _layout(row.number, headings, known, {**remembered(headings.values()), **given})
        if best is None or len(layout.columns) > len(best.columns):
            best = layout
    if best is None or not any(c.path == "subject.name" for c in best.columns.values()):
        raise table_problem(
            path,
            Text(
                "The sheet has no column for the subject's name.", "表格中没有“主办单位名称”一列。"
            ),
            Text(
                "'icpdesk batch template' writes a sheet with all columns; --map HEADING=FIELD"
                " tells what a column of yours means.",
                "可用 icpdesk batch template 生成模板，或用 --map 列名=字段 指明您的列。",
            ),
        )
    demand_unmerged(table, best.head, path)
    return best


def demand_known(layout: Layout, known: Sequence[Column], path: Path) -> None:
    """FileProblem that names every column nothing is known about, with the likely meaning."""
    if not layout.strangers:
        return
    hints = [
        f"{cell_name(layout.head, index + 1)} “{heading}”{_hint(heading, known)}"
        for index, heading in layout.strangers.items()
    ]
    raise FileProblem(
        Text(
            f"These columns are not known: {', '.join(hints)}.",
            f"无法识别的列：{'、'.join(hints)}。",
        ),
        Text(
            "Say once what they are: --map HEADING=FIELD, or --map HEADING=- to leave one out."
            " It is remembered for sheets with the same headings.",
            "请用 --map 列名=字段 说明一次，或用 --map 列名=- 忽略；相同表头的表格会记住。",
        ),
        file=str(path),
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
        _folder().mkdir(parents=True, exist_ok=True)
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


def _layout(
    number: int, headings: Mapping[int, str], known: Sequence[Column], said: Mapping[str, str]
) -> Layout:
    chosen: dict[int, Column] = {}
    strangers: dict[int, str] = {}
    taken: set[str] = set()
    for index, heading in headings.items():
        meant = said.get(heading, heading)
        column = find(meant, tuple(known))
        if meant == LEAVE_OUT:
            continue
        if column is None or column.path in taken:
            strangers[index] = heading
        else:
            chosen[index] = column
            taken.add(column.path)
    return Layout(number, chosen, strangers)


def _hint(heading: str, known: Sequence[Column]) -> str:
    names = {column.heading: column.path for column in known}
    names |= {column.path: column.path for column in known}
    near = [name for name in names if len(heading) > 1 and name.startswith(heading)]
    near = near or difflib.get_close_matches(heading, list(names), n=1, cutoff=0.5)
    return f" → {names[near[0]]}?" if near else ""


def _file(headings: Sequence[str]) -> Path:
    digest = hashlib.sha256("\n".join(sorted(headings)).encode("utf-8")).hexdigest()[:16]
    return _folder() / f"{digest}.json"


def _folder() -> Path:
    return config_dir() / "sheet-layouts"
