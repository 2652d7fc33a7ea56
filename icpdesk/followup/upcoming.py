"""The date that a list shows of a filing."""

from __future__ import annotations

from datetime import date

from icpdesk.followup.dates import deadlines_of
from icpdesk.rulebook.case import Case


def next_deadline(case: Case) -> date | None:
    """The nearest date that is not over yet; None when nothing is ahead."""
    ahead = [item.last for item in deadlines_of(case) if item.last >= case.day]
    return min(ahead, default=None)
