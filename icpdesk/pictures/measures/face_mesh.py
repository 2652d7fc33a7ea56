"""468 points on the largest face (MediaPipe's mesh), and a straightened crop of that face.

Points are x, y in pixels of the small copy and z in the same unit, negative towards the camera. The
crop is square, turned so that the eyes lie level, half as large again as the face's box.
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
