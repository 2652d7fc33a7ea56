"""Fingers over the edge of a document: where, and how far they reach in.

A finger has the colour of skin, comes from outside across the edge, takes a part of that side only,
and has another colour than the desk. Skin is told in YCrCb, where all complexions lie near one hue
(Chai and Ngan 1999), and beside the paper's own colour, because warm light gives paper some of that
hue, too. On a desk of the skin's colour nothing is said. The document is looked at as a flat rectangle
with a rim of the desk around it; where no edges are seen, the picture's own border is taken for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.pictures.measures.desk import reduced
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.quads import sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Mask = NDArray[np.uint8]
    Points = NDArray[np.float32]

_LONG = 320
"""Long side in pixels of the flat document."""
_RIM = 20
"""Pixels of desk around it."""
_SKIN_LOW, _SKIN_HIGH = (40, 137, 76), (255, 178, 127)
"""Y, Cr, Cb."""
_REDDER = 7
"""How much higher Cr must be than that of the paper."""
_THIN = 7
"""Pixels; narrower marks are print, frames and shadows."""
_UNLIKE = 9
"""Least distance from the desk's colour in one of the three bytes of CIELAB."""
_AT_EDGE, _BEYOND = 3, 8
"""Pixels inside and outside of the edge at which a spot must lie to come across it."""
_MOST_RIM = 0.35
"""Share of the picture's rim in the colour of skin above which that is the desk, where no edges are seen."""
_FEWEST = 40
"""Pixels of a spot below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Finger:
    """The spot that reaches in farthest."""

    depth: float
    """How far it reaches in, as a share of the document's short side."""
    width: float
    """How much of the side it takes, 0 to 1."""
    outside: float
    """Share of the rim beside it that has the colour of skin, 0 to 1."""
    solid: float
    """Its share of its own convex hull, 0 to 1."""
    corners: tuple[tuple[float, float], ...]
    """Rectangle around it in pixels of the upright picture, seen as the document is."""


def fingers(picture: Picture) -> Finger | None:
    """None without any such spot, and in tiny pictures."""
    import cv2
    import numpy as np

    image = picture.measure(reduced)
    if min(image.shape[:2]) < 4 * _RIM:
        return None
    quad, factor = picture.measure(document_quad), max(image.shape[:2]) / max(picture.size)
    back, size = _from_flat(quad.points * factor if quad else _whole(*image.shape[:2]))
    flat = np.asarray(
        cv2.warpPerspective(image, back, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP),
        np.uint8,
    )
    skin = _skin(flat)
    most = max(int(np.count_nonzero(line)) for line in _along_edges(skin))
    if most < _THIN or (quad is None and _rim_share(skin) > _MOST_RIM):
        return None
    _, labels, stats, _ = cv2.connectedComponentsWithStats(_not_desk(skin, flat))
    found = []
    for label in np.unique(np.concatenate(_along_edges(labels))):
        if label and stats[label, cv2.CC_STAT_AREA] >= _FEWEST:
            spot = labels == label
            told = _reach(spot, flat)
            if told:
                x, y, wide, high = (int(value) for value in stats[label, :4])
                around = np.array(
                    [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high]], np.float32
                )
                placed = cv2.perspectiveTransform(around[None], back)[0] / factor
                corners = tuple((float(a), float(b)) for a, b in placed)
                found.append(Finger(*told, _solidity(spot), corners))
    return max(found, key=lambda finger: finger.depth, default=None)


def _whole(height: int, width: int) -> Points:
    """The picture without a rim that is as wide as that of a flat document."""
    import numpy as np

    rim = max(height, width) * _RIM / (_LONG + 2 * _RIM)
    right, bottom = width - rim, height - rim
    return np.array([[rim, rim], [right, rim], [right, bottom], [rim, bottom]], np.float32)


def _from_flat(quad: Points) -> tuple[Any, tuple[int, int]]:
    """The matrix from the flat rectangle onto the copy, and the rectangle's size with its rim."""
    import cv2
    import numpy as np

    lengths = sides(quad)
    wide, high = (max(4 * _THIN, round(side * _LONG / max(lengths))) for side in lengths)
    inner = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32) + _RIM
    matrix = cv2.getPerspectiveTransform(inner, quad.astype(np.float32))
    return matrix, (wide + 2 * _RIM, high + 2 * _RIM)


def _skin(flat: Pixels) -> Mask:
    """Pixels that have the colour of skin and not that of the paper, 0 or 1."""
    import cv2
    import numpy as np

    smooth = cv2.GaussianBlur(flat, (3, 3), 0)
    ycc = np.asarray(cv2.cvtColor(smooth, cv2.COLOR_RGB2YCrCb))
    paper = float(np.median(ycc[_RIM:-_RIM:4, _RIM:-_RIM:4, 1]))
    low = (_SKIN_LOW[0], max(_SKIN_LOW[1], paper + _REDDER), _SKIN_LOW[2])
    return np.asarray(cv2.inRange(ycc, low, _SKIN_HIGH), np.uint8) & np.uint8(1)


def _along_edges(values: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """What lies along the inner side of each of the four edges; in most pictures no skin does."""
    inner = values[_RIM:-_RIM, _RIM:-_RIM]
    return inner[_AT_EDGE], inner[-1 - _AT_EDGE], inner[:, _AT_EDGE], inner[:, -1 - _AT_EDGE]


def _rim_share(mask: Mask) -> float:
    inner = mask[_RIM:-_RIM, _RIM:-_RIM]
    return float(int(mask.sum()) - int(inner.sum())) / (mask.size - inner.size)


def _not_desk(skin: Mask, flat: Pixels) -> Mask:
    """Without pixels of the desk's colour, which is that of the rim, and without thin marks."""
    import cv2
    import numpy as np

    lab = np.asarray(cv2.cvtColor(flat, cv2.COLOR_RGB2LAB))
    seen = np.asarray(flat[::3, ::3].any(axis=2))
    seen[_RIM // 3 : -_RIM // 3, _RIM // 3 : -_RIM // 3] = False
    if seen.any():
        desk = np.array([np.median(part) for part in lab[::3, ::3][seen].T])
        skin = skin & ~np.asarray(cv2.inRange(lab, desk - _UNLIKE, desk + _UNLIKE), np.uint8)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_THIN, _THIN))
    return np.asarray(cv2.morphologyEx(skin, cv2.MORPH_OPEN, kernel), np.uint8)


def _reach(spot: NDArray[np.bool_], flat: Pixels) -> tuple[float, float, float] | None:
    """Depth, width and outside of one spot; None when it touches no edge of the document."""
    import numpy as np

    best: tuple[float, float, float] | None = None
    for quarter in range(4):
        # Each edge in turn becomes the upper one.
        lies, seen = np.rot90(spot, quarter), np.rot90(flat, quarter)
        inner = lies[_RIM:-_RIM, _RIM:-_RIM]
        touches = inner[_AT_EDGE]
        if not touches.any():
            continue
        rows = np.flatnonzero(inner[:, touches].any(axis=1))
        beyond = slice(_RIM - _BEYOND, _RIM - _BEYOND + 1)
        columns = slice(_RIM, -_RIM)
        shown = np.asarray(seen[beyond, columns].any(axis=2))[0] & touches
        outside = lies[beyond, columns][0]
        told = (
            (int(rows.max()) + 1) / min(spot.shape[0] - 2 * _RIM, spot.shape[1] - 2 * _RIM),
            float(touches.mean()),
            float(outside[shown].mean()) if shown.any() else 1.0,
        )
        if best is None or told[2] * told[1] > best[2] * best[1]:
            best = told
    return best


def _solidity(spot: NDArray[np.bool_]) -> float:
    import cv2
    import numpy as np

    mask = spot.astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = cv2.contourArea(cv2.convexHull(np.concatenate(contours)))
    return min(1.0, float(mask.sum()) / max(1.0, hull))
