"""Brightness: mean luminance and the shares of nearly black and nearly white pixels, each 0 to 1.

How often each of the 256 values of a byte occurs, and percentiles of it; quicker than sorting.

Light on a document, each 0 to 1: how bright the paper and the ink are, burnt-out share, evenness.

Only the document counts, not the desk it lies on.

How colourful a document or portrait is: the 95th percentile of chroma, 0 (grey) to about 180.

Chroma is the distance from grey in YCbCr. True greyscale copies measured 0.0, colour documents from
7.6 up (measured on labelled pictures, 2026-11-24). Of a document only its own pixels count: a grey
copy on a brown desk is a grey copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.pixels import grey, least, small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.float64]
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Exposure:
    """Mean luminance, share of pixels under 16, share over 250 (of 255)."""

    mean: float
    black: float
    white: float


def exposure(picture: Picture) -> Exposure:
    """From every second pixel of the coarse copy."""
    import numpy as np

    values = np.ascontiguousarray(picture.measure(grey)[::2, ::2])
    told = counts(values) / values.size
    return Exposure(
        mean=float(told @ np.arange(256)) / 255,
        black=float(told[:16].sum()),
        white=float(told[251:].sum()),
    )


def counts(values: Any, mask: Any = None) -> Counts:
    """Of a picture of bytes, height × width; 256 numbers. Only where ``mask`` is not 0."""
    import cv2
    import numpy as np

    if not values.size:
        return np.zeros(256)
    return np.asarray(cv2.calcHist([values], [0], mask, [256], [0, 256]), np.float64).ravel()


def percentile(counted: Counts, share: float) -> float:
    """The value below which ``share`` (0 to 1) lies, between two bytes if need be."""
    import numpy as np

    reached = np.cumsum(counted)
    wanted = share * reached[-1]
    level = int(np.searchsorted(reached, wanted))
    before = float(reached[level - 1]) if level else 0.0
    return level - 1 + (float(wanted) - before) / max(float(counted[level]), 1.0) if level else 0.0


_CELLS = 3
_FILLED = 0.6
"""Share of a cell that must lie on the document."""
_FEWEST = 100
"""Pixels below which nothing is said."""
_PAPER, _INK = 0.85, 0.005
"""Shares of the pixels that are darker."""


@dataclass(frozen=True, slots=True)
class PaperLight:
    """Luminance of paper (85th percentile) and ink (half a per cent), share of pixels that are fully white."""

    paper: float
    ink: float
    burnt: float
    fall: float
    """Drop of the paper's luminance from the brightest to the darkest of 3 × 3 cells, as a share."""
    darkest: tuple[int, int, int, int] | None
    """That cell, [x, y, width, height] in the small copy."""


def paper_light(picture: Picture) -> PaperLight:
    """From the small copy."""
    import cv2
    import numpy as np

    area = picture.measure(document_area)
    grey = cv2.cvtColor(np.ascontiguousarray(small(picture)[::2, ::2]), cv2.COLOR_RGB2GRAY)
    mask = np.ascontiguousarray(area.mask[::2, ::2]).view(np.uint8)
    seen = counts(grey, mask)
    if seen.sum() < _FEWEST:
        return PaperLight(0.0, 0.0, 0.0, 0.0, None)
    x, y, width, height = area.box
    cells: list[tuple[float, tuple[int, int, int, int]]] = []
    for row in range(_CELLS):
        for column in range(_CELLS):
            left, top = x + column * width // _CELLS, y + row * height // _CELLS
            cell = (left, top, width // _CELLS, height // _CELLS)
            part = np.s_[top // 2 : (top + cell[3]) // 2, left // 2 : (left + cell[2]) // 2]
            inside = counts(grey[part], mask[part])
            if inside.sum() >= max(1.0, _FILLED * cell[2] * cell[3] / 4):
                cells.append((percentile(inside, _PAPER), cell))
    low, high = min(cells, default=None), max(cells, default=None)
    darkest = picture.measure(least)
    burnt = cv2.countNonZero(cv2.inRange(darkest, 252, 255) & area.mask.view(np.uint8))
    return PaperLight(
        paper=percentile(seen, _PAPER) / 255,
        ink=percentile(seen, _INK) / 255,
        burnt=burnt / max(1, cv2.countNonZero(area.mask.view(np.uint8))),
        fall=(high[0] - low[0]) / max(high[0], 1.0) if low and high else 0.0,
        darkest=low[1] if low else None,
    )


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
