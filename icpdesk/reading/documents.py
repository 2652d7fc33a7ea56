"""A picture → what the document in it says.

A picture in an upload slot → what it says, and whether it is the paper that belongs there.

From which confidence a value counts as read: a value of the rulebook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.pictures.picture import Picture
from icpdesk.reading.fields import Fields, ReadField, Reading
from icpdesk.reading.kind import COMPARED_AS, READ_AS, guess_kind
from icpdesk.reading.kinds import (
    DocumentKind,
    domain_certificate,
    licence,
    passport,
    permanent_residence,
    residence_permit,
    resident_id_back,
    resident_id_front,
    travel_permit,
)
from icpdesk.reading.lines import Page, confirmed_lines, quick_lines, second_lines
from icpdesk.reading.rows import rows_of
from icpdesk.rulebook.book import Rulebook

_CERTAIN = 0.8
"""Confidence from which a quick look is enough."""

KINDS: Mapping[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        resident_id_front.KIND,
        resident_id_back.KIND,
        passport.KIND,
        licence.KIND,
        licence.CERTIFICATE,
        travel_permit.HK_MACAU,
        travel_permit.TAIWAN,
        residence_permit.KIND,
        permanent_residence.KIND,
        domain_certificate.KIND,
    )
}
"""Kind of document → how it is read."""


def read_document(picture: Picture, kind: str) -> Reading:
    """Read ``picture`` as a document of ``kind``; InputError for a kind that is not known.

    Lines are looked for in a small copy. Where values are unsure, their lines are read once more; where
    that leaves a value open, lines are looked for in a larger copy, and of each value the surer reading
    is taken.
    """
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise InputError(
            Text(f"There is no kind '{kind}'.", f"没有类型“{kind}”。"),
            Text(f"Known are: {known}.", f"可用：{known}。"),
        )
    how = KINDS[kind]
    fields, named = _looked(how, picture.measure(quick_lines))
    if not _complete(how, fields, named) and _all_found(how, fields, named):
        fields = _surer(fields, _looked(how, picture.measure(confirmed_lines))[0])
    if not _complete(how, fields, named):
        more, also = _looked(how, picture.measure(second_lines))
        fields, named = _surer(fields, more), named | also
    gone = {name for name, other in how.instead.items() if other in fields}
    expected = {*how.expected(fields), *(named - {"validity", "issued_at", "times"} - gone)}
    lost = tuple(sorted(name for name in expected if name not in fields))
    return Reading(kind, fields, lost if fields or named else how.essential)


def _looked(how: DocumentKind, page: Page) -> tuple[Fields, frozenset[str]]:
    return how.read(rows_of(page.lines))


def _complete(how: DocumentKind, fields: Fields, named: frozenset[str]) -> bool:
    """Whether each value that is there or must be there was read surely."""
    return _all_found(how, fields, named) and all(item.sure(_CERTAIN) for item in fields.values())


def _all_found(how: DocumentKind, fields: Fields, named: frozenset[str]) -> bool:
    """Whether each value that is there or must be there was read, none with a wrong check digit."""
    if not all(name in fields for name in how.expected(fields)):
        return False
    if any(item.checked is False for item in fields.values()):
        return False
    return all(name in fields for name in named - {"validity", "issued_at", "times"})


def _surer(first: Fields, second: Fields) -> Fields:
    made: Fields = dict(second)
    for name, item in first.items():
        other = made.get(name)
        if other is None or _rank(item) > _rank(other):
            made[name] = item
    return made


def _rank(item: ReadField) -> tuple[bool, float]:
    return item.checked is True, item.confidence


__all__ = ["KINDS", "ReadField", "Reading", "read_document"]


def read_attached(picture: Picture, slot: str, book: Rulebook) -> Reading:
    """Read it as the document of its slot; values that are not sure count as not readable.

    Where nothing that each such document has can be read, ``looks_like`` names the slot of the paper
    that it seems to be. LookupError for a slot that cannot be read.
    """
    kind = COMPARED_AS[slot]
    reading = read_document(picture, kind).settled(*least_confidence(book))
    own = KINDS[kind]
    if any(name in reading.fields for name in (*own.essential, *own.instead.values())):
        return reading
    guess = guess_kind(picture, book)
    other = guess.slot if guess.slot and READ_AS.get(guess.slot) != kind else ""
    return replace(reading, looks_like=other)


_RULE = "consistency.not-readable"


def least_confidence(book: Rulebook) -> tuple[float, float]:
    """Of any value, and of the Chinese name of a person; the last row wins."""
    row = [rule for rule in book.rules() if rule.id == _RULE and rule.known][-1]
    at_least = float(row["at_least"])
    return at_least, float(row.values.get("names_at_least", at_least))
