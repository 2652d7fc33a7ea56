"""How much of the shoulders' height runs into the sides of the picture, 0 to 1 each.

Looked at from the chin to most of a face's height below it; a value of 1 means that the body touches the
picture's side along all of that height.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.person import person
from icpdesk.pictures.picture import Picture

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
