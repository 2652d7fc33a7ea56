"""One concept, one word: the window's strings in both languages against the glossary."""

from __future__ import annotations

import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from icpdesk.base.paths import resource

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
