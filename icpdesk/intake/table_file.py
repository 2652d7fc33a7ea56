"""A spreadsheet file (.xlsx, .xls, .ods, .csv) → its sheets, or one sentence why not.

Nothing in the file is ever run or fetched: formulas and links to other workbooks give the value that
was stored, macros are refused, and sizes are looked at before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from icpdesk.base import bounded
from icpdesk.base.errors import FileProblem
from icpdesk.base.files import read_bytes
from icpdesk.base.text import Text
from icpdesk.intake.table import Row, Table, table_problem
from icpdesk.intake.table_archive import demand_harmless
from icpdesk.intake.table_faults import (
    Faults,
    faults_of_ods,
    faults_of_xls,
    is_locked_ods,
    is_locked_xls,
)
from icpdesk.intake.table_marks import Marks, marks_of
from icpdesk.intake.table_text import text_rows

LIMITS = bounded.Limits(seconds=120, megabytes=2_000)
"""A workbook of the largest size that is taken, on a slow machine, needs a quarter of it."""
MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 2_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLDEST = (
    b"\x09\x08\x08\x00\x00\x05", b"\x09\x08\x06\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00",
    b"\x09\x00\x04\x00",
)  # fmt: skip
"""How files of Excel 2 to 5 begin that lie in no container."""
_BOOK, _WORKBOOK = ("".join(f"{c}\0" for c in name).encode() for name in ("Book", "Workbook"))
_MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")
_AS_XLSX = Text("Save it as .xlsx without a password.", "请另存为无密码的 .xlsx。")


def read_table(path: Path) -> Table:
    """The first sheet that is shown; FileProblem with one sentence for any file that is no table."""
    return read_tables(path)[0]


def read_tables(path: Path) -> list[Table]:
    """The sheets of a file, those that are shown first; at least one. FileProblem with one sentence for
    any file that is no table, or that needs more than a file may. Charts are no sheets."""
    try:
        return bounded.call(_all_tables, path, limits=LIMITS)
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise


def _all_tables(path: Path) -> list[Table]:
    """Behind the border."""
    return list(_tables(path))


def _tables(path: Path) -> Iterator[Table]:
    data = read_bytes(path, limit=MOST_BYTES)
    if not data.strip(b"\0 \t\r\n"):
        raise table_problem(path, Text("The file is empty.", "文件是空的。"))
    if path.suffix.lower() in (".csv", ".txt", ".tsv"):
        rows = tuple(text_rows(data, path, MOST_COLUMNS))
        _demand_few(len(rows), path)
        yield Table(rows)
        return
    marks: dict[str, Marks] = {}
    if data[:2] == b"PK":
        if is_locked_ods(data):
            raise _locked(path)
        marked = demand_harmless(data, path)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            marks = dict(marks_of(archive, marked))
            if "content.xml" in archive.namelist():
                marks = _marked(faults_of_ods(archive))
    elif data.startswith(_OLDEST) or (data.startswith(_OLD_OFFICE) and _is_excel_95(data)):
        raise _excel_95(path)
    elif not data.startswith(_OLD_OFFICE):
        raise _no_workbook(data, path)
    elif is_locked_xls(data):
        raise _locked(path)
    else:
        marks = _marked(faults_of_xls(data))
    yield from _workbook(data, path, marks)


def _marked(faults: Faults) -> dict[str, Marks]:
    return {name: Marks(faults=found) for name, found in faults.items()}


def _workbook(data: bytes, path: Path, marks: dict[str, Marks]) -> Iterator[Table]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            sheet for sheet in workbook.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]  # fmt: skip
    except python_calamine.PasswordError:
        raise _locked(path) from None
    except Exception as problem:
        raise _unreadable(data, path, problem) from None
    shown = python_calamine.SheetVisibleEnum.Visible
    if not sheets:
        raise table_problem(
            path, Text("The workbook holds charts only.", "表格文件中只有图表，没有工作表。")
        )
    for sheet in sorted(sheets, key=lambda one: one.visible != shown):
        yield _sheet(workbook, sheet.name, sheet.visible == shown, data, path, marks)


def _sheet(
    workbook: Any, name: str, visible: bool, data: bytes, path: Path, marks: dict[str, Marks]
) -> Table:
    try:
        sheet = workbook.get_sheet_by_name(name)
        start = sheet.start or (0, 0)
        before = ("",) * start[1]
        rows = tuple(
            Row(number, (*before, *row))
            for number, row in enumerate(sheet.to_python(), start[0] + 1)
            if any(cell != "" for cell in row)
        )
        merged = tuple(
            (top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
    except Exception as problem:
        # The reader has many errors; whatever it says, the file is no usable sheet.
        raise _unreadable(data, path, problem) from None
    _demand_few(len(rows), path)
    told = marks.get(name, Marks())
    return Table(rows, merged, name, visible, told.hidden_rows, told.faults, told.pictures)


def _demand_few(rows: int, path: Path) -> None:
    if rows > MOST_ROWS:
        raise table_problem(
            path,
            Text(f"The sheet has more than {MOST_ROWS} rows.", f"表格超过 {MOST_ROWS} 行。"),
            Text("Split it.", "请拆分为多个表格。"),
        )


def _locked(path: Path) -> FileProblem:
    return table_problem(
        path, Text("The workbook is protected by a password.", "表格有密码保护。"), _AS_XLSX
    )


def _unreadable(data: bytes, path: Path, problem: Exception) -> FileProblem:
    if b"E\0n\0c\0r\0y\0p\0t" in data or "assword" in str(problem):
        return _locked(path)
    return table_problem(
        path, Text("This is no spreadsheet that can be read.", "无法读取该表格。"), _AS_XLSX
    )


def _is_excel_95(data: bytes) -> bool:
    """Whether the container holds the stream of Excel 5 and 95 (Book) and none of 97 (Workbook)."""
    return _BOOK in data and _WORKBOOK not in data


def _excel_95(path: Path) -> FileProblem:
    return table_problem(
        path,
        Text(
            "This workbook was saved by Excel 95 (5.0) or older.",
            "这是 Excel 95（5.0）或更早格式的表格。",
        ),
        Text(
            "Open it in a spreadsheet program and save it as .xlsx.",
            "请用表格软件打开后另存为 .xlsx。",
        ),
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
