"""What is said about one picture or video of an upload slot, and what a look at it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Required, TypedDict

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.names import last_part
from icpdesk.base.text import Language, Text
from icpdesk.model import (
    Finding,
    Light,
    NotAssessed,
    Severity,
    Source,
    Verdict,
    light_of_findings,
    verdict_of,
)
from icpdesk.model.place import Place
from icpdesk.model.printed import PrintedPaper
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.videos.video import facts_in_words
from icpdesk.rulebook.case import Case

_UNREADABLE = Source("measured by opening the file", date(2026, 11, 24), "打开文件时测得")


@dataclass(frozen=True)
class PictureReport:
    """What is said about one picture."""

    file: str
    slot: str
    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...] = ()
    measures: dict[str, Any] = field(default_factory=dict)
    picture: Picture | None = None

    @property
    def verdict(self) -> Verdict:
        """The worst of its findings."""
        return verdict_of(self.findings)

    @property
    def light(self) -> Light:
        """How it may be shown; never green while a point is open."""
        return light_of_findings(self.findings, len(self.not_assessed))

    @property
    def facts(self) -> Text:
        """Of a video: what was read from it, in one line."""
        return facts_in_words(self.measures)

    def as_json(self, language: Language) -> dict[str, Any]:
        """One object of ``inspect --json``."""
        return {
            "file": self.file,
            "slot": self.slot,
            "verdict": self.verdict,
            "findings": [finding.as_json(language) for finding in self.findings],
            "not_assessed": [item.as_json(language) for item in self.not_assessed],
            "measures": self.measures,
        }


class How(TypedDict, total=False):
    """What :func:`inspect` is told beside the picture and its slot."""

    case: Required[Case]
    """Its filing may be an empty one that only names the provider."""
    where: str
    signed: bool
    printed: tuple[PrintedPaper, ...]


def unreadable(
    name: str, slot: str, where: str, problem: IcpdeskError, rule: str = "file.unreadable"
) -> PictureReport:
    """The report of a file that cannot be opened: the problem is its only finding."""
    shown = last_part(name)
    finding = Finding(
        rule=rule,
        severity=Severity.ERROR,
        where=Place(where),
        message=problem.message,
        advice=problem.advice,
        sources=(_UNREADABLE,),
        measured={"file": shown},
    )
    return PictureReport(shown, slot, (finding,))
