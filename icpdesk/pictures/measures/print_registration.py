"""How a printed page lies in a picture: from pairs of points to the page laid flat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.seal_ring import SealRing, red_share, seal_ring

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float32]
    Pixels = NDArray[np.uint8]

SCALE = 2.0
"""Pixels a point of the page laid flat: 144 a inch."""
MM = SCALE * 72 / 25.4
"""Pixels a millimetre."""
_NEAR = 4.0
"""Points by which a pair may miss."""
_LEAST_PAIRS = 8


@dataclass(frozen=True)
class Registration:
    """``pixels`` is the page laid flat (RGB, SCALE pixels a point)."""

    pixels: Pixels
    to_page: NDArray[np.float64]
    """3 × 3, from the picture to points of the page."""
    agreeing: float
    """Share of the pairs that fit, 0 to 1."""

    @cached_property
    def rings(self) -> dict[tuple[float, float], SealRing | None]:
        """The seals that were found, by least and most radius in pixels: several checks ask for one."""
        return {}

    def seal(self, least: float, most: float) -> SealRing | None:
        """The ring of the seal; see :func:`icpdesk.pictures.measures.seal_ring.seal_ring`."""
        if (least, most) not in self.rings:
            self.rings[least, most] = seal_ring(self.pixels, least, most)
        return self.rings[least, most]

    @cached_property
    def red(self) -> float:
        """Share of the page that is stamp red, 0 to 1."""
        return red_share(self.pixels)

    def on_page(self, points: Points) -> Points:
        """Points (n × 2) of the picture on the page."""
        import cv2
        import numpy as np

        moved = cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(np.float32), self.to_page)
        return np.asarray(moved, np.float32).reshape(-1, 2)


def register(
    image: Pixels, seen: Points, printed: Points, size: tuple[float, float]
) -> Registration | None:
    """Lay the page of ``size`` points flat; None when the pairs (n × 2 each) do not agree.

    ``seen`` are places in ``image`` (RGB), ``printed`` the same places on the page in points.
    """
    import cv2
    import numpy as np

    if len(seen) < _LEAST_PAIRS:
        return None
    # Ends of lines are seen several points off: plain RANSAC then settles on half of the pairs and
    # lays whole lines one row too low.
    matrix, fits = cv2.findHomography(seen, printed, cv2.USAC_MAGSAC, _NEAR)
    if matrix is None or not _is_sane(np.asarray(matrix, np.float64)):
        return None
    agreeing = float(np.mean(fits))
    if fits.sum() < _LEAST_PAIRS or agreeing < 0.4:
        return None
    return _flat(image, np.asarray(matrix, np.float64), size, agreeing)


def laid(image: Pixels, corners: Points, size: tuple[float, float]) -> Registration:
    """The page whose four ``corners`` (upper left first, clockwise) are known laid flat."""
    import cv2
    import numpy as np

    width, height = size
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(corners, np.float32), target)
    return _flat(image, np.asarray(matrix, np.float64), size, 1.0)


def _flat(
    image: Pixels, matrix: NDArray[np.float64], size: tuple[float, float], agreeing: float
) -> Registration:
    import cv2
    import numpy as np

    grow = np.diag([SCALE, SCALE, 1.0])
    flat = cv2.warpPerspective(
        image,
        grow @ matrix,
        (round(size[0] * SCALE), round(size[1] * SCALE)),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )
    return Registration(np.asarray(flat, np.uint8), matrix, agreeing)


def _is_sane(matrix: NDArray[np.float64]) -> bool:
    """Whether the page is neither mirrored nor folded nor seen from its edge."""
    import numpy as np

    turn = float(np.linalg.det(matrix[:2, :2]))
    return turn > 1e-6 and abs(matrix[2, 0]) + abs(matrix[2, 1]) < 2e-3
