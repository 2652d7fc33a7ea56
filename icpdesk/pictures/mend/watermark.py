"""One light line of text on an empty part of the picture, for copies that leave the house.

Consoles accept a mark that names the filing as its purpose and covers nothing. So it stands where the
picture has neither ink nor edges, as near to the middle as it can; where there is no such place the
picture is not marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.base.errors import InputError
from icpdesk.base.paths import resource
from icpdesk.base.text import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image, ImageFont

_STRENGTH = 120
"""Of 255: the ground shines through."""
_SIDE = 800
"""Long side in pixels of the copy in which an empty place is looked for."""
_EDGE = 26
"""Step of brightness between neighbouring pixels from which something is printed there."""
_EMPTY = 0.004
"""Share of such pixels up to which a place counts as empty (noise)."""
_SIZES = (18, 24, 30, 38, 48, 60)
"""Height of the letters as parts of the long side, the largest first."""


def marked(image: Image.Image, text: str) -> Image.Image:
    """A copy of ``image`` with ``text`` on an empty part; InputError where none is left."""
    from PIL import Image, ImageDraw, ImageFont

    path = str(resource("assets", "fonts", "NotoSansSC-Regular.ttf"))
    for part in _SIZES:
        font = ImageFont.truetype(path, max(12, max(image.size) // part))
        place = _empty_place(image, font, text)
        if place is not None:
            mask = Image.new("L", image.size, 0)
            ImageDraw.Draw(mask).text(place, text, fill=_STRENGTH, font=font, anchor="lt")
            return Image.composite(Image.new("RGB", image.size, (110, 110, 110)), image, mask)
    raise InputError(
        Text("The picture has no empty place for a watermark.", "图片上没有可放置水印的空白处。"),
        Text(
            "Send it without one; a mark must not cover anything.", "请不加水印；水印不得遮挡内容。"
        ),
    )


def _empty_place(
    image: Image.Image, font: ImageFont.FreeTypeFont, text: str
) -> tuple[int, int] | None:
    """Upper left corner of the empty place nearest to the middle, in pixels."""
    import numpy as np

    left, top, right, bottom = font.getbbox(text, anchor="lt")
    factor = min(1.0, _SIDE / max(image.size))
    room = font.size * 0.3
    wide = round((right - left + 2 * room) * factor)
    high = round((bottom - top + 2 * room) * factor)
    ink = _ink(image, factor)
    if wide >= ink.shape[1] or high >= ink.shape[0]:
        return None
    whole = np.pad(ink.cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    inside = (
        whole[high:, wide:] - whole[:-high, wide:] - whole[high:, :-wide] + whole[:-high, :-wide]
    )
    rows, columns = np.nonzero(inside <= _EMPTY * wide * high)
    if not len(rows):
        return None
    away = np.hypot(
        rows + high / 2 - ink.shape[0] / 2, (columns + wide / 2 - ink.shape[1] / 2) * 0.7
    )
    best = int(away.argmin())
    return round(columns[best] / factor + room), round(rows[best] / factor + room)


def _ink(image: Image.Image, factor: float) -> NDArray[np.int64]:
    """1 where brightness or colour steps between neighbouring pixels, with a little room around."""
    import cv2
    import numpy as np

    size = (max(2, round(image.width * factor)), max(2, round(image.height * factor)))
    small = cv2.resize(np.asarray(image), size, interpolation=cv2.INTER_AREA)
    smooth = cv2.GaussianBlur(small, (3, 3), 0)
    kernel = np.ones((3, 3), np.uint8)
    steps = cv2.morphologyEx(smooth, cv2.MORPH_GRADIENT, kernel).max(axis=2)
    return np.asarray(steps > _EDGE, np.int64)
