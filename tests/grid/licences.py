"""Schematic licences, lying and standing: ornamental frame, emblem on or above it, seal, code, foot line.

What matters about them is what real ones have and other papers have not: print outside of the frame.
They are drawn and belong to nobody; the truth about the sheet's corners and about every printed thing is
known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from tests.support.specimens import font, stamped

Pixels = NDArray[np.uint8]

FORMS = ("landscape", "portrait")
PAPERS = {"cream": "#f6edd8", "white": "#fcfcfa"}
PLACES = ("desk", "wood", "white", "edge to edge")
SIZES = (640, 900, 1000, 1152, 1600, 2400)
"""Long sides in pixels."""
TURNS = (0, 90, 180, 270)

_BRONZE, _GOLD, _RED = "#7a6a3e", "#d9a93c", "#c8161d"


@dataclass(frozen=True)
class Laid:
    """A picture of a licence; ``sheet`` (4 × 2, upper left first, clockwise) and ``print`` (4 × 2, around
    everything that is printed) in pixels."""

    pixels: Pixels
    sheet: NDArray[np.float32]
    print: NDArray[np.float32]


@cache
def sheet(form: str, paper: str) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """The flat sheet, and the box around all its print [x0, y0, x1, y1]."""
    width, height = (1600, 1131) if form == "landscape" else (1131, 1600)
    image = Image.new("RGB", (width, height), PAPERS[paper])
    draw = ImageDraw.Draw(image)
    inset = round(0.055 * min(width, height))
    top = inset if form == "landscape" else round(0.14 * height)
    frame = (inset, top, width - inset, height - inset)
    _frame(draw, frame)
    size = round(0.1 * min(width, height)) if form == "landscape" else round(0.15 * width)
    above = top - size // 2 if form == "landscape" else top - size - 9
    _emblem(draw, width // 2 - size // 2, above, size)
    _print(draw, frame)
    small = font(18)
    foot = "示例公示系统网址：示例地址　　示例登记机关监制"
    below = height - inset + 15
    draw.text((inset, below), foot, font=small, fill="#6b675c")
    image = stamped(image, "示例登记机关", (width - inset - 320, height - inset - 310), 214)
    return image, (inset, min(above, top), width - inset, below + 24)


def _frame(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Two lines with a row of lozenges between them."""
    x0, y0, x1, y1 = box
    draw.rectangle(box, outline=_BRONZE, width=4)
    draw.rectangle((x0 + 36, y0 + 36, x1 - 36, y1 - 36), outline=_BRONZE, width=3)
    for x in range(x0 + 10, x1 - 26, 20):
        for y in (y0 + 18, y1 - 18):
            draw.polygon(
                [(x, y), (x + 9, y - 12), (x + 18, y), (x + 9, y + 12)], outline=_BRONZE, width=4
            )
    for y in range(y0 + 40, y1 - 52, 20):
        for x in (x0 + 18, x1 - 18):
            draw.polygon(
                [(x, y), (x + 12, y + 9), (x, y + 18), (x - 12, y + 9)], outline=_BRONZE, width=4
            )


def _emblem(draw: ImageDraw.ImageDraw, x: int, y: int, size: int) -> None:
    """A red disc in a golden ring with spots: an emblem of nothing."""
    draw.ellipse((x, y, x + size, y + size), fill=_GOLD)
    rim = size // 9
    draw.ellipse((x + rim, y + rim, x + size - rim, y + size - rim), fill=_RED)
    for turn in np.linspace(0, 2 * np.pi, 7)[:-1]:
        cx, cy = (
            x + size / 2 + size * 0.22 * np.cos(turn),
            y + size / 2 + size * 0.22 * np.sin(turn),
        )
        spot = size / 16
        draw.ellipse((cx - spot, cy - spot, cx + spot, cy + spot), fill=_GOLD)


def _print(draw: ImageDraw.ImageDraw, box: tuple[int, int, int, int]) -> None:
    """Title, rows and a square code."""
    x0, y0, x1, _ = box
    width = x1 - x0
    big = font(width // 16, bold=True)
    title = "证照示意图"
    draw.text(
        (x0 + (width - draw.textlength(title, font=big)) / 2, y0 + 127),
        title,
        font=big,
        fill=_BRONZE,
    )
    rows = (
        "名称　深圳市晴川示例科技有限公司",
        "类型　有限责任公司",
        "住所　深圳市示例路8号",
        "经营范围　示例文字" * 2,
    )
    for number, row in enumerate(rows):
        draw.text((x0 + 87, y0 + 313 + 73 * number), row, font=font(27), fill="#26231c")
    cells = np.random.default_rng(5).integers(0, 2, (21, 21))
    for row, column in zip(*np.nonzero(cells), strict=True):
        x, y = x1 - 280 + column * 7, y0 + 87 + row * 7
        draw.rectangle((x, y, x + 6, y + 6), fill="#1a1a1a")


def laid(form: str, paper: str, place: str, turn: int, size: int, seed: int = 1) -> Laid:
    """A licence at a ``place`` of PLACES, turned clockwise, its long side ``size`` pixels."""
    flat, box = sheet(form, paper)
    rng = np.random.default_rng(seed)
    width, height = flat.size
    room = 0.0 if place == "edge to edge" else 0.12
    wide, high = round(width * (1 + 2 * room)), round(height * (1 + 2 * room))
    corners = _corners((0, 0, width, height)) + np.array((width * room, height * room))
    if place in ("desk", "wood"):
        angle = np.radians(rng.uniform(-3, 3))
        spin = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        middle = np.array((wide, high)) / 2
        corners = (corners - middle) @ spin.T + middle + rng.uniform(-0.008, 0.008, (4, 2)) * wide
    for _ in range(turn // 90):
        corners = np.stack([high - corners[:, 1], corners[:, 0]], axis=1)
        wide, high = high, wide
    scale = size / max(wide, high)
    frame = (round(wide * scale), round(high * scale))
    matrix = cv2.getPerspectiveTransform(
        _corners((0, 0, width, height)), (corners * scale).astype(np.float32)
    )
    ground = _ground(place, frame, rng)
    source = cv2.GaussianBlur(np.asarray(flat), (0, 0), max(0.01, 0.42 / scale - 0.3))
    seen = cv2.warpPerspective(source, matrix, frame, flags=cv2.INTER_AREA).astype(np.float32)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, frame)
    share = mask[:, :, None].astype(np.float32) / 255
    if place in ("desk", "wood"):
        ground *= 1 - 0.2 * cv2.GaussianBlur(np.roll(share, 3, (0, 1)), (0, 0), 5)[:, :, None]
    lit = seen * share + ground * (1 - share) + rng.normal(0, 1.2, seen.shape)
    pixels = np.clip(lit, 0, 255).astype(np.uint8)
    return Laid(
        pixels, _moved(_corners((0, 0, width, height)), matrix), _moved(_corners(box), matrix)
    )


def _ground(place: str, size: tuple[int, int], rng: np.random.Generator) -> NDArray[np.float32]:
    width, height = size
    if place in ("white", "edge to edge"):
        return np.full((height, width, 3), 253, np.float32)
    colour = (96, 92, 88) if place == "desk" else (150, 112, 76)
    ground = np.full((height, width, 3), colour, np.float32)
    grain = rng.normal(0, 12 if place == "wood" else 2, (max(2, height // 6), 1)).astype(np.float32)
    return ground + np.asarray(cv2.resize(grain, (width, height)), np.float32)[:, :, None]


def _corners(box: tuple[int, int, int, int]) -> NDArray[np.float32]:
    x0, y0, x1, y1 = box
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)


def _moved(points: NDArray[np.float32], matrix: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.asarray(cv2.perspectiveTransform(points[None], matrix)[0], np.float32)
