"""How far a portrait must be turned clockwise to be upright: 0, 90, 180 or 270 degrees.

An upright face that is beyond doubt answers at once. Otherwise faces are looked for in all four turns
and the surest one whose eyes lie above its mouth wins. None when no turn shows a face.
"""

from __future__ import annotations

from icpdesk.pictures.measures.faces import Face, detect, faces
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

_BEYOND_DOUBT = 0.75
"""Score times uprightness; labelled portraits that lie reached 0.60 at most."""
_LEAST = 0.5
"""Below which no turn shows a face: folds of clothes and hands reach 0.4."""


def portrait_turn(picture: Picture) -> int | None:
    """Degrees clockwise, or None."""
    import numpy as np

    certain = picture.measure(faces)[:1]
    if certain and certain[0].score * _uprightness(certain[0]) >= _BEYOND_DOUBT:
        return 0
    image = small(picture)
    best, answer = 0.0, None
    for quarter in range(4):
        # np.rot90 turns counter-clockwise; a turn of 90 clockwise is three of them.
        turned = np.ascontiguousarray(np.rot90(image, -quarter))
        for face in detect(turned, sure=0.3)[:1]:
            score = face.score * _uprightness(face)
            if score > best:
                best, answer = score, quarter * 90
    return answer if best >= _LEAST else None


def _uprightness(face: Face) -> float:
    """Cosine of the angle between the face's own axis and the vertical, at least 0."""
    right, left, _, mouth = face.points[:4]
    eyes = ((right[0] + left[0]) / 2, (right[1] + left[1]) / 2)
    down, across = mouth[1] - eyes[1], mouth[0] - eyes[0]
    length = (down * down + across * across) ** 0.5
    return max(0.0, down / length) if length else 0.0
