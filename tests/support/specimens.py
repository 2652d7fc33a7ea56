"""Plain schematic cards and papers: labels, values, the words 样本 SPECIMEN; no real design."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageColor, ImageDraw, ImageFont

from icpdesk.base.paths import resource

CARD = (1280, 808)
PAPER = (1400, 1980)

Rows = Sequence[tuple[str, str]]


def font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The bundled typeface."""
    name = "NotoSansSC-Bold.ttf" if bold else "NotoSansSC-Regular.ttf"
    return ImageFont.truetype(str(resource("assets", "fonts", name)), size)


def card(title: str, rows: Rows, *, tint: str = "#e9eef6", portrait: bool = False) -> Image.Image:
    """A card: a title, rows of label and value, a grey box where a portrait would be."""
    image = Image.new("RGB", CARD, tint)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((12, 12, CARD[0] - 13, CARD[1] - 13), 40, outline="#7d8fa9", width=4)
    draw.text((70, 52), title, font=font(44, bold=True), fill="#31445f")
    right = CARD[0] - 420 if portrait else CARD[0] - 80
    y = 150
    for label, value in rows:
        draw.text((70, y), label, font=font(32), fill="#5b6f8c")
        for line in wrapped(value, font(40), right - 330):
            draw.text((330, y - 6), line, font=font(40), fill="#161b22")
            y += 58
        y += 24
    if portrait:
        draw.rectangle((CARD[0] - 380, 180, CARD[0] - 90, 560), fill="#c3ccd8", outline="#7d8fa9")
        draw.text((CARD[0] - 335, 340), "无照片", font=font(48), fill="#7d8fa9")
    return marked(image)


def paper(title: str, rows: Rows, *, text: str = "", seal: str = "") -> Image.Image:
    """A paper: a title, rows, running text, a round red seal where one is asked for."""
    image = Image.new("RGB", PAPER, "#fbfaf6")
    draw = ImageDraw.Draw(image)
    draw.rectangle((50, 50, PAPER[0] - 51, PAPER[1] - 51), outline="#b59a55", width=6)
    width = draw.textlength(title, font=font(64, bold=True))
    draw.text(((PAPER[0] - width) / 2, 140), title, font=font(64, bold=True), fill="#3a3222")
    y = 320
    for label, value in rows:
        draw.text((130, y), label, font=font(36), fill="#7a6a45")
        for line in wrapped(value, font(38), PAPER[0] - 620):
            draw.text((480, y - 2), line, font=font(38), fill="#1b1a17")
            y += 58
        y += 26
    for line in wrapped(text, font(36), PAPER[0] - 260):
        draw.text((130, y), line, font=font(36), fill="#1b1a17")
        y += 60
    if seal:
        image = stamped(image, seal, (PAPER[0] - 420, PAPER[1] - 480))
    return marked(image)


def stamped(image: Image.Image, words: str, at: tuple[int, int], size: int = 300) -> Image.Image:
    """A round red seal of nobody."""
    layer = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    draw.ellipse((8, 8, size - 9, size - 9), outline=(206, 32, 38, 215), width=9)
    for number, line in enumerate(wrapped(words, font(30), size - 90)):
        width = draw.textlength(line, font=font(30))
        place = ((size - width) / 2, size * 0.36 + number * 40)
        draw.text(place, line, font=font(30), fill=(206, 32, 38, 215))
    result = image.convert("RGBA")
    result.alpha_composite(layer, at)
    return result.convert("RGB")


def portrait(
    *,
    clothes: str = "#3d4148",
    ground: str = "#f4f4f2",
    size: tuple[int, int] = (1200, 1500),
    skin: str = "#e0b397",
    hair: str = "#2a2320",
) -> Image.Image:
    """A drawn person before a plain wall: head, shoulders, chest."""
    scale = 2

    def shade(part: float) -> str:
        tone = [round(level * part) for level in ImageColor.getrgb(skin)[:3]]
        return "#{:02x}{:02x}{:02x}".format(*tone)

    image = Image.new("RGB", (size[0] * scale, size[1] * scale), ground)
    draw = ImageDraw.Draw(image)
    middle, unit = image.width / 2, image.width / 100

    def oval(x: float, y: float, w: float, h: float, fill: str) -> None:
        left, top = middle + x * unit - w * unit / 2, y * unit - h * unit / 2
        draw.ellipse((left, top, left + w * unit, top + h * unit), fill=fill)

    oval(0, 118, 92, 78, clothes)
    draw.rectangle((middle - 46 * unit, 118 * unit, middle + 46 * unit, image.height), fill=clothes)
    draw.rectangle((middle - 9 * unit, 62 * unit, middle + 9 * unit, 88 * unit), fill=shade(0.93))
    oval(0, 86, 26, 18, shade(0.93))
    oval(0, 40, 40, 52, hair)
    oval(0, 47, 34, 46, skin)
    oval(-17.5, 48, 5, 9, shade(0.95))
    oval(17.5, 48, 5, 9, shade(0.95))
    draw.pieslice(
        (middle - 18 * unit, 20 * unit, middle + 18 * unit, 54 * unit), 180, 360, fill=hair
    )
    for side in (-1, 1):
        oval(side * 8, 46, 7, 3.6, "#fbfbfb")
        oval(side * 8, 46, 3.4, 3.4, "#33261e")
        draw.line(
            (
                middle + (side * 8 - 4.5) * unit,
                41 * unit,
                middle + (side * 8 + 4.5) * unit,
                40.5 * unit,
            ),
            fill=hair,
            width=int(1.3 * unit),
        )
    oval(0, 53.5, 4.6, 4.2, shade(0.9))
    oval(0, 61, 10, 3, "#b56a63")
    return image.resize(size, Image.Resampling.LANCZOS)


def marked(image: Image.Image, at: float = 0.80) -> Image.Image:
    """The words 样本 SPECIMEN across the picture, ``at`` a share of its height."""
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    size = image.width // 11
    words = "样本 SPECIMEN"
    width = draw.textlength(words, font=font(size, bold=True))
    place = ((image.width - width) / 2, image.height * at)
    draw.text(place, words, font=font(size, bold=True), fill=(178, 60, 60, 70))
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


def photographed(image: Image.Image, *, desk: str = "#8a7a66") -> Image.Image:
    """The paper lying on a desk, with a margin on all sides."""
    margin = image.width // 12
    ground = Image.new("RGB", (image.width + 2 * margin, image.height + 2 * margin), desk)
    ground.paste(image, (margin, margin))
    return ground


def jpeg(image: Image.Image, quality: int = 88) -> bytes:
    """The bytes of a JPEG file."""
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=quality)
    return sink.getvalue()


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Lines that fit ``width`` pixels."""
    lines, line = [], ""
    for character in text:
        if face.getlength(line + character) > width:
            lines.append(line)
            line = ""
        line += character
    return [*lines, line] if line else lines
