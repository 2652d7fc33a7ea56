"""The eyes: how far open, and whether something dark or a frame lies over them.

``openness`` is the height of an eye divided by its width (0 closed, about 0.3 open; the more open
eye counts). ``shade`` is the lightness around the eyes divided by that of the cheeks: about 0.8 to 1
without glasses, under 0.5 behind dark ones. ``frame`` is the strength of edges on the bridge of the
nose and under the eyes beside those of the cheeks. All weak: use them for warnings only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.face_mesh import FaceMesh, face_mesh
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RIGHT = (33, 160, 158, 133, 153, 144)
_LEFT = (362, 385, 387, 263, 373, 380)
"""Corner, two on the upper lid, corner, two on the lower lid."""
_AROUND_RIGHT = (70, 105, 107, 193, 121, 119, 117, 35)
_AROUND_LEFT = (300, 334, 336, 417, 350, 348, 346, 265)
_CHEEKS = ((50, 205, 207, 187), (280, 425, 427, 411))
_BRIDGE = (193, 417, 351, 122)


@dataclass(frozen=True, slots=True)
class Eyes:
    """See the module; ``width`` is the face's width in pixels of the small copy."""

    openness: float
    shade: float
    frame: float
    width: float
    box: tuple[int, int, int, int]
    """[x, y, width, height] of both eyes in the small copy."""


def eyes(picture: Picture) -> Eyes | None:
    """None without a face."""
    import cv2
    import numpy as np

    mesh = picture.measure(face_mesh)
    if mesh is None:
        return None
    grey = cv2.cvtColor(mesh.crop, cv2.COLOR_RGB2GRAY)
    cheeks = float(np.mean([np.median(grey[_area(mesh, part)]) for part in _CHEEKS]))
    # Skin is seen inside of a dark frame, but not through dark glass.
    around = [np.percentile(grey[_area(mesh, part)], 70) for part in (_AROUND_RIGHT, _AROUND_LEFT)]
    slope = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    bridge = float(np.percentile(slope[_area(mesh, _BRIDGE)], 85))
    calm = float(np.mean([np.percentile(slope[_area(mesh, part)], 85) for part in _CHEEKS]))
    points = mesh.points[[*_AROUND_RIGHT, *_AROUND_LEFT], :2]
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return Eyes(
        openness=max(_openness(mesh, _RIGHT), _openness(mesh, _LEFT)),
        shade=float(max(around)) / max(cheeks, 1.0),
        frame=bridge / max(calm, 6.0),
        width=float(np.linalg.norm(mesh.points[454, :2] - mesh.points[234, :2])),
        box=(int(x0), int(y0), int(x1 - x0), int(y1 - y0)),
    )


def _openness(mesh: FaceMesh, eye: tuple[int, ...]) -> float:
    import numpy as np

    a, b, c, d, e, f = (mesh.placed[index, :2] for index in eye)
    height = (np.linalg.norm(b - f) + np.linalg.norm(c - e)) / 2
    return float(height / max(float(np.linalg.norm(a - d)), 1e-3))


def _area(mesh: FaceMesh, corners: tuple[int, ...]) -> NDArray[np.bool_]:
    import cv2
    import numpy as np

    mask = np.zeros(mesh.crop.shape[:2], np.uint8)
    outline = cv2.convexHull(np.round(mesh.placed[list(corners), :2]).astype(np.int32))
    cv2.fillConvexPoly(mask, outline, 1)
    return mask > 0
