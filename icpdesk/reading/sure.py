"""From which confidence a value counts as read: a value of the rulebook."""

from __future__ import annotations

from icpdesk.rulebook.book import Rulebook

_RULE = "consistency.not-readable"


def least_confidence(book: Rulebook) -> float:
    """The value of the rule that names what could not be read; the last row wins."""
    values = [rule["at_least"] for rule in book.rules() if rule.id == _RULE and rule.known]
    return float(values[-1])
