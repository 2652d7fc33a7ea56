"""A signed paper on a template that is not ours: where its labels say that hands write.

Nothing is known of its printed words, so what follows from it is never certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model.printed import MarkPlace, PrintedPage
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.print_registration import Registration, laid
from icpdesk.pictures.picture import Picture
from icpdesk.reading.lines import Page, thorough_lines, upright_pixels

WIDTH, HEIGHT = 595.3, 841.9
"""A4 in points."""
_LABELS = (
    (re.compile(r"[^：:_\s]{0,16}(?:签字|签名|签章)[)）]?(?:并?按手印)?[：:]?"), "signature"),
    (re.compile(r"[^：:_\s]{0,16}(?:盖章|公章|印章)[)）]?[：:]?"), "seal"),
)
_RULED_OUT = ("审核", "核验单位", "接入")
"""The verifier signs there, not the customer."""
_REACH = 190.0
"""Points to the right of a label within which it is signed."""


def by_labels(picture: Picture) -> tuple[PrintedPage, Registration]:
    """The page laid flat by its edges, or as it is, and the places that its labels name."""
    import numpy as np

    page = picture.measure(thorough_lines)
    image = np.ascontiguousarray(picture.measure(upright_pixels)[:, :, ::-1])
    found = laid(image, _corners(picture, page), (WIDTH, HEIGHT))
    return PrintedPage(WIDTH, HEIGHT, (), tuple(_places(page, found))), found


def _corners(picture: Picture, page: Page) -> Any:
    """Of the paper in the picture that was read: its edges, else the whole of it."""
    import numpy as np

    quad = picture.measure(document_quad)
    if quad is not None and not picture.measure(document_turn).degrees:
        return np.asarray(quad.points * (page.width / picture.size[0]), np.float32)
    high = page.width * HEIGHT / WIDTH
    return np.array([[0, 0], [page.width, 0], [page.width, high], [0, high]], np.float32)


def _places(page: Page, found: Registration) -> Iterator[MarkPlace]:
    import numpy as np

    for line, corners in zip(page.lines, page.boxes, strict=True):
        for pattern, kind in _LABELS:
            match = pattern.search(line.text)
            if match is None or any(word in line.text for word in _RULED_OUT):
                continue
            on_page = found.on_page(np.asarray(corners, np.float32))
            left, right = float(on_page[:, 0].min()), float(on_page[:, 0].max())
            top, bottom = float(on_page[:, 1].min()), float(on_page[:, 1].max())
            end = left + (right - left) * match.end() / len(line.text)
            box = (end, top - 18, min(WIDTH - 20, end + _REACH), bottom + 10)
            label = Text(match[0].strip("：:"), match[0].strip("：:"))
            yield MarkPlace("signature" if kind == "signature" else "seal", label, "ask", box, 0)
