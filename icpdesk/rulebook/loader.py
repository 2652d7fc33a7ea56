"""TOML files of the rulebook → rows, with the file and line of whatever is wrong in them.

A rule file holds ``[[rules]]`` rows; keys that are not named here are the row's values. Sources
are named by their id in ``sources.toml`` or in a ``[sources]`` table of the same file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import tomli

from icpdesk.base.errors import FileProblem
from icpdesk.base.files import read_bytes
from icpdesk.base.paths import rulebook_data
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Severity, Source
from icpdesk.rulebook.rows import Rule, Scope, Statement

CONFIDENCES = ("two sources", "one source", "conflict", "weak", "unknown", "measured")

_LIMIT = 5_000_000
_SCOPE_KEYS = ("provinces", "providers", "natures", "filing_types", "slots", "when")
_ROW_KEYS = frozenset(
    {"id", "key", "severity", "sources", "confidence", "since", "until", "known", "disabled"}
    | {"en", "zh", "others", "relaxes", *_SCOPE_KEYS}
)


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; FileProblem with the line when it is not TOML."""
    data = read_bytes(path, limit=_LIMIT)
    try:
        return tomli.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise FileProblem(
            Text("The file is not UTF-8 text.", "文件不是 UTF-8 文本。"), file=str(path)
        ) from None
    except RecursionError:
        raise FileProblem(
            Text("The file is nested too deeply.", "文件嵌套过深。"), file=str(path)
        ) from None
    except tomli.TOMLDecodeError as problem:
        match = re.search(r"line (\d+), column (\d+)", str(problem))
        raise FileProblem(
            Text(f"This is not valid TOML: {problem}.", f"不是有效的 TOML：{problem}。"),
            file=str(path),
            line=int(match[1]) if match else None,
            column=int(match[2]) if match else None,
        ) from None


def read_sources(table: Mapping[str, Any], file: str = "") -> dict[str, Source]:
    """The sources that a ``[sources]`` table names; FileProblem for one without title or date."""
    found = {}
    try:
        for name, row in table.items():
            found[name] = Source(str(row["title"]), _day(row["as_of"]), str(row.get("zh", "")))
    except (AttributeError, KeyError, TypeError, ValueError):
        raise FileProblem(
            Text(
                "Every source needs a title and the day it was read: "
                '[sources.name], title = "...", as_of = 2026-11-24.',
                '每个来源都要有标题和查阅日期：[sources.名称]、title = "…"、as_of = 2026-11-24。',
            ),
            file=file,
        ) from None
    return found


def read_rules(
    path: Path,
    sources: Mapping[str, Source],
    *,
    province: str = "",
    provider: str = "",
    layer: int = 0,
    table: Mapping[str, Any] | None = None,
    groups: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Rule, ...]:
    """The rows of one rule file; ``province`` or ``provider`` is implied for all of them.

    ``groups`` are what ``@name`` among the slots of a row stands for (:func:`slot_groups`), by
    default those of the slots that ship.
    """
    table = read_toml(path) if table is None else table
    groups = slot_groups(rulebook_data()) if groups is None else groups
    known = {**sources, **read_sources(table.get("sources", {}), str(path))}
    rows = table.get("rules", [])
    if not isinstance(rows, list):
        raise FileProblem(
            Text("'rules' must be a list of [[rules]] rows.", "“rules”必须写成 [[rules]] 条目。"),
            file=str(path),
        )
    lines = _row_lines(path, len(rows))
    rows = [_with_slots(row, groups) for row in rows]
    return tuple(
        _row(row, known, path, line, province, provider, layer)
        for row, line in zip(rows, lines, strict=True)
    )


def _row(
    row: Mapping[str, Any],
    sources: Mapping[str, Source],
    path: Path,
    line: int | None,
    province: str,
    provider: str,
    layer: int,
) -> Rule:
    def problem(en: str, zh: str) -> FileProblem:
        return FileProblem(Text(en, zh), file=str(path), line=line)

    for needed in ("id", "sources"):
        if needed not in row:
            raise problem(f"A rule has no '{needed}'.", f"有一条规则缺少“{needed}”。")
    others = row.get("others", ())
    named = [name for part in (row, *others) for name in part.get("sources", ())]
    if unknown := [name for name in named if name not in sources]:
        near = difflib.get_close_matches(unknown[0], sources, n=1)
        hint = f" (nearest: {near[0]})" if near else ""
        raise problem(
            f"Rule '{row['id']}' names an unknown source '{unknown[0]}'{hint}.",
            f"规则“{row['id']}”引用了未知来源“{unknown[0]}”。",
        )
    if not row["sources"]:
        raise problem(f"Rule '{row['id']}' names no source.", f"规则“{row['id']}”没有来源。")
    try:
        severity = Severity(row.get("severity", "warning"))
        confidence = row.get("confidence", "one source")
        if confidence not in CONFIDENCES:
            raise ValueError(confidence)
        scope = {key: _words(row[key]) for key in _SCOPE_KEYS if key in row}
        if province:
            scope["provinces"] = (province,)
        if provider:
            scope["providers"] = (provider,)
        return Rule(
            id=row["id"],
            key=str(row.get("key", "")),
            severity=severity,
            sources=tuple(sources[name] for name in row["sources"]),
            confidence=confidence,
            scope=Scope(**scope),
            values={key: value for key, value in row.items() if key not in _ROW_KEYS},
            text=Text(row["en"], row["zh"]) if "en" in row else NO_TEXT,
            since=_day(row["since"]) if "since" in row else None,
            until=_day(row["until"]) if "until" in row else None,
            others=tuple(
                Statement(
                    Text(other["en"], other["zh"]),
                    tuple(sources[name] for name in other["sources"]),
                )
                for other in others
            ),
            relaxes=bool(row.get("relaxes", False)),
            known=bool(row.get("known", True)),
            disabled=bool(row.get("disabled", False)),
            layer=layer,
            origin=f"{path.name}:{line or '?'}",
        )
    except (ValueError, TypeError, KeyError) as wrong:
        raise problem(
            f"Rule '{row['id']}' has a value that cannot be used: {wrong}.",
            f"规则“{row['id']}”有不能使用的值：{wrong}。",
        ) from None


@cache
def slot_groups(data: Path) -> Mapping[str, tuple[str, ...]]:
    """What ``@cards``, ``@licences``, ``@letters``, ``@portraits``, ``@screenshots`` and ``@signed``
    stand for in the rulebook of folder ``data``: the upload slots of that kind.

    A slot belongs to a group by what it *is* (``kind`` and ``signed`` in its own row), so that a new
    slot gets the checks of its kind by itself.
    """
    terms = read_toml(data / "vocabulary" / "slots.toml")["term"]
    groups: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for group in (f"{term['kind']}s", *(("signed",) if term.get("signed") else ())):
            groups[group] = (*groups.get(group, ()), term["slug"])
    return groups


def _with_slots(row: Mapping[str, Any], groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, Any]:
    """The row with ``@name`` among its slots replaced by the slots of that group."""
    if not any(str(slot).startswith("@") for slot in row.get("slots", ())):
        return row
    slots: list[str] = []
    for slot in _words(row["slots"]):
        slots += groups.get(slot[1:], [slot]) if slot.startswith("@") else [slot]
    return {**row, "slots": slots}


def _words(value: Any) -> tuple[str, ...]:
    """A list of words; a single word may stand without the list."""
    words = (value,) if isinstance(value, str) else tuple(value)
    for word in words:
        if not isinstance(word, str):
            raise TypeError("a list of words is wanted")
    return words


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _row_lines(path: Path, count: int) -> list[int | None]:
    text = path.read_text("utf-8") if path.is_file() else ""
    found = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[rules]]"]
    return [*found] if len(found) == count else [None] * count
