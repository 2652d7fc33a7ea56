"""Looks into a zipped workbook (.xlsx, .ods) before it is unpacked: bombs, macros, far cells.

Links to other workbooks are no reason to refuse one: nothing is fetched, the stored values are read.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.intake.table import column_number

MOST_UNPACKED = 300_000_000
MOST_CELLS = 20_000_000
"""Of the rectangle that the filled cells span."""
SIGNS = (b't="e"', b"<f", b":f>", b":f ", b"hidden=")
"""In a sheet: an error, a formula, hidden rows or columns."""
_CHUNK = 1_000_000
_FILLED = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?(?<!/)>")
_COLUMN = re.compile(rb"r=\"([A-Z]{1,3})")
_ROW = re.compile(rb"r=\"(\d{1,7})\"")
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=\"(\d+)\"[^>]*?(?<!/)>\s*<text:p")
_SAVE_PLAIN = Text("Save it as a plain .xlsx.", "请另存为普通 .xlsx。")


def demand_harmless(data: bytes, path: Path) -> frozenset[str]:
    """FileProblem for a workbook that must not be opened; says which of the reasons it is.

    Returns the sheets that hold one of :data:`SIGNS`: what values do not tell is looked for in those only.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _look(archive, path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError, OSError):
        raise _problem(
            path,
            Text("This is no spreadsheet that can be read.", "无法读取该表格。"),
            Text("Save it as .xlsx without a password.", "请另存为无密码的 .xlsx。"),
        ) from None
    except Exception as problem:
        if isinstance(problem, FileProblem):
            raise
        # zlib and the other unpackers have errors of their own.
        raise _problem(
            path, Text("This is no spreadsheet that can be read.", "无法读取该表格。")
        ) from None


def _look(archive: zipfile.ZipFile, path: Path) -> frozenset[str]:
    infos = archive.infolist()
    names = [info.filename.lower() for info in infos]
    if any(info.flag_bits & 1 for info in infos):
        raise _problem(
            path, Text("The workbook is protected by a password.", "表格有密码保护。"), _SAVE_PLAIN
        )
    if any(name.endswith("vbaproject.bin") or name.startswith("basic/") for name in names):
        raise _problem(
            path,
            Text("The workbook holds macros; none are run here.", "表格含有宏，程序不会运行宏。"),
            _SAVE_PLAIN,
        )
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise _bomb(path)
    left = MOST_UNPACKED
    marked = set()
    for info in infos:
        left, sign = _unpack(archive, info, left, path)
        if sign:
            marked.add(info.filename)
    return frozenset(marked)


def _unpack(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, path: Path
) -> tuple[int, bool]:
    """Unpack one member without keeping it; what the directory says of its size is not trusted."""
    sheet = info.filename.startswith("xl/worksheets/")
    table = info.filename == "content.xml"
    columns: set[bytes] = set()
    last, sign = 0, False
    tail = b""
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _bomb(path)
            if sheet:
                text = tail + chunk
                columns.update(_COLUMN.findall(text))
                last = max(last, *map(int, _ROW.findall(text)), 0)
                tail = text[-200:]
                sign = sign or any(one in text for one in SIGNS)
            elif table:
                tail = _repeats(tail + chunk, path)
    if last * max((column_number(one.decode()) for one in columns), default=0) > MOST_CELLS:
        # Columns and rows that are named at all span too much: the cells that are filled decide.
        _demand_near(archive, info, path)
    return left, sign


def _demand_near(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> None:
    furthest = [0, 0]
    tail = b""
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            text = tail + chunk
            for letters, number in _FILLED.findall(text):
                furthest[0] = max(furthest[0], int(number))
                furthest[1] = max(furthest[1], column_number(letters.decode()))
                if furthest[0] * furthest[1] > MOST_CELLS:
                    raise _far(path, (letters + number).decode("ascii"))
            tail = text[-200:]


def _repeats(text: bytes, path: Path) -> bytes:
    for found in _REPEATED.finditer(text):
        if int(found[1]) > MOST_CELLS // 1000:
            raise _far(path, f"×{int(found[1])}")
    return text[-200:]


def _bomb(path: Path) -> FileProblem:
    megabytes = MOST_UNPACKED // 1_000_000
    return _problem(
        path,
        Text(
            f"The workbook unpacks to more than {megabytes} MB.",
            f"表格解压后超过 {megabytes} MB。",
        ),
        Text("Remove pictures and empty areas, or split it.", "请删除图片和空白区域，或拆分表格。"),
    )


def _far(path: Path, cell: str) -> FileProblem:
    return _problem(
        path,
        Text(f"The sheet is filled as far as {cell}.", f"表格内容一直延伸到 {cell}。"),
        Text("Delete everything below and right of the clients.", "请删除客户数据以外的行和列。"),
    )


def _problem(path: Path, message: Text, advice: Text = NO_TEXT) -> FileProblem:
    return FileProblem(message, advice, file=str(path))
