"""The rows that ship: readable, sourced, about things that exist, one state a day."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from icpdesk.base.paths import rulebook_data
from icpdesk.checks import registry
from icpdesk.model import Severity
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule

BOOK = shipped()
ROWS = BOOK.rules()
TABLES = {path: tomllib.loads(path.read_text("utf-8")) for path in rulebook_data().rglob("*.toml")}
# Named by rows that hold pictures to a standard; those come with the picture checks.
SOURCES_OF_PICTURES = frozenset({"certificate-quality"})


def name_of(rule: Rule) -> str:
    return f"{rule.origin}:{rule.id}"


def sources_named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "sources" and isinstance(inner, list):
                yield from inner
            else:
                yield from sources_named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sources_named(inner)


def test_rows_fit_their_checks() -> None:
    every = registry.load()
    faults = {name_of(rule): every[rule.id][0].accepts(rule) for rule in ROWS}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_rows_speak_about_things_that_exist() -> None:
    faults = {name_of(rule): sorted(strangers(rule)) for rule in ROWS}
    assert {name: strange for name, strange in faults.items() if strange} == {}


def strangers(rule: Rule) -> Iterator[str]:
    """Names in the row that no list of the rulebook holds."""
    scope = rule.scope
    yield from set(scope.provinces) - set(BOOK.province_slugs)
    yield from set(scope.providers) - set(BOOK.provider_slugs)
    slots = {rule.get("slot", "own")} - {"own"}
    for names, list_name in (
        (scope.natures, "natures"),
        (scope.filing_types, "filing_types"),
        (scope.slots, "slots"),
        (slots, "slots"),
        (rule.get("content", ()), "content"),
        (rule.get("types", ()), "certificates"),
        (filter(None, [rule.get("kind")]), "pre_approvals"),
    ):
        yield from (name for name in names if name not in BOOK.vocabulary(list_name))
    yield from (name for name in scope.when if name.partition(":")[0] not in conditions.names())
    if rule.id.endswith("banned-word"):
        yield from {rule["list"]} - set(BOOK.table("words", "names")["lists"])


def test_rows_are_no_surer_than_their_sources() -> None:
    assert [name_of(rule) for rule in ROWS if not rule.sources] == []
    assert [
        name_of(rule) for rule in ROWS if rule.confidence == "two sources" and len(rule.sources) < 2
    ] == []
    assert [
        name_of(rule)
        for rule in ROWS
        if rule.severity is Severity.ERROR
        and rule.confidence not in ("two sources", "one source", "measured")
    ] == []


def test_unknown_rows_only_inform_and_say_what_is_unknown() -> None:
    for rule in ROWS:
        assert (rule.confidence == "unknown") == (not rule.known), name_of(rule)
        if not rule.known:
            assert rule.severity is Severity.INFO, name_of(rule)
            assert rule.text.en and rule.text.zh, name_of(rule)


def test_two_states_of_a_row_never_hold_on_one_day() -> None:
    places: dict[tuple[Any, ...], list[Rule]] = {}
    for rule in ROWS:
        places.setdefault((rule.id, rule.key, rule.scope), []).append(rule)
    for rivals in places.values():
        for one, other in combinations(rivals, 2):
            first = max(one.since or date.min, other.since or date.min)
            last = min(one.until or date.max, other.until or date.max)
            assert first > last, (one.origin, other.origin, one.id)


def test_every_source_is_known_and_used() -> None:
    named = {
        name
        for path, table in TABLES.items()
        if path.name != "sources.toml"
        for name in sources_named(table)
    }
    assert named - set(BOOK.sources) == set()
    assert set(BOOK.sources) - named <= SOURCES_OF_PICTURES


def test_no_source_is_dated_in_the_future_of_the_rulebook() -> None:
    year, month, day = map(int, BOOK.version.split("."))
    for source in BOOK.sources.values():
        assert source.title
        assert source.as_of <= date(year, month, day), source.title


@pytest.mark.parametrize(
    ("day", "provinces"),
    [
        (date(2017, 12, 17), {}),
        (date(2017, 12, 18), {48: 7}),
        (date(2018, 9, 10), {48: 7, 24: 7}),
        (date(2018, 9, 24), {48: 7, 24: 15}),
        (date(2020, 8, 16), {48: 7, 24: 15}),
        (date(2020, 8, 17), {24: 31}),
    ],
)
def test_the_text_message_came_in_four_steps(day: date, provinces: dict[int, int]) -> None:
    rows = [rule for rule in ROWS if rule.id == "order.sms-check" and rule.holds_on(day)]
    found: dict[int, int] = {}
    for rule in rows:
        found[rule["hours"]] = found.get(rule["hours"], 0) + (len(rule.scope.provinces) or 31)
    assert found == provinces
    named = [slug for rule in rows for slug in rule.scope.provinces]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("day", "mode"), [(date(2019, 7, 28), "backdrop"), (date(2019, 7, 29), "face-check")]
)
def test_the_photo_has_two_states(day: date, mode: str) -> None:
    rows = [rule for rule in ROWS if rule.id == "order.photo-mode" and rule.holds_on(day)]
    assert [rule["mode"] for rule in rows] == [mode]


@pytest.mark.parametrize("path", sorted(TABLES), ids=lambda path: path.stem)
def test_notes_and_terms_are_in_both_languages(path: Any) -> None:
    for row in (*TABLES[path].get("notes", ()), *TABLES[path].get("term", ())):
        assert row["en"].strip() and row["zh"].strip()
    keys = [note["key"] for note in TABLES[path].get("notes", ())]
    assert len(keys) == len(set(keys))
    for note in TABLES[path].get("notes", ()):
        assert note["sources"]
