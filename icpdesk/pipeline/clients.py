"""What the clients of one agency share although they must not: values, portraits, cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from icpdesk.base.errors import InputError
from icpdesk.checks import registry, runner
from icpdesk.checks.clients.clients_index import ClientsIndex, PictureUse
from icpdesk.checks.clients.index import values_of
from icpdesk.model import Filing, Finding
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.uploads import picture_attachments

if TYPE_CHECKING:
    from icpdesk.pictures.album import Album

PICTURE_RULES = ("clients.picture-used", "clients.card-alike")
_TELLING = frozenset({"portrait"})
"""Kinds of slots whose pictures look different for everybody."""
_WRITTEN = frozenset({"id-front", "residence-permit", "passport"})
"""Slots of cards that hold enough writing of their own to be told apart by it."""
_OF_PERSONS = frozenset({"portrait", "card", "licence"})


def index_of(filings: Iterable[Filing]) -> ClientsIndex:
    """Who uses what."""
    index = ClientsIndex()
    for filing in filings:
        for kind, value in values_of(filing):
            index.add(kind, value, filing.subject.name)
    return index


def shared_with(filing: Filing, index: ClientsIndex) -> ClientsIndex:
    """The part of the index that touches one client."""
    return index.about(values_of(filing), filing.subject.name)


def pictures_of_others(filing: Filing, index: ClientsIndex, book: Rulebook) -> tuple[Finding, ...]:
    """What is said of a client's pictures when those of all clients are in ``index``."""
    today = date.today()  # noqa: DTZ011 - the rule has no dates
    rules = [rule for rule in book.select(filing, today) if rule.id in PICTURE_RULES]
    case = registry.FilingCase(filing=filing, book=book, day=today, others=index)
    return runner.run(case, rules, registry.load(*registry.FILING_AREAS))[0]


def uses_of(filing: Filing, album: Album, book: Rulebook) -> Iterator[PictureUse]:
    """Whom each picture of the filing is said to show; one that cannot be opened is left out."""
    from icpdesk.pictures.measures.card_ink import card_ink
    from icpdesk.pictures.measures.likeness import likeness

    slots = book.vocabulary("slots")
    people = dict(filing.people())
    for item in picture_attachments(filing, book):
        kind = str(slots[item.slot].get("kind"))
        if kind not in _OF_PERSONS or not album.has(item.file):
            continue
        try:
            picture = album.picture(item.file)
            seen = picture.measure(likeness) if kind in _TELLING else b""
            ink = picture.measure(card_ink) if item.slot in _WRITTEN else b""
        except InputError:
            continue
        person = people.get(item.owner)
        yield PictureUse(
            client=filing.subject.name,
            person=person.name if person else filing.subject.name,
            number=person.document_number if person else filing.subject.certificate.number,
            slot=item.slot,
            file=item.file,
            sha256=picture.sha256,
            likeness=seen,
            ink=ink,
        )
