"""Light on a document, each 0 to 1: how bright the paper and the ink are, burnt-out share, evenness.

Only the document counts, not the desk it lies on.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.imaging.measures.document_area import document_area
from icpdesk.imaging.measures.pixels import least, small
from icpdesk.imaging.picture import Picture

_CELLS = 3


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
    grey = np.asarray(cv2.cvtColor(small(picture), cv2.COLOR_RGB2GRAY))
    seen = grey[::2, ::2][area.mask[::2, ::2]]
    if seen.size < 100:
        return PaperLight(0.0, 0.0, 0.0, 0.0, None)
    ink, paper = np.percentile(seen, (0.5, 85))
    x, y, width, height = area.box
    cells: list[tuple[float, tuple[int, int, int, int]]] = []
    for row in range(_CELLS):
        for column in range(_CELLS):
            left, top = x + column * width // _CELLS, y + row * height // _CELLS
            cell = (left, top, width // _CELLS, height // _CELLS)
            part = np.s_[top : top + cell[3] : 2, left : left + cell[2] : 2]
            inside = grey[part][area.mask[part]]
            if inside.size >= 0.15 * cell[2] * cell[3]:
                cells.append((float(np.percentile(inside, 85)), cell))
    low, high = min(cells, default=None), max(cells, default=None)
    return PaperLight(
        paper=float(paper) / 255,
        ink=float(ink) / 255,
        burnt=float((picture.measure(least)[area.mask] >= 252).mean()),
        fall=(high[0] - low[0]) / max(high[0], 1.0) if low and high else 0.0,
        darkest=low[1] if low else None,
    )
