"""Schematic documents lying on desks, seen a little askew, with the truth about their corners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.support import specimens

Pixels = NDArray[np.uint8]

DESKS = ("dark", "wood", "grey", "pale", "white", "cloth")
DOCUMENTS = ("card", "back", "licence", "letter")
SLOT_OF = {
    "card": "id-front",
    "back": "id-back",
    "licence": "business-licence",
    "letter": "authorisation-letter",
}


@dataclass(frozen=True)
class Scene:
    """A photo of a document; ``quad`` holds its corners, upper left first, clockwise, in pixels."""

    name: str
    slot: str
    pixels: Pixels
    quad: NDArray[np.float32]
    kind: str = ""
    desk: str = ""


@cache
def document(kind: str) -> Image.Image:
    """The flat document."""
    if kind == "card":
        rows = [
            ("姓名", "林晓晴"), ("性别", "女    民族 汉"), ("出生", "1990年3月7日"),
            ("住址", "广东省深圳市南山区示例路8号幸福花园3栋1602室"),
            ("公民身份号码", "440305199003078881"),
        ]  # fmt: skip
        return specimens.card("身份证件示意图", rows, portrait=True, tint="#dfe8f2")
    if kind == "back":
        rows = [("签发机关", "示例市公安局示例分局"), ("有效期限", "2016.05.20-2036.05.20")]
        return specimens.card("证件背面示意图", rows, tint="#e6ecf0")
    rows = [
        ("统一社会信用代码", "91440300MA5EXAMP4K"), ("名称", "深圳市晴川示例科技有限公司"),
        ("类型", "有限责任公司"), ("住所", "深圳市南山区示例路8号创新大厦1602室"),
        ("法定代表人", "林晓晴"), ("成立日期", "2018年05月20日"),
    ]  # fmt: skip
    if kind == "licence":
        return specimens.paper(
            "证照示意图", rows, text="经营范围示例文字。" * 14, seal="示例登记机关"
        )
    return specimens.paper(
        "授权书示意图", rows[1:5], text="兹授权上述人员办理备案。" * 14, seal="示例公司"
    )


def scene(kind: str, desk: str, seed: int, *, long_side: int = 1600, fill: float = 0.8) -> Scene:
    """``kind`` of DOCUMENTS on ``desk`` of DESKS; ``fill`` is its share of the picture's sides."""
    rng = np.random.default_rng(seed)
    flat = np.asarray(document(kind))
    height, width = flat.shape[:2]
    frame_w, frame_h = (
        (long_side, long_side * 3 // 4) if width > height else (long_side * 3 // 4, long_side)
    )
    scale = fill * min(frame_w / width, frame_h / height)
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32) / 2
    corners = corners * (width * scale, height * scale)
    angle = np.radians(rng.uniform(-4, 4))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = corners @ turn.T + (frame_w / 2, frame_h / 2)
    corners += rng.uniform(-0.012, 0.012, (4, 2)) * long_side
    quad = corners.astype(np.float32)
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, quad)
    ground = _desk(desk, frame_w, frame_h, rng)
    size = (frame_w, frame_h)
    laid = cv2.warpPerspective(flat, matrix, size, flags=cv2.INTER_AREA).astype(np.float32)
    mask = cv2.warpPerspective(_outline(kind, width, height), matrix, size, flags=cv2.INTER_AREA)
    shadow = cv2.GaussianBlur(np.roll(mask, (4, 4), (0, 1)), (0, 0), 6).astype(np.float32) / 255
    ground *= 1 - 0.18 * shadow[:, :, None]
    share = mask[:, :, None].astype(np.float32) / 255
    lit = (laid * share + ground * (1 - share)) * _light(frame_w, frame_h, rng)
    seen = cv2.GaussianBlur(lit, (0, 0), 0.6) + rng.normal(0, 1.5, lit.shape)
    pixels = np.clip(seen, 0, 255).astype(np.uint8)
    return Scene(f"{kind} on {desk} {seed}", SLOT_OF[kind], pixels, quad, kind, desk)


def _outline(kind: str, width: int, height: int) -> Pixels:
    """Cards have round corners, papers do not."""
    mask = np.zeros((height, width), np.uint8)
    if kind not in ("card", "back"):
        mask[:] = 255
        return mask
    radius = width // 27
    cv2.rectangle(mask, (radius, 0), (width - radius, height), 255, -1)
    cv2.rectangle(mask, (0, radius), (width, height - radius), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(mask, (x, y), radius, 255, -1)
    return mask


def _light(width: int, height: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """A slow fall of light across the picture, at most a tenth to each side."""
    x, y = np.linspace(-1, 1, width), np.linspace(-1, 1, height)
    slope = rng.uniform(-0.06, 0.06, 2)
    return np.asarray((0.97 + slope[0] * x[None] + slope[1] * y[:, None])[:, :, None], np.float32)


def _desk(name: str, width: int, height: int, rng: np.random.Generator) -> NDArray[np.float32]:
    plain = {
        "dark": (46, 44, 43),
        "grey": (128, 130, 132),
        "pale": (215, 213, 210),
        "white": (236, 236, 235),
    }
    if name in plain:
        ground = np.full((height, width, 3), plain[name], np.float32)
        grain = rng.normal(0, 2, (height // 8, width // 8)).astype(np.float32)
        return ground + cv2.resize(grain, (width, height))[:, :, None]
    if name == "wood":
        ground = np.full((height, width, 3), (150, 112, 76), np.float32)
        stripes = rng.normal(0, 14, (height // 6, 1)).astype(np.float32)
        waves = rng.normal(0, 7, (height // 5, width // 120)).astype(np.float32)
        ground += np.asarray(cv2.resize(stripes, (width, height)), np.float32)[:, :, None]
        return ground + np.asarray(cv2.resize(waves, (width, height)), np.float32)[:, :, None]
    weave = rng.normal(0, 9, (height // 3, width // 3, 1)).astype(np.float32)
    grain = np.asarray(cv2.resize(weave, (width, height)), np.float32)[:, :, None]
    return np.full((height, width, 3), (70, 96, 128), np.float32) + grain
