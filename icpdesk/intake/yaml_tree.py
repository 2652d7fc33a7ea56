"""YAML text → plain dictionaries, lists and strings, with the line and column of each part.

Every scalar stays the string that was typed: ``no`` is no boolean and ``0755`` keeps its zero.
Anchors and aliases are refused, because a few of them can unfold into gigabytes.

The mistakes that Chinese input methods and editors put into YAML, told with the line as it should be.

A parser stops somewhere behind them and speaks of mappings and scanners; what the user needs is the
line, what is wrong in it, and what it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Tree:
    """The content, and where each key and value stands (line and column from 1)."""

    content: Any
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: Path, *, of_key: bool = False) -> tuple[int, int] | None:
        """Line and column of the nearest part that the text has for ``path``."""
        while path:
            if of_key and path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return None


def read_tree(text: str) -> Tree:
    """Parse ``text``; FileProblem with line and column when it is not usable YAML."""
    try:
        return _Builder(text).build()
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
        line = mark.line + 1 if mark else None
        raise mistake(text, line) or _not_yaml(line, mark.column + 1 if mark else None) from None


def _not_yaml(line: int | None, column: int | None) -> FileProblem:
    """Without the parser's own words, which are English and speak of its inside."""
    return FileProblem(
        Text("This is not valid YAML.", "这一处不是有效的 YAML。"),
        Text(
            "Look for a missing colon, quote or blank at this place or in the line before.",
            "请检查这一处或上一行是否缺少冒号、引号或空格。",
        ),
        line=line,
        column=column,
    )


class _Builder:
    def __init__(self, text: str) -> None:
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
        self._tree = Tree(None)

    def build(self) -> Tree:
        content: Any = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _problem(
                        event, "Only one document is read from a file.", "一个文件只能有一份文档。"
                    )
                content = self._value(next(self._events), ())
        return Tree(content, self._tree.keys, self._tree.values)

    def _value(self, event: Any, path: Path) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _problem(
                event,
                "Anchors (&) and aliases (*) are not read. Write the value out, "
                "or quote it if it begins with & or *.",
                "不支持锚点（&）和别名（*），请直接写出内容；以 & 或 * 开头的值请加引号。",
            )
        self._tree.values[path] = _mark(event)
        if len(path) > _DEEPEST:
            raise _problem(event, "The file is nested too deeply.", "文件嵌套过深。")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        plain_empty = not event.style and event.value in _EMPTY
        return None if plain_empty else event.value

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _problem(event, "A key must be a single word.", "键必须是单个词。")
            key = event.value
            if key in found:
                raise _problem(event, f"The key '{key}' stands twice.", f"键“{key}”重复。")
            self._tree.keys[(*path, key)] = _mark(event)
            found[key] = self._value(next(self._events), (*path, key))
        return found

    def _sequence(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._value(event, (*path, len(found))))
        return found


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _problem(event: Any, en: str, zh: str) -> FileProblem:
    line, column = _mark(event)
    return FileProblem(Text(en, zh), line=line, column=column)


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
