"""How steep the edges of text are, from 0 to about 0.5, and how much contrast there is.

The steepest half per cent of brightness steps between neighbouring pixels, divided by the distance of
dark and light in the picture: 0.4 for print that is sharp to the pixel; a Gaussian blur of s pixels
brings it near 0.4 / s. Given for a copy of 1600 pixels (or the picture's own size, if smaller), so that
the same blur gives the same value whatever size was decoded.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.histogram import counts, percentile
from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import WORKING_SIDE, Picture

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
