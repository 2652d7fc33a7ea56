"""The rulebook in words: every row, one rule with all of its rows, and what holds for a filing and why.

A row is told as one JSON object, the same in every command (``rules list``, ``show``, ``explain``).
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.checks import registry
from icpdesk.model import Filing
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Rulebook, shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.notes import Note, all_notes, notes_for
from icpdesk.rulebook.rows import Rule, Scope

Row = dict[str, Any]


@dataclass(frozen=True)
class RuleInWords:
    """One rule: why it is asked, how to mend what it finds, the values of its rows, and the rows."""

    why: Text
    mend: Text
    takes: Mapping[str, str]
    rows: list[Row]


def list_rules(
    book: Rulebook, province: str | None, day: date | None, *, conflicts: bool = False
) -> list[Row]:
    """Every row and note, of one province and in force on ``day`` where these are said; with
    ``conflicts`` only the rows on which sources disagree."""
    rules = [rule for rule in _rules(book, province, day) if rule.others or not conflicts]
    rows = [row for rule in rules for row in _documents(rule)]
    if not conflicts:
        rows += [
            _note(note)
            for note in all_notes(book, province)
            if day is None or (note.since or date.min) <= day <= (note.until or date.max)
        ]
    return rows


def describe_rule(book: Rulebook, rule_id: str) -> RuleInWords:
    """One rule with every state of it; InputError with the nearest name for one that is not known."""
    checks = registry.load()
    if rule_id not in checks:
        near = difflib.get_close_matches(rule_id, checks, n=1)
        raise InputError(
            Text(f"There is no rule '{rule_id}'.", f"没有规则“{rule_id}”。"),
            Text(f"Did you mean '{near[0]}'?", f"是不是“{near[0]}”？") if near else Text("", ""),
        )
    check = checks[rule_id][0]
    rules = [rule for rule in _rules(book, None, None) if rule.id == rule_id]
    rows = [row for rule in rules for row in _documents(rule)]
    return RuleInWords(check.why, check.mend, check.values_taken(), rows)


def rules_of(filing: Filing, book: Rulebook, as_of: date | None) -> list[tuple[Row, Text]]:
    """The rows and notes that hold for a filing, each with the reason why it does."""
    day = filing.day(as_of)
    checks = registry.load()
    chosen = [rule for rule in book.select(filing, day) if rule.id in checks]
    return [
        *((_document(rule), _because(rule.scope)) for rule in chosen),
        *((_note(note), _because(note.scope)) for note in notes_for(Case(filing, book, day))),
    ]


def _rules(book: Rulebook, province: str | None, day: date | None) -> list[Rule]:
    return [
        rule
        for rule in book.rules(province)
        if not rule.disabled and (day is None or rule.holds_on(day))
    ]


def _documents(rule: Rule) -> list[dict[str, Any]]:
    """One JSON object a province × provider × nature that the row names."""
    base = _document(rule)
    return [
        {**base, "province": province, "provider": provider, "nature": nature}
        for province in _codes(rule.scope.provinces) or (None,)
        for provider in rule.scope.providers or (None,)
        for nature in rule.scope.natures or (None,)
    ]


def _document(rule: Rule) -> dict[str, Any]:
    check = registry.load()[rule.id][0]
    words = check.words(rule)
    return {
        "rule": rule.id,
        "key": rule.key,
        "severity": rule.severity.value,
        "province": next(iter(_codes(rule.scope.provinces)), None),
        "provider": next(iter(rule.scope.providers), None),
        "nature": next(iter(rule.scope.natures), None),
        "slots": list(rule.scope.slots),
        "zh": words.zh,
        "en": words.en,
        "values": dict(rule.values),
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "sources": [source.as_json() for source in rule.sources],
        "confidence": rule.confidence,
        "known": rule.known,
        "others": [
            {
                "zh": other.text.zh,
                "en": other.text.en,
                "sources": [source.as_json() for source in other.sources],
            }
            for other in rule.others
        ],
    }


def _note(note: Note) -> dict[str, Any]:
    """A note as a row of the list: it informs, at a step of the console."""
    return {
        "rule": note.id,
        "key": "",
        "severity": "info",
        "province": next(iter(_codes(note.scope.provinces)), None),
        "provider": next(iter(note.scope.providers), None),
        "nature": next(iter(note.scope.natures), None),
        "slots": [],
        "step": note.step,
        "zh": note.line.zh,
        "en": note.line.en,
        "values": {},
        "since": note.since.isoformat() if note.since else None,
        "until": note.until.isoformat() if note.until else None,
        "sources": [source.as_json() for source in note.sources],
        "confidence": "two sources" if len(note.sources) > 1 else "one source",
        "known": True,
        "others": [],
    }


def _codes(slugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shipped().province(slug).code for slug in slugs)


def _because(scope: Scope) -> Text:
    parts_en, parts_zh = [], []
    for names in (scope.provinces, scope.providers, scope.natures, scope.filing_types):
        if names:
            parts_en.append("/".join(names))
            parts_zh.append("/".join(names))
    for name in scope.when:
        words = conditions.words(name)
        parts_en.append(words.en)
        parts_zh.append(words.zh)
    if not parts_en:
        return Text("everywhere", "普遍适用")
    return Text(", ".join(parts_en), "、".join(parts_zh))
