"""The largest burnt-out spot of a document, as share of the picture (0 to 1), with its box.

A spot is glare when it is nearly white, a good deal brighter than the paper, and soft at its edge; white
paper itself is neither. The box is [x, y, width, height] in the small copy.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.imaging.measures.pixels import small
from icpdesk.imaging.picture import Picture

_SOFT = 24
"""How much darker than the spot its rim may be, of 255."""


@dataclass(frozen=True, slots=True)
class Glare:
    """Share of the picture and place of the largest spot."""

    share: float
    box: tuple[int, int, int, int] | None


def glare(picture: Picture) -> Glare:
    """From the small copy."""
    import cv2
    import numpy as np

    grey = cv2.cvtColor(small(picture), cv2.COLOR_RGB2GRAY)
    paper = float(np.percentile(grey, 75))
    if paper > 238:
        return Glare(0.0, None)
    level = max(246.0, paper + 12)
    bright = (grey >= level).astype(np.uint8)
    spots = cv2.morphologyEx(bright, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(spots)
    if count < 2:
        return Glare(0.0, None)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    spot = (labels == largest).astype(np.uint8)
    rim = (cv2.dilate(spot, np.ones((9, 9), np.uint8)) - spot) > 0
    if float(np.percentile(grey[rim], 35)) < level - _SOFT:
        return Glare(0.0, None)
    x, y, width, height, area = (int(value) for value in stats[largest])
    return Glare(area / grey.size, (x, y, width, height))
