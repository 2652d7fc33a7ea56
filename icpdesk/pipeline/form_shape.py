"""Which fields the form asks for of a filing, in which groups, and which of them are not answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, fields_for
from icpdesk.rulebook.values import value_at

_PERSON = re.compile(r"(.+(?:administrator|legal_representative))\.(\w+)$")
_LISTS = (("domains[]", "domains"), ("pre_approvals[]", "pre_approvals"))


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one card: a step of the catalogue, for one website, domain or permit."""

    step: str
    place: str
    """What the card is about: ``""``, ``websites[0]``, ``websites[0].domains[1]``."""
    rows: tuple[tuple[Field, str], ...]
    taken_over: tuple[str, ...] = ()
    """Paths that another role answers: not asked again."""


def groups_of(
    filing: Filing,
    book: Rulebook,
    today: date,
    steps: tuple[str, ...],
    shown: frozenset[str] = frozenset(),
) -> tuple[Group, ...]:
    """The cards of a page; taken-over fields of the places in ``shown`` are shown all the same."""
    found: dict[tuple[int, int, str], list[tuple[Field, str]]] = {}
    names: dict[tuple[int, int, str], str] = {}
    for order, step in enumerate(steps):
        for field in fields_for(filing, book, today, step):
            for path in _paths(field, filing):
                place = _place(path)
                # Everything of the first website stands before the second.
                key = (_site(place), order, place)
                found.setdefault(key, []).append((field, path))
                names[key] = step
    return tuple(
        _group(names[key], key[2], tuple(found[key]), filing, shown) for key in sorted(found)
    )


def unanswered(
    filing: Filing, book: Rulebook, today: date, steps: tuple[str, ...]
) -> tuple[tuple[Field, str], ...]:
    """The fields of some steps that are empty, those that may stay empty aside."""
    return tuple(
        (field, path)
        for group in groups_of(filing, book, today, steps)
        for field, path in group.rows
        if not field.optional and value_of(filing, path) in ("", None, ())
    )


def value_of(filing: Filing, path: str) -> Any:
    """What a field shows: persons resolved, but who is the same person as stated."""
    role, _, name = path.rpartition(".")
    return _stated(filing, role, name) if name == "same_as" else value_at(filing, path)


def _group(
    step: str,
    place: str,
    rows: tuple[tuple[Field, str], ...],
    filing: Filing,
    shown: frozenset[str],
) -> Group:
    taken = () if f"{step} {place}" in shown else tuple(_taken_over(rows, filing))
    return Group(step, place, tuple(row for row in rows if row[1] not in taken), taken)


def _taken_over(rows: tuple[tuple[Field, str], ...], filing: Filing) -> Iterator[str]:
    for field, path in rows:
        person = _PERSON.match(path)
        if person and field.name != "same_as":
            own = _stated(filing, person[1], person[2])
            if own in ("", None) and value_at(filing, path) not in ("", None):
                yield path


def _stated(filing: Filing, role: str, name: str) -> Any:
    value: Any = filing
    for part in re.split(r"[.\[\]]+", role):
        if part:
            value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
    return getattr(value, name)


def _paths(field: Field, filing: Filing) -> Iterator[str]:
    if "websites[]" not in field.path:
        yield field.path
        return
    for site, website in enumerate(filing.websites):
        here = field.path.replace("websites[]", f"websites[{site}]")
        part = next((part for part in _LISTS if part[0] in here), None)
        if part is None:
            yield here
        else:
            count = len(getattr(website, part[1]))
            yield from (here.replace("[]", f"[{number}]") for number in range(count))


def _place(path: str) -> str:
    return path[: path.rindex("]") + 1] if "]" in path else ""


def _site(place: str) -> int:
    match = re.match(r"websites\[(\d+)\]", place)
    return int(match[1]) if match else -1
