"""How much of a picture is the red of a seal: share of strongly red pixels, 0 to 1."""

from __future__ import annotations

from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture


def seal(picture: Picture) -> float:
    """From every second pixel of every second row of the small copy."""
    import cv2
    import numpy as np

    thinned = np.ascontiguousarray(small(picture)[::2, ::2])
    hsv = cv2.cvtColor(thinned, cv2.COLOR_RGB2HSV)
    low = np.asarray(cv2.inRange(hsv, (0, 90, 90), (8, 255, 255)), np.uint8)
    high = np.asarray(cv2.inRange(hsv, (170, 90, 90), (180, 255, 255)), np.uint8)
    return float(np.count_nonzero(low | high)) / low.size
