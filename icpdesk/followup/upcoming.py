"""The date that a list shows of a filing."""

from __future__ import annotations

from datetime import date

from icpdesk.followup.dates import deadlines_of
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook


def next_deadline(filing: Filing, book: Rulebook, today: date) -> date | None:
    """The nearest date that is not over yet; None when nothing is ahead."""
    ahead = [item.last for item in deadlines_of(filing, book, today) if item.last >= today]
    return min(ahead, default=None)
