"""A light line of text over the whole picture, for copies that leave the house.

It is drawn in thin grey with most of the picture shining through, so that nothing becomes illegible;
consoles accept a mark that names the filing as its purpose and covers nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.paths import resource

if TYPE_CHECKING:
    from PIL import Image

_STRENGTH = 46


def marked(image: Image.Image, text: str) -> Image.Image:
    """A copy of ``image`` with ``text`` repeated along the diagonal."""
    from PIL import Image, ImageDraw, ImageFont

    side = max(image.size)
    font = ImageFont.truetype(
        str(resource("assets", "fonts", "NotoSansSC-Regular.ttf")), side // 36
    )
    layer = Image.new("L", (side * 2, side * 2), 0)
    draw = ImageDraw.Draw(layer)
    step_x = int(draw.textlength(text, font=font)) + side // 8
    for row, y in enumerate(range(0, side * 2, side // 5)):
        for x in range(-(row % 2) * step_x // 2, side * 2, step_x):
            draw.text((x, y), text, fill=_STRENGTH, font=font)
    layer = layer.rotate(30, resample=Image.Resampling.BILINEAR)
    left, top = (layer.width - image.width) // 2, (layer.height - image.height) // 2
    mask = layer.crop((left, top, left + image.width, top + image.height))
    return Image.composite(Image.new("RGB", image.size, (90, 90, 90)), image, mask)
