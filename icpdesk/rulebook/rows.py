"""One row of the rulebook: which check, where and when it holds, with which values, from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Answer, Finding, Severity, Source
from icpdesk.model.place import Place


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a row holds; an empty tuple means everywhere."""

    provinces: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    natures: tuple[str, ...] = ()
    filing_types: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    """Names of conditions (:mod:`icpdesk.rulebook.conditions`) that must all hold."""

    def reaches(
        self, province: str, provider: str, nature: str, filing_type: str, slot: str = ""
    ) -> bool:
        """Whether the row speaks about such filings (conditions aside) and slot."""
        return (
            (not self.provinces or province in self.provinces)
            and (not self.providers or provider in self.providers)
            and (not self.natures or nature in self.natures)
            and (not self.filing_types or filing_type in self.filing_types)
            and (not self.slots or slot in self.slots)
        )

    @property
    def rank(self) -> tuple[int, ...]:
        """Higher is more particular: province before provider before slot before nature."""
        return (
            bool(self.provinces),
            bool(self.providers),
            bool(self.slots),
            bool(self.natures),
            bool(self.filing_types),
            len(self.when),
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """What other sources say instead of what a row demands: both are shown, with their dates."""

    text: Text
    sources: tuple[Source, ...]

    @property
    def as_of(self) -> date:
        """The newest date among its sources."""
        return max(source.as_of for source in self.sources)

    @property
    def told(self) -> Text:
        """The statement behind the names and dates of its sources."""
        names = [(source.name, source.as_of) for source in self.sources]
        en = "; ".join(f"{name.en}, {day}" for name, day in names)
        zh = "；".join(f"{name.zh}，{day}" for name, day in names)
        return Text(f"{en}: {self.text.en}", f"{zh}：{self.text.zh}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the rulebook.

    ``id`` names the fault and the check that finds it; ``key`` tells rows of one check apart that
    hold side by side (two papers that are both asked for). Among rows with the same id and key
    the most particular one wins, a user's row before a shipped one.
    """

    id: str
    severity: Severity
    sources: tuple[Source, ...]
    confidence: str
    key: str = ""
    scope: Scope = Scope()
    values: Mapping[str, Any] = field(default_factory=dict)
    text: Text = NO_TEXT
    """What the rule demands, where the row words it itself instead of the check."""
    since: date | None = None
    until: date | None = None
    """First and last day on which this state of the rule holds."""
    others: tuple[Statement, ...] = ()
    """What other sources say: the row follows the newest strong statement, these are told too."""
    relaxes: bool = False
    """Milder than the row it stands before on purpose: the place's own source says so."""
    known: bool = True
    """False where no source tells: shown as unknown, never as *not required*."""
    disabled: bool = False
    layer: int = 0
    """0 shipped, 1 imported pack, 2 the user's own file."""
    origin: str = ""
    """File and line, for messages."""

    @property
    def as_of(self) -> date:
        """The newest date among the sources."""
        return max(source.as_of for source in self.sources)

    @property
    def told_otherwise(self) -> Text:
        """What other sources say, in one sentence; empty when none disagrees."""
        if not self.others:
            return NO_TEXT
        return Text(
            "Another source says: " + " ".join(other.told.en for other in self.others),
            "另有来源说法不同：" + "".join(other.told.zh for other in self.others),
        )

    def holds_on(self, day: date) -> bool:
        """Whether this state of the rule is in force on ``day``."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def fault(
        self,
        where: str,
        message: Text,
        advice: Text = NO_TEXT,
        *,
        severity: Severity | None = None,
        measured: Mapping[str, Any] | None = None,
        answers: Sequence[Answer] = (),
    ) -> Finding:
        """A finding of this rule; severity and sources come from the row.

        ``answers`` are values that would close it, where the check knows them and they are no more
        than another way of writing: what is in doubt is left to the user.
        """
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            where=Place(where),
            message=message,
            advice=advice,
            sources=self.sources,
            measured=dict(measured or {}),
            answers=tuple(answers),
        )

    def softened(self) -> Rule:
        """The same row as a warning at most."""
        if self.severity is Severity.ERROR:
            return replace(self, severity=Severity.WARNING)
        return self

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str, default: Any = None) -> Any:
        """A value of the row, or ``default``."""
        return self.values.get(name, default)
