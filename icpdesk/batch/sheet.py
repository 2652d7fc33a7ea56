"""A clients' sheet (.xlsx, .xls, .ods, .csv) → one filing a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from icpdesk.batch.columns import FOLDER, Column, columns, find
from icpdesk.errors import FileProblem
from icpdesk.files import read_bytes
from icpdesk.intake.yaml_file import build_filing
from icpdesk.intake.yaml_tree import Tree
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.text import Text

_LIMIT = 50_000_000
_MOST_ROWS = 100_000
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Client:
    """One row: the filing, or what is wrong with the row."""

    row: int
    name: str
    filing: Filing | None
    folder: str
    problem: Text | None = None


def read_clients(path: Path, book: Rulebook) -> list[Client]:
    """All clients of a sheet; FileProblem when the sheet itself cannot be used."""
    rows = _rows(path)
    head = next(rows, None)
    known = columns(book)
    found = {
        index: find(str(cell), known) for index, cell in enumerate(head or ()) if str(cell).strip()
    }
    strangers = [str((head or ())[index]) for index, column in found.items() if column is None]
    chosen = {index: column for index, column in found.items() if column}
    if not any(column.path == "subject.name" for column in chosen.values()):
        raise FileProblem(
            Text(
                "The sheet has no column for the subject's name.", "表格中没有“主办单位名称”一列。"
            ),
            Text(
                "'icpdesk batch template' writes a sheet with all columns.",
                "可用 icpdesk batch template 生成模板。",
            ),
            file=str(path),
        )
    if strangers:
        raise FileProblem(
            Text(
                f"These columns are not known: {', '.join(strangers)}.",
                f"无法识别的列：{'、'.join(strangers)}。",
            ),
            Text("Rename or remove them.", "请改名或删除。"),
            file=str(path),
        )
    clients: list[Client] = []
    for number, row in enumerate(rows, 2):
        if number > _MOST_ROWS:
            raise FileProblem(
                Text("The sheet has too many rows.", "表格行数过多。"), file=str(path)
            )
        first = str(row[0]).strip() if row else ""
        if first.startswith("#") or not any(str(cell).strip() for cell in row if cell is not None):
            continue
        clients.append(_client(number, row, chosen, book))
    return clients


def _client(number: int, row: list[Any], chosen: dict[int, Column], book: Rulebook) -> Client:
    content: dict[str, Any] = {}
    folder = name = ""
    for index, column in chosen.items():
        value = row[index] if index < len(row) else None
        if value is None or str(value).strip() == "":
            continue
        if column.holds_digits and isinstance(value, float) and abs(value) >= 1e15:
            place = f"{_letter(index)}{number}"
            return Client(
                number,
                name or str(number),
                None,
                "",
                Text(
                    f"Cell {place}: the number was stored as a number and lost digits. Type it again as text.",
                    f"单元格 {place}：号码以数值保存，已丢失位数，请以文本重新填写。",
                ),
            )
        text = _text(value)
        if column.path == FOLDER:
            folder = text
        else:
            name = text if column.path == "title" else name
            _put(content, column.path, text, column)
    name = name or str(content.get("subject", {}).get("name", "")) or str(number)
    try:
        return Client(number, name, build_filing(Tree(content), book), folder)
    except FileProblem as problem:
        return Client(number, name, None, folder, problem.message)


def _put(content: dict[str, Any], path: str, text: str, column: Column) -> None:
    value: Any = text
    if column.field and column.field.kind in ("choices", "words"):
        value = [part.strip() for part in text.replace("、", ",").replace("，", ",").split(",")]
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


def _rows(path: Path) -> Iterator[list[Any]]:
    data = read_bytes(path, limit=_LIMIT)
    if path.suffix.lower() == ".csv":
        yield from csv.reader(io.StringIO(_decoded(data, path)))
        return
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = workbook.get_sheet_by_index(0)
    except Exception:
        # The reader has no common error; whatever it says, the file is no usable sheet.
        raise FileProblem(
            Text("This is no spreadsheet that can be read.", "无法读取该表格。"),
            Text("Save it as .xlsx without a password.", "请另存为无密码的 .xlsx。"),
            file=str(path),
        ) from None
    yield from (list(row) for row in sheet.iter_rows())


def _decoded(data: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileProblem(Text("The encoding is not known.", "无法识别文件编码。"), file=str(path))


def _letter(index: int) -> str:
    head, tail = divmod(index, 26)
    return (_LETTERS[head - 1] if head else "") + _LETTERS[tail]
