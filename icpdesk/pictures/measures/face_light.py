"""Light on the face: mean luminance and the difference of its two halves, each 0 to 1.

Blocks of a hard squeezed JPEG on the face and the shoulders: a ratio of steps, 1 without any.

JPEG cuts a picture into squares of 8 pixels. Squeezed hard, what is inside a square becomes smooth and
the steps lie at its rim. The ratio is that of the mean step between neighbours at the rims and of the
other steps; high steps are clipped, so that true outlines do not count. It is 1.0 to 1.2 in pictures of
a quality of 75 and more, also when they are saved anew, and needs the pixels as they were stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import grey, small
from icpdesk.pictures.picture import WORKING_SIDE, Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_BESIDE, _ABOVE = 0.2, 0.1
"""Shares of the face's box that are left out at each side, and above and below."""


@dataclass(frozen=True, slots=True)
class FaceLight:
    """``mean`` of the face, ``difference`` of its left and right half, ``burnt`` share near white.

    What is burnt counts inside of the face only: light hair and a bright wall lie along its box. Labelled
    portraits have 0.012 at most (2026-11-28).
    """

    mean: float
    difference: float
    burnt: float
    brightest: float
    """Luminance that only a twentieth of the whole picture exceeds: in a dark picture nothing is light,
    whatever the skin."""


def face_light(picture: Picture) -> FaceLight | None:
    """None without a face."""
    import cv2
    import numpy as np

    found = picture.measure(faces)
    if not found:
        return None
    face = found[0]
    image = small(picture)
    y0, y1 = int(max(0, face.y)), int(face.y + face.height)
    x0, x1 = int(max(0, face.x)), int(face.x + face.width)
    part = np.ascontiguousarray(image[y0:y1, x0:x1])
    if min(part.shape[:2]) < 8:
        return None
    crop = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    half = crop.shape[1] // 2
    beside, above = round(_BESIDE * crop.shape[1]), round(_ABOVE * crop.shape[0])
    inner = crop[above : crop.shape[0] - above, beside : crop.shape[1] - beside]
    left, right = float(crop[:, :half].mean()), float(crop[:, half:].mean())
    return FaceLight(
        mean=float(crop.mean()) / 255,
        difference=abs(left - right) / 255,
        burnt=float((inner > 250).mean()),
        brightest=float(np.percentile(image[::4, ::4].mean(axis=2), 95)) / 255,
    )


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
