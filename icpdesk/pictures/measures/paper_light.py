"""Light on a document, each 0 to 1: how bright the paper and the ink are, burnt-out share, evenness.

Only the document counts, not the desk it lies on.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.histogram import counts, percentile
from icpdesk.pictures.measures.pixels import least, small
from icpdesk.pictures.picture import Picture

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
