"""Which attachments are pictures, and in which order they are uploaded."""

from __future__ import annotations

from icpdesk.model import Attachment, Filing
from icpdesk.rulebook.book import Rulebook

PICTURE_KINDS = frozenset({"card", "licence", "letter", "portrait", "screenshot", "other"})
"""Kinds of upload slots that take a picture."""


def picture_attachments(filing: Filing, book: Rulebook) -> list[Attachment]:
    """The attachments that are pictures, in upload order."""
    slots = book.vocabulary("slots")
    found = [
        item
        for item in filing.attachments
        if item.file and item.slot in slots and slots[item.slot].get("kind") in PICTURE_KINDS
    ]
    return sorted(
        found, key=lambda item: (_owner_order(item.of), int(slots[item.slot].get("order", 99)))
    )


def _owner_order(owner: str) -> tuple[int, str]:
    """The subject's papers first, then each person's together, then those of sites."""
    ranks = ("", "subject", "subject.legal_representative", "subject.administrator")
    if owner in ranks:
        return ranks.index(owner) or 1, ""
    return len(ranks), owner
