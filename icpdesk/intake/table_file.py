"""A spreadsheet file (.xlsx, .xls, .ods, .csv) → rows of cells, or one sentence why not.

Nothing in the file is ever run or fetched: formulas give the value that was stored, macros and
links to other files are refused, and sizes are looked at before anything is unpacked.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.files import read_bytes
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.intake.table_archive import demand_harmless

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")
_AS_XLSX = Text("Save it as .xlsx without a password.", "请另存为无密码的 .xlsx。")


@dataclass(frozen=True)
class Row:
    """One row that is not empty; ``number`` is the one that the spreadsheet program shows."""

    number: int
    cells: tuple[Any, ...]
    """From column A on: text, numbers, days, flags; empty cells are empty text."""


@dataclass(frozen=True)
class Table:
    """The first sheet of a file."""

    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Merged areas: first row, first column, last row, last column, counted from 1."""


def read_table(path: Path) -> Table:
    """The rows of the first sheet; FileProblem with one sentence for any file that is no table."""
    data = read_bytes(path, limit=MOST_BYTES)
    if not data.strip(b"\0 \t\r\n"):
        raise table_problem(path, Text("The file is empty.", "文件是空的。"))
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        return Table(tuple(_text_rows(_decoded(data, path), path)))
    if data[:2] == b"PK":
        demand_harmless(data, path)
    elif not data.startswith(_OLD_OFFICE):
        raise _no_workbook(data, path)
    return _workbook(data, path)


def cell_name(row: int, column: int) -> str:
    """``B7`` for row 7, column 2, both counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def table_problem(path: Path, message: Text, advice: Text = NO_TEXT) -> FileProblem:
    """The error for a file that cannot be used as a table."""
    return FileProblem(message, advice, file=str(path))


def _workbook(data: bytes, path: Path) -> Table:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = workbook.get_sheet_by_index(0)
        start = sheet.start or (0, 0)
        rows = [
            Row(number, ("",) * start[1] + tuple(row))
            for number, row in enumerate(sheet.iter_rows(), start[0] + 1)
            if any(cell != "" for cell in row)
        ]
        merged = tuple(
            (top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
    except python_calamine.PasswordError:
        raise _locked(path) from None
    except Exception as problem:
        # The reader has many errors; whatever it says, the file is no usable sheet.
        if b"E\0n\0c\0r\0y\0p\0t" in data or "assword" in str(problem):
            raise _locked(path) from None
        raise table_problem(
            path, Text("This is no spreadsheet that can be read.", "无法读取该表格。"), _AS_XLSX
        ) from None
    _demand_few(len(rows), path)
    return Table(tuple(rows), merged)


def _text_rows(text: str, path: Path) -> Iterator[Row]:
    sample = text[:20_000].split("\n", 1)[0]
    separator = max(",;\t", key=sample.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=False)
    found = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found += 1
                _demand_few(found, path)
                yield Row(reader.line_num, tuple(cells[:MOST_COLUMNS]))
    except csv.Error:
        raise table_problem(
            path, Text("A quote in the table is never closed.", "表格中有未闭合的引号。"), _AS_XLSX
        ) from None


def _demand_few(rows: int, path: Path) -> None:
    if rows > MOST_ROWS:
        raise table_problem(
            path,
            Text(f"The sheet has more than {MOST_ROWS} rows.", f"表格超过 {MOST_ROWS} 行。"),
            Text("Split it.", "请拆分为多个表格。"),
        )


def _decoded(data: bytes, path: Path) -> str:
    encodings: tuple[str, ...]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)
    elif b"\0" in data:
        encodings = ()
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise table_problem(
        path,
        Text("The encoding is not known.", "无法识别文件编码。"),
        Text("Save it as UTF-8 or as .xlsx.", "请另存为 UTF-8 编码或 .xlsx。"),
    )


def _locked(path: Path) -> FileProblem:
    return table_problem(
        path, Text("The workbook is protected by a password.", "表格有密码保护。"), _AS_XLSX
    )


def _no_workbook(data: bytes, path: Path) -> FileProblem:
    if data[:200].lstrip().lower().startswith(_MARKUP):
        return table_problem(
            path,
            Text(
                "This is a web page with the name of a spreadsheet.",
                "这是网页文件，只是使用了表格的扩展名。",
            ),
            Text(
                "Open it in a spreadsheet program and save it as .xlsx.",
                "请用表格软件打开后另存为 .xlsx。",
            ),
        )
    return table_problem(
        path, Text("This is no spreadsheet that can be read.", "无法读取该表格。"), _AS_XLSX
    )
