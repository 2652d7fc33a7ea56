"""No row of a place makes the row that it stands before milder, unless it says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from icpdesk.model import Severity
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule

ROWS = shipped().rules()
LOWER_IS_MILDER = ("at_least", "at_least_months", "working_days", "if_same_person", "han_at_least")
HIGHER_IS_MILDER = ("at_most", "at_most_months", "at_most_days", "more_than", "hours")
TRUE_IS_MILDER = ("letter_allowed", "legal_representative_allowed", "allowed")


def test_no_row_weakens_the_nation_by_accident() -> None:
    weaker = [
        f"{one.origin}: {one.id}[{one.key}] is milder than {nation.origin}: {why}"
        for one, nation in _pairs()
        if not one.relaxes
        for why in _milder(one, nation)
    ]
    assert weaker == []


def test_a_row_that_relaxes_has_something_to_relax() -> None:
    found = {id(one) for one, nation in _pairs() if list(_milder(one, nation))}
    idle = [
        f"{one.origin}: {one.id}[{one.key}]" for one in ROWS if one.relaxes and id(one) not in found
    ]
    assert idle == []


def test_the_test_sees_what_it_looks_for() -> None:
    nation = next(r for r in ROWS if r.id == "hostname.holder-differs" and not r.scope.provinces)
    soft = Rule(
        nation.id, Severity.WARNING, nation.sources, "one source", values=dict(nation.values)
    )
    assert list(_milder(soft, nation)) == ["warning instead of error"]
    loose = Rule(nation.id, nation.severity, nation.sources, "one source", values={"at_most": 9})
    strict = Rule(nation.id, nation.severity, nation.sources, "one source", values={"at_most": 1})
    assert list(_milder(loose, strict)) and not list(_milder(strict, loose))


def _pairs() -> Iterator[tuple[Rule, Rule]]:
    """(row of a place, row that it stands before) that would hold for one filing on one day."""
    for one in ROWS:
        for wider in ROWS:
            narrower = one.scope.provinces and not wider.scope.provinces
            narrower = narrower or (one.scope.providers and not wider.scope.providers)
            apart = wider.scope.provinces and not one.scope.provinces
            strangers = (
                one.scope.providers
                and wider.scope.providers
                and not set(one.scope.providers) & set(wider.scope.providers)
            )
            if (one.id, one.key) != (wider.id, wider.key) or not narrower or apart or strangers:
                continue
            first = max(one.since or date.min, wider.since or date.min)
            last = min(one.until or date.max, wider.until or date.max)
            if first <= last:
                yield one, wider


def _milder(one: Rule, nation: Rule) -> Iterator[str]:
    if not one.known or one.severity.rank > nation.severity.rank:
        yield f"{one.severity.value if one.known else 'unknown'} instead of {nation.severity.value}"
    for name in {*one.values, *nation.values}:
        mine: Any = one.values.get(name)
        theirs: Any = nation.values.get(name)
        if name in LOWER_IS_MILDER and mine is not None and theirs is not None and mine < theirs:
            yield f"{name} {mine} instead of {theirs}"
        if name in HIGHER_IS_MILDER and mine is not None and theirs is not None and mine > theirs:
            yield f"{name} {mine} instead of {theirs}"
        if name in TRUE_IS_MILDER and mine is True and theirs is False:
            yield f"{name} true instead of false"
        if name in ("with_proof_from", "except_endings") and mine is not None and theirs is None:
            yield f"{name} {mine}"
