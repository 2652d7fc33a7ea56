"""The ratios as a picture: one bar a case, relative to its own limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.rows import Row
from benchmarks.sides import ROOT
from benchmarks.table import result

WIDTH, LINE, TOP, LEFT, RIGHT = 1200, 44, 92, 330, 300
INK, GREY, GRID = "#1f2328", "#59636e", "#d1d9e0"
GOOD, BAD = "#1a7f37", "#cf222e"


def draw(rows: Sequence[Row], target: Path) -> None:
    """Write the plot as PNG. The limit of every case is the same vertical line."""
    from PIL import Image, ImageDraw, ImageFont

    fonts = ROOT / "assets" / "fonts"
    plain = ImageFont.truetype(fonts / "NotoSansSC-Regular.ttf", 19)
    bold = ImageFont.truetype(fonts / "NotoSansSC-Bold.ttf", 24)
    image = Image.new("RGB", (WIDTH, TOP + LINE * len(rows) + 40), "white")
    pen = ImageDraw.Draw(image)
    pen.text((24, 18), "How far each case is from its limit", fill=INK, font=bold)
    pen.text((24, 54), "a bar that ends before the line holds its limit", fill=GREY, font=plain)
    full = WIDTH - LEFT - RIGHT
    limit_x = LEFT + full * 2 // 3
    for index, row in enumerate(rows):
        top = TOP + index * LINE
        share = row.value / row.limit if row.at_most else row.limit / max(row.value, 1e-9)
        end = LEFT + min(share * 2 / 3, 1.0) * full
        pen.text((LEFT - 14, top + LINE / 2), row.name, fill=INK, font=plain, anchor="rm")
        pen.rounded_rectangle(
            (LEFT, top + 9, max(end, LEFT + 3), top + LINE - 9), 3, fill=GOOD if row.met else BAD
        )
        words = f"{result(row)}  (limit {row.bar})"
        pen.text((LEFT + full + 14, top + LINE / 2), words, fill=INK, font=plain, anchor="lm")
    bottom = TOP + LINE * len(rows)
    pen.line((LEFT, TOP, LEFT, bottom), fill=GRID, width=1)
    pen.line((limit_x, TOP - 4, limit_x, bottom), fill=INK, width=2)
    pen.text((limit_x, bottom + 4), "limit", fill=GREY, font=plain, anchor="ma")
    image.save(target, optimize=True)
