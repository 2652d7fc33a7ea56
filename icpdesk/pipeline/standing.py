"""How a filing stands: every point that is still open, counted once and in one place.

The sidebar, the list, the review and the export all ask :func:`points_of`; nothing else counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from icpdesk import __version__
from icpdesk.followup.upcoming import next_deadline
from icpdesk.model import Filing, Finding, Light, NotAssessed, Report, Severity, light_of
from icpdesk.model.place import Place
from icpdesk.pipeline.form_shape import unanswered
from icpdesk.pipeline.summary import is_to_fill
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case

Kind = Literal["error", "to-fill", "waiting", "warning", "unchecked", "note"]

FORM_STEPS = (
    "type", "region", "subject", "legal-representative", "administrator", "website", "domain",
    "website-administrator",
)  # fmt: skip
"""The steps of the field catalogue that the form asks for."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is open: a fault, something to fill in, a picture nobody has looked at."""

    kind: Kind
    where: Place
    """Path into the filing, an upload slot, or ``slot@owner``."""
    finding: Finding | None = None
    """What a check said of it; None where no check says anything."""
    open_: NotAssessed | None = None
    """What could not be looked at, and why."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many points of each kind there are."""

    errors: int = 0
    to_fill: int = 0
    waiting: int = 0
    warnings: int = 0
    unchecked: int = 0
    """Points that nobody could look at, or that were left out."""

    @property
    def verdict(self) -> Light:
        """``pass`` only when everything was looked at and nothing is missing."""
        return light_of(
            errors=self.errors, to_fill=self.to_fill, waiting=self.waiting,
            warnings=self.warnings, unchecked=self.unchecked,
        )  # fmt: skip


def points_of(
    case: Case,
    report: Report,
    *,
    waiting: Iterable[str] = (),
    unread: Iterable[str] = (),
    left_out: Iterable[NotAssessed] = (),
) -> tuple[Point, ...]:
    """Every open point of a filing.

    ``report`` holds what was seen in pictures so far, ``waiting`` the places (``slot@owner``) of
    pictures that nobody has looked at under these rules, ``unread`` the paths of fields in which
    something stands that is no value, ``left_out`` what was not asked at all so far.
    """
    found = [
        Point(_kind(finding, case.filing), finding.where, finding)
        for finding in report.findings
        if finding.severity is not Severity.INFO
    ]
    told = {point.where for point in found}
    found += [Point("error", Place(path)) for path in unread]
    told.update(map(Place, unread))
    found += [
        Point("to-fill", path) for _, path in unanswered(case, FORM_STEPS) if path not in told
    ]
    found += [Point("waiting", Place(place)) for place in waiting]
    found += [
        Point("unchecked", Place(open_.where or open_.rule), open_=open_)
        for open_ in (*report.not_assessed, *left_out)
    ]
    return tuple(found)


def count(points: Sequence[Point]) -> Standing:
    """How many points of each kind."""
    kinds = Counter(point.kind for point in points)
    return Standing(
        kinds["error"], kinds["to-fill"], kinds["waiting"], kinds["warning"], kinds["unchecked"]
    )


def checked_under(book: Rulebook) -> str:
    """What counts are valid under: the rules in force and the program."""
    return f"{book.fingerprint} {__version__}"


def summary_of(case: Case, points: Sequence[Point]) -> dict[str, Any]:
    """What the store keeps of a check for its list."""
    standing = count(points)
    return {
        "verdict": standing.verdict,
        "missing": standing.to_fill,
        "errors": standing.errors,
        "waiting": standing.waiting,
        "next_deadline": next_deadline(case),
        "checked_under": checked_under(case.book),
        "checked_until": case.book.next_change(case.filing, case.day),
    }


def _kind(finding: Finding, filing: Filing) -> Kind:
    if is_to_fill(finding, filing):
        return "to-fill"
    return "error" if finding.severity is Severity.ERROR else "warning"
