"""Rows of ``notices.toml``: what cannot be checked offline and only a person can confirm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Filing, Source
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.requirements import requirements


@dataclass(frozen=True, slots=True)
class Notice:
    """One point to tick off."""

    id: str
    text: Text
    sources: tuple[Source, ...]
    confidence: str


def notices_for(filing: Filing, book: Rulebook, day: date) -> tuple[Notice, ...]:
    """The points that concern a filing on ``day``, in the order of the rows."""
    uploads = {need.slot for need in requirements(filing, book, day)}
    uploads |= {item.slot for item in filing.attachments if item.file}
    return tuple(
        Notice(
            id=row["id"],
            text=Text(row["en"], row["zh"]),
            sources=tuple(book.sources[name] for name in row["sources"]),
            confidence=row["confidence"],
        )
        for row in book.table("notices")["notice"]
        if _concerns(row, filing, uploads)
    )


def _concerns(row: dict[str, Any], filing: Filing, uploads: set[str]) -> bool:
    """Whether the conditions of a row hold, and one of its upload slots is among ``uploads``."""
    slots = row.get("slots")
    return all(conditions.holds(name, filing) for name in row.get("when", ())) and (
        slots is None or not uploads.isdisjoint(slots)
    )
