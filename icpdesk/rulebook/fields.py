"""The catalogue of fields: one list feeds form, filing file, fill sheet and schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Filing, Website
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT_ADMINISTRATOR,
    WEBSITE_ADMINISTRATORS,
    Place,
)
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.filing_types import type_of
from icpdesk.rulebook.rows import Rule
from icpdesk.rulebook.vocabulary import Vocabulary

STEPS = (
    "type",
    "region",
    "subject",
    "legal-representative",
    "administrator",
    "website",
    "domain",
    "website-administrator",
)

PERSON_STEPS = {
    "legal-representative": LEGAL_REPRESENTATIVE,
    "administrator": SUBJECT_ADMINISTRATOR,
    "website-administrator": WEBSITE_ADMINISTRATORS,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    ``path`` writes list positions as ``[]``; ``kind`` is text, long-text, words, choice, choices,
    city, district, date, end-date, flag, number, phone or email.
    """

    path: Place
    label: Text
    help: Text
    example: str
    step: str
    kind: str
    choices: str = ""
    """Name of a closed list, see :func:`choices_of`."""
    open: bool = False
    """Whether a value outside the list is allowed too."""
    optional: bool = False
    optional_unless: tuple[str, ...] = ()
    """Conditions of which each must hold for the field to be demanded."""
    only: str = ""
    when: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    """Kinds of service (website, app, mini-programme) that ask for it; empty for all."""
    aliases: tuple[str, ...] = ()
    """What sheets call it as well."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.field

    def asked_of(self, website: Website) -> bool:
        """Whether a website, app or mini programme is asked for it."""
        return not self.services or (website.service_type or "website") in self.services


@cache
def fields(book: Rulebook) -> tuple[Field, ...]:
    """All fields in the console's order."""
    table = book.table("fields")
    plain = [_field(row) for row in table["field"]]
    found: list[Field] = []
    for step in STEPS:
        if step in PERSON_STEPS:
            found += (_field(row, step, PERSON_STEPS[step]) for row in table["person"])
        else:
            found += (field for field in plain if field.step == step)
    return tuple(field for field in found if _sensible(field))


@cache
def field_at(book: Rulebook, path: str) -> Field | None:
    """The field that a path into a filing means."""
    wanted = Place(path).pattern
    return next((field for field in fields(book) if field.path == wanted), None)


def fields_for(case: Case, step: str = "") -> tuple[Field, ...]:
    """The fields that this province, nature, provider and type of filing ask for."""
    rules = case.book.select(case.filing, case.day)
    in_force = {rule.id for rule in rules}
    kind = type_of(case.book.vocabulary("filing_types"), case.filing.filing_type)
    demanded = None if kind.asks_everything else _demanded(rules)
    return tuple(
        called(_for(field, case.filing, demanded), case.filing.provider, case.book)
        for field in _of_type(case.book, case.filing.filing_type, step)
        if _asked(field, case.filing, in_force)
    )


@cache
def _of_type(book: Rulebook, filing_type: str, step: str) -> tuple[Field, ...]:
    """The fields of one step, or of all, that a type of filing asks for; wanted at every key."""
    kind = type_of(book.vocabulary("filing_types"), filing_type)
    return tuple(
        field
        for field in fields(book)
        if (not step or field.step == step) and kind.asks(field.path)
    )


@cache
def called(field: Field, provider: str, book: Rulebook) -> Field:
    """The field under the name that a provider's console gives it, letter for letter."""
    name = _names_of(provider, book).get(str(field.path.pattern))
    return replace(field, label=name) if name else field


def label_at(filing: Filing, book: Rulebook, path: str) -> Text | None:
    """What a field is called in the console of the filing's provider; None where it is no field."""
    field = field_at(book, path)
    return called(field, filing.provider, book).label if field else None


@cache
def _names_of(provider: str, book: Rulebook) -> Mapping[str, Text]:
    if provider not in book.provider_slugs:
        return {}
    rows = book.provider(provider).table.get("field_names", {})
    return {path: Text(row["en"], row["zh"]) for path, row in rows.items()}


def known_slug(book: Rulebook, name: str, value: str) -> bool:
    """Whether ``value`` is a slug of the closed list ``name``, without reading whole lists."""
    if name == "provinces":
        return value in book.province_slugs
    if name == "providers":
        return value in book.provider_slugs
    return value in choices_of(book, name)


def choices_of(book: Rulebook, name: str) -> Vocabulary:
    """The closed list called ``name``; provinces and providers are lists too."""
    if name == "provinces":
        return book.provinces_as_terms
    if name == "providers":
        return book.providers_as_terms
    if name == "person_certificates":
        return _person_certificates(book)
    return book.vocabulary(name)


@cache
def _person_certificates(book: Rulebook) -> Vocabulary:
    return Vocabulary(
        "person_certificates",
        tuple(term for term in book.vocabulary("certificates") if term.get("person")),
    )


def _for(field: Field, filing: Filing, demanded: frozenset[str] | None) -> Field:
    """The field, optional where this filing may leave it empty.

    ``demanded`` are the patterns of what a type that asks for little demands; None for the others.
    """
    changes = any(Place(one.field).pattern == field.path for one in filing.filed)
    if demanded is not None and field.path in demanded:
        optional = False
    elif demanded is not None and field.step != "type" and not changes:
        optional = True
    else:
        needed = all(conditions.holds(name, filing) for name in field.optional_unless)
        optional = field.optional or not needed
    return field if optional == field.optional else replace(field, optional=optional)


def _demanded(rules: Iterable[Rule]) -> frozenset[str]:
    """What rows of ``order.field-missing`` demand, and the filing number."""
    found = {"history.subject_number"}
    for rule in rules:
        if rule.id == "order.field-missing":
            found.update(rule["fields"])
    return frozenset(found)


def _asked(field: Field, filing: Filing, in_force: set[str]) -> bool:
    individual = filing.subject.nature == "individual"
    if field.only and (field.only == "individual") != individual:
        return False
    if individual and field.step == "legal-representative":
        return False
    if field.asked_by and not in_force.intersection(field.asked_by):
        return False
    if filing.websites and not any(field.asked_of(website) for website in filing.websites):
        return False
    return all(conditions.holds(name, filing) for name in field.when)


def _sensible(field: Field) -> bool:
    return not (field.step == "legal-representative" and field.name in _NOT_OF_A_REPRESENTATIVE)


_NOT_OF_A_REPRESENTATIVE = frozenset(
    {"same_as", "office_phone", "emergency_phone", "emergency_contact", "email", "job_title"}
    | {"letter_signed_on", "mobile", "valid_from", "valid_until"}
)


def _field(row: Mapping[str, Any], step: str = "", prefix: Place | None = None) -> Field:
    return Field(
        path=prefix / row["path"] if prefix else Place(row["path"]),
        label=Text(row["en"], row["zh"]),
        help=Text(row["help_en"], row["help_zh"]),
        example=row.get("example", ""),
        step=step or row["step"],
        kind=row["kind"],
        choices=row.get("choices", ""),
        open=row.get("open", False),
        optional=row.get("optional", False),
        optional_unless=tuple(row.get("optional_unless", ())),
        only=row.get("only", ""),
        when=tuple(row.get("when", ())),
        asked_by=tuple(row.get("asked_by", ())),
        services=tuple(row.get("services", ())),
        aliases=tuple(row.get("aliases", ())),
    )
