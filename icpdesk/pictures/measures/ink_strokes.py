"""Ink that a hand put on paper: how much of a place it covers, in which colour, how dark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Mask = NDArray[np.bool_]

Colour = Literal["black", "blue", "red", "other", "none"]
_DARKER = 38
"""Grey levels by which ink is darker than the paper around it."""
_REACH = 41
"""Pixels in which the brightest value is taken for the paper."""
_LINE = 60
"""Pixels from which something thin and level is a printed line."""


@dataclass(frozen=True, slots=True)
class InkStrokes:
    """What was found in a place."""

    share: float
    """Of the place that is covered by ink other than red, 0 to 1."""
    red: float
    """Of the place that is covered by red, 0 to 1."""
    colour: Colour
    """Of most of the ink."""
    darkness: float
    """Median distance of the ink from the paper in grey levels, 0 to 255."""


def ink_mask(image: Pixels) -> Mask:
    """Pixels that are darker than the paper around them and not red; printed lines left out."""
    import cv2
    import numpy as np

    ink = _darker(image) & ~red_mask(image)
    level = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, np.ones((1, _LINE), np.uint8))
    thick = cv2.dilate(level, np.ones((3, 1), np.uint8)).astype(bool)
    return np.asarray(ink & ~thick)


def red_mask(image: Pixels) -> Mask:
    """Pixels that are as red as stamp ink, also where it is pale."""
    import cv2
    import numpy as np

    hsv = cv2.cvtColor(image, cv2.COLOR_RGB2HSV)
    hue, saturation, value = hsv[:, :, 0], hsv[:, :, 1], hsv[:, :, 2]
    return np.asarray(((hue <= 9) | (hue >= 168)) & (saturation >= 60) & (value >= 70))


def ink_strokes(image: Pixels, hidden: Mask | None = None) -> InkStrokes:
    """Ink in ``image`` (RGB, a place with a little paper around); ``hidden`` pixels do not count."""
    import cv2
    import numpy as np

    if image.size == 0:
        return InkStrokes(0.0, 0.0, "none", 0.0)
    ink, red = ink_mask(image), red_mask(image)
    if hidden is not None:
        ink, red = ink & ~hidden, red & ~hidden
    count = int(ink.sum())
    share, red_share = count / ink.size, float(red.mean())
    if not count:
        return InkStrokes(share, red_share, "red" if red_share > 0 else "none", 0.0)
    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    darkness = float(np.median((_paper(grey).astype(np.int16) - grey)[ink]))
    return InkStrokes(share, red_share, _colour(image, ink), darkness)


def _colour(image: Pixels, ink: Mask) -> Colour:
    import cv2
    import numpy as np

    hsv = cv2.cvtColor(image, cv2.COLOR_RGB2HSV)[ink]
    hue, saturation = hsv[:, 0], hsv[:, 1]
    strong = saturation >= 75
    if np.mean(strong) < 0.35:
        return "black"
    blue = np.mean((hue[strong] >= 95) & (hue[strong] <= 140))
    return "blue" if blue >= 0.6 else "other"


def _darker(image: Pixels) -> Mask:
    import cv2
    import numpy as np

    grey = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
    return np.asarray(_paper(grey).astype(np.int16) - grey > _DARKER)


def _paper(grey: Pixels) -> Pixels:
    import cv2
    import numpy as np

    return np.asarray(cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((_REACH, _REACH), np.uint8)))
