"""Which fields the form asks for of a filing, in which groups, and which of them are not answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icpdesk.model import Filing, Place
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import Field, fields_for


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one card: a step of the catalogue, for one website, domain or permit."""

    step: str
    place: Place
    """What the card is about: ``""``, ``websites[0]``, ``websites[0].domains[1]``."""
    rows: tuple[tuple[Field, Place], ...]
    taken_over: tuple[Place, ...] = ()
    """Paths that another role answers: not asked again."""


def groups_of(
    case: Case, steps: tuple[str, ...], shown: frozenset[str] = frozenset()
) -> tuple[Group, ...]:
    """The cards of a page; taken-over fields of the places in ``shown`` are shown all the same."""
    found: dict[tuple[int, int, Place], list[tuple[Field, Place]]] = {}
    names: dict[tuple[int, int, Place], str] = {}
    for order, step in enumerate(steps):
        for field in fields_for(case, step):
            for path in field.path.each_in(case.filing):
                site = path.website
                if site is not None and not field.asked_of(case.filing.websites[site]):
                    continue
                place = _entry_around(path)
                # Everything of the first website stands before the second.
                key = (-1 if place.website is None else place.website, order, place)
                found.setdefault(key, []).append((field, path))
                names[key] = step
    return tuple(
        _group(names[key], key[2], tuple(found[key]), case.filing, shown) for key in sorted(found)
    )


def unanswered(case: Case, steps: tuple[str, ...]) -> tuple[tuple[Field, Place], ...]:
    """The fields of some steps that are empty, those that may stay empty aside."""
    return tuple(
        (field, path)
        for group in groups_of(case, steps)
        for field, path in group.rows
        if not field.optional and value_of(case.filing, path) in ("", None, ())
    )


def value_of(filing: Filing, path: str) -> Any:
    """What a field shows: persons resolved, but who is the same person as stated."""
    place = Place(path)
    return place.stated(filing) if place.field == "same_as" else place.get(filing)


def _group(
    step: str,
    place: Place,
    rows: tuple[tuple[Field, Place], ...],
    filing: Filing,
    shown: frozenset[str],
) -> Group:
    taken = () if f"{step} {place}" in shown else tuple(_taken_over(rows, filing))
    return Group(step, place, tuple(row for row in rows if row[1] not in taken), taken)


def _taken_over(rows: tuple[tuple[Field, Place], ...], filing: Filing) -> Iterator[Place]:
    for field, path in rows:
        asked = path.role and field.name != "same_as" and path.stated(filing) in ("", None)
        if asked and path.get(filing) not in ("", None):
            yield path


def _entry_around(path: Place) -> Place:
    """The entry of the innermost list that a field stands in; the empty place outside of all lists."""
    entries = (place for place in path.outwards() if isinstance(place.parts[-1], int))
    return next(entries, Place())
