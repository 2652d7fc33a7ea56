"""Brightness: mean luminance and the shares of nearly black and nearly white pixels, each 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.imaging.picture import Picture


@dataclass(frozen=True, slots=True)
class Exposure:
    """Mean luminance, share of pixels under 16, share over 250 (of 255)."""

    mean: float
    black: float
    white: float
    spread: float
    """Distance between the 5th and 95th percentile."""


def exposure(picture: Picture) -> Exposure:
    """From a copy of 400 pixels."""
    import numpy as np

    grey = picture.image.convert("L")
    grey.thumbnail((400, 400))
    values = np.asarray(grey, dtype=np.uint8)
    low, high = np.percentile(values, (5, 95))
    return Exposure(
        mean=float(values.mean()) / 255,
        black=float((values < 16).mean()),
        white=float((values > 250).mean()),
        spread=float(high - low) / 255,
    )
