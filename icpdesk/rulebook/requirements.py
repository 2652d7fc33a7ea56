"""Which papers a filing needs, for whom, and the limits of each upload slot.

Rows of ``papers.missing`` say it, and the check of that name asks :func:`requirements`; so do the
export, ``icpdesk new`` and the window. The values of such a row:

``slot``
    an upload slot, or ``own`` for the slots of the owner's own certificate type.
``of``
    whose paper it is: ``subject``, ``administrator``, ``legal-representative``,
    ``website-administrators`` (each but the subject administrator), ``people-not-local`` (each with an
    ID card from another province), ``websites`` or ``domains``.
``or_slots``
    papers that serve instead.
``once``
    false: every website administrator gives one, the subject administrator among them.

``when``, ``natures`` and the other scope keys say in which filings; ``en`` and ``zh`` say why, where
the conditions do not say it well. One paper serves all roles of the same person; of two rows that
ask for one paper the more severe speaks. Rows that nobody knows ask for nothing here: they are
open points of the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from icpdesk.base.text import Text
from icpdesk.model import Filing, Person, Severity
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.facts import PersonSet, is_from_elsewhere, same_person, site_administrators
from icpdesk.rulebook.filing_types import TypeOfFiling, type_of
from icpdesk.rulebook.rows import Rule

RULE = "papers.missing"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a provider's form takes for one slot; None where nobody tells."""

    formats: tuple[str, ...] = ("JPEG", "PNG")
    min_bytes: int | None = None
    max_bytes: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    max_width: int | None = None
    max_height: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One file that is asked for."""

    slot: str
    of: Place
    """Owner."""
    severity: Severity
    why: Text
    rule: Rule
    limits: Limits = Limits()


def requirements(case: Case) -> tuple[Requirement, ...]:
    """All papers that the rulebook asks for on ``day``, in upload order."""
    slots = case.book.vocabulary("slots")
    found: dict[tuple[str, str], Requirement] = {}
    for rule in case.book.select(case.filing, case.day):
        if rule.id != RULE or not rule.known:
            continue
        for slot, owner in _wanted(rule, case.filing, case.book):
            held = found.get((slot, owner))
            if held is None or rule.severity.rank < held.severity.rank:
                limits = limits_of(case.book, case.filing.provider, slot)
                found[slot, owner] = Requirement(
                    slot, owner, rule.severity, _why(rule), rule, limits
                )
    order = {term.slug: int(term.get("order", 99)) for term in slots}
    return tuple(sorted(found.values(), key=lambda need: (order.get(need.slot, 99), need.of)))


def possible_slots(
    book: Rulebook, province: str, nature: str, provider: str, *, day: date | None = None
) -> tuple[str, ...]:
    """Every slot that some filing of this province, nature and provider may need, in upload order.

    Without ``day`` of all times. Conditions are taken as possible unless they speak about other
    subjects; ``other`` always fits.
    """
    certificates = book.vocabulary("certificates")
    wanted = {"other"}
    for rule in book.rules(province, provider):
        if not _may_ask(rule, province, nature, provider):
            continue
        if day is not None and not rule.holds_on(day):
            continue
        if rule["slot"] != "own":
            wanted.add(rule["slot"])
            continue
        for term in certificates:
            of_subject = rule["of"] == "subject"
            if nature in term.get("natures", ()) if of_subject else term.get("person"):
                wanted.update(term.get("slots", ()))
    order = {term.slug: int(term.get("order", 99)) for term in book.vocabulary("slots")}
    return tuple(sorted(wanted, key=lambda slot: (order.get(slot, 99), slot)))


_ORGANISATIONS_ONLY = frozenset({"organisation", "public-body", "individual-business"})
_INDIVIDUALS_ONLY = frozenset(
    {
        "individual", "individual-not-local", "minor", "individual-younger-than",
        "mainland-individual", "foreign-individual",
    }
)  # fmt: skip


def _may_ask(rule: Rule, province: str, nature: str, provider: str) -> bool:
    scope = rule.scope
    never = _ORGANISATIONS_ONLY if nature == "individual" else _INDIVIDUALS_ONLY
    return (
        rule.id == RULE
        and rule.known
        and not rule.disabled
        and (not scope.natures or nature in scope.natures)
        and (not scope.provinces or province in scope.provinces)
        and (not scope.providers or provider in scope.providers)
        and not any(name.partition(":")[0] in never for name in scope.when)
    )


@cache
def limits_of(book: Rulebook, provider: str, slot: str) -> Limits:
    """The limits of one slot at one provider; the provider's default where it names none."""
    if provider not in book.provider_slugs:
        return Limits()
    table = book.provider(provider).table.get("limits", {})
    row = {**table.get("default", {}), **table.get(slot, {})}
    if slot in table:
        row = dict(table[slot])
    return Limits(
        formats=tuple(row.get("formats", ("JPEG", "PNG"))),
        sources=tuple(row.get("sources", ())),
        **{
            name: row.get(name)
            for name in (
                "min_bytes", "max_bytes", "min_width", "min_height", "max_width", "max_height",
            )
        },
    )  # fmt: skip


def label_of(book: Rulebook, provider: str, slot: str) -> str:
    """What the provider's form calls a slot, in Chinese."""
    labels = book.provider(provider).table.get("slot_labels", {}) if provider else {}
    return str(labels.get(slot) or book.vocabulary("slots").name_of(slot).zh)


def _wanted(rule: Rule, filing: Filing, book: Rulebook) -> Iterator[tuple[str, Place]]:
    kind = type_of(book.vocabulary("filing_types"), filing.filing_type)
    for owner, certificate in _owners(rule["of"], rule, filing, kind):
        if rule["slot"] == "own":
            term = book.vocabulary("certificates").get(certificate)
            for slot in term.get("slots", ()) if term else ():
                yield slot, owner
        else:
            yield rule["slot"], owner


def _owners(of: str, rule: Rule, filing: Filing, kind: TypeOfFiling) -> Iterator[tuple[Place, str]]:
    if of == "subject":
        yield SUBJECT, filing.subject.certificate.type
    elif of == "websites":
        for index in range(len(filing.websites)):
            yield WEBSITES / index, ""
    elif of == "domains":
        for place, _ in filing.domains():
            yield place, ""
    else:
        for role, person in _people(of, rule, filing, kind):
            yield role, person.document_type


def _people(
    of: str, rule: Rule, filing: Filing, kind: TypeOfFiling
) -> Iterator[tuple[Place, Person]]:
    administrator = filing.person(SUBJECT_ADMINISTRATOR)
    if of == "administrator":
        yield SUBJECT_ADMINISTRATOR, administrator
    elif of == "legal-representative":
        yield LEGAL_REPRESENTATIVE, filing.person(LEGAL_REPRESENTATIVE)
    elif of == "people-not-local":
        known = PersonSet()
        for role, person in filing.people():
            if is_from_elsewhere(person, filing.province) and known.add(person):
                yield role, person
    else:
        letters_only = "website-administrator-not-legal-representative" in rule.scope.when
        all_of_them = letters_only or not rule.get("once", True)
        # His own papers are asked for by rows of their own, where the type asks for them.
        by_himself = kind.asks_papers_of_subject and not all_of_them
        seen = PersonSet((administrator,) if by_himself else ())
        for role, person in site_administrators(filing):
            if letters_only and same_person(person, filing.person(LEGAL_REPRESENTATIVE)):
                continue
            if seen.add(person):
                yield role, person


def _why(rule: Rule) -> Text:
    if rule.text:
        return rule.text
    reasons = [conditions.words(name) for name in rule.scope.when]
    if not reasons:
        return Text("asked for everywhere", "普遍要求")
    return Text(
        "because " + " and ".join(text.en for text in reasons),
        "因为" + "、".join(text.zh for text in reasons),
    )
