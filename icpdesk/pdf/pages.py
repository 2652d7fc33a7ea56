"""The pages of a PDF as pictures, for a preview or a printer.

A small picture of a paper on which the places for signature, seal, fingerprint and date are marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color, HexColor
from reportlab.platypus.flowables import Flowable

from icpdesk.base.pdfium import opened, page_picture
from icpdesk.model.printed import MarkPlace, PrintedPaper
from icpdesk.pdf.fonts import BLUE, BOLD, INK, LINE, RED, REGULAR, width_of
from icpdesk.pdf.tags import artifact, tagged

if TYPE_CHECKING:
    from PIL import Image


SCREEN_DPI, PRINT_DPI = 110, 300
_MOST_PAGES = 40


def pages_of(pdf: bytes, dpi: int = SCREEN_DPI) -> tuple[Image.Image, ...]:
    """Every page in RGB; at most 40, more than any paper of a filing has."""
    with opened(pdf) as document:
        count = min(len(document), _MOST_PAGES)
        return tuple(page_picture(document[number], dpi).convert("RGB") for number in range(count))


_SCALE = 0.225
_CAPTION = 14.0
_TONES = {"signature": BLUE, "number": BLUE, "date": BLUE, "seal": RED, "fingerprint": RED}
_TALLEST = 60.0
"""Points; the word across a draft is higher and no line of its text."""


class Thumbnail(Flowable):  # type: ignore[misc]
    """The page of ``paper`` that hands write on: grey bars for its text, numbered places."""

    def __init__(self, paper: PrintedPaper) -> None:
        super().__init__()
        self._paper = paper
        pages = [place.page for page in paper.pages for place in page.places]
        self._page = paper.pages[pages[0] if pages else 0]

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """A fixed share of A4 and a line for the name."""
        self.width = self._page.width * _SCALE
        self.height = self._page.height * _SCALE + _CAPTION
        return self.width, self.height

    def draw(self) -> None:
        """The sheet as decoration, the name as text."""
        canvas = self.canv
        with artifact(canvas):
            canvas.setStrokeColor(HexColor(LINE))
            canvas.setLineWidth(0.6)
            canvas.rect(0, 0, self.width, self.height - _CAPTION)
            canvas.setFillColor(Color(0.6, 0.65, 0.7, alpha=0.55))
            for line in self._page.lines:
                left, top, right, bottom = (edge * _SCALE for edge in line.box)
                if bottom - top > _TALLEST * _SCALE:
                    continue
                y = self.height - _CAPTION - bottom
                canvas.rect(left, y, right - left, max(0.8, (bottom - top) * 0.6), 0, 1)
            for number, place in enumerate(self._page.places, 1):
                self._place(canvas, number, place)
        with tagged(canvas, "P"):
            canvas.setFont(REGULAR, 7.5)
            canvas.setFillColor(HexColor(INK))
            canvas.drawString(0, self.height - _CAPTION + 5, self._name())

    def _name(self) -> str:
        name, width = self._paper.name.zh, width_of(REGULAR)
        while sum(width(c) for c in name) * 7.5 > self.width:
            name = name[:-2] + "…"
        return name

    def _place(self, canvas: Any, number: int, place: MarkPlace) -> None:
        left, top, right, bottom = (edge * _SCALE for edge in place.box)
        y = self.height - _CAPTION - bottom
        tone = HexColor(_TONES[place.kind])
        canvas.setStrokeColor(tone)
        canvas.setFillColor(Color(tone.red, tone.green, tone.blue, alpha=0.14))
        canvas.setLineWidth(0.7)
        if place.kind in ("seal", "fingerprint"):
            share = 0.45 if place.kind == "seal" else 0.3
            middle = ((left + right) / 2, y + (bottom - top) / 2)
            canvas.circle(*middle, (right - left) * share, 1, 1)
        else:
            canvas.rect(left, y, right - left, bottom - top, 1, 1)
        canvas.setFillColor(tone)
        canvas.setFont(BOLD, 8)
        canvas.drawCentredString((left + right) / 2, y + (bottom - top) / 2 - 3, str(number))
