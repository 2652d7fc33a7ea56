"""How many sheets or cards lie beside each other: boxes [x, y, width, height] in the small copy.

Separate regions that differ from the desk, each with a colour step along all four sides and of similar
size. Fewer than two when they touch or when the desk has the paper's colour.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.desk import distance_from_desk, lab
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.measures.quad_candidates import regions
from icpdesk.pictures.measures.quad_support import support
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.quads import area, around_hull, is_sheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Box = tuple[int, int, int, int]

_NARROWEST = 40
_LEAST = 0.06
"""Share of the picture that each must cover."""
_SUPPORT = 0.6
_SIMILAR = 3.0
"""Most by which the largest may exceed the others in area."""
_LEVELS = 3


def documents(picture: Picture) -> tuple[Box, ...]:
    """The largest first; empty when no edges are seen."""
    image = picture.measure(lab)
    if min(image.shape[:2]) < _NARROWEST:
        return ()
    factor = max(image.shape[:2]) / max(small(picture).shape[:2])
    for _, mask in islice(regions(picture.measure(distance_from_desk)), _LEVELS):
        found = _sheets(image, mask)
        if len(found) > 1:
            return tuple(_box(quad / factor) for quad in found)
    return ()


def _sheets(image: NDArray[np.float32], mask: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    import cv2
    import numpy as np

    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    large = [contour for contour in contours if cv2.contourArea(contour) >= _LEAST * mask.size]
    found: list[NDArray[np.float32]] = []
    for contour in large if len(large) > 1 else ():
        hull = np.asarray(cv2.convexHull(contour), np.float32).reshape(-1, 2)
        quad = around_hull(hull)
        if quad is None or not is_sheet(quad):
            continue
        seen = support(image, quad)
        if len(seen.seen) == 4 and seen.value >= _SUPPORT:
            found.append(quad)
    found.sort(key=area, reverse=True)
    return [quad for quad in found if area(found[0]) <= _SIMILAR * area(quad)]


def _box(quad: NDArray[np.float32]) -> Box:
    (x0, y0), (x1, y1) = quad.min(axis=0), quad.max(axis=0)
    return (round(float(x0)), round(float(y0)), round(float(x1 - x0)), round(float(y1 - y0)))
