"""Drawn people before plain walls: clothes, walls and distance vary, the truth is known."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from tests.grid.scenes import Scene
from tests.support import specimens

CLOTHES = ("#3d4148", "#2f7d4f", "#e8e6e0", "#6d4c2f", "#808890", "#222222")
WALLS = ("#f4f4f2", "#f7f7f7", "#ececea")


def people(seed: int, count: int) -> Iterator[Scene]:
    """``count`` portraits that a reviewer would take; the quad is the face's box."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        clothes = CLOTHES[number % len(CLOTHES)]
        wall = WALLS[number // len(CLOTHES) % len(WALLS)]
        size = ((1200, 1500), (960, 1280), (1080, 1300))[number % 3]
        drawn = np.asarray(specimens.portrait(clothes=clothes, ground=wall, size=size), np.float32)
        width = size[0]
        shift = np.float32([[1, 0, rng.uniform(-0.03, 0.03) * width], [0, 1, 0]])
        moved = cv2.warpAffine(drawn, shift, size, borderMode=cv2.BORDER_REPLICATE)
        slope = np.linspace(-1, 1, width)[None, :, None] * rng.uniform(-0.03, 0.03)
        seen = cv2.GaussianBlur(moved * (0.98 + slope), (0, 0), 0.6) + rng.normal(
            0, 1.5, moved.shape
        )
        middle = width / 2 + shift[0, 2]
        left, right = middle - 0.17 * width, middle + 0.17 * width
        top, bottom = 0.24 * width, 0.70 * width
        face = np.float32([[left, top], [right, top], [right, bottom], [left, bottom]])
        pixels = np.clip(seen, 0, 255).astype(np.uint8)
        yield Scene(f"person {number} in {clothes}", "admin-photo", pixels, face)
