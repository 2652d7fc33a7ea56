"""A table in a text file (.csv, .txt, .tsv): encoding, separator, and what spreadsheets put around texts."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from icpdesk.base.text import Text
from icpdesk.intake.table import Row, table_problem

_SEPARATORS = ",;\t|，"
_LOOKED_AT = 30
"""Lines from which the separator is told."""
_SAID = re.compile(r'\ufeff?"?sep=(.)"?\s*', re.IGNORECASE)
_AS_TEXT = re.compile(r'="([^"]*)"')
_AS_XLSX = Text("Save it as .xlsx without a password.", "请另存为无密码的 .xlsx。")


def text_rows(data: bytes, path: Path, most_columns: int) -> Iterator[Row]:
    """The rows that are not empty, numbered as spreadsheet programs number them; FileProblem when the
    text cannot be decoded or a quote is never closed."""
    text = _decoded(data, path)
    said = _SAID.match(text.split("\n", 1)[0])
    skipped = 0
    if said:
        text = text.split("\n", 1)[1] if "\n" in text else ""
        skipped = 1
    separator = said[1] if said else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    try:
        for number, cells in enumerate(reader, 1 + skipped):
            if any(cell.strip() for cell in cells):
                yield Row(number, tuple(map(_plain, cells[:most_columns])))
    except csv.Error:
        raise table_problem(
            path, Text("A quote in the table is never closed.", "表格中有未闭合的引号。"), _AS_XLSX
        ) from None


def _separator(text: str) -> str:
    """The one by which most lines fall into the same number of cells: a title line has its own commas."""
    lines = [line for line in text[:200_000].split("\n")[: 3 * _LOOKED_AT] if line.strip()][
        :_LOOKED_AT
    ]

    def columns(separator: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(lines, delimiter=separator))
        except csv.Error:
            return 0, 0
        counts = Counter(len(row) for row in rows if len(row) > 1)
        width, often = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return often, width

    return max(_SEPARATORS, key=columns)


def _plain(cell: str) -> str:
    """``="4403…"`` is how a text that looks like a number is written into a CSV."""
    match = _AS_TEXT.fullmatch(cell.strip())
    return match[1] if match else cell


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
