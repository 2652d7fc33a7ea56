"""How far each page is, as the last check tells: a word and a mark, never a colour alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject

from ui.filing.session import Session
from ui.window.steps import STEPS, step_of_field

if TYPE_CHECKING:
    from icpdesk.model import Finding

Mark = Literal["", "todo", "error", "warning", "done"]


@dataclass(frozen=True, slots=True)
class StepState:
    """What the sidebar says of a page."""

    mark: Mark = ""
    to_fill: int = 0
    errors: int = 0
    warnings: int = 0

    @property
    def words(self) -> str:
        """The state in the window's language; empty while nothing is known."""
        return _Words().of(self)


class _Words(QObject):
    """Qt collects plural forms from ``tr`` of an object only."""

    def of(self, state: StepState) -> str:
        parts = []
        if state.errors:
            parts.append(self.tr("%n to mend", "", state.errors))
        if state.to_fill:
            parts.append(self.tr("%n to fill in", "", state.to_fill))
        if not parts and state.warnings:
            parts.append(self.tr("%n to look at", "", state.warnings))
        if not parts and state.mark == "done":
            parts.append(self.tr("complete"))
        return " · ".join(parts)


def step_of(finding: Finding, session: Session, signed: frozenset[str]) -> str:
    """Slug of the page where a finding is mended; ``signed`` are the slots of signed papers."""
    from icpdesk.rulebook.fields import field_at
    from ui.window.navigator import place_of

    field = field_at(session.book, finding.where)
    home = step_of_field(field.step) if field else None
    if home is not None:
        return home.slug
    if place_of(finding, session).partition("@")[0] in signed:
        return "papers"
    if finding.rule.startswith(("papers.", "file.", "photo.", "scan.", "consistency.")):
        return "pictures"
    return _BY_PREFIX.get(finding.where.partition(".")[0].partition("[")[0], "pictures")


_BY_PREFIX = {"websites": "websites", "history": "type", "server": "type", "filing_type": "type"}


def states(session: Session) -> dict[str, StepState]:
    """The state of every page of the open filing by slug."""
    report = session.whole_report
    if report is None:
        return {}
    from icpdesk.model import Severity
    from icpdesk.pipeline.summary import is_to_fill
    from icpdesk.rulebook.papers import signed_slots
    from ui.filing.form_shape import unanswered

    signed = signed_slots(session.filing, session.book, session.today)
    counts: dict[str, Counter[str]] = {one.slug: Counter() for one in STEPS if one.needs_filing}
    for finding in report.findings:
        if finding.severity is Severity.INFO:
            continue
        kind = "to_fill" if is_to_fill(finding, session.filing) else finding.severity.value
        counts[step_of(finding, session, signed)][kind] += 1
    total: Counter[str] = sum(counts.values(), Counter())
    counts["review"] = total
    plain = {one.slug for one in STEPS if one.fields} | {"pictures", "review"}
    if counts["papers"] or signed & _demanded(session):
        plain.add("papers")
    for one in STEPS:
        if one.fields and not counts[one.slug]:
            # No rule misses these, but a page with empty fields is not complete.
            counts[one.slug]["to_fill"] = unanswered(session, one.fields)
    return {slug: _state(count) if slug in plain else StepState() for slug, count in counts.items()}


def _demanded(session: Session) -> set[str]:
    """Upload slots that must or should be filled."""
    from icpdesk.model import Severity
    from icpdesk.rulebook.requirements import requirements

    needs = requirements(session.filing, session.book, session.today)
    return {need.slot for need in needs if need.severity is not Severity.INFO}


def _state(count: Counter[str]) -> StepState:
    mark: Mark = "done"
    if count["error"]:
        mark = "error"
    elif count["to_fill"]:
        mark = "todo"
    elif count["warning"]:
        mark = "warning"
    return StepState(mark, count["to_fill"], count["error"], count["warning"])
