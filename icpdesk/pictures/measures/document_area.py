"""Which pixels of the small copy show the document: inside its corners, else the whole picture.

The shape of the document as a reader holds it: width by height, and how far that may be off.

Cards (ISO/IEC 7810 ID-1) are 85.60 by 53.98 mm: 1.586. A4 and A3 sheets are 0.707 upright and 1.414
lying. ``doubt`` is half the share by which opposite sides differ: a sheet that leans away from the
camera is foreshortened, and its far side is shorter. Measured on drawn documents on desks, up to a
lean of 20°, the ratio was off by less than that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.desk import lab
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.paper_beyond import crossing
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


@dataclass(frozen=True, slots=True)
class DocumentShape:
    """See the module; both are plain ratios."""

    ratio: float
    doubt: float
    crossing: float
    """Longest part of a side that something crosses; an emblem crosses a printed frame, which is no sheet."""


def document_shape(picture: Picture) -> DocumentShape | None:
    """None unless all four edges of the document are seen."""
    import numpy as np

    quad = picture.measure(document_quad)
    if quad is None or quad.cut:
        return None
    points = quad.points
    lengths = np.linalg.norm(np.roll(points, -1, axis=0) - points, axis=1)
    if float(lengths.min()) < 1:
        return None
    top, right, bottom, left = (float(length) for length in lengths)
    ratio = (top + bottom) / (left + right)
    apart = max(abs(top - bottom) / (top + bottom), abs(left - right) / (left + right))
    lies = picture.measure(document_turn).degrees % 180 == 90
    image = picture.measure(lab)
    factor = image.shape[1] / picture.size[0]
    return DocumentShape(1 / ratio if lies else ratio, apart, crossing(image, points * factor))
