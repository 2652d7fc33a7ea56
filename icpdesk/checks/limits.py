"""Limits of a rule outside of its own check: published measures must not contradict findings."""

from __future__ import annotations

from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.rows import Rule


def row_of(book: Rulebook, check: str) -> Rule:
    """The row of ``check`` that counts whatever the place: the newest of the topmost layer.

    StopIteration when no row of that check gives values.
    """
    rows = [rule for rule in book.rules("", "") if rule.id == check and rule.values]
    top = max((rule.layer for rule in rows), default=0)
    return next(rule for rule in reversed(rows) if rule.layer == top)
