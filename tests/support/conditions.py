"""Eight ways in which a card or paper comes to us; each takes a flat picture and gives bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

DESK = (138, 122, 102)


def scan(image: Image.Image) -> bytes:
    """From a flatbed scanner."""
    return _jpeg(image, 92)


def photo(image: Image.Image) -> bytes:
    """By a phone: on a desk, a little from the side, uneven light, noise."""
    seen = _from_the_side(_on_desk(image), 0.03)
    pixels = np.asarray(seen, np.float32)
    rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
    light = 1.05 - 0.25 * (rows / pixels.shape[0] + columns / pixels.shape[1]) / 2
    noise = np.random.default_rng(7).normal(0, 4, pixels.shape)
    return _jpeg(
        Image.fromarray(np.clip(pixels * light[:, :, None] + noise, 0, 255).astype("uint8")), 85
    )


def blur(image: Image.Image) -> bytes:
    """A little out of focus."""
    return _jpeg(_on_desk(image).filter(ImageFilter.GaussianBlur(image.width / 850)), 88)


def dark(image: Image.Image) -> bytes:
    """In poor light."""
    return _jpeg(ImageEnhance.Brightness(_on_desk(image)).enhance(0.38), 88)


def glare(image: Image.Image) -> bytes:
    """A lamp is reflected in the lower right part."""
    desk = _on_desk(image)
    spot = Image.new("L", desk.size, 0)
    x, y, r = desk.width * 0.8, desk.height * 0.5, desk.height * 0.11
    ImageDraw.Draw(spot).ellipse((x - r, y - r, x + r, y + r), fill=235)
    spot = spot.filter(ImageFilter.GaussianBlur(r / 3))
    return _jpeg(Image.composite(Image.new("RGB", desk.size, "white"), desk, spot), 88)


def turned(image: Image.Image) -> bytes:
    """Lying on its side."""
    return _jpeg(_on_desk(image).transpose(Image.Transpose.ROTATE_90), 88)


def tilted(image: Image.Image) -> bytes:
    """Askew on the desk."""
    desk = _on_desk(image)
    return _jpeg(desk.rotate(6, Image.Resampling.BICUBIC, expand=True, fillcolor=DESK), 88)


def small(image: Image.Image) -> bytes:
    """Sent through a messenger: 640 pixels wide."""
    size = (640, round(640 * image.height / image.width))
    return _jpeg(image.resize(size, Image.Resampling.LANCZOS), 80)


CONDITIONS: Mapping[str, Callable[[Image.Image], bytes]] = {
    "scan": scan,
    "photo": photo,
    "blur": blur,
    "dark": dark,
    "glare": glare,
    "turned": turned,
    "tilted": tilted,
    "640 px": small,
}


def _on_desk(image: Image.Image) -> Image.Image:
    margin = image.width // 10
    ground = Image.new("RGB", (image.width + 2 * margin, image.height + 2 * margin), DESK)
    ground.paste(image, (margin, margin))
    return ground


def _from_the_side(image: Image.Image, share: float) -> Image.Image:
    width, height = image.size
    there = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = there + np.array(
        [[width * share, 0], [0, height * share], [-width * share, 0], [0, -height * share / 2]],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(there, seen)
    pixels = cv2.warpPerspective(
        np.asarray(image), matrix, image.size, flags=cv2.INTER_CUBIC, borderValue=DESK
    )
    return Image.fromarray(pixels)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=quality)
    return sink.getvalue()
