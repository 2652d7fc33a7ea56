"""Placing values on a flat page by hand: what each step does, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icpdesk.forms.pdf.spot import MM, USUAL_SIZE, Spot

SMALLEST, LARGEST = 5.0, 36.0
"""Points of type."""
LINE = 1.25
"""Height of a place, of its type size."""
_NARROWEST = 4.0
_USUAL_WIDTH = 60.0
_MARGIN = 10.0
_DRAWN_SIZES = (7.0, 14.0)
_MOST_STEPS = 200


def height_of(spot: Spot) -> float:
    """How many millimetres of the page a place covers from its upper edge down."""
    return spot.size * LINE / MM


class Placing:
    """The places on the pages of one form. Every step can be undone; nothing leaves its page."""

    def __init__(self, sizes: Sequence[tuple[float, float]], spots: Sequence[Spot]) -> None:
        self._sizes = tuple(sizes)
        """Width and height of each page; millimetres."""
        self.spots = tuple(spots)
        self._past: list[tuple[Spot, ...]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    def add(self, field: str, label: str, page: int, x: float, middle: float) -> int:
        """A new place that begins at ``x`` and has ``middle`` at half its height; its number."""
        y = middle - USUAL_SIZE * LINE / MM / 2
        width = min(_USUAL_WIDTH, self._sizes[page - 1][0] - x - _MARGIN)
        return self._add(Spot(page, x, y, max(width, _NARROWEST), field, label=label))

    def draw(
        self, field: str, label: str, page: int, x: float, y: float, width: float, height: float
    ) -> int:
        """A new place as large as a box that was drawn; its number."""
        least, most = _DRAWN_SIZES
        size = min(most, max(least, round(2 * height * MM / LINE) / 2))
        top = y + height / 2 - size * LINE / MM / 2
        return self._add(Spot(page, x, top, width, field, size, label=label))

    def hold(self) -> None:
        """Begin a step of several changes, such as a drag."""
        self._past = [*self._past[1 - _MOST_STEPS :], self.spots]

    def forget_idle_step(self) -> None:
        """End a step of several changes; one that changed nothing is none."""
        if self._past and self._past[-1] == self.spots:
            self._past.pop()

    def put(self, number: int, x: float, y: float, *, one_step: bool = True) -> None:
        """Move a place to ``x``, ``y``."""
        self._change(number, one_step=one_step, x=x, y=y)

    def move(self, number: int, across: float, down: float) -> None:
        """Move a place by so many millimetres."""
        spot = self.spots[number]
        self._change(number, x=spot.x + across, y=spot.y + down)

    def widen(self, number: int, width: float, *, one_step: bool = True) -> None:
        """Give a place another width."""
        self._change(number, one_step=one_step, width=width)

    def grow(self, number: int, points: float) -> None:
        """Larger or smaller type."""
        self._change(number, size=self.spots[number].size + points)

    def name(self, number: int, field: str, label: str) -> None:
        """Write something else at a place, and the whole of it."""
        if self.spots[number].field != field:
            self._change(number, field=field, label=label, part="")

    def begin_with(self, spots: Sequence[Spot]) -> None:
        """All places as they are given, as one step."""
        if tuple(spots) != self.spots:
            self.hold()
            self.spots = tuple(spots)

    def remove(self, number: int) -> None:
        """Take a place away."""
        self.hold()
        self.spots = (*self.spots[:number], *self.spots[number + 1 :])

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        if not self._past:
            return False
        self.spots = self._past.pop()
        return True

    def _add(self, spot: Spot) -> int:
        self.hold()
        self.spots = (*self.spots, self._inside(spot))
        return len(self.spots) - 1

    def _change(self, number: int, *, one_step: bool = True, **new: float | str) -> None:
        spot = self._inside(replace(self.spots[number], confidence=1.0, **new))  # type: ignore[arg-type]
        if spot == self.spots[number]:
            return
        if one_step:
            self.hold()
        self.spots = (*self.spots[:number], spot, *self.spots[number + 1 :])

    def _inside(self, spot: Spot) -> Spot:
        """The place on its page, in tenths of millimetres."""
        wide, tall = self._sizes[min(spot.page, len(self._sizes)) - 1]
        size = min(LARGEST, max(SMALLEST, spot.size))
        x = min(max(0.0, spot.x), wide - _NARROWEST)
        y = min(max(0.0, spot.y), tall - size * LINE / MM)
        width = min(max(_NARROWEST, spot.width), wide - x)
        return replace(spot, x=round(x, 1), y=round(y, 1), width=round(width, 1), size=size)
