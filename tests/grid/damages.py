"""What goes wrong when a picture is taken, in three strengths; the truth is known because it was planted."""

from __future__ import annotations

import io
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.grid.edits import patch
from tests.grid.hands import finger

Pixels = NDArray[np.uint8]
Frame = NDArray[np.float32]
"""The document's or the face's corners in the picture, 4 × 2."""

STRENGTHS = ("light", "medium", "strong")


def blur(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """Out of focus: a Gaussian of 1.6, 3, 5 thousandths of the long side."""
    sigma = (1.6, 3.0, 5.0)[strength] * max(pixels.shape) / 1000
    return cv2.GaussianBlur(pixels, (0, 0), sigma)


def glare(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """A lamp mirrored on the document: an oval of light with a soft rim."""
    rng = np.random.default_rng(seed)
    (x0, y0), (x1, y1) = frame.min(axis=0), frame.max(axis=0)
    wide, high = x1 - x0, y1 - y0
    reach = (0.06, 0.10, 0.16)[strength] * min(wide, high) * 1.4
    middle = (
        int(x0 + wide * rng.uniform(0.25, 0.75)), int(y0 + high * rng.uniform(0.25, 0.75))
    )  # fmt: skip
    light = np.zeros(pixels.shape[:2], np.float32)
    cv2.ellipse(light, middle, (int(reach * 1.3), int(reach)), rng.uniform(0, 90), 0, 360, 1.0, -1)
    light = cv2.GaussianBlur(light, (0, 0), reach / 3)
    return clipped(pixels + 330 * light[:, :, None])


def dark(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """Too little light: −1.5, −2.5, −3.5 EV with the noise that comes with it."""
    rng = np.random.default_rng(seed)
    gain = 2.0 ** -(1.5, 2.5, 3.5)[strength]
    shown = 255 * ((pixels / 255.0) ** 2.2 * gain) ** (1 / 2.2)
    return clipped(shown + rng.normal(0, 2, pixels.shape))


def bright(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """Too much light: +0.8, +1.5, +2.2 EV and some flare over the dark parts."""
    gain = 2.0 ** (0.8, 1.5, 2.2)[strength]
    flare = (0.01, 0.03, 0.06)[strength]
    shown = 255 * np.clip((pixels / 255.0) ** 2.2 * gain + flare, 0, 1) ** (1 / 2.2)
    return clipped(shown)


def cut(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """One edge of the document lies outside of the picture: 5, 10, 18 hundredths of it."""
    share = (0.05, 0.10, 0.18)[strength]
    (x0, y0), (x1, y1) = frame.min(axis=0), frame.max(axis=0)
    wide, high = share * (x1 - x0), share * (y1 - y0)
    return (
        pixels[int(y0 + high) :],
        pixels[:, : int(x1 - wide)],
        pixels[: int(y1 - high)],
        pixels[:, int(x0 + wide) :],
    )[seed % 4]


def tilt(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """The document lies askew by 10, 16, 24 degrees; the picture keeps its size."""
    angle = (10, 16, 24)[strength] * (-1) ** seed
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 0.82)
    return cv2.warpAffine(pixels, matrix, (width, height), borderMode=cv2.BORDER_REFLECT)


def low_resolution(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """A small copy, as messengers send them: long side 720, 480, 320 pixels."""
    scale = (720, 480, 320)[strength] / max(pixels.shape)
    return cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def grey_copy(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """A black-and-white copy photographed: only the document loses its colours; then all of it."""
    grey = cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    if strength == 2:
        return grey
    mask = np.zeros(pixels.shape[:2], np.uint8)
    cv2.fillConvexPoly(mask, np.round(frame).astype(np.int32), 1)
    copy = np.where(mask[:, :, None] > 0, grey, pixels).astype(np.float32)
    cast = (1.02, 1.0, 0.97) if strength == 0 else (1.0, 1.0, 1.0)
    return clipped(copy * np.array(cast, np.float32))


def moire(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """A photo of a screen: its grid of lines beats with that of the camera."""
    rng = np.random.default_rng(seed)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x = x + 2 * np.sin(y / height * 3)
    shown = pixels.astype(np.float32)
    depth = (0.04, 0.08, 0.14)[strength]
    for _ in range(2):
        period, angle = rng.uniform(3.2, 7.5), rng.uniform(0, np.pi)
        wave = np.sin(2 * np.pi * (x * np.cos(angle) + y * np.sin(angle)) / period)
        tint = 1 + 0.5 * rng.uniform(-1, 1, 3)
        shown *= 1 + depth * wave[:, :, None] * tint.astype(np.float32)
    return clipped(shown)


def jpeg(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """Squeezed by a messenger (quality 22, 12, 6) and saved again."""
    sink = io.BytesIO()
    Image.fromarray(pixels).save(sink, "JPEG", quality=(22, 12, 6)[strength])
    return np.asarray(Image.open(sink).convert("RGB"))


def noise(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """Grain of a small sensor in the dark: standard deviation 14, 26, 42."""
    rng = np.random.default_rng(seed)
    return clipped(pixels + rng.normal(0, (14, 26, 42)[strength], pixels.shape))


def turned(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """By 90, 180 and 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, strength + 1))


def clipped(values: NDArray[np.floating]) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)


Damage = Callable[[Pixels, Frame, int, int], Pixels]

DAMAGES: dict[str, Damage] = {
    "blur": blur,
    "glare": glare,
    "dark": dark,
    "bright": bright,
    "cut": cut,
    "tilt": tilt,
    "low resolution": low_resolution,
    "grey copy": grey_copy,
    "moire": moire,
    "JPEG": jpeg,
    "noise": noise,
    "turned": turned,
    "finger": finger,
    "patch": patch,
}
