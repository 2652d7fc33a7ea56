"""The rulebook: rows, closed lists, conditions, and what they demand of a filing."""

from icpdesk.rulebook import facts as _facts  # registers the conditions

__all__: list[str] = []
del _facts
