"""A value that somebody painted over and typed anew, as simple programs do it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.support.specimens import font

Pixels = NDArray[np.uint8]
Frame = NDArray[np.float32]


def patch(pixels: Pixels, frame: Frame, strength: int, seed: int) -> Pixels:
    """A box in the paper's colour with new digits: 10, 18, 28 hundredths of the document's width."""
    rng = np.random.default_rng(seed)
    (x0, y0), (x1, y1) = frame.min(axis=0), frame.max(axis=0)
    wide = (0.10, 0.18, 0.28)[strength] * (x1 - x0)
    high = max(24.0, (0.045, 0.05, 0.055)[strength] * (y1 - y0))
    left = x0 + rng.uniform(0.2, 0.6) * (x1 - x0)
    top = y0 + rng.uniform(0.25, 0.6) * (y1 - y0)
    box = (int(left), int(top), int(left + wide), int(top + high))
    under = pixels[box[1] : box[3], box[0] : box[2]].reshape(-1, 3)
    paper = np.percentile(under, 70, axis=0).astype(int)
    image = Image.fromarray(pixels)
    draw = ImageDraw.Draw(image)
    draw.rectangle(box, fill=tuple(int(value) for value in paper))
    size = int(high * 0.62)
    digits = "".join(str(digit) for digit in rng.integers(0, 10, max(2, int(wide / size / 0.75))))
    draw.text((box[0] + size * 0.3, box[1] + high * 0.08), digits, font=font(size), fill="#1b1a17")
    return np.asarray(image)
