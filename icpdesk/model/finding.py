"""What a check says: a Finding, or that it could not look (NotAssessed)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from icpdesk.base.text import NO_TEXT, Language, Text
from icpdesk.model.place import Place


class Severity(StrEnum):
    """How bad it is; ``ERROR`` = a reviewer or the form would refuse it, by a dated source."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from."""

    title: str
    as_of: date
    zh: str = ""
    """The title in Chinese; empty where it is the same."""

    @property
    def name(self) -> Text:
        """The title in both languages."""
        return Text(self.title, self.zh or self.title)

    @property
    def line(self) -> Text:
        """The title with its day, as it stands below a finding."""
        return Text(f"{self.name.en} ({self.as_of})", f"{self.name.zh}（{self.as_of}）")

    def as_json(self) -> dict[str, str]:
        """As in every report."""
        told = {"title": self.title, "as_of": self.as_of.isoformat()}
        return {**told, "title_zh": self.zh} if self.zh else told


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that a check knows to be right, or at least possible: one click puts it in."""

    where: str
    """Path of the field that it is for; empty for the field that the finding is about."""
    value: str
    """As it would be typed; empty to clear the field."""
    words: Text
    """What the button says."""

    @classmethod
    def use(cls, value: str, *, where: str = "", shown: Text | None = None) -> Answer:
        """Put ``value`` in; ``shown`` is what it is called where the value itself is a slug."""
        words = (
            Text("Use {value}", "改为{value}") if shown else Text("Use “{value}”", "改为“{value}”")
        )
        return cls(where, value, words.format(value=shown or value))

    def as_json(self, language: Language) -> dict[str, str]:
        """As in every report."""
        return {"where": self.where, "value": self.value, "words": self.words[language]}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with the place, the words, the source and what was measured."""

    rule: str
    severity: Severity
    where: Place
    """The field, the owner of a paper that is missing, or the upload slot of a picture."""
    message: Text
    advice: Text = NO_TEXT
    sources: tuple[Source, ...] = ()
    measured: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()
    """What would close it, where the check knows; the likeliest first."""

    @property
    def place(self) -> Place:
        """Where it is mended: the field, or the upload slot and whose file lies or is missing there."""
        if slot := str(self.measured.get("slot", "")):
            return Place.of_slot(slot, self.where.owner)
        if self.where.slot and "of" in self.measured:
            return Place.of_slot(self.where.slot, str(self.measured["of"]))
        return self.where

    def __post_init__(self) -> None:
        """A kept report brings plain text."""
        object.__setattr__(self, "where", Place(self.where))

    def as_json(self, language: Language) -> dict[str, Any]:
        """The JSON object that every report holds."""
        answers = [answer.as_json(language) for answer in self.answers]
        return {
            **({"answers": answers} if answers else {}),
            "rule": self.rule,
            "severity": self.severity.value,
            "where": self.where,
            "message": self.message[language],
            "advice": self.advice[language],
            "sources": [source.as_json() for source in self.sources],
            "measured": dict(self.measured),
        }


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """A rule that could not be looked at, and why."""

    rule: str
    reason: Text
    where: str = ""

    def as_json(self, language: Language) -> dict[str, Any]:
        """The JSON object that every report holds."""
        return {"rule": self.rule, "reason": self.reason[language], "where": self.where}
