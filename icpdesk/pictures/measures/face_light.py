"""Light on the face: mean luminance and the difference of its two halves, each 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

_BESIDE, _ABOVE = 0.2, 0.1
"""Shares of the face's box that are left out at each side, and above and below."""


@dataclass(frozen=True, slots=True)
class FaceLight:
    """``mean`` of the face, ``difference`` of its left and right half, ``burnt`` share near white.

    What is burnt counts inside of the face only: light hair and a bright wall lie along its box. Labelled
    portraits have 0.012 at most (2026-11-28).
    """

    mean: float
    difference: float
    burnt: float
    brightest: float
    """Luminance that only a twentieth of the whole picture exceeds: in a dark picture nothing is light,
    whatever the skin."""


def face_light(picture: Picture) -> FaceLight | None:
    """None without a face."""
    import cv2
    import numpy as np

    found = picture.measure(faces)
    if not found:
        return None
    face = found[0]
    image = small(picture)
    y0, y1 = int(max(0, face.y)), int(face.y + face.height)
    x0, x1 = int(max(0, face.x)), int(face.x + face.width)
    part = np.ascontiguousarray(image[y0:y1, x0:x1])
    if min(part.shape[:2]) < 8:
        return None
    crop = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY)
    half = crop.shape[1] // 2
    beside, above = round(_BESIDE * crop.shape[1]), round(_ABOVE * crop.shape[0])
    inner = crop[above : crop.shape[0] - above, beside : crop.shape[1] - beside]
    left, right = float(crop[:, :half].mean()), float(crop[:, half:].mean())
    return FaceLight(
        mean=float(crop.mean()) / 255,
        difference=abs(left - right) / 255,
        burnt=float((inner > 250).mean()),
        brightest=float(np.percentile(image[::4, ::4].mean(axis=2), 95)) / 255,
    )
