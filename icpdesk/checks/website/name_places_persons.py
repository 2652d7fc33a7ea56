"""Website names that are names of places or of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.website.name_form import named
from icpdesk.checks.website.name_words import MEND
from icpdesk.model import Finding
from icpdesk.rulebook import places
from icpdesk.rulebook.rows import Rule

PLACE = Check(
    "website.name-is-place",
    states=Text("A website name is not made of a place name.", "网站名称不使用地名。"),
    why=Text("It would look like the place's own site.", "容易被误认为地方官方网站。"),
    mend=Text("Leave the place out.", "请去掉地名。"),
)


@PLACE.look
def _place(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        hit = _place_in(case, name)
        if hit and hit not in case.filing.subject.name:
            yield rule.fault(place, Text("{hit} is a place.", "“{hit}”是地名。").format(hit=hit))


def _place_in(case: FilingCase, name: str) -> str:
    for term in case.book.provinces_as_terms:
        if name.startswith(term.name.zh):
            return term.name.zh
    own = _city_names(case.filing.province) if case.filing.province else ()
    common = case.book.table("words", "names")["lists"]["place-names-with-a-meaning"]["words"]
    for short in (*own, *(city for city in _all_city_names() if city not in common)):
        if name.startswith(short):
            return short
    return ""


@cache
def _city_names(province: str) -> tuple[str, ...]:
    return tuple(places.short_name(city.name) for city in places.cities(province))


@cache
def _all_city_names() -> tuple[str, ...]:
    return tuple(name for slug in places.PROVINCES.values() for name in _city_names(slug))


PERSON = Check(
    "website.name-is-person",
    states=Text("A website name is no person's name.", "网站名称不使用人名。"),
    why=Text("Reviewers usually send back names of persons.", "含人名通常会被驳回。"),
    mend=MEND,
    may_take={"except_endings": list},
)


@PERSON.look
def _person(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    people = {person.name for _, person in case.filing.people() if len(person.name) >= 2}
    table = case.book.table("words", "surnames")
    taken = tuple(rule.get("except_endings", ()))
    for place, name in named(case):
        if name.endswith(taken):
            continue
        own = next((person for person in people if person in name), "")
        if own:
            yield rule.fault(
                place, Text("{own} is a person's name.", "“{own}”是人名。").format(own=own)
            )
        elif likely := _likely_person(name, table):
            yield rule.fault(
                place,
                Text("{word} looks like a person's name.", "“{word}”像是人名。").format(
                    word=likely
                ),
                severity=rule.softened().severity,
            )


def _likely_person(name: str, table: Mapping[str, Any]) -> str:
    """What stands at the beginning like a family and a given name: 张三 of 张三随笔; else empty."""
    families = "|".join([*table["double"], f"[{table['single']}]"])
    tails = "|".join(("的", "[A-Za-z]", *table["tails"]))
    match = re.match(f"((?:{families})[\u4e00-\u9fff]{{1,2}}?)(?:{tails})", name)
    return match[1] if match and match[1] not in table["not_names"] else ""
