"""From which confidence a value counts as read: a value of the rulebook."""

from __future__ import annotations

from icpdesk.rulebook.book import Rulebook

_RULE = "consistency.not-readable"


def least_confidence(book: Rulebook) -> tuple[float, float]:
    """Of any value, and of the Chinese name of a person; the last row wins."""
    row = [rule for rule in book.rules() if rule.id == _RULE and rule.known][-1]
    at_least = float(row["at_least"])
    return at_least, float(row.values.get("names_at_least", at_least))
