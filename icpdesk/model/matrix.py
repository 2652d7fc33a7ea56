"""One value in all places where it stands: typed, on pictures, on papers, with other clients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Agreement = Literal["equal", "variant", "differs", "unknown"]
"""``variant``: the same but for a variant character, such as 昇 for 升."""
OTHER_CLIENTS = "other-clients"
"""Source of a cell that names other clients with the same value."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one source says about a value."""

    source: str
    """Slug of an upload slot, or :data:`OTHER_CLIENTS`."""
    value: str
    """As it stands there; empty where it was not found."""
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One typed value and what every other source says about it."""

    place: str
    """Path into the filing, e.g. ``subject.name``."""
    typed: str
    cells: tuple[MatrixCell, ...]

    @property
    def contradicted(self) -> bool:
        """Whether any source says something else, a variant character included."""
        return any(cell.agreement in ("differs", "variant") for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order in which their values were met."""

    rows: tuple[MatrixRow, ...] = ()

    @classmethod
    def of(cls, cells: Iterable[tuple[str, str, MatrixCell]]) -> Matrix:
        """From (place, typed value, cell)."""
        found: dict[tuple[str, str], list[MatrixCell]] = defaultdict(list)
        for place, typed, cell in cells:
            found[place, typed].append(cell)
        return cls(tuple(MatrixRow(*key, tuple(held)) for key, held in found.items()))

    @property
    def sources(self) -> tuple[str, ...]:
        """Columns: every source that says anything."""
        return tuple(dict.fromkeys(cell.source for row in self.rows for cell in row.cells))

    def as_json(self) -> list[dict[str, Any]]:
        """Plain values, one object a row."""
        return [
            {
                "place": row.place,
                "typed": row.typed,
                "contradicted": row.contradicted,
                "says": [
                    {"source": cell.source, "value": cell.value, "agreement": cell.agreement}
                    for cell in row.cells
                ],
            }
            for row in self.rows
        ]
