"""The pages of a PDF as pictures, for a preview or a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.base.pdfium import opened, page_picture

if TYPE_CHECKING:
    from PIL import Image

SCREEN_DPI, PRINT_DPI = 110, 300
_MOST_PAGES = 40


def pages_of(pdf: bytes, dpi: int = SCREEN_DPI) -> tuple[Image.Image, ...]:
    """Every page in RGB; at most 40, more than any paper of a filing has."""
    with opened(pdf) as document:
        count = min(len(document), _MOST_PAGES)
        return tuple(page_picture(document[number], dpi).convert("RGB") for number in range(count))
