"""The first page of a PDF as a picture, and the text that it carries.

Electronic licences and certificates come as PDF. Whether a slot takes one is a rule of the slot; here it
is looked at like a scan, and what its own text layer says is read without a doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.base.pdfium import opened
from icpdesk.base.text import Text
from icpdesk.pictures.formats import UnreadablePicture

if TYPE_CHECKING:
    from PIL import Image

_DPI = 200
_POINTS = 72
LONGEST = 3508
"""Pixels of the long side: A4 at 300 dpi."""
_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of text; its box as shares of the page's width and height, from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def page_size(data: bytes) -> tuple[int, int]:
    """Pixels of the first page at 200 dpi; UnreadablePicture for a PDF that cannot be opened."""
    with _first(data) as (width, height, _):
        scale = min(_DPI / _POINTS, LONGEST / max(width, height, 1.0))
        return max(1, round(width * scale)), max(1, round(height * scale))


def page_image(data: bytes, longest: int | None = None) -> Image.Image:
    """The first page in RGB, its long side at most ``longest`` (by default as :func:`page_size`)."""
    side = min(longest or LONGEST, max(page_size(data)))
    with _first(data) as (width, height, page):
        picture: Image.Image = page.render(scale=side / max(width, height, 1.0)).to_pil()
    return picture.convert("RGB")


def page_lines(data: bytes) -> tuple[PageLine, ...]:
    """The lines of the first page's text layer from top to bottom; none for a scan."""
    with _first(data) as (width, height, page):
        text = page.get_textpage()
        try:
            found = []
            for index in range(min(text.count_rects(), _MOST_LINES)):
                left, bottom, right, top = text.get_rect(index)
                words = text.get_text_bounded(left, bottom, right, top).strip()
                if words:
                    found.append(
                        PageLine(
                            " ".join(words.split()),
                            left / width,
                            1 - top / height,
                            right / width,
                            1 - bottom / height,
                        )
                    )
        finally:
            text.close()
    return tuple(sorted(found, key=lambda line: (round(line.top, 2), line.left)))


@contextmanager
def _first(data: bytes) -> Iterator[tuple[float, float, Any]]:
    """Width and height in points, and the page itself."""
    from pypdfium2 import PdfiumError

    try:
        with opened(data) as document:
            page = document[0]
            yield page.get_width(), page.get_height(), page
    except (PdfiumError, IndexError, ValueError, OSError) as problem:
        locked = "assword" in str(problem)
        raise UnreadablePicture(
            Text("The PDF is protected by a password.", "PDF 有密码保护。")
            if locked
            else Text("The PDF is damaged or has no page.", "PDF 已损坏或没有页面。"),
            Text("Save its page as a picture.", "请将其页面另存为图片。"),
        ) from None
