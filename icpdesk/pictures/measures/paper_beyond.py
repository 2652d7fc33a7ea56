"""Whether the paper goes on outside of an outline: then it is a printed frame, not the paper's edge.

Licences and certificates have ornamental frames with strong, straight sides. What tells them from the
edge of a sheet lies outside: the paper's own colour again, and on it print (a foot line, a number, the
rest of the frame) or an emblem that crosses the frame.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.quad_support import mean_over, on_border, strips
from icpdesk.pictures.quads import sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]
    Points = NDArray[np.float32]

_AWAY = 6
"""Pixels beside the outline that are not looked at: shadows and the edge's own blur."""
_REACH = 0.16
"""Of the document's short side: how far outside is looked."""
_LIKE_L, _LIKE_C = 14.0, 14.0
"""Differences of lightness and of colour (CIELAB) up to which something has the paper's colour."""
_INK = 8.0
"""Units of lightness by which fine print is darker than what is around it."""
_MOSTLY = 0.5
"""Share of what lies outside from which it may be the paper."""
_EVERY = 3
"""Row and column that tells the paper's colour."""
_STROKE = 9
"""Pixels: print is finer than that."""
_SAME = 2.5
"""CIELAB units below which paper and what lies outside are one; the palest desks are 5 off."""
_CROSSED = 9.0
"""CIELAB units by which something that crosses a side differs from the rest of that side."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What lies outside of an outline."""

    paper: float
    """Share of it that has the paper's colour, 0 to 1."""
    ink: float
    """Share of it that is fine print, 0 to 1."""
    crossing: float
    """Longest part of a side that something crosses, as a share of the side."""
    step: float
    """From the paper's colour to the middle of what lies outside, in CIELAB units."""

    @property
    def goes_on(self) -> bool:
        """Whether the paper goes on outside."""
        printed = self.ink >= 0.03 or self.crossing >= 0.07 or self.step < _SAME
        return self.paper >= _MOSTLY and printed


def beyond(lab: Lab, quad: Points) -> Beyond:
    """Of ``quad`` (4 × 2) in a CIELAB picture, height × width × 3.

    Print and crossings are looked for only where the paper may go on; elsewhere both are 0.
    """
    import numpy as np

    few = np.ascontiguousarray(lab[::_EVERY, ::_EVERY])
    ring = _ring(few.shape[:2], quad, _EVERY)
    if np.count_nonzero(ring) < 20:
        return Beyond(0.0, 0.0, 0.0, 0.0)
    off = few[ring] - paper_colour(lab, quad)
    like = (np.abs(off[:, 0]) < _LIKE_L) & (np.hypot(off[:, 1], off[:, 2]) < _LIKE_C)
    paper, middle = float(like.mean()), np.median(off, axis=0)
    step = float(np.sqrt(middle @ middle))
    if paper < _MOSTLY:
        return Beyond(paper, 0.0, 0.0, step)
    printed = float(ink(lab)[_ring(lab.shape[:2], quad)].mean())
    return Beyond(paper, printed, crossing(lab, quad), step)


def ink(lab: Lab) -> NDArray[np.bool_]:
    """Pixels that are darker than what lies close around them, as print is on paper."""
    import cv2
    import numpy as np

    light = np.ascontiguousarray(lab[:, :, 0])
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    return np.asarray(closed - light > _INK)


def crossing(lab: Lab, quad: Points) -> float:
    """Longest part of a side along which the colour just outside is not that of the rest of it."""
    import numpy as np

    offsets = np.arange(-10, -3, 2, dtype=np.float32)
    outside = mean_over(strips(lab, quad, offsets))
    longest = 0
    for side in range(4):
        if on_border(lab, quad[side], quad[(side + 1) % 4]):
            continue
        longest = max(longest, _run(outside[side]))
    return longest / int(outside.shape[1])


def _run(row: Points) -> int:
    """Longest run of places (n × 3) that differ from a straight slope of colour along the side."""
    import numpy as np

    there = ~np.isnan(row[:, 0])
    if np.count_nonzero(there) < len(row) // 3:
        return 0
    place = np.arange(len(row), dtype=np.float32)
    middle = np.median(row[there], axis=0)
    tamed = np.clip(row[there], middle - 8, middle + 8)
    slope = np.stack([np.polyval(np.polyfit(place[there], part, 1), place) for part in tamed.T], 1)
    off = np.where(there, np.sqrt(((row - slope) ** 2).sum(axis=1)), 0)
    hit = off > max(_CROSSED, 4 * float(np.median(off[there])))
    hit[:2] = hit[-2:] = False
    longest = run = 0
    for value in hit:
        run = run + 1 if value else 0
        longest = max(longest, run)
    return longest


def _ring(shape: tuple[int, ...], quad: Points, every: int = 1) -> NDArray[np.bool_]:
    """From _AWAY pixels to _REACH outside of an outline, the picture's own rim left out.

    ``shape`` is that of a copy of every so many rows and columns.
    """
    import cv2
    import numpy as np

    ring = np.zeros(shape, np.uint8)
    for by, value in ((max(_AWAY + 4, min(sides(quad)) * _REACH), 1), (_AWAY, 0)):
        cv2.fillConvexPoly(ring, np.round(_wider(quad, by) / every).astype(np.int32), (value,))
    rim = max(1, 3 // every)
    ring[:rim] = ring[-rim:] = 0
    ring[:, :rim] = ring[:, -rim:] = 0
    return ring > 0


def _wider(quad: Points, by: float) -> Points:
    """The outline with its sides about ``by`` pixels farther out."""
    import numpy as np

    wide, high = sides(quad)
    across, down = (
        (quad[1] + quad[2] - quad[0] - quad[3]) / 2,
        (quad[2] + quad[3] - quad[0] - quad[1]) / 2,
    )
    x, y = across * (by / max(wide, 1.0)), down * (by / max(high, 1.0))
    return np.asarray(quad + np.stack([-x - y, x - y, x + y, y - x]), np.float32)


def paper_colour(lab: Lab, quad: Points) -> Points:
    """Colour of the paper inside of an outline, between the print: the median of the lighter part."""
    import cv2
    import numpy as np

    part = lab[::_EVERY, ::_EVERY]
    inside = np.zeros(part.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, np.round(quad / _EVERY).astype(np.int32), (1,))
    seen = part[inside > 0]
    return np.asarray(np.median(seen[seen[:, 0] >= np.percentile(seen[:, 0], 60)], axis=0))
