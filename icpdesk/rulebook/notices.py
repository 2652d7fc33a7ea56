"""Rows of ``notices.toml``: what cannot be checked offline and only a person can confirm."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.model import Filing, Source
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Rulebook
from icpdesk.text import Text


@dataclass(frozen=True, slots=True)
class Notice:
    """One point to tick off."""

    id: str
    text: Text
    sources: tuple[Source, ...]
    confidence: str
    when: tuple[str, ...]


def notices_for(filing: Filing, book: Rulebook) -> tuple[Notice, ...]:
    """The points that concern a filing, in the order of the rows."""
    rows = (
        Notice(
            id=row["id"],
            text=Text(row["en"], row["zh"]),
            sources=tuple(book.sources[name] for name in row["sources"]),
            confidence=row["confidence"],
            when=tuple(row.get("when", ())),
        )
        for row in book.table("notices")["notice"]
    )
    return tuple(row for row in rows if all(conditions.holds(name, filing) for name in row.when))
