"""Sharpness of a face: variance of the Laplacian of the face scaled to 256 pixels.

Portraits that nobody would call blurred measured 79 to 1214 (5 % and 95 %); a Gaussian blur of sigma
1.5 brings them below 46, sigma 1 to 14–61 (labelled pictures, 2026-11-24). Whole pictures are never
compared: the value depends on scale.
"""

from __future__ import annotations

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import grey, small
from icpdesk.pictures.picture import Picture

_SIDE = 256


def face_sharpness(picture: Picture) -> float | None:
    """None without a face."""
    import cv2

    found = picture.measure(faces)
    if not found:
        return None
    face = found[0]
    working = picture.measure(grey)
    factor = max(working.shape[:2]) / max(small(picture).shape[:2])
    x0, y0 = (int(max(0, value * factor)) for value in (face.x, face.y))
    x1, y1 = int((face.x + face.width) * factor), int((face.y + face.height) * factor)
    crop = working[y0:y1, x0:x1]
    if min(crop.shape[:2]) < 24:
        return 0.0
    # A smaller face is not enlarged: between its pixels there is nothing, and that is no blur.
    side = min(_SIDE, *crop.shape[:2])
    scaled = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
    return float(cv2.Laplacian(scaled, cv2.CV_64F).var())


def face_pixels(picture: Picture) -> int:
    """Short side of the face in pixels of the working copy; 0 without a face."""
    found = picture.measure(faces)
    if not found:
        return 0
    factor = max(picture.measure(grey).shape[:2]) / max(small(picture).shape[:2])
    return int(min(found[0].width, found[0].height) * factor)
