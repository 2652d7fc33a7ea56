"""How much of a picture is the red of a seal: share of strongly red pixels, 0 to 1."""

from __future__ import annotations

from icpdesk.imaging.measures.pixels import small
from icpdesk.imaging.picture import Picture


def seal(picture: Picture) -> float:
    """From the small copy."""
    import cv2

    hsv = cv2.cvtColor(small(picture), cv2.COLOR_RGB2HSV)
    hue, saturation, value = hsv[:, :, 0], hsv[:, :, 1], hsv[:, :, 2]
    red = ((hue <= 8) | (hue >= 170)) & (saturation >= 90) & (value >= 90)
    return float(red.mean())
