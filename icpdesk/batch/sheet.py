"""A clients' sheet → one filing a row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.batch.columns import FOLDER, Column, columns
from icpdesk.batch.layout import demand_known, find_layout, remember
from icpdesk.intake.table_file import Row, cell_name, read_table, table_problem
from icpdesk.intake.yaml_file import build_filing
from icpdesk.intake.yaml_tree import Tree
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook

_MOST_EXACT = 10**15
"""Spreadsheets keep fifteen digits of a number; the rest is gone."""
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{1,2}")

_FLAGS = {"是": "true", "有": "true", "否": "false", "无": "false", "没有": "false"}


@dataclass(frozen=True)
class Client:
    """One row: the filing, or what is wrong with the row."""

    row: int
    name: str
    filing: Filing | None
    folder: str
    problem: Text | None = None


def read_clients(
    path: Path, book: Rulebook, *, layout_map: Mapping[str, str] | None = None
) -> list[Client]:
    """All clients of a sheet; FileProblem when the sheet itself cannot be used or holds no client.

    ``layout_map`` says what columns with headings of their own mean; it is remembered.
    """
    table = read_table(path)
    known = columns(book)
    layout = find_layout(table, known, layout_map or {}, path)
    demand_known(layout, known, path)
    if layout_map:
        head = next(row for row in table.rows if row.number == layout.head)
        remember(layout_map, [str(cell).strip() for cell in head.cells if str(cell).strip()])
    rows = [row for row in table.rows if row.number > layout.head and not _is_note(row)]
    if not rows:
        raise table_problem(path, _NO_CLIENTS, _ONE_A_ROW)
    return [_client(row, layout.columns, book) for row in rows]


def _is_note(row: Row) -> bool:
    first = next((str(cell).strip() for cell in row.cells if str(cell).strip()), "")
    return not first or first.startswith("#")


def _client(row: Row, chosen: Mapping[int, Column], book: Rulebook) -> Client:
    content: dict[str, Any] = {}
    folder = name = ""
    problem: Text | None = None
    for index, column in chosen.items():
        value = row.cells[index] if index < len(row.cells) else ""
        text = _text(value)
        if not text:
            continue
        if column.holds_digits and _lost_digits(value):
            problem = problem or _LOST.format(cell=cell_name(row.number, index + 1))
        elif column.path == FOLDER:
            folder = text
        else:
            name = text if column.path == "title" else name
            _put(content, column.path, text, column)
    name = name or str(content.get("subject", {}).get("name", "")) or str(row.number)
    if problem:
        return Client(row.number, name, None, folder, problem)
    try:
        return Client(row.number, name, build_filing(Tree(content), book), folder)
    except FileProblem as wrong:
        return Client(row.number, name, None, folder, wrong.message)


_NO_CLIENTS = Text("The sheet holds no client yet.", "表中还没有客户。")
_ONE_A_ROW = Text(
    "Fill in one client a row below the headings; rows that begin with # are explanations.",
    "请在表头下方逐行填写客户；以 # 开头的行是说明。",
)
_LOST = Text(
    "Cell {cell}: the number was stored as a number and lost digits. Type it again as text.",
    "单元格 {cell}：号码以数值保存，已丢失位数，请以文本重新填写。",
)


def _lost_digits(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, (int, float)):
        return abs(value) >= _MOST_EXACT or (isinstance(value, float) and not value.is_integer())
    return bool(_SCIENTIFIC.fullmatch(str(value).strip()))


def _put(content: dict[str, Any], path: str, text: str, column: Column) -> None:
    value: Any = text
    if column.field and column.field.kind in ("choices", "words"):
        value = [part.strip() for part in re.split(r"[,，、;；\n]", text) if part.strip()]
    elif column.field and column.field.kind == "flag":
        value = _FLAGS.get(text, text)
    node: Any = content
    *parts, last = path.split(".")
    for part in parts:
        name, bracket, _ = part.partition("[")
        node = node.setdefault(name, [{}] if bracket else {})
        node = node[0] if bracket else node
    node[last] = value


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip()
    # A quote before a formula sign is how spreadsheets are told that it is text.
    return text[1:] if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text
