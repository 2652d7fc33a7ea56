"""The one door to PDFium: it keeps state of its own for the whole process and takes one caller at a time.

The window renders papers in one thread while another checks signed scans against their print; both
inside the library at once end the process without a word (see ``docs/decisions/0030``).
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_POINTS = 72
_MOST_PIXELS = 18_000_000
"""A3 at 300 dpi."""
_lock = threading.RLock()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """A ``pypdfium2.PdfDocument``; nobody else is inside the library until the block ends.

    Take plain values out of the block, no pages and no text pages: they end with the document.
    """
    with _lock:
        import pypdfium2

        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_picture(page: Any, dpi: float) -> Any:
    """A page as a ``PIL.Image``; one that is larger than A3 on paper comes with fewer pixels.

    To be called inside of :func:`opened` only. A hostile file may say that its page is 5 m wide.
    """
    pixels = page.get_width() * page.get_height() * (dpi / _POINTS) ** 2
    less = math.sqrt(max(1.0, pixels / _MOST_PIXELS))
    return page.render(scale=dpi / _POINTS / less).to_pil()


def calls() -> Any:
    """The library's own functions, for what an open document's objects do not tell.

    To be called inside of :func:`opened` only.
    """
    import pypdfium2.raw

    return pypdfium2.raw
