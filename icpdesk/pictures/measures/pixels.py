"""The working copy as arrays, made once a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIDE = 768
"""Long side of the small copy that networks and colours work on."""


def small(picture: Picture) -> NDArray[np.uint8]:
    """RGB, height × width × 3, long side at most SIDE, upright by the EXIF tag."""
    return picture.measure(_small)


def coarse(picture: Picture) -> NDArray[np.uint8]:
    """The coarse copy as an array, RGB, height × width × 3; use as ``picture.measure(coarse)``."""
    import numpy as np

    return np.asarray(picture.coarse, dtype=np.uint8)


def grey(picture: Picture) -> NDArray[np.uint8]:
    """Luminance of the coarse copy, height × width; use as ``picture.measure(grey)``."""
    import cv2
    import numpy as np

    return np.asarray(cv2.cvtColor(picture.measure(coarse), cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def least(picture: Picture) -> NDArray[np.uint8]:
    """The darkest of the three colours of each pixel of the small copy; 255 only for pure white."""
    import cv2
    import numpy as np

    red, green, blue = cv2.split(small(picture))
    return np.asarray(cv2.min(cv2.min(red, green), blue), dtype=np.uint8)


def scale(picture: Picture) -> float:
    """Pixels of the upright picture for one pixel of the small copy."""
    return max(picture.size) / int(max(small(picture).shape[:2]))


def _small(picture: Picture) -> NDArray[np.uint8]:
    import cv2
    import numpy as np

    image = picture.measure(coarse)
    factor = SIDE / max(image.shape[:2])
    if factor >= 1:
        return image
    size = (round(image.shape[1] * factor), round(image.shape[0] * factor))
    # Down to a half, linear interpolation leaves no pixel out and costs a fifth of averaging.
    method = cv2.INTER_LINEAR if factor > 0.5 else cv2.INTER_AREA
    return np.asarray(cv2.resize(image, size, interpolation=method))
