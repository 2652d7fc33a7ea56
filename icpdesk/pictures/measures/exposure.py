"""Brightness: mean luminance and the shares of nearly black and nearly white pixels, each 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.histogram import counts
from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Exposure:
    """Mean luminance, share of pixels under 16, share over 250 (of 255)."""

    mean: float
    black: float
    white: float


def exposure(picture: Picture) -> Exposure:
    """From every second pixel of the coarse copy."""
    import numpy as np

    values = np.ascontiguousarray(picture.measure(grey)[::2, ::2])
    told = counts(values) / values.size
    return Exposure(
        mean=float(told @ np.arange(256)) / 255,
        black=float(told[:16].sum()),
        white=float(told[251:].sum()),
    )
