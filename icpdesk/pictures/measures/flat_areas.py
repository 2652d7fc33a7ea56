"""Places where neighbouring pixels are exactly alike, as programs fill them and cameras never do.

Cameras and scanners add grain. Where a JPEG kept it (a quality of 90 and more), hardly any square of 5
pixels is of one tone: at most 0.007 % of a document in one place, on drawn documents with grain. A value
that was painted over stands out with 0.1 % and more in one dense place. A page that was never on paper
has one tone nearly everywhere. Squeezed pictures lose their grain: there flat places lie all over, and
nothing can be told. Burnt-out and black pixels do not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.uint8]

_SQUARE = 5
_BLACK, _BURNT = 5, 252
_STEP = 4
"""Pixels of the coarse copy for one of the map in which places are put together."""
_PART = 64
"""Of 255: how much of a pixel of that map must be flat."""
_GAP = 7
"""Pixels of that map up to which places belong together: digits lie between them."""
_FEWEST = 40
"""Flat pixels below which there is no place to speak of."""


@dataclass(frozen=True, slots=True)
class FlatAreas:
    """Shares of the document from 0 to 1, but ``tone``, which is one of the picture."""

    tone: float
    """Flat and of the commonest tone of grey."""
    place: float = 0.0
    """Flat pixels in the place that has most of them."""
    elsewhere: float = 0.0
    """Flat pixels in all other places."""
    extent: float = 0.0
    """The upright box around that place."""
    dense: float = 0.0
    """Share of the box that is flat."""
    box: tuple[int, int, int, int] | None = None
    """[x, y, width, height] in pixels of the upright picture."""


def flat_areas(picture: Picture) -> FlatAreas:
    """From the coarse copy."""
    import cv2
    import numpy as np

    image = picture.measure(grey)
    square = np.ones((_SQUARE, _SQUARE), np.uint8)
    flat = np.asarray(cv2.compare(cv2.dilate(image, square), cv2.erode(image, square), cv2.CMP_EQ))
    flat = flat & np.asarray(cv2.inRange(image, _BLACK, _BURNT), np.uint8)
    if cv2.countNonZero(flat) < _FEWEST:
        return FlatAreas(0.0)
    tone = float(cv2.calcHist([image], [0], flat, [256], [0, 256]).max()) / image.size
    return _largest(flat, _document(picture, image.shape), tone, max(picture.size))


def _document(picture: Picture, shape: tuple[int, ...]) -> Mask:
    """255 on the document, in the size of ``shape``."""
    import cv2
    import numpy as np

    mask = picture.measure(document_area).mask.astype(np.uint8) * 255
    size = (shape[1], shape[0])
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_NEAREST), np.uint8)


def _largest(flat: Mask, document: Mask, tone: float, long_side: int) -> FlatAreas:
    import cv2
    import numpy as np

    flat = flat & document
    whole, count = max(1, cv2.countNonZero(document)), cv2.countNonZero(flat)
    if count < _FEWEST:
        return FlatAreas(tone)
    small = cv2.resize(flat, None, fx=1 / _STEP, fy=1 / _STEP, interpolation=cv2.INTER_AREA)
    joined = cv2.morphologyEx(
        np.asarray(cv2.threshold(small, _PART, 1, cv2.THRESH_BINARY)[1]),
        cv2.MORPH_CLOSE,
        np.ones((_GAP, _GAP)),
    )
    _, labels = cv2.connectedComponents(joined)
    labels[joined == 0] = 0
    amounts = np.bincount(labels.ravel(), small.ravel())
    amounts[0] = 0
    if not amounts.any():
        return FlatAreas(tone, elsewhere=count / whole)
    best = int(amounts.argmax())
    x, y, width, height = (
        value * _STEP for value in cv2.boundingRect((labels == best) * np.uint8(1))
    )
    inside = cv2.countNonZero(np.ascontiguousarray(flat[y : y + height, x : x + width]))
    factor = long_side / max(flat.shape)
    return FlatAreas(
        tone=tone,
        place=inside / whole,
        elsewhere=(count - inside) / whole,
        extent=width * height / whole,
        dense=inside / max(1, width * height),
        box=(round(x * factor), round(y * factor), round(width * factor), round(height * factor)),
    )
