"""The four corners of the document in a picture, and whether it runs off the picture.

Outlines from region and edge masks (:mod:`quad_candidates`) are judged by the step of colour across
their sides (:mod:`quad_support`); the best supported large one wins and is refined. Works at about
500 pixels. On a desk of the paper's own colour nothing is found; callers then use :func:`from_text` with
the boxes of recognised text, or :func:`from_corners` with what the user dragged.

Outlines of a document that was photographed from far away: a small spot, and else only desk.

An outline that covers less than a fifth of a picture is a printed portrait more often than a document.
One is taken for a document when nothing else differs from the desk, as print around a portrait does,
and when it has the shape of a card (1.586, ISO/IEC 7810) or of a sheet (1.414, ISO 216).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from icpdesk.pictures.measures.desk import distance_from_desk, lab, off_desk, reduced
from icpdesk.pictures.measures.paper_beyond import beyond
from icpdesk.pictures.measures.quad_candidates import LEAST_SHARE, candidates, regions
from icpdesk.pictures.measures.quad_support import Support, refined, support
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.quads import area, around_hull, is_sheet, ordered, sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float32]
    Distance = NDArray[np.float32]

_NARROWEST = 40
"""Short side in pixels of the copy below which nothing is looked for."""
_LEAST = 0.35
"""Support below which an outline is not believed."""
_CERTAIN = 0.85
"""Support of four sides at which the search ends."""
_FAR_SURE = 0.55
"""The same for a small document in a large picture."""
_SAME = 2.0
"""Outlines whose corners are this near to each other, in pixels, are one."""
_DOUBTFUL = 0.7
"""Support below which an outline must be found at a second size."""
_SMALLER = 0.8
"""The second size beside the first."""
_ALIKE = 0.025
"""How far corners may be apart there, as a share of the picture's long side."""
_FULL = 0.985
"""An outline that covers this share of the picture is the picture itself."""
_TEXT_MARGIN = 0.06
"""Of the height of the text block, added around it."""

Corners = tuple[tuple[float, float], ...]
Method = Literal["edges", "text", "user"]


@dataclass(frozen=True, slots=True)
class DocumentQuad:
    """Corners [x, y], upper left first, clockwise as the picture is seen, in upright pixels."""

    corners: Corners
    confidence: float
    """0 to 1."""
    method: Method
    cut: tuple[str, ...] = ()
    """Sides (top, right, bottom, left) at which the document runs off the picture."""

    @property
    def size(self) -> tuple[float, float]:
        """Mean width and height of the document in pixels."""
        return sides(self.points)

    @property
    def points(self) -> Points:
        """The corners as a 4 × 2 array."""
        import numpy as np

        return np.asarray(self.corners, dtype=np.float32)


def document_quad(picture: Picture) -> DocumentQuad | None:
    """None when no edge of a document is seen: a scan that fills the picture, or a desk as white."""
    import numpy as np

    colours = picture.measure(lab)
    if min(colours.shape[:2]) < _NARROWEST:
        return None
    best = _best(colours, picture.measure(distance_from_desk))
    if best is None:
        return None
    quad, seen = best
    if (seen.value < _DOUBTFUL or len(seen.seen) < 4) and not _seen_again(picture, quad):
        return None
    height, width = colours.shape[:2]
    scale = np.array([picture.size[0] / width, picture.size[1] / height], np.float32)
    names = ("top", "right", "bottom", "left")
    cut = tuple(name for name, value in zip(names, seen.sides, strict=True) if value is None)
    limit = np.array([width, height], np.float32)
    return DocumentQuad(
        corners=_corners(np.clip(quad, 0, limit) * scale),
        confidence=min(1.0, seen.value * (0.8 if cut else 1.0)),
        method="edges",
        cut=cut,
    )


def from_text(boxes: Sequence[Sequence[tuple[float, float]]]) -> DocumentQuad | None:
    """The rectangle around boxes of recognised text (corner points each), with a margin."""
    import cv2
    import numpy as np

    points = np.array([point for box in boxes for point in box], np.float32)
    if len(points) < 8:
        return None
    (x, y), (width, height), angle = cv2.minAreaRect(points)
    margin = 2 * _TEXT_MARGIN * min(width, height)
    around = cv2.boxPoints(((x, y), (width + margin, height + margin), angle))
    return DocumentQuad(
        _corners(ordered(np.asarray(around, np.float32))), confidence=0.4, method="text"
    )


def from_corners(corners: Sequence[tuple[float, float]]) -> DocumentQuad | None:
    """Four corners that the user gave, in any order; None when no sheet could look like that."""
    import numpy as np

    quad = ordered(np.asarray(corners, dtype=np.float32))
    if quad.shape != (4, 2) or not is_sheet(quad):
        return None
    return DocumentQuad(_corners(quad), confidence=1.0, method="user")


def margins_cut(picture: Picture) -> bool:
    """Whether the document runs off the picture at one to three sides."""
    found = picture.measure(document_quad)
    return bool(found and found.cut)


def _seen_again(picture: Picture, quad: Points) -> bool:
    """Whether a doubtful outline is also found in a smaller copy: then it is not one of this size alone."""
    import cv2
    import numpy as np

    shown = picture.measure(reduced)
    size = (round(shown.shape[1] * _SMALLER), round(shown.shape[0] * _SMALLER))
    if min(size) < _NARROWEST:
        return True
    fewer = cv2.resize(shown, size, interpolation=cv2.INTER_AREA)
    colours = cv2.cvtColor(fewer.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    best = _best(np.asarray(colours, np.float32), off_desk(np.asarray(colours, np.float32)))
    if best is None:
        return False
    off = float(np.abs(best[0] / _SMALLER - quad).max())
    return off <= _ALIKE * float(max(shown.shape[:2]))


def _best(
    image: NDArray[np.float32], distance: NDArray[np.float32]
) -> tuple[Points, Support] | None:
    """The outline with the best product of support and size, refined.

    Candidates come coarse to fine; the search ends with the first that is beyond doubt.
    """
    best: tuple[float, Points, Support] | None = None
    tried: list[Points] = []
    for quad in candidates(image, distance):
        if not is_sheet(quad) or any(float(abs(quad - other).max()) < _SAME for other in tried):
            continue
        tried.append(quad)
        judged = _judged(image, quad)
        if judged and (best is None or judged[0] > best[0]):
            if beyond(image, judged[1]).goes_on:
                continue
            best = judged
            if best[2].value >= _CERTAIN and len(best[2].seen) == 4:
                break
    if best is None or len(best[2].seen) < 4:
        best = _far(image, distance) or best
    return (best[1], best[2]) if best else None


def _far(
    image: NDArray[np.float32], distance: NDArray[np.float32]
) -> tuple[float, Points, Support] | None:
    """A small document in a large picture; None when that is not beyond doubt."""
    for quad in far_outlines(distance):
        judged = _judged(image, quad) if is_sheet(quad) else None
        if judged and judged[2].value >= _FAR_SURE and len(judged[2].seen) == 4:
            return judged
    return None


def _judged(image: NDArray[np.float32], quad: Points) -> tuple[float, Points, Support] | None:
    """Rank, refined outline and its support; None when it is not believed."""
    whole = image.shape[0] * image.shape[1]
    if area(quad) / whole > _FULL or support(image, quad).value < _LEAST / 2:
        return None
    better = refined(image, quad)
    better = better if is_sheet(better) else quad
    seen = support(image, better)
    share = area(better) / whole
    if seen.value < _LEAST or share > _FULL or len(seen.seen) < 2:
        return None
    # A side without an outside is no proof; three proven ones beat two, whatever the area.
    return seen.value * float(share**0.5) * (len(seen.seen) / 4) ** 0.5, better, seen


def _corners(points: Points) -> Corners:
    return tuple((float(x), float(y)) for x, y in points)


_SMALLEST_SHARE = 0.012
"""Of the picture; print of a smaller document could not be read."""
_MOST_BESIDE = 0.1
"""What else may differ from the desk, as a share of the spot's area."""
_SHAPES = (1.586, 1.414, 1 / 1.414, 1 / 1.586)
_UNLIKE = 0.12
"""By how much of it a shape may be off when the camera is not held straight."""


def far_outlines(distance: Distance) -> Iterator[Points]:
    """Quadrilaterals (4 × 2) in the pixels of ``distance`` from the desk, surest first."""
    import cv2
    import numpy as np

    for limit, mask in regions(distance):
        contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        hulls = [cv2.convexHull(contour) for contour in contours if len(contour) >= 4]
        if not hulls:
            continue
        hull = max(hulls, key=cv2.contourArea)
        if not _SMALLEST_SHARE < cv2.contourArea(hull) / mask.size < LEAST_SHARE:
            continue
        covered = cv2.fillConvexPoly(np.zeros(mask.shape, np.uint8), hull, (1,))
        near = cv2.dilate(covered, np.ones((9, 9), np.uint8))
        beside = np.count_nonzero((distance > limit) & (near == 0))
        quad = around_hull(hull.reshape(-1, 2).astype("float32"))
        if quad is not None and beside <= _MOST_BESIDE * area(quad) and _has_shape(quad):
            yield quad


def _has_shape(quad: Points) -> bool:
    width, height = sides(quad)
    return any(abs(width / height / shape - 1) < _UNLIKE for shape in _SHAPES)
