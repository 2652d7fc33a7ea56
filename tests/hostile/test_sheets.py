"""Broken and hostile spreadsheets: one clear sentence each, quickly, in little memory."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.batch.columns import columns
from icpdesk.batch.layout import parse_map
from icpdesk.batch.sheet import Client, read_clients, read_sheet
from icpdesk.intake.table_file import read_table
from icpdesk.rulebook.book import shipped

BOOK = shipped()
HEAD = ["客户", "备案省份", "主办单位名称", "主办单位证件号码"]
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*rows: list[Any], change: Callable[[Any], None] | None = None) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in rows or (HEAD, ["甲", "广东", "甲公司", "91440300MA5FJ1234X"]):
        sheet.append(row)
    if change:
        change(sheet)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return sink.getvalue()


def with_cells(cells: str) -> bytes:
    text = f'<worksheet xmlns="{NAMESPACE}"><sheetData>{cells}</sheetData></worksheet>'
    return with_member(workbook(), "xl/worksheets/sheet1.xml", text.encode())


def heading_row() -> str:
    cells = "".join(
        f'<c r="{chr(65 + i)}1" t="inlineStr"><is><t>{head}</t></is></c>'
        for i, head in enumerate(HEAD)
    )
    return f'<row r="1">{cells}</row>'


def bomb() -> bytes:
    return with_member(workbook(), "xl/media/image1.png", b"\0" * 400_000_000)


def lying_bomb() -> bytes:
    """The directory says that the member is small."""
    data = bytearray(bomb())
    place = data.rfind(b"xl/media/image1.png") - 46
    data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(workbook())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            data[place + offset] |= 1
    return bytes(data)


PASSWORD = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le")
)

CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip bomb": ("a.xlsx", bomb, "unpacks to more than"),
    "zip bomb that lies": ("a.xlsx", lying_bomb, "unpacks to more than|no spreadsheet"),
    "cell at the end of the world": (
        "a.xlsx",
        lambda: with_cells(heading_row() + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "as far as XFD1048576",
    ),
    "merged clients": (
        "a.xlsx",
        lambda: workbook(
            HEAD, ["甲", "", "", ""], ["", "", "", ""], change=lambda sheet: sheet.merge_cells("A2:A3")
        ),
        "merged: A2:A3",
    ),
    "no column for the name": ("a.xlsx", lambda: workbook(["客户", "备案省份"], ["甲", "广东"]), "subject's name"),
    "macros": ("a.xlsm", lambda: with_member(workbook(), "xl/vbaProject.bin", b"x"), "macros"),
    "password": ("a.xlsx", lambda: PASSWORD, "password"),
    "password of the zip": ("a.xlsx", encrypted_zip, "password"),
    "web page": ("a.xls", lambda: b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
    "cut off": ("a.xlsx", lambda: workbook()[:3000], "no spreadsheet"),
    "entities": (
        "a.xlsx",
        lambda: with_member(
            workbook(),
            "xl/worksheets/sheet1.xml",
            b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>',
        ),
        "no spreadsheet|subject's name",
    ),
    "binary as text": ("a.csv", lambda: b"\x00\x01\x02\xff" * 50, "encoding"),
    "latin text": ("a.csv", lambda: "主办单位名称\n".encode() + b"\xff\xfe\xfd\n", "encoding"),
    "quote never closed": ("a.csv", lambda: ("主办单位名称\n\"甲" + "x" * 200_000).encode(), "quote"),
    "a picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 100, "no spreadsheet"),
    "empty": ("a.xlsx", lambda: b"", "empty"),
    "only zeros": ("a.csv", lambda: b"\0" * 100, "empty"),
    "a million rows of text": ("a.csv", lambda: b"a\n" * 1_000_000, "more than 100000 rows"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_unusable_sheet_is_told_in_one_sentence_and_soon(tmp_path: Path, case: str) -> None:
    name, make, words = CASES[case]
    path = tmp_path / name
    path.write_bytes(make())
    start = time.process_time()
    with pytest.raises(FileProblem, match=words) as told:
        read_clients(path, BOOK)
    assert time.process_time() - start < 10
    assert told.value.message.zh and told.value.exit_code == 2
    assert "\n" not in told.value.message.en


def test_million_empty_rows_below_the_clients_are_nothing(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 1_048_577))
    client = '<row r="2"><c r="C2" t="inlineStr"><is><t>甲公司</t></is></c></row>'
    path = tmp_path / "a.xlsx"
    path.write_bytes(with_cells(heading_row() + client + rows))
    assert [one.name for one in read_clients(path, BOOK)] == ["甲公司"]


def test_title_above_the_headings_and_empty_columns_do_not_move_addresses(tmp_path: Path) -> None:
    data = workbook(
        ["", "二〇二六年备案客户一览"],
        [],
        ["", *HEAD],
        ["", "甲", "广东", "甲公司", 914403000000001234.0],
        change=lambda sheet: sheet.merge_cells("B1:E1"),
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    (client,) = read_clients(path, BOOK)
    assert client.row == 4 and client.problem and "Cell E4" in client.problem.en


def test_foreign_headings_are_explained_once_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(["抬头", "联系手机", "颜色"], ["甲公司", "13800138000", "红"]))
    with pytest.raises(FileProblem, match="subject's name"):
        read_clients(path, BOOK)
    words = ["抬头=主办单位名称", "联系手机=subject.administrator.mobile", "颜色=-"]
    given = parse_map(words, columns(BOOK))
    assert _only(read_clients(path, BOOK, layout_map=given)).subject.name == "甲公司"
    path.write_bytes(workbook(["颜色", "抬头", "联系手机"], ["蓝", "乙公司", "13900139000"]))
    filing = _only(read_clients(path, BOOK))
    assert filing.subject.name == "乙公司"
    assert filing.subject.administrator.mobile == "13900139000"
    with pytest.raises(InputError, match=r"subject\.administrator\.mobile"):
        parse_map(["手机=subject.administrator.mobil"], columns(BOOK))


def test_unknown_column_is_named_with_its_cell_and_a_hint(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("主办单位名称,主体负责人手机号玛\n甲公司,1\n", "utf-8")
    read = read_sheet(path, BOOK)
    said = " ".join(note.en for note in read.notes)
    assert "B1 “主体负责人手机号玛” → subject.administrator.mobile?" in said
    (client,) = read.clients
    assert client.filing is not None and client.filing.subject.name == "甲公司"
    assert not client.filing.subject.administrator.mobile
    assert any("主体负责人手机号玛 = 1" in note.en for note in client.notes)


@pytest.mark.parametrize("text", ["1.10105E+17", "9.1440300E+17"])
def test_number_in_scientific_notation_in_a_text_file_lost_digits_too(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"主办单位名称,主办单位证件号码\n甲,{text}\n", "utf-8")
    (client,) = read_clients(path, BOOK)
    assert client.problem and "Cell B2" in client.problem.en


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_tables_of_all_habits(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"客户{separator}主办单位名称\r\n甲{separator}甲公司\r\n".encode(encoding))
    assert _only(read_clients(path, BOOK)).subject.name == "甲公司"


@settings(max_examples=150, deadline=None)
@given(cut=st.integers(0, 5000), place=st.integers(0, 5000), byte=st.integers(0, 255))
def test_damaged_workbook_is_read_or_refused_never_worse(
    tmp_path_factory: pytest.TempPathFactory, cut: int, place: int, byte: int
) -> None:
    data = bytearray(workbook())
    data[place % len(data)] = byte
    path = tmp_path_factory.mktemp("x") / "a.xlsx"
    path.write_bytes(bytes(data[: max(1, len(data) - cut)]))
    try:
        read_table(path)
    except FileProblem as told:
        assert told.message.zh


def _only(clients: list[Client]) -> Any:
    (client,) = clients
    assert client.filing is not None, client.problem
    return client.filing
