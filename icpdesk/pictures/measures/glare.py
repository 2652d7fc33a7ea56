"""Burnt-out spots on a document that may be reflections, with what tells them from white fields.

A reflection is compact, soft at its rim, and the paper a little away from it is not burnt out. White
fields have a sharp rim; a sheet that the light has burnt out from one side reaches its own edge. The
limits of all that are values of the rule; here is only measured. Boxes are [x, y, width, height] in
the small copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.pixels import least
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.uint8]

BURNT = 252
"""Least value of the darkest colour of a pixel that holds nothing any more, of 255."""
_FEWEST = 60
"""Pixels of a spot below which nothing is said."""
_MOST_SPOTS = 4
_NEAR_REACH = 12
"""Pixels to which the surroundings of a large spot are reduced."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One burnt-out spot."""

    share: float
    """Of the document, 0 to 1."""
    box: tuple[int, int, int, int]
    compact: float
    """Its share of its own convex hull, 0 to 1."""
    at_edge: float
    """Share of its outline that lies along the document's edge, 0 to 1."""
    rim: float
    """How much darker than burnt out its rim is, 0 to 252; a sharp rim is far darker."""
    away: float
    """How much darker than burnt out the paper farther away is; −3 where nothing is seen there."""


def burnt_spots(picture: Picture) -> tuple[Spot, ...]:
    """The largest few, the largest first; from the small copy."""
    import cv2
    import numpy as np

    area = picture.measure(document_area)
    darkest = picture.measure(least)
    bright = ((darkest >= BURNT) & area.mask).astype(np.uint8)
    if int(bright.sum()) < _FEWEST:
        return ()
    spots = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    spots = cv2.morphologyEx(spots, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(spots)
    whole = int(area.mask.sum())
    order = 1 + np.argsort(-stats[1:, cv2.CC_STAT_AREA])
    found = []
    for label in order[:_MOST_SPOTS]:
        x, y, width, height, size = (int(value) for value in stats[label])
        if size >= _FEWEST:
            spot = np.asarray(labels == label, dtype=np.uint8)
            told = _told(darkest, spot, area.mask, size)
            found.append(Spot(size / whole, (x, y, width, height), *told))
    return tuple(found)


def _told(
    darkest: Mask, spot: Mask, area: NDArray[np.bool_], size: int
) -> tuple[float, float, float, float]:
    """Compactness, share at the edge, rim and surroundings of one spot."""
    import cv2
    import numpy as np

    contours, _ = cv2.findContours(spot, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = max(1.0, cv2.contourArea(cv2.convexHull(contours[0])))
    around = _grown(spot, 3) - spot > 0
    rim = around & area
    beyond = int(around.sum()) - int(rim.sum())
    far, surroundings = _far(darkest, spot, area, max(6, round(0.8 * (size / np.pi) ** 0.5)))
    return (
        min(1.0, size / hull),
        beyond / max(1, int(around.sum())),
        BURNT - float(np.percentile(darkest[rim], 40)) if rim.any() else float(BURNT),
        BURNT - far if surroundings else BURNT - 255.0,
    )


def _far(darkest: Mask, spot: Mask, area: NDArray[np.bool_], reach: int) -> tuple[float, bool]:
    """75th percentile of what lies ``reach`` pixels away from a spot, and whether anything does.

    Looked at in a copy in which that is a few pixels: the cost of growing goes with the square of them.
    """
    import cv2
    import numpy as np

    factor = min(1.0, _NEAR_REACH / reach)
    size = (max(1, round(spot.shape[1] * factor)), max(1, round(spot.shape[0] * factor)))
    few, inside, seen = (
        np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_NEAREST), np.uint8)
        for part in (spot, area.view(np.uint8), darkest)
    )
    near, wide = max(1, round(reach * factor)), max(2, round((reach + 4) * factor))
    away = (_grown(few, wide) - _grown(few, near) > 0) & (inside > 0)
    if np.count_nonzero(away) <= 20 * factor**2:
        return 0.0, False
    return float(np.percentile(seen[away], 75)), True


def _grown(mask: Mask, by: int) -> Mask:
    import cv2
    import numpy as np

    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * by + 1, 2 * by + 1))
    return np.asarray(cv2.dilate(mask, kernel), dtype=np.uint8)
