"""The largest reflection on a document, as share of the document (0 to 1), with its box.

A reflection is burnt out, compact, soft at its rim, and the paper a little away from it is not burnt
out. White fields have a sharp rim; a sheet that the light has burnt out from one side reaches its own
edge; neither counts. The box is [x, y, width, height] in the small copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.imaging.measures.document_area import document_area
from icpdesk.imaging.measures.pixels import least
from icpdesk.imaging.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.uint8]

_BURNT = 252
_FEWEST = 60
"""Pixels of a spot below which nothing is said."""
_SOFT = 40
"""How much darker the rim may be, of 255."""
_DARKER = 4
"""How much darker the paper farther away must be."""
_MOST = 0.5
"""A burnt-out share above this is exposure, not a reflection."""
_COMPACT = 0.7
"""Least share of its own convex hull."""
_ALONG_EDGE = 0.35
"""Most of its outline that may lie along the document's edge."""


@dataclass(frozen=True, slots=True)
class Glare:
    """Share of the document and place of the largest reflection."""

    share: float
    box: tuple[int, int, int, int] | None


def glare(picture: Picture) -> Glare:
    """From the small copy."""
    import cv2
    import numpy as np

    area = picture.measure(document_area)
    darkest = picture.measure(least)
    bright = ((darkest >= _BURNT) & area.mask).astype(np.uint8)
    if int(bright.sum()) < _FEWEST:
        return Glare(0.0, None)
    spots = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    spots = cv2.morphologyEx(spots, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(spots)
    whole = int(area.mask.sum())
    order = 1 + np.argsort(-stats[1:, cv2.CC_STAT_AREA])
    for label in order[:4]:
        x, y, width, height, size = (int(value) for value in stats[label])
        if size < _FEWEST or size > _MOST * whole:
            continue
        spot = np.asarray(labels == label, dtype=np.uint8)
        if _is_reflection(darkest, spot, area.mask, size):
            return Glare(size / whole, (x, y, width, height))
    return Glare(0.0, None)


def _is_reflection(darkest: Mask, spot: Mask, area: NDArray[np.bool_], size: int) -> bool:
    import cv2
    import numpy as np

    contours, _ = cv2.findContours(spot, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(contours[0])
    if size < _COMPACT * cv2.contourArea(hull):
        return False
    rim = (_grown(spot, 3) - spot > 0) & area
    edge = (_grown(spot, 3) - spot > 0) & ~area
    if edge.sum() > _ALONG_EDGE * (rim.sum() + edge.sum()):
        return False
    if float(np.percentile(darkest[rim], 40)) < _BURNT - _SOFT:
        return False
    reach = max(6, round(0.8 * (size / np.pi) ** 0.5))
    away = (_grown(spot, reach + 4) - _grown(spot, reach) > 0) & area
    return bool(away.sum() > 20 and float(np.percentile(darkest[away], 75)) <= _BURNT - _DARKER)


def _grown(mask: Mask, by: int) -> Mask:
    import cv2
    import numpy as np

    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by + 1, 2 * by + 1))
    return np.asarray(cv2.dilate(mask, kernel), dtype=np.uint8)
