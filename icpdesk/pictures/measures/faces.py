"""Faces: place, score and six points each, by BlazeFace (full range).

Boxes are [x, y, width, height] in pixels of the small copy; scores run from 0 to 1. The box goes from
the brows to the chin.

How far a portrait must be turned clockwise to be upright: 0, 90, 180 or 270 degrees.

An upright face that is beyond doubt answers at once. Otherwise faces are looked for in all four turns
and the surest one whose eyes lie above its mouth wins. None when no turn shows a face.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from icpdesk.pictures import models
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]


_INPUT = 192
_CELLS = 48
_SURE = 0.5
_SAME = 0.3


@dataclass(frozen=True, slots=True)
class Face:
    """One face; points are right eye, left eye, nose, mouth, right ear, left ear."""

    x: float
    y: float
    width: float
    height: float
    score: float
    points: tuple[tuple[float, float], ...]

    @property
    def area(self) -> float:
        """In square pixels."""
        return self.width * self.height


def faces(picture: Picture) -> tuple[Face, ...]:
    """All faces of the upright picture, the largest first."""
    return detect(small(picture))


def detect(image: Image, sure: float = _SURE) -> tuple[Face, ...]:
    """All faces of an RGB array with a score of at least ``sure``, the largest first."""
    import numpy as np

    blob, factor, left, top = _letterboxed(image)
    scores, boxes = models.run("face_detection_full_range", blob)
    raw = np.clip(scores[0, :, 0], -80, 80)
    likely = 1 / (1 + np.exp(-raw))
    chosen = np.flatnonzero(likely >= sure)
    anchors = _anchors()[chosen]
    values = boxes[0, chosen] / _INPUT
    found: list[Face] = []
    for score, anchor, row in zip(likely[chosen], anchors, values, strict=True):
        points = row[4:].reshape(6, 2) + anchor
        centre = row[:2] + anchor
        corner = ((centre - row[2:4] / 2) * _INPUT - (left, top)) / factor
        size = row[2:4] * _INPUT / factor
        placed = (points * _INPUT - (left, top)) / factor
        found.append(
            Face(
                float(corner[0]),
                float(corner[1]),
                float(size[0]),
                float(size[1]),
                float(score),
                tuple((float(x), float(y)) for x, y in placed),
            )
        )
    return _distinct(found)


def _letterboxed(image: Image) -> tuple[NDArray[np.float32], float, int, int]:
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    factor = _INPUT / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    inner = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    canvas = np.zeros((_INPUT, _INPUT, 3), np.float32)
    left, top = (_INPUT - size[0]) // 2, (_INPUT - size[1]) // 2
    canvas[top : top + size[1], left : left + size[0]] = inner
    blob = (canvas / 127.5 - 1).transpose(2, 0, 1)[None]
    return np.ascontiguousarray(blob, dtype=np.float32), factor, left, top


@cache
def _anchors() -> NDArray[np.float32]:
    import numpy as np

    centres = (np.arange(_CELLS, dtype=np.float32) + 0.5) / _CELLS
    grid = np.stack(np.meshgrid(centres, centres), axis=-1)
    return grid.reshape(-1, 2).astype(np.float32)


def _distinct(found: list[Face]) -> tuple[Face, ...]:
    """One face for each group of overlapping boxes: the surest."""
    kept: list[Face] = []
    for face in sorted(found, key=lambda face: -face.score):
        if all(_overlap(face, other) < _SAME for other in kept):
            kept.append(face)
    return tuple(sorted(kept, key=lambda face: -face.area))


def _overlap(a: Face, b: Face) -> float:
    width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / min(a.area, b.area)


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
