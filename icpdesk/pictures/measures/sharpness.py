"""Sharpness of a face: variance of the Laplacian of the face scaled to 256 pixels.

Portraits that nobody would call blurred measured 79 to 1214 (5 % and 95 %); a Gaussian blur of sigma
1.5 brings them below 46, sigma 1 to 14–61 (labelled pictures, 2026-11-24). Whole pictures are never
compared: the value depends on scale.

How steep the edges of text are, from 0 to about 0.5, and how much contrast there is.

The steepest half per cent of brightness steps between neighbouring pixels, divided by the distance of
dark and light in the picture: 0.4 for print that is sharp to the pixel; a Gaussian blur of s pixels
brings it near 0.4 / s. Given for a copy of 1600 pixels (or the picture's own size, if smaller), so that
the same blur gives the same value whatever size was decoded.

Noise of the sensor: standard deviation of the luminance in even places, 0 to about 60 of 255.

A second difference that slopes and edges cancel out of (Immerkær 1996), over blocks of 16 pixels of the
coarse copy; the quietest quarter of the blocks counts, burnt-out and black ones left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.exposure import counts, percentile
from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import grey, small
from icpdesk.pictures.picture import WORKING_SIDE, Picture

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


_FLAT = 0.05
"""Contrast below which there are no edges to speak of."""


@dataclass(frozen=True, slots=True)
class Edges:
    """``steepness`` as above; ``contrast`` is the distance of dark and light, 0 to 1."""

    steepness: float
    contrast: float


def edges(picture: Picture) -> Edges:
    """From the coarse copy."""
    import cv2
    import numpy as np

    image = picture.measure(grey)
    levels = counts(np.ascontiguousarray(image[::4, ::4]))
    contrast = (percentile(levels, 0.99) - percentile(levels, 0.01)) / 255
    if contrast < _FLAT or min(image.shape) < 2:
        return Edges(0.0, contrast)
    rows, columns = image[::2], np.ascontiguousarray(image[:, ::2])
    steps = counts(cv2.absdiff(rows[:, 1:], rows[:, :-1]))
    steps = steps + counts(cv2.absdiff(columns[1:], columns[:-1]))
    step = percentile(steps, 0.995) / 255
    full = min(WORKING_SIDE, max(picture.size))
    return Edges(step / contrast * max(image.shape) / full, contrast)


_BLOCK = 16


def grain(picture: Picture) -> float:
    """From the coarse copy."""
    import cv2
    import numpy as np

    image = picture.measure(grey)
    height, width = (side // _BLOCK * _BLOCK for side in image.shape)
    if min(height, width) < 4 * _BLOCK:
        return 0.0
    along = np.array([1, -2, 1], np.float32)
    # Bytes are enough: quiet blocks are far from 255, and the others do not count.
    rough = cv2.convertScaleAbs(cv2.sepFilter2D(image[:height, :width], cv2.CV_16S, along, along))
    blocks = (height // _BLOCK, width // _BLOCK)
    size = (blocks[1], blocks[0])
    means = cv2.resize(rough.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    levels = cv2.resize(image[:height, :width], size, interpolation=cv2.INTER_AREA)
    told = means[(levels > 12) & (levels < 240)]
    if told.size < 0.05 * means.size:
        return 0.0
    return float(np.percentile(told, 25)) * float(np.sqrt(np.pi / 2)) / 6
