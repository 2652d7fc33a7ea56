"""Drawn people before plain walls, textured and lit like photographs; the truth is known.

Faces, clothes, walls, places and sizes vary. Skin, cloth and plaster get a texture of several grains,
the light falls off to the corners, and the sensor adds its own noise: flat drawings hide what happens
to photographs, blocks of a hard squeezed JPEG above all.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from tests.grid.scenes import Scene
from tests.support import specimens

CLOTHES = ("#3d4148", "#2f7d4f", "#e8e6e0", "#6d4c2f", "#808890", "#222222", "#c9a227", "#5a6b3c")
WALLS = ("#f4f4f2", "#f7f7f7", "#ececea")
SKINS = ("#e0b397", "#f0cdb4", "#c99672", "#a8744f", "#8a5a3c")
HAIRS = ("#2a2320", "#4a3426", "#6b6660", "#1a1a1c")
SIZES = ((1200, 1500), (960, 1280), (1080, 1300), (1200, 1440))
_KEY = "#00ff00"

Field = NDArray[np.float32]


def people(seed: int, count: int) -> Iterator[Scene]:
    """``count`` portraits that a reviewer would take; the quad is the face's box."""
    rng = np.random.default_rng(seed)
    for number in range(count):
        clothes, wall = CLOTHES[number % len(CLOTHES)], WALLS[number % len(WALLS)]
        look = {"skin": SKINS[number % len(SKINS)], "hair": HAIRS[number // 2 % len(HAIRS)]}
        size = SIZES[number % len(SIZES)]
        drawn = specimens.portrait(clothes=clothes, ground=wall, size=size, **look)
        keyed = specimens.portrait(clothes=clothes, ground=_KEY, size=size, **look)
        body = np.abs(np.asarray(keyed, np.float32) - (0, 255, 0)).sum(axis=2) > 60
        shift = rng.uniform(-0.03, 0.03) * size[0]
        seen = photographed(np.asarray(drawn, np.float32), body, rng, shift)
        middle = size[0] / 2 + shift
        left, right = middle - 0.17 * size[0], middle + 0.17 * size[0]
        top, bottom = 0.24 * size[0], 0.70 * size[0]
        face = np.float32([[left, top], [right, top], [right, bottom], [left, bottom]])
        yield Scene(f"person {number} in {clothes}", "admin-photo", seen, face)


def photographed(
    drawn: Field, body: NDArray[np.bool_], rng: np.random.Generator, shift: float
) -> NDArray[np.uint8]:
    """The drawing with texture, uneven light, a lens and a sensor; moved sideways by ``shift``."""
    height, width = drawn.shape[:2]
    strength = np.where(body, 5.0, 1.6)[:, :, None]
    shown = drawn + strength * texture(rng, height, width)[:, :, None]
    matrix = np.float32([[1, 0, shift], [0, 1, 0]])
    shown = cv2.warpAffine(shown, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    x, y = np.linspace(-1, 1, width)[None, :], np.linspace(-1, 1, height)[:, None]
    slope, corners = rng.uniform(-0.03, 0.03), rng.uniform(0.0, 0.02)
    light = 0.98 + slope * x - corners * (x * x + y * y)
    shown = cv2.GaussianBlur(shown * light[:, :, None], (0, 0), rng.uniform(0.5, 0.8))
    grain = cv2.GaussianBlur(rng.normal(0, 3.0, shown.shape), (0, 0), 0.5)
    return np.clip(shown + grain, 0, 255).astype(np.uint8)


def texture(rng: np.random.Generator, height: int, width: int) -> Field:
    """Noise of several grains, 1.5 to 40 pixels, with a standard deviation of 1."""
    total = np.zeros((height, width), np.float32)
    for grain in (1.5, 4, 12, 40):
        size = (max(2, round(width / grain)), max(2, round(height / grain)))
        rough = rng.normal(0, 1, (size[1], size[0])).astype(np.float32)
        total += cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)
    return total / float(total.std())
