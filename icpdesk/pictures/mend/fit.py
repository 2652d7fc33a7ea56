"""Write a picture so that it fits the window of its upload slot.

Upright pixels, JPEG, no metadata of any kind, bytes between the slot's limits. Faces, clothes and
backgrounds are never touched.

By how much a picture may be turned without asking anybody.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.pictures.load import decode_safely
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Points = NDArray[np.float32]


LONG_SIDE = 3000
"""Largest long side that is written, in pixels; every known console takes it."""

_WORKED_SIDE = 2 * LONG_SIDE
"""Long side of what is worked on; a larger picture is decoded at a reduced scale."""
_GOOD_BYTES = 2_000_000
_QUALITIES = (92, 88, 84, 80, 75, 70)


@dataclass(frozen=True, slots=True)
class Window:
    """Limits in bytes and pixels; None where there is none."""

    min_bytes: int | None = None
    max_bytes: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    max_side: int = LONG_SIDE


@dataclass(frozen=True, slots=True)
class Mended:
    """A new file, and what was done to get it."""

    data: bytes
    width: int
    height: int
    steps: tuple[Text, ...]


def fit(
    picture: Picture,
    window: Window,
    *,
    turn_cw: int = 0,
    outline: Points | None = None,
    margin: float = 0.02,
    watermark: str = "",
) -> Mended:
    """A JPEG inside ``window``; InputError when no honest way leads there.

    ``outline`` (4 × 2, pixels of the picture upright by its EXIF tag) crops to the document with
    ``margin`` (a share of its size) and straightens it; ``turn_cw`` then turns
    it by 0, 90, 180 or 270 degrees. The picture's own bytes
    are never changed: :mod:`icpdesk.pictures.mend.framing` keeps them for undoing.
    """
    image = decode_safely(picture.data, _WORKED_SIDE)
    steps: list[Text] = []
    if picture.exif_orientation != 1:
        steps.append(Text("turned by its EXIF tag", "按 EXIF 方向摆正"))
    if picture.format == "PDF":
        steps.append(Text("first page of the PDF taken", "取 PDF 第一页"))
    if picture.header.frames > 1:
        steps.append(Text("first frame taken", "取第一帧"))
    if outline is not None:
        from icpdesk.pictures.quads import straightened

        factor = max(image.size) / max(picture.size)
        image = straightened(image, outline * factor, margin=margin)
        steps.append(Text("cropped and straightened by its corners", "按四角裁切并拉直"))
    if turn_cw:
        image = turned(image, turn_cw)
        steps.append(Text(f"turned by {turn_cw}°", f"旋转 {turn_cw}°"))
    _demand_pixels(image, window)
    if max(image.size) > window.max_side:
        image = _scaled(image, window.max_side / max(image.size))
        steps.append(
            Text(
                f"scaled to {image.width} × {image.height}",
                f"缩放为 {image.width} × {image.height}",
            )
        )
    if watermark:
        from icpdesk.pictures.mend.watermark import marked

        image = marked(image, watermark)
        steps.append(Text("watermark added", "已加水印"))
    before = image.size
    data, image = _encoded(image, window)
    if image.width > before[0]:
        steps.append(
            Text(
                f"enlarged to {image.width} × {image.height} for the least size; no detail is added",
                f"放大为 {image.width} × {image.height} 以达到大小下限（不增加细节）",
            )
        )
    steps.append(Text(f"written with {len(data) // 1000} KB", f"保存为 {len(data) // 1000} KB"))
    if picture.format != "JPEG":
        steps.append(Text(f"{picture.format} written as JPEG", f"{picture.format} 转为 JPG"))
    if picture.carries_metadata:
        steps.append(Text("metadata removed", "已清除元数据"))
    return Mended(data, image.width, image.height, tuple(steps))


def _demand_pixels(image: Image.Image, window: Window) -> None:
    wide, high = window.min_width or 0, window.min_height or 0
    fits = (image.width >= wide and image.height >= high) or (
        image.width >= high and image.height >= wide
    )
    if not fits:
        raise InputError(
            Text(
                f"The picture has {image.width} × {image.height} pixels, {wide} × {high} are needed.",
                f"图片为 {image.width} × {image.height} 像素，至少需要 {wide} × {high}。",
            ),
            Text("Take it again with a higher resolution.", "请用更高分辨率重新拍摄。"),
        )


def _encoded(image: Image.Image, window: Window) -> tuple[bytes, Image.Image]:
    goal = min(window.max_bytes or _GOOD_BYTES, max(_GOOD_BYTES, window.min_bytes or 0))
    data = _jpeg(image, _QUALITIES[0])
    quality = _QUALITIES[0]
    while len(data) > goal:
        lower = next((step for step in _QUALITIES if step < quality), None)
        if lower is None:
            image = _scaled(image, max(0.5, (goal / len(data)) ** 0.5 * 0.97))
            _demand_pixels(image, window)
            quality = _QUALITIES[1]
        else:
            quality = lower
        data = _jpeg(image, quality)
    if window.min_bytes and len(data) < window.min_bytes:
        data, image = _grown(image, window)
        if len(data) < window.min_bytes:
            raise InputError(
                Text(
                    f"The picture cannot reach the {window.min_bytes // 1000} KB that are asked for.",
                    f"图片无法达到要求的 {window.min_bytes // 1000} KB。",
                ),
                Text("Take it again with a higher resolution.", "请用更高分辨率重新拍摄。"),
            )
    return data, image


def _grown(image: Image.Image, window: Window) -> tuple[bytes, Image.Image]:
    data = _jpeg(image, 97, full_colour=True)
    wanted = window.min_bytes or 0
    for _ in range(4):
        if len(data) >= wanted or max(image.size) * 1.4 > window.max_side:
            break
        image = _scaled(image, 1.4)
        data = _jpeg(image, 97, full_colour=True)
    if len(data) < wanted:
        data = _jpeg(image, 100, full_colour=True)
    return data, image


def _scaled(image: Image.Image, scale: float) -> Image.Image:
    from PIL import Image

    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _jpeg(image: Image.Image, quality: int, *, full_colour: bool = False) -> bytes:
    sink = io.BytesIO()
    bare = image.copy()
    # Pillow carries comments and profiles over from here.
    bare.info = {}
    bare.save(sink, "JPEG", quality=quality, optimize=True, subsampling=0 if full_colour else 2)
    return sink.getvalue()


SURE = 0.6
"""Confidence of the document model from which its answer is acted on."""


def certain_turn(picture: Picture, kind: str) -> int:
    """Degrees clockwise that make it upright; 0 where that is not certain.

    ``kind`` is the kind of upload slot: portraits are turned by their face, papers by their text.
    """
    from icpdesk.pictures.measures.document_turn import document_turn
    from icpdesk.pictures.measures.faces import portrait_turn

    if kind == "portrait":
        return picture.measure(portrait_turn) or 0
    turn = picture.measure(document_turn)
    return turn.degrees if turn.confidence >= SURE else 0


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """``image`` turned clockwise by 90, 180 or 270 degrees."""
    from PIL import Image

    return image.transpose(
        {
            90: Image.Transpose.ROTATE_270,
            180: Image.Transpose.ROTATE_180,
            270: Image.Transpose.ROTATE_90,
        }[degrees]
    )
