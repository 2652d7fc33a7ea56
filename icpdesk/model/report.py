"""All findings about a filing or a picture, and the verdict that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from icpdesk.base.text import Language
from icpdesk.model.finding import Finding, NotAssessed, Severity

Verdict = Literal["pass", "warn", "fail"]


def verdict_of(findings: tuple[Finding, ...]) -> Verdict:
    """``fail`` with an error, ``warn`` with a warning, else ``pass``."""
    worst = min((finding.severity.rank for finding in findings), default=Severity.INFO.rank)
    verdicts: tuple[Verdict, ...] = ("fail", "warn", "pass")
    return verdicts[worst]


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
