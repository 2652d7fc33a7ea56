"""Blocks of a hard squeezed JPEG on the face and the shoulders: a ratio of steps, 1 without any.

JPEG cuts a picture into squares of 8 pixels. Squeezed hard, what is inside a square becomes smooth and
the steps lie at its rim. The ratio is that of the mean step between neighbours at the rims and of the
other steps; high steps are clipped, so that true outlines do not count. It is 1.0 to 1.2 in pictures of
a quality of 75 and more, also when they are saved anew, and needs the pixels as they were stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import grey, small
from icpdesk.pictures.picture import WORKING_SIDE, Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 8
_LEAST = 96
"""Pixels of each side below which there are too few blocks."""
_HIGHEST = 24
"""Grey levels at which a step is clipped."""
_FLOOR = 0.25
"""Mean step in grey levels that even a flat drawing is taken to have."""


def face_blocks(picture: Picture) -> float | None:
    """None without a face, in pictures larger than the working copy, or when the face is tiny."""
    found = picture.measure(faces)
    if not found or max(picture.size) > WORKING_SIDE:
        return None
    image, face = picture.measure(grey), found[0]
    factor = max(image.shape) / max(small(picture).shape[:2])
    left, right = (face.x - 0.3 * face.width), (face.x + 1.3 * face.width)
    top, bottom = (face.y - 0.3 * face.height), (face.y + 1.6 * face.height)
    x0, y0 = (max(0, int(side * factor)) for side in (left, top))
    part = image[y0 : int(bottom * factor), x0 : int(right * factor)]
    if min(part.shape) < _LEAST:
        return None
    return min(_ratio(part), _ratio(part.T))


def _ratio(part: NDArray[np.uint8]) -> float:
    """Steps along rows: of the place in eight with the highest mean, beside the median of the others."""
    import cv2
    import numpy as np

    lines = np.ascontiguousarray(part[:, : part.shape[1] // _BLOCK * _BLOCK])
    steps = np.minimum(cv2.absdiff(lines[:, 1:], lines[:, :-1]), _HIGHEST)
    means = np.append(steps.mean(axis=0), 0.0)
    places = means.reshape(-1, _BLOCK)[:-1].mean(axis=0)
    others = np.sort(places)[:-1]
    return float((places.max() + _FLOOR) / (np.median(others) + _FLOOR))
