"""Outlines of a document that was photographed from far away: a small spot, and else only desk.

An outline that covers less than a fifth of a picture is a printed portrait more often than a document.
One is taken for a document when nothing else differs from the desk, as print around a portrait does,
and when it has the shape of a card (1.586, ISO/IEC 7810) or of a sheet (1.414, ISO 216).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.quad_candidates import LEAST_SHARE, regions
from icpdesk.pictures.quads import area, around_hull, sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Distance = NDArray[np.float32]
    Points = NDArray[np.float32]

_SMALLEST_SHARE = 0.012
"""Of the picture; print of a smaller document could not be read."""
_MOST_BESIDE = 0.1
"""What else may differ from the desk, as a share of the spot's area."""
_SHAPES = (1.586, 1.414, 1 / 1.414, 1 / 1.586)
_UNLIKE = 0.12
"""By how much of it a shape may be off when the camera is not held straight."""


def far_outlines(distance: Distance) -> Iterator[Points]:
    """Quadrilaterals (4 × 2) in the pixels of ``distance`` from the desk, surest first."""
    import cv2
    import numpy as np

    for limit, mask in regions(distance):
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        hulls = [cv2.convexHull(contour) for contour in contours if len(contour) >= 4]
        if not hulls:
            continue
        hull = max(hulls, key=cv2.contourArea)
        if not _SMALLEST_SHARE < cv2.contourArea(hull) / mask.size < LEAST_SHARE:
            continue
        covered = cv2.fillConvexPoly(np.zeros(mask.shape, np.uint8), hull, (1,))
        near = cv2.dilate(covered, np.ones((9, 9), np.uint8))
        beside = np.count_nonzero((distance > limit) & (near == 0))
        quad = around_hull(hull.reshape(-1, 2).astype("float32"))
        if quad is not None and beside <= _MOST_BESIDE * area(quad) and _has_shape(quad):
            yield quad


def _has_shape(quad: Points) -> bool:
    width, height = sides(quad)
    return any(abs(width / height / shape - 1) < _UNLIKE for shape in _SHAPES)
