"""468 points on the largest face (MediaPipe's mesh), and a straightened crop of that face.

Points are x, y in pixels of the small copy and z in the same unit, negative towards the camera. The
crop is square, turned so that the eyes lie level, half as large again as the face's box.

How the head is turned, in degrees: yaw (to the side), pitch (up or down), roll (tilted).

From the mesh's own depth: yaw from the two outer edges of the face, pitch from forehead and chin, roll
from the outer corners of the eyes. Positive yaw turns to the right of the picture, positive pitch
looks up, positive roll tilts clockwise. Pitch is the least exact; official portraits, whose sitters
look straight ahead, measured a median of 0 after the offset below.

Whether the mouth can be seen: colours of lips, chin and forehead compared, in CIELAB units.

A mask has one colour over lips and chin, and it is not the forehead's. A beard leaves the lips.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures import models
from icpdesk.pictures.measures.faces import Face, faces
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float32]


_INPUT = 192
_AROUND = 1.5
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class FaceMesh:
    """``points``: 468 × 3 in the small copy; ``crop``: 192 × 192 RGB; ``placed``: points in it."""

    points: Points
    crop: NDArray[np.uint8]
    placed: Points
    confidence: float
    """0 to 1: that a face lies in the crop."""
    scale: float
    """Pixels of the crop for one pixel of the small copy."""


def face_mesh(picture: Picture) -> FaceMesh | None:
    """None without a face, or when the mesh does not fit it."""
    found = picture.measure(faces)
    return mesh_of(small(picture), found[0]) if found else None


def mesh_of(image: NDArray[np.uint8], face: Face) -> FaceMesh | None:
    """The mesh of one face of an RGB picture."""
    import cv2
    import numpy as np

    matrix = _onto_crop(face)
    crop = np.asarray(cv2.warpAffine(image, matrix, (_INPUT, _INPUT)), dtype=np.uint8)
    blob = (crop.astype(np.float32) / 255).transpose(2, 0, 1)[None]
    flag, raw = sorted(
        models.run("face_landmark", np.ascontiguousarray(blob)), key=lambda output: output.size
    )
    confidence = float(1 / (1 + np.exp(-np.clip(flag.ravel()[0], -80, 80))))
    if confidence < _SURE:
        return None
    placed = raw.reshape(468, 3).astype(np.float32)
    back = cv2.invertAffineTransform(matrix)
    scale = float(np.hypot(matrix[0, 0], matrix[0, 1]))
    points = np.concatenate(
        [placed[:, :2] @ back[:, :2].T + back[:, 2], placed[:, 2:] / scale], axis=1
    )
    return FaceMesh(points.astype(np.float32), crop, placed, confidence, scale)


def _onto_crop(face: Face) -> NDArray[np.float64]:
    """The 2 × 3 matrix from the small copy onto the crop."""
    import cv2
    import numpy as np

    (rx, ry), (lx, ly) = face.points[:2]
    angle = float(np.degrees(np.arctan2(ly - ry, lx - rx)))
    centre = (face.x + face.width / 2, face.y + face.height / 2)
    scale = _INPUT / (_AROUND * max(face.width, face.height))
    matrix = np.asarray(cv2.getRotationMatrix2D(centre, angle, scale), dtype=np.float64)
    matrix[:, 2] += _INPUT / 2 - np.array(centre)
    return matrix


_RIGHT_EDGE, _LEFT_EDGE = 234, 454
_FOREHEAD, _CHIN = 10, 152
_RIGHT_EYE, _LEFT_EYE = 33, 263
_PITCH_OF_STRAIGHT = 4.8
"""Degrees that the line from forehead to chin leans in a face that looks straight ahead."""


@dataclass(frozen=True, slots=True)
class HeadPose:
    """Degrees."""

    yaw: float
    pitch: float
    roll: float


def head_pose(picture: Picture) -> HeadPose | None:
    """None without a face."""
    import numpy as np

    mesh = picture.measure(face_mesh)
    if mesh is None:
        return None
    right, left = mesh.placed[_RIGHT_EDGE], mesh.placed[_LEFT_EDGE]
    forehead, chin = mesh.placed[_FOREHEAD], mesh.placed[_CHIN]
    across, down = left - right, chin - forehead
    eyes = mesh.points[_LEFT_EYE] - mesh.points[_RIGHT_EYE]
    return HeadPose(
        yaw=float(np.degrees(np.arctan2(across[2], across[0]))),
        pitch=float(np.degrees(np.arctan2(down[2], down[1]))) - _PITCH_OF_STRAIGHT,
        roll=float(np.degrees(np.arctan2(eyes[1], eyes[0]))),
    )


_LIPS = (61, 37, 0, 267, 291, 314, 17, 84)
_CHIN_SKIN = (18, 200, 199, 175, 152, 148, 377, 83, 313)
_BESIDE = (205, 187, 207, 216, 206, 425, 411, 427, 436, 426)
_FOREHEAD_SKIN = (10, 151, 108, 337, 67, 297, 9)


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

    lips, lower, forehead = colour(_LIPS), colour(_CHIN_SKIN + _BESIDE), colour(_FOREHEAD_SKIN)
    spots = mesh.points[[*_CHIN_SKIN, *_BESIDE], :2]
    (x0, y0), (x1, y1) = spots.min(axis=0), spots.max(axis=0)
    return Mouth(
        lips=float(np.linalg.norm(lips - lower)),
        skin=float(np.linalg.norm(lower[1:] - forehead[1:])),
        box=(int(x0), int(y0), int(x1 - x0), int(y1 - y0)),
    )
