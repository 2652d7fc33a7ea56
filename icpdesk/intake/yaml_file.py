"""A filing file (YAML) → Filing, with the line and column of everything that is wrong in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from icpdesk.base.errors import FileProblem
from icpdesk.base.files import read_bytes
from icpdesk.base.sources import FolderFiles, leads_out, outside
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.intake.spelling import settle_spelling
from icpdesk.intake.yaml_tree import Tree, mistake, read_tree
from icpdesk.model import Filing
from icpdesk.model.base import Value, fields_of
from icpdesk.model.build import Built, Change, Fault, built, key_of, kinds_of
from icpdesk.model.build import Path as Path_
from icpdesk.model.dates import END_FORMS, FORMS
from icpdesk.rulebook.book import Rulebook, shipped

LIMIT = 2_000_000
"""Most bytes that a filing file may have."""

_SHOWN = 12


@dataclass(frozen=True)
class LoadedFiling:
    """A filing, the folder that its attachments' paths start from, and the text's places."""

    filing: Filing
    folder: Path
    tree: Tree
    changes: tuple[Text, ...] = ()
    """What the cleaner changed, each with its place: the filing holds the cleaned values."""

    @property
    def files(self) -> FolderFiles:
        """The attachments' files."""
        return FolderFiles(self.folder)


@dataclass(frozen=True)
class _Problem:
    place: tuple[int, int] | None
    text: Text


_MOST = {"websites": 1_000, "attachments": 20_000}
"""Entries of a list that are taken: far above any order, so that a check ends in seconds."""


def read_filing(path: Path, book: Rulebook | None = None) -> LoadedFiling:
    """Read a filing file; FileProblem names every fault with its line and column."""
    data = read_bytes(path, limit=LIMIT)
    if not data.strip():
        raise FileProblem(
            Text("The file is empty.", "文件是空的。"),
            Text("'icpdesk new' writes one to fill in.", "可用 icpdesk new 生成一份。"),
            file=str(path),
        )
    try:
        text = _decode(data)
        tree = read_tree(text)
        if not isinstance(tree.content, dict):
            raise mistake(text, None) or _no_filing()
        made = _demanded(tree, book or shipped(), text)
        told = tuple(_at_line(change, tree) for change in made.changes)
        return LoadedFiling(made.value, path.absolute().parent, tree, told)
    except FileProblem as problem:
        problem.file = str(path)
        raise


def build_filing(tree: Tree, book: Rulebook) -> Filing:
    """The filing that ``tree`` describes; FileProblem with everything that cannot be understood."""
    if not isinstance(tree.content, dict):
        raise _no_filing()
    return _demanded(tree, book).value


def _demanded(tree: Tree, book: Rulebook, text: str = "") -> Built[Filing]:
    for key, most in _MOST.items():
        listed = tree.content.get(key)
        if isinstance(listed, list) and len(listed) > most:
            raise FileProblem(
                Text(
                    f"'{key}' holds {len(listed)} entries; a filing takes at most {most}.",
                    f"“{key}”有 {len(listed)} 项，一份备案最多 {most} 项。",
                ),
                Text(
                    "Split it into several filings: no provider takes so many in one order.",
                    "请拆分为多份备案：没有接入商在一个订单中受理这么多。",
                ),
            )
    made, problems = understood(tree.content, book)
    odd = next((one for one in problems if one.of_key and not str(one.path[-1]).isascii()), None)
    place = tree.place(odd.path, of_key=True) if odd else None
    found = mistake(text, place[0]) if place and text else None
    if found:
        # A key that begins with a full-width blank is no unknown key.
        raise found
    if problems:
        raise _all_problems(_placed(problems, tree))
    return made


@dataclass(frozen=True)
class NotUnderstood:
    """A value, or a key (``of_key``), of which nothing can be made."""

    path: Path_
    text: Text
    of_key: bool = False


def understood(
    content: dict[str, Any], book: Rulebook
) -> tuple[Built[Filing], list[NotUnderstood]]:
    """The filing of what can be understood, and what cannot.

    Names in any spelling become slugs. A value that cannot be understood is left out.
    """
    content = _without_blanks(content)
    problems = [NotUnderstood(path, text) for path, text in settle_spelling(content, book)]
    problems += _leading_out(content.get("attachments"))
    made = built(Filing, content)
    problems += (
        NotUnderstood(fault.path, _in_words(fault), fault.kind == "extra") for fault in made.faults
    )
    return made, problems


def _leading_out(attachments: Any) -> Iterator[NotUnderstood]:
    """Takes out the names of files outside of the filing's folder: a filing that somebody sent must not
    pick files here."""
    for number, item in enumerate(attachments if isinstance(attachments, list) else ()):
        if isinstance(item, dict) and leads_out(str(item.get("file", ""))):
            told = outside(str(item.pop("file")))
            yield NotUnderstood(
                ("attachments", number, "file"),
                Text(f"{told.message.en} {told.advice.en}", f"{told.message.zh}{told.advice.zh}"),
            )


def _no_filing() -> FileProblem:
    return FileProblem(
        Text("This is not a filing file.", "这不是备案文件。"),
        Text("'icpdesk new' writes one to fill in.", "可用 icpdesk new 生成一份。"),
        line=1,
    )


def _placed(problems: list[NotUnderstood], tree: Tree) -> list[_Problem]:
    return [_Problem(tree.place(one.path, of_key=one.of_key), one.text) for one in problems]


def _at_line(change: Change, tree: Tree) -> Text:
    line, _ = tree.place(change.path) or (0, 0)
    name = ".".join(str(part) for part in change.path)
    return Text(
        f"line {line}, {name}: {change.text.en}.", f"第 {line} 行 {name}：{change.text.zh}。"
    )


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileProblem(
            Text("The file is not UTF-8 text.", "文件不是 UTF-8 文本。"),
            Text("Save it again with the encoding UTF-8.", "请用 UTF-8 编码另存。"),
        ) from None
    bad = next((c for c in text if ord(c) < 32 and c not in "\t\r\n"), None)
    if bad is not None:
        raise FileProblem(
            Text("The file is not text but binary data.", "这不是文本文件。"),
            line=text[: text.index(bad)].count("\n") + 1,
        )
    return text


def _without_blanks(value: Any) -> Any:
    """Drop keys without a value: an unfilled line is the same as no line."""
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_blanks(item) for item in value if item is not None]
    return value


def _all_problems(problems: list[_Problem]) -> FileProblem:
    problems.sort(key=lambda problem: problem.place or (0, 0))
    first, *rest = problems
    lines_en, lines_zh = [first.text.en], [first.text.zh]
    for problem in rest[:_SHOWN]:
        line, column = problem.place or (0, 0)
        lines_en.append(f"  line {line}, column {column}: {problem.text.en}")
        lines_zh.append(f"  第 {line} 行第 {column} 列：{problem.text.zh}")
    hidden = len(rest) - _SHOWN
    if hidden > 0:
        lines_en.append(f"  … and {hidden} more.")
        lines_zh.append(f"  …… 还有 {hidden} 处。")
    place = first.place or (None, None)
    return FileProblem(
        Text("\n".join(lines_en), "\n".join(lines_zh)), line=place[0], column=place[1]
    )


def _in_words(fault: Fault) -> Text:
    if fault.kind == "extra":
        return _unknown_key(fault.path)
    name = ".".join(str(part) for part in fault.path)
    return _FAULTS[fault.kind].format(
        name=name, given=_short(fault.given), allowed=list(fault.allowed)
    )


_FAULTS = {
    "date": Text(
        f"'{{name}}' is no date: '{{given}}'. {FORMS.en}",
        f"“{{name}}”不是日期：“{{given}}”。{FORMS.zh}",
    ),
    "end-date": Text(
        f"'{{name}}' is no date: '{{given}}'. {END_FORMS.en}",
        f"“{{name}}”不是日期：“{{given}}”。{END_FORMS.zh}",
    ),
    "day": Text(
        "'{name}': there is no such day as '{given}'.", "“{name}”：日历上没有“{given}”这一天。"
    ),
    "flag": Text(
        "'{name}' must be yes or no (true or false), not '{given}'.",
        "“{name}”只能是“是”或“否”（true 或 false），不能是“{given}”。",
    ),
    "number": Text(
        "'{name}' must be a whole number, not '{given}'.",
        "“{name}”必须是整数，不能是“{given}”。",
    ),
    "choice": Text(
        "'{name}' must be one of {allowed}, not '{given}'.",
        "“{name}”只能是 {allowed}，不能是“{given}”。",
    ),
    "list": Text("'{name}' must be a list.", "“{name}”必须是列表。"),
    "group": Text(
        "'{name}' must hold named values, not '{given}'.",
        "“{name}”下面应是若干“名称: 值”，不能是“{given}”。",
    ),
    "text": Text("'{name}' must be a text.", "“{name}”必须是文字。"),
}


def _unknown_key(path: tuple[str | int, ...]) -> Text:
    near = difflib.get_close_matches(str(path[-1]), _keys_at(path[:-1]), n=1)
    hint = Text(f" Did you mean '{near[0]}'?", f"是不是“{near[0]}”？") if near else NO_TEXT
    place = ".".join(str(part) for part in path[:-1])
    inside = Text(f" in '{place}'", f"“{place}”中的") if place else NO_TEXT
    return Text(
        f"Unknown key '{path[-1]}'{inside.en}.{hint.en}",
        f"未知的键：{inside.zh}“{path[-1]}”。{hint.zh}",
    )


def _keys_at(path: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand at a place of a filing."""
    model: type[Value] = Filing
    for part in path:
        if isinstance(part, int):
            continue
        kind = kinds_of(model).get(part)
        inner = next(
            (
                option
                for option in (kind, *get_args(kind))
                if isinstance(option, type) and issubclass(option, Value)
            ),
            None,
        )
        if inner is None:
            return []
        model = inner
    return [key_of(field.name) for field in fields_of(model)]


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:37] + "…"
