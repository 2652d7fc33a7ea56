"""A finger that holds the document: drawn over one of its edges, shaded, with a nail and a shadow."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Frame = NDArray[np.float32]

SKINS = ((224, 179, 151), (240, 205, 180), (201, 150, 114), (168, 116, 79), (138, 90, 60))
WIDTH = 17.0
"""Of a finger in millimetres."""
CARD, SHEET = 85.6, 297.0
"""Long sides in millimetres."""


def finger(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """Over the edge by 5, 10, 18 mm of a card, by twice that of a sheet of paper."""
    rng = np.random.default_rng(seed)
    lengths = np.linalg.norm(np.roll(frame, -1, axis=0) - frame, axis=1)
    is_card = lengths[0] > lengths[1]
    one_mm = float(lengths.max()) / (CARD if is_card else SHEET)
    reach = (5.0, 10.0, 18.0)[strength] * (1 if is_card else 2) * one_mm
    side = int(rng.integers(4))
    start, end = frame[side], frame[(side + 1) % 4]
    place = start + (end - start) * rng.uniform(0.2, 0.8)
    along = (end - start) / np.linalg.norm(end - start)
    inward = np.array([-along[1], along[0]], np.float32)
    lean = rng.uniform(-0.35, 0.35)
    inward = inward * np.cos(lean) + along * np.sin(lean)
    return _drawn(pixels, place + inward * reach, inward, WIDTH / 2 * one_mm, seed)


def _drawn(
    pixels: Pixels,
    tip: NDArray[np.floating],
    inward: NDArray[np.floating],
    radius: float,
    seed: int,
) -> Pixels:
    """A finger whose end lies at ``tip`` and which comes from beyond the picture's border."""
    rng = np.random.default_rng(seed + 1)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    back = -((x - tip[0]) * inward[0] + (y - tip[1]) * inward[1])
    beside = ((x - tip[0]) * -inward[1] + (y - tip[1]) * inward[0]) / radius
    ahead = np.clip(radius * 1.2 - back, 0, None) / (radius * 1.2)
    inside = (back >= 0) & (beside**2 + ahead**2 <= 1)
    mask = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), 1.2)
    skin = np.array(SKINS[seed % len(SKINS)], np.float32)
    shade = 1.04 - 0.28 * np.minimum(beside**2, 1) - 0.10 * ahead
    tone = skin[None, None] * shade[:, :, None]
    nail = (beside / 0.62) ** 2 + ((back - radius * 0.95) / (radius * 0.7)) ** 2 <= 1
    tone = np.where(nail[:, :, None], tone * 0.6 + np.float32([236, 190, 180]) * 0.4, tone)
    tone = tone + rng.normal(0, 2.5, (height, width, 1))
    shadow = cv2.GaussianBlur(np.roll(mask, (5, 5), (0, 1)), (0, 0), 7)[:, :, None]
    seen = pixels * (1 - 0.25 * shadow)
    seen = seen * (1 - mask[:, :, None]) + tone * mask[:, :, None]
    return np.clip(seen, 0, 255).astype(np.uint8)
