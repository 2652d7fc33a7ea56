"""Outlines that could be the edge of a document; most are not, :mod:`quad_support` judges them.

Two kinds: regions that differ from the colour along the picture's border (found on plain desks, also
on pale ones, because several limits are tried), and closed contours of Canny edges in L, a and b
(found on uneven desks).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from icpdesk.pictures.quads import area, around_hull

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]
    Distance = NDArray[np.float32]
    Mask = NDArray[np.uint8]
    Points = NDArray[np.float32]

LEAST_SHARE = 0.2
"""Of the picture; smaller outlines are printed portraits more often than documents."""
_LIMITS = (24.0, 12.0, 6.0, 3.0, 1.8)
"""Distances from the border's colour, in CIELAB units."""
_EDGES = ((6, 18), (20, 60))
"""Hysteresis limits of Canny, on eight-bit CIELAB."""


def candidates(lab: Lab, distance: Distance) -> Iterator[Points]:
    """Quadrilaterals (4 × 2) in the pixels of a CIELAB picture, height × width × 3, L 0 to 100.

    ``distance`` from the desk is :func:`icpdesk.pictures.measures.desk.off_desk` of it.
    """
    for _, mask in regions(distance):
        yield from _outlines(mask, outer=True)
    for mask in _contours(lab):
        yield from _outlines(mask, outer=False)


def regions(distance: Distance) -> Iterator[tuple[float, Mask]]:
    """Limits and masks (0 or 1) of what differs from the desk, from clearly to hardly."""
    import cv2
    import numpy as np

    kernel = np.ones((5, 5), np.uint8)
    for limit in _LIMITS:
        mask = (distance > limit).astype(np.uint8)
        yield limit, np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _contours(lab: Lab) -> Iterator[Mask]:
    import cv2
    import numpy as np

    smooth = cv2.GaussianBlur(lab, (0, 0), 1.2)
    bytes_ = np.clip(smooth * (2.55, 1, 1) + (0, 128, 128), 0, 255).astype(np.uint8)
    for low, high in _EDGES:
        found = np.zeros(lab.shape[:2], np.uint8)
        for plane in cv2.split(bytes_):
            found |= np.asarray(cv2.Canny(plane, low, high), dtype=np.uint8)
        yield np.asarray(cv2.dilate(found, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _outlines(mask: Mask, *, outer: bool) -> Iterator[Points]:
    import cv2

    mode = cv2.RETR_EXTERNAL if outer else cv2.RETR_LIST
    contours, _ = cv2.findContours(mask, mode, cv2.CHAIN_APPROX_SIMPLE)
    least = LEAST_SHARE * mask.size
    hulls = [cv2.convexHull(contour) for contour in contours if len(contour) >= 4]
    large = sorted((h for h in hulls if cv2.contourArea(h) >= least), key=cv2.contourArea)
    for hull in large[::-1][:4]:
        quad = around_hull(hull.reshape(-1, 2).astype("float32"))
        if quad is not None and area(quad) >= least:
            yield quad
