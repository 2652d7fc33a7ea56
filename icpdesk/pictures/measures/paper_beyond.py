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
    Mask = NDArray[np.uint8]

_AWAY = 6
"""Pixels beside the outline that are not looked at: shadows and the edge's own blur."""
_REACH = 0.16
"""Of the document's short side: how far outside is looked."""
_LIKE_L, _LIKE_C = 14.0, 14.0
"""Differences of lightness and of colour (CIELAB) up to which something has the paper's colour."""
_INK = 8.0
"""Units of lightness by which fine print is darker than what is around it."""
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
        return self.paper >= 0.5 and printed


def beyond(lab: Lab, quad: Points) -> Beyond:
    """Of ``quad`` (4 × 2) in a CIELAB picture, height × width × 3."""
    import cv2
    import numpy as np

    short = min(sides(quad))
    inside = np.zeros(lab.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, np.round(quad).astype(np.int32), 1)
    ring = _ring(inside, _AWAY, max(_AWAY + 4, round(short * _REACH)))
    if np.count_nonzero(ring) < 60:
        return Beyond(0.0, 0.0, crossing(lab, quad), 0.0)
    off = lab[ring] - paper_colour(lab, quad)
    like = (np.abs(off[:, 0]) < _LIKE_L) & (np.hypot(off[:, 1], off[:, 2]) < _LIKE_C)
    middle = np.median(off, axis=0)
    return Beyond(
        paper=float(like.mean()),
        ink=float(ink(lab)[ring].mean()),
        crossing=crossing(lab, quad),
        step=float(np.sqrt(middle @ middle)),
    )


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


def _ring(inside: Mask, near: int, far: int) -> NDArray[np.bool_]:
    """From ``near`` to ``far`` pixels outside, the picture's own rim left out."""
    import cv2
    import numpy as np

    def grown(by: int) -> Mask:
        kernel = np.ones((2 * by + 1, 2 * by + 1), np.uint8)
        return np.asarray(cv2.dilate(inside, kernel), np.uint8)

    ring = (grown(far) > 0) & (grown(near) == 0)
    ring[:3] = ring[-3:] = False
    ring[:, :3] = ring[:, -3:] = False
    return np.asarray(ring)


def paper_colour(lab: Lab, quad: Points) -> Points:
    """Colour of the paper inside of an outline, between the print: the median of the lighter part."""
    import cv2
    import numpy as np

    inside = np.zeros(lab.shape[:2], np.uint8)
    cv2.fillConvexPoly(inside, np.round(quad).astype(np.int32), 1)
    seen = lab[inside > 0][::3]
    return np.asarray(np.median(seen[seen[:, 0] >= np.percentile(seen[:, 0], 60)], axis=0))
