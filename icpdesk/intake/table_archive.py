"""Looks into a zipped workbook (.xlsx, .ods) before it is unpacked: bombs, macros, links, far cells."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import NO_TEXT, Text

MOST_UNPACKED = 300_000_000
MOST_CELLS = 20_000_000
"""Of the rectangle that the filled cells span."""
_CHUNK = 1_000_000
_FILLED = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?(?<!/)>")
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=\"(\d+)\"[^>]*?(?<!/)>\s*<text:p")
_SAVE_PLAIN = Text("Save it as a plain .xlsx.", "请另存为普通 .xlsx。")


def demand_harmless(data: bytes, path: Path) -> None:
    """FileProblem for a workbook that must not be opened; says which of the reasons it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _look(archive, path)
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


def _look(archive: zipfile.ZipFile, path: Path) -> None:
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
    if any(name.startswith("xl/externallinks/") for name in names):
        raise _problem(
            path,
            Text("The workbook takes values from other files.", "表格引用了其他文件中的数据。"),
            Text("Copy the cells, paste them as values and save.", "请复制后“粘贴为数值”再保存。"),
        )
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise _bomb(path)
    left = MOST_UNPACKED
    for info in infos:
        left = _unpack(archive, info, left, path)


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, path: Path) -> int:
    """Unpack one member without keeping it; what the directory says of its size is not trusted."""
    sheet = info.filename.startswith("xl/worksheets/")
    table = info.filename == "content.xml"
    furthest = [0, 0]
    tail = b""
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _bomb(path)
            if sheet:
                tail = _reach(tail + chunk, furthest, path)
            elif table:
                tail = _repeats(tail + chunk, path)
    return left


def _reach(text: bytes, furthest: list[int], path: Path) -> bytes:
    for found in _FILLED.finditer(text):
        column = 0
        for letter in found[1]:
            column = column * 26 + letter - 64
        furthest[0] = max(furthest[0], int(found[2]))
        furthest[1] = max(furthest[1], column)
        if furthest[0] * furthest[1] > MOST_CELLS:
            raise _far(path, (found[1] + found[2]).decode("ascii"))
    return text[-200:]


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
