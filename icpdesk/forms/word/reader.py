"""What the reading of tables needs of the one that reads lines; the two know each other by this alone."""

from __future__ import annotations

from typing import Any, Protocol

from icpdesk.forms.context import Context, Guess
from icpdesk.forms.labels import Labels
from icpdesk.forms.meaning import Outer
from icpdesk.forms.word.grid import Grid
from icpdesk.forms.word.lines import Line


class FormReader(Protocol):
    """Reads lines, keeps of whom is spoken, and takes the places that are found."""

    labels: Labels
    context: Context

    def add(
        self, place: str, label: str, kind: str, guess: Guess | None, reason: str, target: Any
    ) -> None:
        """Note a place."""

    def stands(self, label: str) -> None:
        """Note that a label has its answer."""

    def line(
        self,
        line: Line,
        address: str,
        *,
        above: Line | None = None,
        following: Line | Grid | None = None,
        outer: Outer | None = None,
        ends: bool = True,
    ) -> Line | None:
        """Read one line of a cell."""
