"""From the space of a page to what is seen of it: pages may be turned, and their edges lie anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, lower, right, upper edge in points."""


@dataclass(frozen=True, slots=True)
class PageSpace:
    """The edges of a page and its turn clockwise: 0, 90, 180 or 270 degrees."""

    edges: Box
    turn: int

    def seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as it is seen: from the lower left corner of what the viewer shows."""
        left, lower, right, upper = self.edges
        views: dict[int, Callable[[], tuple[float, float]]] = {
            0: lambda: (x - left, y - lower),
            90: lambda: (y - lower, right - x),
            180: lambda: (right - x, upper - y),
            270: lambda: (upper - y, x - left),
        }
        return views[self.turn]()

    def seen_box(self, box: Box) -> Box:
        """A box as it is seen."""
        x0, y0 = self.seen(box[0], box[1])
        x1, y1 = self.seen(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as they are seen."""
        wide, tall = self.edges[2] - self.edges[0], self.edges[3] - self.edges[1]
        return (tall, wide) if self.turn in (90, 270) else (wide, tall)


def right_turn(turn: float) -> int:
    """A turn as 0, 90, 180 or 270; files hold negative ones, and some that are no quarter."""
    return int(round(turn / 90) * 90) % 360
