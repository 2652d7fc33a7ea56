"""Cells without a value, and passwords, in .xls (BIFF8, [MS-XLS]) and .ods (OpenDocument 1.3).

The fast reader of values gives an empty text, or 0, for an error in them, and calls a workbook that is
locked by a password damaged. Only records that tell of that are looked at.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from struct import unpack_from
from typing import Any

from icpdesk.intake.table import Cell

_BOF = b"\x09\x08\x10\x00\x00\x06\x05\x00"
"""The first record of the globals of a workbook of Excel 97 and later."""
_FILEPASS, _BOUNDSHEET, _FORMULA, _BOOLERR, _EOF = 0x2F, 0x85, 0x06, 0x205, 0x0A
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
}
_NO_SECTOR = 0xFFFFFFFA
_MOST_SECTORS = 200_000
_TOLD = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3}")
_TOLD_BYTES = re.compile(rb">(?:#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d{3})<")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 1_000
"""Times that one faulty cell is told where it is repeated."""

Faults = dict[str, dict[Cell, str]]
"""By the sheet's name: cell → error."""


def is_fault(text: str) -> bool:
    """Whether a cell's text is a spreadsheet's error: ``#N/A``."""
    return text[:1] in ("#", "E") and bool(_TOLD.fullmatch(text))


def is_locked_xls(data: bytes) -> bool:
    """Whether a password is needed: FILEPASS stands right behind the first record."""
    start = data.find(_BOF)
    if start < 0:
        return False
    for kind, _, _ in _records(data, start, most=40):
        if kind in (_FILEPASS, _EOF):
            return kind == _FILEPASS
    return False


def is_locked_ods(data: bytes) -> bool:
    """Whether its manifest names keys for the contents."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            manifest = archive.read("META-INF/manifest.xml")
    except (KeyError, zipfile.BadZipFile, OSError, RuntimeError):
        return False
    return b"encryption-data" in manifest or b"encrypted-package" in manifest


def faults_of_xls(data: bytes) -> Faults:
    """The errors in each sheet; none where the file is not built as it should be."""
    try:
        book = _stream(data)
        sheets = list(_sheets(book))
        found = {name: dict(_errors(book, start)) for name, start in sheets}
    except (struct.error, IndexError, ValueError):
        return {}
    return {name: faults for name, faults in found.items() if faults}


def faults_of_ods(archive: zipfile.ZipFile) -> Faults:
    """The errors in each sheet; looked for only where the text has one."""
    content = archive.read("content.xml")
    if not _TOLD_BYTES.search(content) and b'value-type="error"' not in content:
        return {}
    from lxml import etree

    found: Faults = {}
    name, row = "", 0
    events = etree.iterparse(
        io.BytesIO(content), ("start", "end"), resolve_entities=False, no_network=True
    )
    for event, item in events:
        if event == "start" and item.tag == f"{_TABLE}table":
            name, row = str(item.get(f"{_TABLE}name", "")), 1
        elif event == "end" and item.tag == f"{_TABLE}table-row":
            repeated = _repeated(item, "rows")
            for column, fault in _faults_in(item):
                for number in range(row, row + min(repeated, _MOST_REPEATED)):
                    found.setdefault(name, {})[number, column] = fault
            row += repeated
            item.clear()
    return found


def _faults_in(row: Any) -> Iterator[tuple[int, str]]:
    column = 0
    for cell in row:
        repeated = _repeated(cell, "columns")
        text = "".join(str(part.text or "") for part in cell.iter(f"{_TEXT}p"))
        if is_fault(text.strip()):
            for place in range(column, column + min(repeated, _MOST_REPEATED)):
                yield place, text.strip()
        column += repeated


def _repeated(item: Any, of: str) -> int:
    told = str(item.get(f"{_TABLE}number-{of}-repeated", "1"))
    return max(1, int(told)) if told.isdecimal() else 1


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    for kind, at, size in _records(book, 0):
        if kind == _EOF:
            return
        if kind == _BOUNDSHEET:
            start, _, length, wide = unpack_from("<IHBB", book, at)
            name = book[at + 8 : at + size]
            yield (
                (
                    name[: 2 * length].decode("utf-16-le")
                    if wide & 1
                    else name[:length].decode("latin-1")
                ),
                start,
            )


def _errors(book: bytes, start: int) -> Iterator[tuple[Cell, str]]:
    depth = 0
    for kind, at, size in _records(book, start):
        if kind == 0x809:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth == 0:
                return
        elif depth == 1 and kind == _BOOLERR and size >= 8:
            row, column, _, value, is_error = unpack_from("<HHHBB", book, at)
            if is_error:
                yield (row + 1, column), _ERRORS.get(value, "#N/A")
        elif depth == 1 and kind == _FORMULA and size >= 14:
            row, column, _ = unpack_from("<HHH", book, at)
            if book[at + 12 : at + 14] == b"\xff\xff" and book[at + 6] == 2:
                yield (row + 1, column), _ERRORS.get(book[at + 8], "#N/A")


def _records(book: bytes, start: int, most: int = 10_000_000) -> Iterator[tuple[int, int, int]]:
    """Kind, place of the content and its size of each record from ``start`` on."""
    for _ in range(most):
        if start + 4 > len(book):
            return
        kind, size = unpack_from("<HH", book, start)
        yield kind, start + 4, size
        start += 4 + size


def _stream(data: bytes) -> bytes:
    """The workbook's stream out of its container ([MS-CFB]); ValueError where there is none."""
    size = 1 << unpack_from("<H", data, 0x1E)[0]
    if size not in (512, 4096):
        raise ValueError(size)
    table = list(unpack_from("<109I", data, 0x4C))
    more, count = unpack_from("<II", data, 0x44)
    while more < _NO_SECTOR and count and len(table) < _MOST_SECTORS:
        part = unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        table, more, count = [*table, *part[:-1]], part[-1], count - 1
    follows: list[int] = []
    for sector in table:
        if sector < _NO_SECTOR:
            follows += unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    folder = _chain(data, unpack_from("<I", data, 0x30)[0], follows, size)
    for at in range(0, len(folder) - 127, 128):
        name = folder[at : at + 64].decode("utf-16-le", "replace").partition("\0")[0]
        if name.lower() == "workbook":
            start, length = unpack_from("<II", folder, at + 116)
            if length < unpack_from("<I", data, 0x38)[0]:
                raise ValueError(length)
            return _chain(data, start, follows, size)[:length]
    raise ValueError(data[:8])


def _chain(data: bytes, sector: int, follows: list[int], size: int) -> bytes:
    parts: list[bytes] = []
    while sector < _NO_SECTOR and len(parts) <= len(follows):
        parts.append(data[(sector + 1) * size : (sector + 2) * size])
        sector = follows[sector]
    return b"".join(parts)
