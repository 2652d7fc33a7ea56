"""How far each page is, as the last check tells: a word and a mark, never a colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from ui.filing.session import Session
from ui.window.steps import STEPS, step_of_field

if TYPE_CHECKING:
    from icpdesk.model import Light
    from icpdesk.pipeline.standing import Point, Standing

Mark = Literal["", "todo", "waiting", "error", "warning", "partial", "done"]


@dataclass(frozen=True, slots=True)
class StepState:
    """What the sidebar says of a page."""

    mark: Mark = ""
    to_fill: int = 0
    errors: int = 0
    warnings: int = 0
    waiting: int = 0
    unchecked: int = 0

    @property
    def words(self) -> str:
        """The state in the window's language; empty while nothing is known."""
        return _Words().of(self)


class _Words(QObject):
    """Qt collects plural forms from ``tr`` of an object only."""

    def of(self, state: StepState) -> str:
        parts = []
        if state.errors:
            parts.append(self.tr("%n to fix", "", state.errors))
        if state.to_fill:
            parts.append(self.tr("%n to fill in", "", state.to_fill))
        if state.waiting:
            parts.append(self.tr("%n not looked at yet", "", state.waiting))
        if not parts and state.warnings:
            parts.append(self.tr("%n to check", "", state.warnings))
        if not parts and state.unchecked:
            parts.append(self.tr("%n not checked", "", state.unchecked))
        if not parts and state.mark == "done":
            parts.append(self.tr("nothing missing"))
        return " · ".join(parts)


def step_of(point: Point, session: Session, signed: frozenset[str]) -> str:
    """Slug of the page where a point is closed; ``signed`` are the slots of signed papers."""
    from icpdesk.rulebook.fields import field_at
    from ui.window.finding_places import place_of

    field = field_at(session.book, point.where)
    home = step_of_field(field.step) if field else None
    if home is not None:
        return home.slug
    finding = point.finding
    place = place_of(finding, session) if finding else point.where
    if place.slot in signed:
        return "papers"
    rule = finding.rule if finding else point.open_.rule if point.open_ else ""
    if not rule or rule.startswith(_OF_PICTURES):
        return "pictures"
    if point.open_ is not None:
        return _BY_AREA.get(rule.partition(".")[0], "review")
    return _BY_ROOT.get(next(iter(point.where.parts), ""), "pictures")


_OF_PICTURES = ("papers.", "file.", "photo.", "scan.", "consistency.")
_BY_AREA = {
    "order": "type", "subject": "subject", "people": "persons", "website": "websites",
    "hostname": "websites", "signed": "papers",
}  # fmt: skip
"""Where a rule that no source tells belongs: it names no field."""
_BY_ROOT: dict[str | int, str] = {
    "websites": "websites", "history": "type", "server": "type", "filing_type": "type",
    "filed": "type", "cancellation_reason": "type",
}  # fmt: skip


def states(session: Session) -> dict[str, StepState]:
    """The state of every page of the open filing by slug; the review's is the sum of all others."""
    if not session.standing.known:
        return {}
    from icpdesk.pipeline.standing import count
    from icpdesk.rulebook.papers import signed_slots

    signed = signed_slots(session.case)
    points: dict[str, list[Point]] = {one.slug: [] for one in STEPS if one.needs_filing}
    for point in session.standing.points:
        points[step_of(point, session, signed)].append(point)
    points["review"] = list(session.standing.points)
    plain = {one.slug for one in STEPS if one.fields} | {"pictures", "review"}
    if points["papers"] or signed & _demanded(session):
        plain.add("papers")
    return {
        slug: _state(count(found)) if slug in plain else StepState()
        for slug, found in points.items()
    }


def _demanded(session: Session) -> set[str]:
    """Upload slots that must or should be filled."""
    from icpdesk.model import Severity
    from icpdesk.rulebook.requirements import requirements

    needs = requirements(session.case)
    return {need.slot for need in needs if need.severity is not Severity.INFO}


_MARKS: dict[Light, Mark] = {
    "fail": "error", "open": "todo", "waiting": "waiting", "warn": "warning",
    "partial": "partial", "pass": "done",
}  # fmt: skip


def _state(found: Standing) -> StepState:
    mark = _MARKS[found.verdict]
    return StepState(
        mark, found.to_fill, found.errors, found.warnings, found.waiting, found.unchecked
    )
