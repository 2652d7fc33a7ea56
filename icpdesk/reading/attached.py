"""A picture in an upload slot → what it says, and whether it is the paper that belongs there."""

from __future__ import annotations

from dataclasses import replace

from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import KINDS, read_document
from icpdesk.reading.fields import Reading
from icpdesk.reading.kind import COMPARED_AS, READ_AS, guess_kind
from icpdesk.reading.sure import least_confidence
from icpdesk.rulebook.book import Rulebook


def read_attached(picture: Picture, slot: str, book: Rulebook) -> Reading:
    """Read it as the document of its slot; values that are not sure count as not readable.

    Where nothing that each such document has can be read, ``looks_like`` names the slot of the paper
    that it seems to be. LookupError for a slot that cannot be read.
    """
    kind = COMPARED_AS[slot]
    reading = read_document(picture, kind).settled(*least_confidence(book))
    if any(name in reading.fields for name in KINDS[kind].essential):
        return reading
    guess = guess_kind(picture, book)
    other = guess.slot if guess.slot and READ_AS.get(guess.slot) != kind else ""
    return replace(reading, looks_like=other)
