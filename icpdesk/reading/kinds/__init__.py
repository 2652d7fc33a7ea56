"""One file a kind of document: which labels it has and what its values are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from icpdesk.reading.fields import Fields
from icpdesk.reading.rows import Row

Found = tuple[Fields, frozenset[str]]
"""Fields with a value, and the names of those whose label is there."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """How one kind of document is read."""

    name: str
    read: Callable[[Sequence[Row]], Found]
    essential: tuple[str, ...]
    """Fields that every document of this kind has."""
