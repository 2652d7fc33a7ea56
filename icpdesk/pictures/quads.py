"""Quadrilaterals: four corners as a 4 × 2 array, upper left first, then clockwise, in pixels.

A document seen at an angle → the flat picture of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Points = NDArray[np.float32]

_MOST_CORNERS = 24


def ordered(points: Points) -> Points:
    """The same four corners, upper left first, clockwise as the picture is seen."""
    import numpy as np

    centre = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - centre[1], points[:, 0] - centre[0])
    around = points[np.argsort(angles)]
    first = int(np.argmin(around.sum(axis=1)))
    return np.asarray(np.roll(around, -first, axis=0), dtype=np.float32)


def area(quad: Points) -> float:
    """In square pixels; 0 for one that is folded over."""
    import numpy as np

    x, y = quad[:, 0], quad[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def sides(quad: Points) -> tuple[float, float]:
    """Mean width and mean height in pixels."""
    import numpy as np

    top, right, bottom, left = (
        float(np.linalg.norm(quad[(corner + 1) % 4] - quad[corner])) for corner in range(4)
    )
    return (top + bottom) / 2, (left + right) / 2


def corner_angles(quad: Points) -> tuple[float, ...]:
    """The four inner angles in degrees."""
    import numpy as np

    angles = []
    for corner in range(4):
        a, b = quad[corner - 1] - quad[corner], quad[(corner + 1) % 4] - quad[corner]
        cosine = np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9)
        angles.append(float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))))
    return tuple(angles)


def is_sheet(quad: Points) -> bool:
    """Whether a flat rectangle could look like this: convex, no corner far from a right angle."""
    import cv2

    return bool(cv2.isContourConvex(quad.reshape(-1, 1, 2))) and all(
        60 <= angle <= 120 for angle in corner_angles(quad)
    )


def meeting(a: Points, b: Points) -> Points | None:
    """Where the lines through two pairs of points (each 2 × 2) meet; None for parallels."""
    import numpy as np

    along_a, along_b = a[1] - a[0], b[1] - b[0]
    turn = along_a[0] * along_b[1] - along_a[1] * along_b[0]
    if abs(turn) < 1e-6:
        return None
    between = b[0] - a[0]
    share = (between[0] * along_b[1] - between[1] * along_b[0]) / turn
    return np.asarray(a[0] + share * along_a, dtype=np.float32)


def around_hull(hull: Points) -> Points | None:
    """The quadrilateral around a convex outline (n × 2) that adds the least area to it.

    Sides are taken away one by one and their neighbours prolonged until they meet, so rounded or
    folded corners do not pull the result inwards. None when the outline has no four sides.
    """
    import cv2
    import numpy as np

    length = cv2.arcLength(hull.reshape(-1, 1, 2), True)
    outline = hull
    for share in (0.004, 0.008, 0.016):
        simpler = cv2.approxPolyDP(hull.reshape(-1, 1, 2), share * length, True)
        outline = np.asarray(simpler, dtype=np.float32).reshape(-1, 2)
        if len(outline) <= _MOST_CORNERS:
            break
    points = outline
    while len(points) > 4:
        shorter = _without_cheapest_side(points)
        if shorter is None:
            return None
        points = shorter
    return ordered(points) if len(points) == 4 else None


def _without_cheapest_side(points: Points) -> Points | None:
    import numpy as np

    best: tuple[float, int, Points] | None = None
    count = len(points)
    for side in range(count):
        before, start = points[side - 1], points[side]
        end, after = points[(side + 1) % count], points[(side + 2) % count]
        corner = meeting(np.stack([before, start]), np.stack([after, end]))
        if corner is None or np.dot(corner - start, start - before) < 0:
            continue
        if np.dot(corner - end, end - after) < 0:
            continue
        added = area(np.stack([start, corner, end, end]))
        if best is None or added < best[0]:
            best = (added, side, corner)
    if best is None:
        return None
    _, side, corner = best
    kept = np.array([p for n, p in enumerate(points) if n not in (side, (side + 1) % count)])
    place = side if side + 1 < count else side - 1
    return np.asarray(np.insert(kept, place, corner, axis=0), dtype=np.float32)


MARGIN = 0.02
"""Of the document's width and height, kept around it: reviewers want to see its edges."""


def straightened(image: Image.Image, quad: Points, *, margin: float = MARGIN) -> Image.Image:
    """The part of ``image`` inside ``quad`` (4 × 2 pixels, clockwise) as a flat rectangle.

    ``margin`` is a share of the document's width and height that is kept around it. Where the margin
    lies outside of the picture the nearest pixels of the border are repeated; nothing is invented
    inside of the document.
    """
    import cv2
    import numpy as np
    from PIL import Image as Pictures

    width, height = sides(quad)
    beside, above = width * margin, height * margin
    size = (max(1, round(width + 2 * beside)), max(1, round(height + 2 * above)))
    flat = np.array(
        [
            [beside, above],
            [beside + width, above],
            [beside + width, above + height],
            [beside, above + height],
        ],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), flat)
    pixels = cv2.warpPerspective(
        np.asarray(image.convert("RGB")),
        matrix,
        size,
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Pictures.fromarray(pixels)
