"""What follows up a filing, as plain values: a date that is due, a sentence of a reviewer understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.base.text import Language, Text
from icpdesk.model import Source


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date or span of days."""

    id: str
    what: Text
    first: date
    last: date
    certain: bool
    """False where the holidays of a year on the way are not announced yet."""
    sources: tuple[Source, ...]
    where: str = ""

    @property
    def span(self) -> str:
        """One day, or the first and the last."""
        return str(self.first) if self.first == self.last else f"{self.first} – {self.last}"

    def as_json(self, language: str) -> dict[str, Any]:
        """One object of ``deadlines --json``."""
        return {
            "id": self.id,
            "what": self.what.zh if language == "zh" else self.what.en,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "certain": self.certain,
            "where": self.where,
            "sources": [source.as_json() for source in self.sources],
        }


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do after approval."""

    id: str
    what: Text
    due: Deadline | None
    """Its dates; None where it has none or they do not run yet."""
    sources: tuple[Source, ...]

    def as_json(self, language: Language) -> dict[str, Any]:
        """One object of ``after --json``."""
        return {
            "id": self.id,
            "what": self.what[language],
            "first": self.due.first.isoformat() if self.due else None,
            "last": self.due.last.isoformat() if self.due else None,
            "sources": [source.as_json() for source in self.sources],
        }


@dataclass(frozen=True, slots=True)
class Meaning:
    """One sentence of the message."""

    quote: str
    id: str
    """Row that knows it, or ``thing.fault``; empty for a sentence that names nothing known."""
    meaning: Text
    mend: Text
    places: tuple[str, ...]
    """Paths of fields and upload slots, the most likely first."""
