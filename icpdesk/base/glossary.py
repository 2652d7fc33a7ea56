"""The words of a filing, explained in both languages: one list for window, guides and tests."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from icpdesk.base.paths import resource
from icpdesk.base.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """One word with what it means."""

    word: Text
    about: Text


@cache
def explained_terms() -> tuple[Term, ...]:
    """Every term of ``assets/glossary.toml`` that is explained, in the order of its English word."""
    rows = tomllib.loads(resource("assets", "glossary.toml").read_text("utf-8"))["term"]
    found = (
        Term(Text(row["en"], row["zh"]), Text(row["about"]["en"], row["about"]["zh"]))
        for row in rows
        if row["zh"] and "en" in row.get("about", {}) and "zh" in row["about"]
    )
    return tuple(sorted(found, key=lambda term: term.word.en.casefold()))
