"""The persons of a filing, each once, at the first role that he or she holds."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.checks.registry import FilingCase
from icpdesk.model import Person, Place
from icpdesk.model.place import LEGAL_REPRESENTATIVE
from icpdesk.rulebook.facts import PersonSet


def distinct(case: FilingCase) -> Iterator[tuple[Place, Person]]:
    """(role, person) for everybody who is named, without repeating what stands in several roles.

    A person whose document was typed differently in two roles comes twice: both must be right.
    """
    seen: set[tuple[object, ...]] = set()
    for role, person in case.filing.people():
        if not person.name and not person.document_number:
            continue
        identity = (
            person.name,
            person.document_type,
            person.document_number,
            person.valid_from,
            person.valid_until,
        )
        if identity not in seen:
            seen.add(identity)
            yield role, person


def in_charge(case: FilingCase) -> Iterator[tuple[Place, Person]]:
    """Subject administrator and website administrators, each once: those who have phones."""
    seen = PersonSet()
    for role, person in case.filing.people():
        if role != LEGAL_REPRESENTATIVE and person.name and seen.add(person):
            yield role, person


def in_roles(case: FilingCase, roles: list[str]) -> Iterator[tuple[Place, Person]]:
    """Persons in the named roles (``websites[].administrator`` for all sites), each once."""
    seen = PersonSet()
    for role, person in case.filing.people():
        if role.pattern in roles and seen.add(person):
            yield role, person
