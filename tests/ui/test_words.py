"""One concept, one word: the window's strings in both languages against the glossary."""

from __future__ import annotations

import ast
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model.place import WEBSITES
from icpdesk.papers.fill_rows import fill_sections
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import fields_for

ROOT = Path(__file__).parents[2]
TERMS: list[dict[str, Any]] = tomllib.loads(resource("assets", "glossary.toml").read_text("utf-8"))[
    "term"
]


def strings() -> list[tuple[str, str]]:
    """(English, Chinese) of everything the window says by itself."""
    tree = ET.parse(ROOT / "ui" / "i18n" / "icpdesk_zh_CN.ts")
    return [
        (message.findtext("source") or "", "".join(message.find("translation").itertext()))
        for message in tree.iter("message")
    ]


def texts_of_the_core() -> list[tuple[str, str, str]]:
    """(place, English, Chinese) of every sentence of the core and of its rows."""
    found = []
    for file in sorted((ROOT / "icpdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                said = [*map(_literal, node.args), "", ""]
                found.append((f"{file.name}:{node.lineno}", said[0], said[1]))
    for file in sorted((ROOT / "icpdesk" / "rulebook" / "data").rglob("*.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        found += [(file.name, *said) for said in _said_in(table)]
    return found


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = node.values if isinstance(node, ast.JoinedStr) else ()
    return "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))


def _said_in(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for one in value:
            yield from _said_in(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str) and re.fullmatch(r"(?:\w+_)?(en|zh)", key):
                yield ("", one) if key.endswith("zh") else (one, "")
            else:
                yield from _said_in(one)


def titles_of_papers() -> list[tuple[str, str, str]]:
    """What our own papers are called, and what is said of them; their text is a form's own."""
    found = []
    for file in sorted((ROOT / "templates").rglob("paper.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        found.append((file.parent.name, str(table.get("en", "")), str(table.get("zh", ""))))
    return found


@pytest.mark.parametrize("term", TERMS, ids=[term["id"] for term in TERMS])
def test_core_rules_and_papers_use_no_other_word(term: dict[str, Any]) -> None:
    said = [*texts_of_the_core(), *titles_of_papers()]
    assert len(said) > 3000
    for word in term.get("not_en", ()):
        shape = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        assert [(at, en) for at, en, _ in said if shape.search(en)] == [], word
    for word in term.get("not_zh", ()):
        # “……记录” leaves room for a name; that is no ellipsis of ours.
        kept = [(at, zh.replace("“……", "“")) for at, _, zh in said]
        assert [(at, zh) for at, zh in kept if word in zh] == [], word


def test_every_source_has_a_title_in_chinese() -> None:
    table = tomllib.loads(
        (ROOT / "icpdesk" / "rulebook" / "data" / "sources.toml").read_text("utf-8")
    )
    assert [
        name for name, row in table.items() if not re.search(r"[一-鿿]", row.get("zh", ""))
    ] == []


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        ("aliyun", "备案服务号"),
        ("tencent", "备案授权码"),
        ("huawei", "备案授权码"),
        ("jd", "备案授权码"),
    ],
)
def test_fields_are_called_as_in_the_console_of_the_provider(provider: str, name: str) -> None:
    filing = read_filing(resource("assets", "samples", "2-company", "filing.yaml")).filing
    filing = filing.changed({"provider": provider})
    book = shipped()
    day = filing.day()
    (field,) = [one for one in fields_for(Case(filing, book, day)) if one.name == "service_code"]
    assert field.label.zh == name
    rows = [row for part in fill_sections(Case(filing, book, day), ()) for row in part.rows]
    codes = [row.label.zh for row in rows if row.path.endswith("service_code")]
    assert codes and all(label.startswith(name) for label in codes)
    bare = WEBSITES.put(filing, tuple(s.changed({"service_code": ""}) for s in filing.websites))
    report = check(bare, book=book, pictures=False)
    said = [one.message.zh for one in report.findings if one.rule == "order.service-code-missing"]
    assert all(name in words for words in said)


def test_no_reason_is_flatter_than_its_sources() -> None:
    """Sources tell what happened to others: usually, not always."""
    flat = re.compile(r"^(?!.*通常).*会被(?:拒绝|驳回)")
    found = []
    for file in sorted((ROOT / "icpdesk" / "checks").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.keyword)
                and node.arg == "why"
                and isinstance(node.value, ast.Call)
            ):
                said = [*map(_literal, node.value.args), "", ""]
                if flat.search(said[1]) and "上传页面" not in said[1]:
                    found.append(f"{file.name}:{node.value.lineno} {said[1]}")
    assert found == []


@pytest.mark.parametrize("term", TERMS, ids=[term["id"] for term in TERMS])
def test_the_window_uses_no_other_word(term: dict[str, Any]) -> None:
    said = strings()
    assert len(said) > 300
    for word in term.get("not_en", ()):
        found = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        assert [english for english, _ in said if found.search(english)] == [], word
    for word in term.get("not_zh", ()):
        assert [chinese for _, chinese in said if word in chinese] == [], word


def test_every_term_is_told_in_both_languages_and_forbids_no_word_of_another() -> None:
    words = {term["en"] for term in TERMS} | {term["zh"] for term in TERMS}
    for term in TERMS:
        assert term["en"] and ("zh" in term)
        assert not words & {*term.get("not_en", ()), *term.get("not_zh", ())}, term["id"]
    assert len({term["id"] for term in TERMS}) == len(TERMS)


def test_buttons_say_no_more_with_a_gap_before_the_dots() -> None:
    assert [english for english, _ in strings() if " …" in english] == []
