"""The ring of a round red seal: where it lies and how much of it is there.

How much of a picture is the red of a seal: share of strongly red pixels, 0 to 1.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.ink_strokes import red_mask
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Mask = NDArray[np.bool_]
    Points = NDArray[np.float64]


_SECTORS = 72
_MOST_POINTS = 4000
_TRIES = 600
_TOLERANCE = 0.035
"""Of the radius: how far a pixel of the ring may lie off the circle."""


@dataclass(frozen=True, slots=True)
class SealRing:
    """A circle in pixels."""

    x: float
    y: float
    radius: float
    coverage: float
    """Share of the circle on which there is red, 0 to 1."""


def red_share(image: Pixels) -> float:
    """Of all pixels that are stamp red, 0 to 1."""
    return float(red_mask(image).mean())


def seal_ring(image: Pixels, least: float, most: float) -> SealRing | None:
    """The best circle with a radius between ``least`` and ``most`` pixels; None without red."""
    import cv2
    import numpy as np

    mask = red_mask(image).astype(np.uint8)
    red = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    rows, columns = np.nonzero(red)
    if len(rows) < 60:
        return None
    every = np.column_stack([columns, rows]).astype(np.float64)
    chance = random.Random(20261125)  # noqa: S311 - no secret
    some = every[chance.sample(range(len(every)), min(len(every), _MOST_POINTS))]
    best: SealRing | None = None
    for _ in range(_TRIES):
        triple = chance.sample(range(len(some)), 3)
        circle = _through(some[triple])
        if circle is None or not least <= circle[2] <= most:
            continue
        found = SealRing(*circle, coverage=_coverage(some, circle))
        if best is None or _rank(found) > _rank(best):
            best = found
    return _refined(best, every) if best else None


def _rank(ring: SealRing) -> float:
    """More of the circle first; of two alike the larger, for words run around inside the ring."""
    return ring.coverage + ring.radius * 1e-4


def _through(points: Points) -> tuple[float, float, float] | None:
    """Centre and radius of the circle through three points."""
    import numpy as np

    (ax, ay), (bx, by), (cx, cy) = points
    area = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(area) < 1e-6:
        return None
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / area
    y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / area
    return float(x), float(y), float(np.hypot(ax - x, ay - y))


def _coverage(points: Points, circle: tuple[float, float, float]) -> float:
    import numpy as np

    return float(np.mean(_sectors(points, circle)))


def _sectors(points: Points, circle: tuple[float, float, float]) -> Mask:
    """For each sector whether a point lies on the circle there."""
    import numpy as np

    x, y, radius = circle
    across, down = points[:, 0] - x, points[:, 1] - y
    off = max(1.5, radius * _TOLERANCE)
    # Squares: a root of four thousand numbers in each of hundreds of tries is most of the search.
    away = across * across + down * down
    near = (away >= max(0.0, radius - off) ** 2) & (away <= (radius + off) ** 2)
    turn = np.arctan2(down[near], across[near]) / (2 * np.pi) + 0.5
    counts = np.bincount((turn * _SECTORS).astype(int) % _SECTORS, minlength=_SECTORS)
    return np.asarray(counts > 0)


def _refined(ring: SealRing, points: Points) -> SealRing:
    """Least squares over the pixels of the ring (Kåsa's method), with all points counted."""
    import numpy as np

    off = np.abs(np.hypot(points[:, 0] - ring.x, points[:, 1] - ring.y) - ring.radius)
    near = points[off <= max(1.5, ring.radius * _TOLERANCE)]
    first = SealRing(ring.x, ring.y, ring.radius, _coverage(points, (ring.x, ring.y, ring.radius)))
    if len(near) < 30:
        return first
    matrix = np.column_stack([near * 2, np.ones(len(near))])
    answer, *_ = np.linalg.lstsq(matrix, (near**2).sum(axis=1), rcond=None)
    x, y = float(answer[0]), float(answer[1])
    radius = float(np.sqrt(max(0.0, answer[2] + x * x + y * y)))
    second = SealRing(x, y, radius, _coverage(points, (x, y, radius)))
    return max(first, second, key=_rank)


def seal(picture: Picture) -> float:
    """From every second pixel of every second row of the small copy."""
    import cv2
    import numpy as np

    thinned = np.ascontiguousarray(small(picture)[::2, ::2])
    hsv = cv2.cvtColor(thinned, cv2.COLOR_RGB2HSV)
    low = np.asarray(cv2.inRange(hsv, (0, 90, 90), (8, 255, 255)), np.uint8)
    high = np.asarray(cv2.inRange(hsv, (170, 90, 90), (180, 255, 255)), np.uint8)
    return float(np.count_nonzero(low | high)) / low.size
