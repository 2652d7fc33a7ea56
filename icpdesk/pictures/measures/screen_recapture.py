"""Whether a picture looks like a photo of a screen: strength of regular waves (moiré), 2 to about 14.

The grids of screen and camera beat with each other; that gives a few isolated peaks in the spectrum,
at the same place all over the picture. Wood gives ridges that differ from place to place; fine even
print gives combs of many peaks of one strength. Strength is the mean log power of the strongest peak
beside its ring, over several tiles of the coarse copy; isolation is how far it stands above the
twelfth strongest: at most 2.0 on 48 drawn pages of even print and on papers on desks, 4.1 and more on
the same with waves (measured 2026-11-25). Woven cloth has isolated peaks, too: never more than a
suspicion.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Spectrum = NDArray[np.float32]

_TILE = 256
_LOWEST, _HIGHEST = 0.055, 0.47
"""Waves a pixel that are looked at."""
_APART = 11
"""Places in the spectrum, across and down, of which only the strongest counts as a peak."""
_PEAKS = 12


@dataclass(frozen=True, slots=True)
class Recapture:
    """``strength`` and ``isolation`` as above; ``period`` in pixels of the coarse copy."""

    strength: float
    period: float
    isolation: float


def screen_recapture(picture: Picture) -> Recapture:
    """From three tiles of the coarse copy; strength 0 for pictures smaller than a tile."""
    import numpy as np

    image = picture.measure(grey)
    height, width = image.shape
    if min(height, width) < _TILE:
        return Recapture(0.0, 0.0, 0.0)
    shares = [(0.5, 0.5), (0.25, 0.3), (0.75, 0.7)]
    total = np.zeros((_TILE, _TILE // 2 + 1), np.float32)
    for down, across in shares:
        top, left = int((height - _TILE) * down), int((width - _TILE) * across)
        total += _whitened(image[top : top + _TILE, left : left + _TILE])
    total /= len(shares)
    seen = np.where(_looked_at(), total, np.float32(-9))
    place = int(np.argmax(seen))
    strength = float(seen.flat[place])
    return Recapture(strength, float(1 / _radius().flat[place]), strength - _twelfth(seen))


def _twelfth(seen: Spectrum) -> float:
    """Strength of the twelfth peak, each the strongest of its surroundings."""
    import cv2
    import numpy as np

    around = cv2.dilate(seen, np.ones((_APART, _APART), np.uint8))
    # The spectrum was widened by a pixel, so one peak is up to nine places of the same strength.
    values = np.unique(seen[(seen >= around) & _looked_at()])
    return float(values[-_PEAKS]) if len(values) >= _PEAKS else float(values[0])


def _whitened(tile: NDArray[np.uint8]) -> Spectrum:
    """Log power beside the mean of its ring, widened by a pixel: distances between tiles differ."""
    import cv2
    import numpy as np

    values = tile.astype(np.float32)
    values -= cv2.GaussianBlur(values, (0, 0), 4)
    limit = 2.5 * float(np.abs(values).mean()) + 2
    values = np.clip(values, -limit, limit) * _window()
    power = np.log(np.abs(np.fft.rfft2(values)).astype(np.float32) ** 2 + 1e-3)
    rings, counts = _rings()
    level = np.bincount(rings.ravel(), power.ravel()) / counts
    return np.asarray(
        cv2.dilate(power - level[rings].astype(np.float32), np.ones((3, 3), np.uint8))
    )


@cache
def _rings() -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The ring of each place in the spectrum, and how many places each ring has."""
    import numpy as np

    rings = np.minimum((_radius() * _TILE).astype(np.int32), _TILE // 2)
    return rings, np.maximum(np.bincount(rings.ravel()), 1)


@cache
def _radius() -> Spectrum:
    import numpy as np

    down, across = np.fft.fftfreq(_TILE)[:, None], np.fft.rfftfreq(_TILE)[None]
    return np.asarray(np.maximum(np.hypot(down, across), 1e-6), dtype=np.float32)


@cache
def _window() -> Spectrum:
    import numpy as np

    hann = np.hanning(_TILE).astype(np.float32)
    return hann[:, None] * hann[None]


@cache
def _looked_at() -> NDArray[np.bool_]:
    import numpy as np

    return np.asarray((_radius() > _LOWEST) & (_radius() < _HIGHEST))
