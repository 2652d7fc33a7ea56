"""All findings about a filing or a picture, and the verdict that follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from icpdesk.base.text import Language
from icpdesk.model.finding import Finding, NotAssessed, Severity

Verdict = Literal["pass", "warn", "fail"]
Light = Literal["fail", "open", "waiting", "warn", "partial", "pass"]
"""How something may be shown: red, empty, waiting, amber, grey, green.

``partial``: nothing was found, but not everything was looked at.
"""


def light_of(
    *, errors: int = 0, to_fill: int = 0, waiting: int = 0, warnings: int = 0, unchecked: int = 0
) -> Light:
    """The light that counts of points allow; nothing else decides on a colour or a tick.

    A green light is a promise: it is given only when nothing is wrong, nothing is missing and
    nothing was left out. ``unchecked`` are points that nobody could or did look at.
    """
    lights: tuple[tuple[Light, int], ...] = (
        ("fail", errors), ("open", to_fill), ("waiting", waiting), ("warn", warnings),
        ("partial", unchecked),
    )  # fmt: skip
    return next((light for light, count in lights if count), "pass")


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """``fail`` with an error, ``warn`` with a warning, else ``pass``."""
    worst = min((finding.severity.rank for finding in findings), default=Severity.INFO.rank)
    verdicts: tuple[Verdict, ...] = ("fail", "warn", "pass")
    return verdicts[worst]


def light_of_findings(findings: Sequence[Finding], unchecked: int) -> Light:
    """The same of findings, and of how many points could not be looked at."""
    found = Counter(finding.severity for finding in findings)
    return light_of(
        errors=found[Severity.ERROR], warnings=found[Severity.WARNING], unchecked=unchecked
    )


@dataclass(frozen=True, slots=True)
class Report:
    """The answer of all checks for one filing."""

    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...]
    rulebook_version: str
    as_of: date

    @property
    def verdict(self) -> Verdict:
        """The worst of all findings."""
        return verdict_of(self.findings)

    @property
    def light(self) -> Light:
        """How it may be shown; never green while a point is open."""
        return light_of_findings(self.findings, len(self.not_assessed))

    def at(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

    def joined(self, findings: Iterable[Finding], open_points: Iterable[NotAssessed]) -> Report:
        """With more of both: the worst first, each open point once."""
        together = sorted((*self.findings, *findings), key=lambda finding: finding.severity.rank)
        points = dict.fromkeys((*self.not_assessed, *open_points))
        return replace(self, findings=tuple(together), not_assessed=tuple(points))

    def as_json(self, language: Language) -> dict[str, Any]:
        """As published in the contracts: verdict, findings, not_assessed, rulebook."""
        return {
            "verdict": self.verdict,
            "findings": [finding.as_json(language) for finding in self.findings],
            "not_assessed": [item.as_json(language) for item in self.not_assessed],
            "rulebook": {"version": self.rulebook_version, "as_of": self.as_of.isoformat()},
        }
