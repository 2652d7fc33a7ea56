"""How a person fills a picture: what tells a portrait from a card or passport with a portrait on it.

The body of a person who is photographed runs out of the picture below, and the face stands in the
middle; the portrait on a card stands at its side and ends where its little picture ends. On 350
portraits the body was at least as wide as the face at the lower border and the face at most 0.16 of the
width off the middle; of 32 specimens of cards and passports one was as wide (a screenshot), none
nearer to the middle than 0.16.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.person import person
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

_LOWEST = 60
"""One part of the picture's height in so many is its lower border."""


@dataclass(frozen=True, slots=True)
class PortraitFrame:
    """Of the largest face of the upright picture."""

    height: float
    """Of the face, as a share of the picture's height."""
    x: float
    """Middle of the face, as a share of the picture's width."""
    body: float
    """Width of the person at the lower border of the picture, in widths of the face."""

    @property
    def offset(self) -> float:
        """Of the face from the middle, as a share of the picture's width."""
        return abs(self.x - 0.5)


def portrait_frame(picture: Picture) -> PortraitFrame | None:
    """None without a face."""
    import numpy as np

    found = picture.measure(faces)
    if not found:
        return None
    face = found[0]
    height, width = picture.measure(small).shape[:2]
    lowest = picture.measure(person)[-max(3, height // _LOWEST) :]
    body = int(np.count_nonzero((lowest > 0.5).mean(axis=0) > 0.5))
    middle = (face.x + face.width / 2) / width
    return PortraitFrame(face.height / height, middle, body / max(1.0, face.width))
