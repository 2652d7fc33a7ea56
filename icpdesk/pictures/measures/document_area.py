"""Which pixels of the small copy show the document: inside its corners, else the whole picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.pixels import scale, small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INSET = 0.03
"""Of the document, left out along its edges."""


@dataclass(frozen=True, slots=True)
class DocumentArea:
    """``mask``: height × width of the small copy; ``box``: [x, y, width, height] around it."""

    mask: NDArray[np.bool_]
    box: tuple[int, int, int, int]
    on_desk: bool
    """Whether edges were seen; otherwise the mask is the whole picture."""


def document_area(picture: Picture) -> DocumentArea:
    """From the document's corners."""
    import cv2
    import numpy as np

    height, width = small(picture).shape[:2]
    found = picture.measure(document_quad)
    if found is None:
        return DocumentArea(np.ones((height, width), bool), (0, 0, width, height), False)
    quad = found.points / scale(picture)
    inner = quad.mean(axis=0) + (quad - quad.mean(axis=0)) * (1 - 2 * _INSET)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillConvexPoly(mask, np.round(inner).astype(np.int32), 1)
    x, y, w, h = cv2.boundingRect(np.round(inner).astype(np.int32))
    x0, y0 = max(0, x), max(0, y)
    box = (x0, y0, min(width, x + w) - x0, min(height, y + h) - y0)
    return DocumentArea(mask > 0, box, True)
