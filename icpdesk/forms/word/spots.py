"""A place of a template where something may be written, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a value."""

    done: bool = True
    long: str = ""
    """Empty, or how the value is too long for its place: ``shrunk`` or ``goes on``."""
    runs: tuple[Any, ...] = ()
    """The ``w:r`` that hold what was written, as far as it has runs of its own."""


class Target(Protocol):
    """Knows how to write into its kind of place."""

    def put(self, value: str) -> Written:
        """Write; ``done`` is false when the place cannot take this value."""


@dataclass(slots=True)
class Spot:
    """One place."""

    place: str
    label: str
    kind: str
    field: str
    confidence: float
    section: str
    reason: str
    """Why nothing is written here: ``signature``, ``date``, ``verifier`` or empty."""
    target: Any
    """A :class:`Target`."""
    copy: bool = False
    """Whether it is the second copy of a text box; filled, but not told again."""
    organisation: bool = False
    """Whether only an organisation can answer it."""
    proposal: str = ""
    """The field that would go there if the part of the form were ours, where nobody can tell."""
    said: str = ""
    """The words that tell whose part it is, where it is not ours."""
