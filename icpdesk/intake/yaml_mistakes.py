"""The mistakes that Chinese input methods and editors put into YAML, told with the line as it should be.

A parser stops somewhere behind them and speaks of mappings and scanners; what the user needs is the
line, what is wrong in it, and what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text

_BACK = 3
"""Lines before the parser's that are looked at: a key without its colon makes it go on reading."""
_WIDE_COLON = re.compile(r"^(\s*(?:- )?[A-Za-z_]+)\s*：\s*(.*)$")
_NO_BLANK = re.compile(r"^(\s*(?:- )?[a-z_]+):(?![\s/\\])(\S.*)$")
_WIDE_QUOTES = re.compile(r"^(\s*(?:- )?[a-z_]+: )[“”](.*)[“”]\s*$")
_INDENT = re.compile(r"^[ ]*([\t\u00a0\u3000\u2000-\u200a]+)[\s]*")


def mistake(text: str, line: int | None) -> FileProblem | None:
    """What is wrong at, or shortly before, ``line`` (from 1; None: anywhere); None when nothing known."""
    lines = text.split("\n")
    for number in _near(len(lines), line):
        found = _in_line(lines[number - 1].rstrip("\r"), number)
        if found:
            return found
    return None


def _near(count: int, line: int | None) -> Sequence[int]:
    if line is None:
        return range(1, count + 1)
    last = min(line, count)
    return range(last, max(0, last - 1 - _BACK), -1)


def _in_line(line: str, number: int) -> FileProblem | None:
    for what, column, right in _mistakes(line):
        return FileProblem(
            what,
            Text(f"Write: {right.strip()}", f"应写成：{right.strip()}"),
            line=number,
            column=column,
        )
    return None


def _mistakes(line: str) -> Iterator[tuple[Text, int, str]]:
    indent = _INDENT.match(line)
    if indent:
        right = "  " * max(1, len(indent[1])) + line[indent.end() :]
        if "\t" in indent[1]:
            yield (
                Text("The line is indented with a tab; YAML takes blanks.",
                     "行首用了制表符（Tab）缩进，只能用空格。"),
                1, right,
            )  # fmt: skip
        else:
            yield (
                Text("The line is indented with blanks that are no plain ones (full-width).",
                     "行首用了全角空格缩进，只能用半角空格。"),
                1, right,
            )  # fmt: skip
    colon = _WIDE_COLON.match(line)
    if colon and not re.search(r":(\s|$)", line[: line.index("：")]):
        yield (
            Text("The colon is the full-width one (：).", "冒号是全角的“：”，应为半角。"),
            line.index("：") + 1,
            f"{colon[1]}: {colon[2]}",
        )
    quotes = _WIDE_QUOTES.match(line)
    if quotes:
        yield (
            Text("The quotes are Chinese ones (“”).", "引号是中文引号“”，应为半角引号。"),
            len(quotes[1]) + 1,
            f'{quotes[1]}"{quotes[2]}"',
        )
    bare = _NO_BLANK.match(line)
    if bare:
        yield (
            Text("A blank is missing behind the colon.", "冒号后面缺少空格。"),
            len(bare[1]) + 1,
            f"{bare[1]}: {bare[2]}",
        )
