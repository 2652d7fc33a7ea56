"""Errors in cells, and passwords, of .xls and .ods files that are built record by record here."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from struct import pack

import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.intake.table_faults import (
    faults_of_ods,
    faults_of_xls,
    is_fault,
    is_locked_ods,
    is_locked_xls,
)
from icpdesk.intake.table_file import read_tables


def record(kind: int, content: bytes = b"") -> bytes:
    return pack("<HH", kind, len(content)) + content


GLOBALS = record(0x809, pack("<HHHHII", 0x600, 0x0005, 0, 0, 0, 6))
SHEET = record(0x809, pack("<HHHHII", 0x600, 0x0010, 0, 0, 0, 6))
END = record(0x0A)


def workbook(cells: bytes, *, locked: bool = False, name: str = "客户") -> bytes:
    """A workbook's stream with one sheet."""
    lock = record(0x2F, b"\1\0" + bytes(52)) if locked else b""
    title = name.encode("utf-16-le")
    size = len(GLOBALS) + len(lock) + 4 + 8 + len(title) + len(END)
    bound = record(0x85, pack("<IHBB", size, 0, len(name), 1) + title)
    return GLOBALS + lock + bound + END + SHEET + cells + END


def container(stream: bytes) -> bytes:
    """The stream in a compound file whose sectors lie in reverse order."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    parts = [stream[at : at + 512] for at in range(0, len(stream), 512)]
    count = len(parts)
    table = [0xFFFFFFFD, 0xFFFFFFFE] + [0xFFFFFFFF] * 126
    for place in range(count):
        sector = 2 + count - 1 - place
        table[sector] = sector - 1 if place < count - 1 else 0xFFFFFFFE
    entry = "Workbook".encode("utf-16-le").ljust(64, b"\0") + pack("<HBB", 18, 2, 1) + bytes(48)
    entry += pack("<III", 2 + count - 1, len(stream), 0)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(10) + pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head += b"\xff" * (512 - len(head))
    folder = entry.ljust(512, b"\0")
    return head + pack("<128I", *table) + folder + b"".join(reversed(parts))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, pack("<HHHBB", row, column, 0, code, 1))


def result(row: int, column: int, value: bytes) -> bytes:
    return record(0x06, pack("<HHH", row, column, 0) + value + bytes(8))


def test_errors_of_an_old_workbook_are_found_by_their_cells() -> None:
    cells = (
        error(1, 3, 42) + result(2, 0, b"\2\0\x17\0\0\0\xff\xff") + result(3, 0, pack("<d", 7.0))
    )
    cells += record(0x205, pack("<HHHBB", 4, 0, 0, 1, 0))
    assert faults_of_xls(container(workbook(cells))) == {"客户": {(2, 3): "#N/A", (3, 0): "#REF!"}}
    assert faults_of_xls(container(workbook(b""))) == {}


@pytest.mark.parametrize("cut", [10, 100, 600, 1500, 3000])
def test_a_broken_container_tells_nothing(cut: int) -> None:
    assert faults_of_xls(container(workbook(error(1, 3, 42)))[:cut]) in ({}, {"客户": {}})


def test_an_old_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    assert is_locked_xls(workbook(b"", locked=True)) and not is_locked_xls(workbook(b""))
    path = tmp_path / "c.xls"
    path.write_bytes(container(GLOBALS + record(0x2F, b"\1\0" + bytes(52)) + END))
    with pytest.raises(FileProblem, match="password"):
        read_tables(path)


def ods(rows: str, manifest: str = "<manifest/>") -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0"'
            f' xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="客户">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return sink.getvalue()


def test_errors_of_an_open_document_are_found_where_cells_and_rows_repeat() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="3"/>'
        '<table:table-cell office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2">'
        '<table:table-cell table:number-columns-repeated="2"><text:p>Err:502</text:p></table:table-cell>'
        "</table:table-row>"
    )
    with zipfile.ZipFile(io.BytesIO(ods(rows))) as archive:
        found = faults_of_ods(archive)
    fours = {(row, column): "Err:502" for row in (4, 5) for column in (0, 1)}
    assert found == {"客户": {(3, 3): "#DIV/0!", **fours}}


def test_an_open_document_with_a_password_says_so(tmp_path: Path) -> None:
    locked = ods("", '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>')
    assert is_locked_ods(locked) and not is_locked_ods(ods("")) and not is_locked_ods(b"PK broken")
    (tmp_path / "c.ods").write_bytes(locked)
    with pytest.raises(FileProblem, match="password"):
        read_tables(tmp_path / "c.ods")


@pytest.mark.parametrize(
    ("text", "fault"),
    [("#N/A", True), ("#DIV/0!", True), ("Err:508", True), ("#1店", False), ("Error", False)],
)
def test_only_the_errors_of_spreadsheets_are_errors(text: str, fault: bool) -> None:
    assert is_fault(text) is fault
