"""Values drawn in the bundled Chinese typeface, as pages that are laid into other files."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

SMALLEST = 6.0
"""Points; smaller is not readable on paper."""
LEADING = 1.25
"""From line to line, of the type size."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines and their size, and whether they fit."""

    lines: tuple[str, ...]
    size: float
    long: str = ""
    """Empty, ``shrunk`` or ``goes on``."""


def fitted(
    value: str, width: float, height: float, size: float, *, wrap: bool = False,
    smallest: float = SMALLEST,
) -> Fitted:  # fmt: skip
    """The largest size, at most ``size``, at which ``value`` fits ``width`` by ``height`` points."""
    best = size
    while True:
        lines = _wrapped(value, width, best) if wrap else (value.replace("\n", " "),)
        wide = max(width_of(line, best) for line in lines)
        tall = len(lines) * best * (LEADING if wrap else 1.0)
        if wide <= width and (tall <= height or not wrap):
            return Fitted(lines, best, "shrunk" if best < size else "")
        if best <= smallest:
            return Fitted(lines, best, "goes on")
        best = max(smallest, best - 0.5)


def pages(sizes: Sequence[tuple[float, float]], draw: Callable[[Any, int], None]) -> bytes:
    """A PDF with a page for each size; ``draw(canvas, number)`` draws one. Fonts are embedded as
    one subset for all."""
    from reportlab.pdfgen.canvas import Canvas

    from icpdesk.pdf.fonts import REGULAR, register

    register()
    sink = io.BytesIO()
    canvas = Canvas(sink, initialFontName=REGULAR, invariant=1, pageCompression=1)
    for number, size in enumerate(sizes):
        canvas.setPageSize(size)
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def write(canvas: Any, text: Fitted, x: float, top: float) -> None:
    """Lines from ``top`` downwards, in points from the lower left corner. A character that no
    typeface has leaves the room for a pen."""
    from icpdesk.pdf.rare_glyphs import runs

    for number, line in enumerate(text.lines):
        at, base = x, top - text.size * (0.88 + number * LEADING)
        for font, words in runs(line):
            canvas.setFont(font, text.size)
            canvas.drawString(at, base, words)
            at += _width(words, font, text.size)


def width_of(text: str, size: float) -> float:
    """How wide a text is as :func:`write` writes it; points."""
    from icpdesk.pdf.rare_glyphs import runs

    return sum(_width(words, font, size) for font, words in runs(text))


def _width(text: str, font: str, size: float) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))


def _wrapped(value: str, width: float, size: float) -> tuple[str, ...]:
    lines: list[str] = []
    for part in value.split("\n"):
        line = ""
        for character in part:
            if line and width_of(line + character, size) > width:
                lines.append(line)
                line = ""
            line += character
        lines.append(line)
    return tuple(lines)
