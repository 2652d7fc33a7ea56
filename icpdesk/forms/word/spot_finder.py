"""What goes through a part of a document, as the finders of its tables see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from icpdesk.forms.context import Context, Guess
    from icpdesk.forms.meaning import Outer
    from icpdesk.forms.word.grid import Grid
    from icpdesk.forms.word.lines import Line


class SpotFinder(Protocol):
    """What goes through a part of a document, as the finders of its tables see it."""

    context: Context

    def add(
        self, place: str, label: str, kind: str, guess: Guess | None, reason: str, target: Any
    ) -> None:
        """Note a spot, and what its label says of those that follow."""

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
        """Read one line; returns it when it is a label that the next line may answer."""
