"""Whether the mouth can be seen: colours of lips, chin and forehead compared, in CIELAB units.

A mask has one colour over lips and chin, and it is not the forehead's. A beard leaves the lips.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.face_mesh import face_mesh
from icpdesk.pictures.picture import Picture

_LIPS = (61, 37, 0, 267, 291, 314, 17, 84)
_CHIN = (18, 200, 199, 175, 152, 148, 377, 83, 313)
_BESIDE = (205, 187, 207, 216, 206, 425, 411, 427, 436, 426)
_FOREHEAD = (10, 151, 108, 337, 67, 297, 9)


@dataclass(frozen=True, slots=True)
class Mouth:
    """Colour distances."""

    lips: float
    """Between the lips and what is beside and below them."""
    skin: float
    """Between what is beside and below the lips and the forehead, in a and b only."""
    box: tuple[int, int, int, int]
    """[x, y, width, height] of the lower face in the small copy."""


def mouth(picture: Picture) -> Mouth | None:
    """None without a face."""
    import cv2
    import numpy as np

    mesh = picture.measure(face_mesh)
    if mesh is None:
        return None
    lab = cv2.cvtColor(mesh.crop.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    lab = np.asarray(cv2.GaussianBlur(lab, (0, 0), 1.5))

    def colour(points: tuple[int, ...]) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        placed = np.clip(np.round(mesh.placed[list(points), :2]), 0, 191).astype(int)
        return np.asarray(np.median(lab[placed[:, 1], placed[:, 0]], axis=0), dtype=np.float32)

    lips, lower, forehead = colour(_LIPS), colour(_CHIN + _BESIDE), colour(_FOREHEAD)
    spots = mesh.points[[*_CHIN, *_BESIDE], :2]
    (x0, y0), (x1, y1) = spots.min(axis=0), spots.max(axis=0)
    return Mouth(
        lips=float(np.linalg.norm(lips - lower)),
        skin=float(np.linalg.norm(lower[1:] - forehead[1:])),
        box=(int(x0), int(y0), int(x1 - x0), int(y1 - y0)),
    )
