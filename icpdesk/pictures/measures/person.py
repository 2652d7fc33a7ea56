"""Which pixels belong to a person: a mask from 0 to 1 in the size of the small copy (MediaPipe).

How much of the shoulders' height runs into the sides of the picture, 0 to 1 each.

Looked at from the chin to most of a face's height below it; a value of 1 means that the body touches the
picture's side along all of that height.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures import models
from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_INPUT = 256


def person(picture: Picture) -> NDArray[np.float32]:
    """Height × width; 1 is certainly a person."""
    import cv2
    import numpy as np

    image = small(picture)
    inner = cv2.resize(image, (_INPUT, _INPUT), interpolation=cv2.INTER_AREA)
    blob = (inner.astype(np.float32) / 255).transpose(2, 0, 1)[None]
    (mask,) = models.run("selfie_segmentation", np.ascontiguousarray(blob))
    size = (image.shape[1], image.shape[0])
    return np.asarray(cv2.resize(mask[0, 0], size, interpolation=cv2.INTER_LINEAR))


_BELOW = 0.8
_EDGE = 4


@dataclass(frozen=True, slots=True)
class Shoulders:
    """Shares at the left and right side of the picture; box [x, y, w, h] in the small copy."""

    left: float
    right: float
    box: tuple[int, int, int, int]


def shoulders(picture: Picture) -> Shoulders | None:
    """None without a face, or when the picture ends at the chin."""
    found = picture.measure(faces)
    if not found:
        return None
    face, mask = found[0], picture.measure(person)
    height, width = mask.shape
    top = int(face.y + face.height)
    bottom = int(min(height, top + _BELOW * face.height))
    if bottom - top < 4:
        return None
    band = mask[top:bottom] > 0.5
    left, right = (float(side.all(axis=1).mean()) for side in (band[:, :_EDGE], band[:, -_EDGE:]))
    return Shoulders(left, right, (0, top, width, bottom - top))
