"""Which working papers a filing needs and which marks are made on them by hand.

Each paper is a folder of ``templates/``; its ``row.toml`` says when it is made, for which upload slot
the signed scan is, and who signs with what, by which source. ``marks.toml`` names the marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from icpdesk.base.paths import resource
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Filing, Source
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
from icpdesk.rulebook.facts import same_person
from icpdesk.rulebook.filing_types import type_of
from icpdesk.rulebook.loader import read_toml
from icpdesk.rulebook.requirements import requirements


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that a hand adds: a signature, a seal, a fingerprint, a number or a date."""

    kind: str
    label: Text
    """As it is printed beside the place."""
    need: str
    """``required``, or ``ask`` where sources differ."""
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One working paper."""

    slug: str
    slot: str
    """Upload slot of the signed scan."""
    per: str
    """``website`` for one a website, ``subject`` for one a filing."""
    order: int
    asked: bool
    """Whether it is made only where the slot is asked for."""
    pages: int
    """Most pages; 0 for any number."""
    marks: tuple[Mark, ...]
    pen: str
    note: Text
    sources: tuple[Source, ...]
    confidence: str
    scope: Mapping[str, Any]
    """The keys that say where it holds."""

    def marks_for(self, filing: Filing) -> tuple[Mark, ...]:
        """The marks that this filing's paper carries."""
        return tuple(
            mark for mark in self.marks if all(conditions.holds(name, filing) for name in mark.when)
        )


@cache
def paper_rows(book: Rulebook) -> tuple[PaperRow, ...]:
    """All papers in the order in which they are laid before the user."""
    marks = {name: _mark(row) for name, row in book.table("marks").items()}
    files = resource("templates").glob("*/row.toml")
    rows = [_row(path.parent.name, read_toml(path), marks, book) for path in files]
    return tuple(sorted(rows, key=lambda row: row.order))


def papers_wanted(case: Case) -> tuple[tuple[PaperRow, tuple[int, ...]], ...]:
    """(paper, websites it is made for) on ``day``; website 0 stands for the filing as a whole."""
    kind = type_of(case.book.vocabulary("filing_types"), case.filing.filing_type)
    if not kind.papers_of:
        return ()
    asked = {need.slot for need in requirements(case)}
    found: list[tuple[PaperRow, tuple[int, ...]]] = []
    for row in paper_rows(case.book):
        if row.asked and row.slot not in asked:
            continue
        taken = {other.slug for other, _ in found}
        if not _holds(row, case.filing, case.day) or taken & set(row.scope.get("instead", ())):
            continue
        sites = range(len(case.filing.websites)) if row.per == "website" else range(1)
        if row.per == "website" and not kind.asks("websites[].name"):
            continue
        chosen = tuple(
            index for index in sites if _holds_for_site(row, case.filing, case.book, index)
        )
        if chosen:
            found.append((row, chosen))
    return tuple(found)


def signed_slots(case: Case) -> frozenset[str]:
    """Upload slots of the letters that are made for this filing and come back signed."""
    slots = case.book.vocabulary("slots")
    wanted = {row.slot for row, _ in papers_wanted(case)}
    return frozenset(slot for slot in wanted if slots[slot].get("kind") == "letter")


def scan_owner(row: PaperRow, website: int, book: Rulebook) -> Place:
    """Whose paper the signed scan is; a slot need not be asked for."""
    term = book.vocabulary("slots").get(row.slot)
    site = WEBSITES / website
    return {
        "person": site / "administrator" if row.per == "website" else SUBJECT_ADMINISTRATOR,
        "website": site,
        "domain": site / "domains" / 0,
    }.get(str(term.get("owner", "")) if term else "", SUBJECT)


def _holds(row: PaperRow, filing: Filing, day: date) -> bool:
    scope = row.scope
    return (
        scope.get("since", date.min) <= day <= scope.get("until", date.max)
        and (not scope.get("provinces") or filing.province in scope["provinces"])
        and filing.province not in scope.get("not_in", ())
        and (not scope.get("filing_types") or filing.filing_type in scope["filing_types"])
        and all(conditions.holds(name, filing) for name in scope.get("when", ()))
    )


def _holds_for_site(row: PaperRow, filing: Filing, book: Rulebook, index: int) -> bool:
    if row.scope.get("only_other_administrators"):
        person = filing.person(WEBSITES / index / "administrator")
        if same_person(person, filing.person(LEGAL_REPRESENTATIVE)):
            return False
    topics = row.scope.get("topics", ())
    return not topics or any(_touches(topic, filing, book, index) for topic in topics)


def _touches(topic: str, filing: Filing, book: Rulebook, index: int) -> bool:
    """Whether names or the business scope speak of ``topic`` and no permit for it is named."""
    permits = book.table("words", "permits")
    site = filing.websites[index] if index < len(filing.websites) else None
    if site and any(item.kind == topic for item in site.pre_approvals):
        return False
    names = filing.subject.name + (f" {site.name}" if site else "")
    in_names = any(word in names for word in permits["kinds"].get(topic, {}).get("words", ()))
    scope = filing.subject.business_scope
    return in_names or any(
        word in scope for word in permits["scope"].get(topic, {}).get("words", ())
    )


def _mark(row: Mapping[str, Any]) -> Mark:
    return Mark(
        row["kind"],
        Text(row["en"], row["zh"]),
        row.get("need", "required"),
        tuple(row.get("when", ())),
    )


_SCOPE = frozenset(
    {
        "when", "provinces", "not_in", "filing_types", "since", "until", "topics", "instead",
        "only_other_administrators",
    }
)  # fmt: skip


def _row(slug: str, row: Mapping[str, Any], marks: Mapping[str, Mark], book: Rulebook) -> PaperRow:
    note = Text(row["note_en"], row["note_zh"]) if "note_en" in row else NO_TEXT
    return PaperRow(
        slug=slug,
        slot=row["slot"],
        per=row.get("per", "subject"),
        order=row["order"],
        asked=row.get("asked", True),
        pages=row.get("pages", 1),
        marks=tuple(marks[name] for name in row["marks"]),
        pen=row["pen"],
        note=note,
        sources=tuple(book.sources[name] for name in row["sources"]),
        confidence=row["confidence"],
        scope={key: value for key, value in row.items() if key in _SCOPE},
    )
