"""One file a kind of document: which labels it has and what its values are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

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
    """Fields that every document of this kind has …"""
    instead: Mapping[str, str] = field(default_factory=dict)
    """… but for those that have another one in its place: an old licence a registration number."""

    def expected(self, fields: Fields) -> frozenset[str]:
        """The essential fields of a document on which ``fields`` were read."""
        return frozenset(n for n in self.essential if self.instead.get(n, "") not in fields)
