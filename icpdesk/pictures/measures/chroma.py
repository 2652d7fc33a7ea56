"""How colourful a document or portrait is: the 95th percentile of chroma, 0 (grey) to about 180.

Chroma is the distance from grey in YCbCr. True greyscale copies measured 0.0, colour documents from
7.6 up (measured on labelled pictures, 2026-11-24). Of a document only its own pixels count: a grey
copy on a brown desk is a grey copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIT, _LEAST_LIT = 200.0, 80.0
"""Luminance of the brightest parts of a lit picture, and the least from which it is made up for."""


def chroma(picture: Picture) -> float:
    """Of the whole picture."""
    import numpy as np

    return float(np.percentile(_chroma(picture), 95))


def document_chroma(picture: Picture) -> float:
    """Of the document, where its edges are seen; else of the whole picture."""
    import cv2
    import numpy as np

    values = _chroma(picture)
    size = (values.shape[1], values.shape[0])
    mask = cv2.resize(picture.measure(document_area).mask.astype(np.uint8), size)
    seen = values[mask > 0]
    return float(np.percentile(seen, 95)) if seen.size > 50 else chroma(picture)


def _chroma(picture: Picture) -> NDArray[np.float32]:
    import cv2
    import numpy as np

    tiny = cv2.resize(small(picture), None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ycc = cv2.cvtColor(tiny, cv2.COLOR_RGB2YCrCb)
    planes = ycc[:, :, 1:].astype(np.float32) - 128
    # In poor light colours fade with the light; those of a grey copy stay none.
    lit = max(1.0, _LIT / max(_LEAST_LIT, float(np.percentile(ycc[:, :, 0], 95))))
    return np.asarray(lit * np.hypot(planes[:, :, 0], planes[:, :, 1]), dtype=np.float32)
