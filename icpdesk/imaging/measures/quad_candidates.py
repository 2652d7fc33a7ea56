"""Outlines that could be the edge of a document; most are not, :mod:`quad_support` judges them.

Two kinds: regions that differ from the colour along the picture's border (found on plain desks, also
on pale ones, because several limits are tried), and closed contours of Canny edges in L, a and b
(found on uneven desks).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from icpdesk.imaging.quads import area, around_hull

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]
    Mask = NDArray[np.uint8]
    Points = NDArray[np.float32]

_LEAST_SHARE = 0.2
"""Of the picture; smaller outlines are printed portraits more often than documents."""
_LIMITS = (24.0, 12.0, 6.0, 3.0, 1.8)
"""Distances from the border's colour, in CIELAB units."""
_EDGES = ((6, 18), (20, 60))
"""Hysteresis limits of Canny, on eight-bit CIELAB."""


def candidates(lab: Lab) -> Iterator[Points]:
    """Quadrilaterals (4 × 2) in the pixels of a CIELAB picture, height × width × 3, L 0 to 100."""
    for mask in regions(lab):
        yield from _outlines(mask, outer=True)
    for mask in _contours(lab):
        yield from _outlines(mask, outer=False)


def regions(lab: Lab) -> Iterator[Mask]:
    """Masks (0 or 1) of what differs from the desk, from clearly to hardly."""
    import cv2
    import numpy as np

    smooth = np.asarray(cv2.GaussianBlur(lab, (0, 0), 1.6), dtype=np.float32)
    off = smooth - _desk(smooth)
    distance = np.sqrt(np.einsum("ijk,ijk->ij", off, off))
    kernel = np.ones((5, 5), np.uint8)
    for limit in _LIMITS:
        mask = (distance > limit).astype(np.uint8)
        yield np.asarray(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _desk(lab: Lab) -> Lab:
    """The desk's colour at each pixel: a plane through the colours along the border.

    A plane, because light falls off across a picture; its fit is repeated without the pixels that do
    not lie on it, such as those of a document that touches the border.
    """
    import numpy as np

    height, width = lab.shape[:2]
    rim = max(3, min(height, width) // 40)
    near = np.ones((height, width), bool)
    near[rim:-rim, rim:-rim] = False
    y, x = (index[::7] for index in np.nonzero(near))
    colours = lab[y, x]
    terms = np.stack([np.ones(len(x)), x / width - 0.5, y / height - 0.5], axis=1)
    middle = np.median(colours, axis=0)
    off = np.abs(colours - middle).sum(axis=1)
    keep = off <= max(4.0, float(np.percentile(off, 60)))
    plane = np.zeros((3, 3))
    for _ in range(2):
        plane = np.linalg.lstsq(terms[keep], colours[keep], rcond=None)[0]
        off = np.abs(colours - terms @ plane).sum(axis=1)
        keep = off <= max(3.0, float(np.percentile(off, 60)))
    across = (np.arange(width, dtype=np.float32) / width - 0.5)[None, :, None]
    down = (np.arange(height, dtype=np.float32) / height - 0.5)[:, None, None]
    level = plane.astype(np.float32)
    return np.asarray(level[0] + across * level[1] + down * level[2], dtype=np.float32)


def _contours(lab: Lab) -> Iterator[Mask]:
    import cv2
    import numpy as np

    smooth = cv2.GaussianBlur(lab, (0, 0), 1.2)
    bytes_ = np.clip(smooth * (2.55, 1, 1) + (0, 128, 128), 0, 255).astype(np.uint8)
    for low, high in _EDGES:
        found = np.zeros(lab.shape[:2], np.uint8)
        for plane in cv2.split(bytes_):
            found |= np.asarray(cv2.Canny(plane, low, high), dtype=np.uint8)
        yield np.asarray(cv2.dilate(found, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _outlines(mask: Mask, *, outer: bool) -> Iterator[Points]:
    import cv2

    mode = cv2.RETR_EXTERNAL if outer else cv2.RETR_LIST
    contours, _ = cv2.findContours(mask, mode, cv2.CHAIN_APPROX_SIMPLE)
    least = _LEAST_SHARE * mask.size
    hulls = [cv2.convexHull(contour) for contour in contours if len(contour) >= 4]
    large = sorted((h for h in hulls if cv2.contourArea(h) >= least), key=cv2.contourArea)
    for hull in large[::-1][:4]:
        quad = around_hull(hull.reshape(-1, 2).astype("float32"))
        if quad is not None and area(quad) >= least:
            yield quad
