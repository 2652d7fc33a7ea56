"""Which attachments are pictures or videos, which could be added, and in which order they are uploaded."""

from __future__ import annotations

from icpdesk.model import Attachment, Filing, Person
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.facts import same_person
from icpdesk.rulebook.filing_types import TypeOfFiling, type_of
from icpdesk.rulebook.requirements import requirements

PICTURE_KINDS = frozenset({"card", "licence", "letter", "portrait", "screenshot", "other"})
"""Kinds of upload slots that take a picture."""
VIDEO_KIND = "video"
"""Kind of the upload slots that take a video."""


def takes_video(slot: str, book: Rulebook) -> bool:
    """Whether an upload slot is for a video."""
    term = book.vocabulary("slots").get(slot)
    return term is not None and term.get("kind") == VIDEO_KIND


def picture_attachments(filing: Filing, book: Rulebook) -> list[Attachment]:
    """The attachments that are pictures, in upload order."""
    uploads = upload_attachments(filing, book)
    return [item for item in uploads if not takes_video(item.slot, book)]


def upload_attachments(filing: Filing, book: Rulebook) -> list[Attachment]:
    """The attachments that go into the provider's form, pictures and videos, in upload order.

    Files that the type of filing does not ask for stay in the filing and are not uploaded.
    """
    slots = book.vocabulary("slots")
    kind = type_of(book.vocabulary("filing_types"), filing.filing_type)
    kinds = PICTURE_KINDS | {VIDEO_KIND}
    found = [
        item
        for item in filing.attachments
        if item.file
        and item.slot in slots
        and slots[item.slot].get("kind") in kinds
        and _is_asked(item, filing, kind, card=slots[item.slot].get("kind") == "card")
    ]
    return sorted(
        found, key=lambda item: (_owner_order(item.owner), int(slots[item.slot].get("order", 99)))
    )


def _is_asked(item: Attachment, filing: Filing, kind: TypeOfFiling, *, card: bool) -> bool:
    """Whether the type asks for files of this owner; a card may be of the same person in another role."""
    owner = item.owner
    if owner.website is not None:
        asked, others = kind.asks_papers_of_sites, kind.asks_papers_of_subject
    else:
        asked, others = kind.asks_papers_of_subject, kind.asks_papers_of_sites
    if asked or not others or not card:
        return asked
    if filing.subject.nature == "individual":
        return owner == SUBJECT or bool(owner.role)
    people = dict(filing.people())
    if owner not in people:
        return False
    return any(
        same_person(person, people[owner])
        for role, person in people.items()
        if (role.website is None) != (owner.website is None)
    )


def more_places(case: Case) -> tuple[tuple[str, Place], ...]:
    """(slot, owner) of every file that nobody asks for and that a reviewer may want all the same.

    In upload order; what the filing is asked for on ``day`` or holds already is left out.
    """
    taken = {(need.slot, need.of) for need in requirements(case)}
    taken |= {(item.slot, item.owner) for item in case.filing.attachments if item.file}
    kinds = PICTURE_KINDS | {VIDEO_KIND}
    slots = [term for term in case.book.vocabulary("slots") if term.get("kind") in kinds]
    return tuple(
        (term.slug, owner)
        for term in sorted(slots, key=lambda term: int(term.get("order", 99)))
        for owner in _owners(str(term.get("owner", "")), case.filing)
        if (term.slug, owner) not in taken
    )


def _owners(kind: str, filing: Filing) -> tuple[Place, ...]:
    sites = range(len(filing.websites))
    if kind == "person":
        return _distinct_people(filing)
    if kind == "website":
        return tuple(WEBSITES / site for site in sites)
    if kind == "domain":
        return tuple(place for place, _ in filing.domains())
    return (SUBJECT,)


def _distinct_people(filing: Filing) -> tuple[Place, ...]:
    """The first role of each person: one paper serves all roles of the same person."""
    kept: list[tuple[Place, Person]] = []
    for role, person in filing.people():
        if not any(same_person(person, other) for _, other in kept):
            kept.append((role, person))
    return tuple(role for role, _ in kept)


def _owner_order(owner: str) -> tuple[int, str]:
    """The subject's papers first, then each person's together, then those of sites."""
    ranks = (SUBJECT, LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR)
    if owner in ranks:
        return ranks.index(Place(owner)), ""
    return len(ranks), owner
