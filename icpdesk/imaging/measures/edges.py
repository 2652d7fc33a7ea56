"""How steep the edges of text are, from 0 to about 0.5, and how much contrast there is.

The steepest half per cent of brightness steps between neighbouring pixels of the working copy, divided
by the distance of dark and light in the picture: 0.4 for print that is sharp to the pixel; a Gaussian
blur of s pixels brings it near 0.4 / s.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.imaging.picture import Picture


@dataclass(frozen=True, slots=True)
class Edges:
    """``steepness`` as above; ``contrast`` is the distance of dark and light, 0 to 1."""

    steepness: float
    contrast: float


def edges(picture: Picture) -> Edges:
    """From the working copy."""
    import numpy as np

    grey = np.asarray(picture.image.convert("L"), dtype=np.float32) / 255
    low, high = np.percentile(grey[::4, ::4], (1, 99))
    contrast = float(high - low)
    if contrast < 0.05:
        return Edges(0.0, contrast)
    across = np.abs(np.diff(grey, axis=1))
    down = np.abs(np.diff(grey, axis=0))
    steps = np.concatenate([across[::2].ravel(), down[:, ::2].ravel()])
    return Edges(float(np.percentile(steps, 99.5)) / contrast, contrast)
