"""What stands at the four borders of a picture: print that runs into them, and the colour there.

In a scan without a margin print ends before the border; where a document is cut off, lines of text, a
frame or an emblem run into it. Tiled watermarks and the ground of passports run into all borders.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.desk import lab
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]

SIDES = ("top", "right", "bottom", "left")
_DEEP = 12
"""One part of the picture in so many is looked at along a border."""
_STROKE = 15
"""Pixels of the reduced copy: print is finer than that."""
_INK = 9.0
"""Units of lightness by which print is darker than what is around it."""
_AT = 1
"""Pixels from the border within which a stroke must begin."""
_LONG = 0.3
"""Share of a border from which a stroke is an edge of paper or a scanner's black rim."""
_RIM = 4


@dataclass(frozen=True, slots=True)
class Border:
    """One border."""

    pieces: int
    """Strokes that run into it."""
    share: float
    """Of its length that they take, 0 to 1."""
    lightness: float
    """Median along it, CIELAB, 0 to 100."""
    chroma: float
    """Median along it, CIELAB."""


def border_print(picture: Picture) -> dict[str, Border]:
    """By side: top, right, bottom, left of the upright picture."""
    import numpy as np

    image = picture.measure(lab)
    return {
        side: _border(np.ascontiguousarray(np.rot90(image, number)))
        for number, side in enumerate(SIDES)
    }


def _border(image: Lab) -> Border:
    """Of the upper border."""
    import cv2
    import numpy as np

    width = image.shape[1]
    light = image[: max(24, image.shape[0] // _DEEP), :, 0]
    wide = cv2.copyMakeBorder(light, _STROKE, 0, _STROKE, _STROKE, cv2.BORDER_REFLECT)
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((_STROKE, _STROKE), np.uint8))
    ink = (closed[_STROKE:, _STROKE:-_STROKE] - light > _INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    pieces = taken = 0
    for number, (_, top, wide_, high, size) in enumerate(stats[1:], 1):
        if top <= _AT and high >= 4 and size >= 6 and wide_ < _LONG * width:
            pieces += 1
            taken += int((labels[:3] == number).any(axis=0).sum())
    rim = image[:_RIM].reshape(-1, 3)
    chroma = float(np.median(np.hypot(rim[:, 1], rim[:, 2])))
    return Border(pieces, taken / width, float(np.median(rim[:, 0])), chroma)
