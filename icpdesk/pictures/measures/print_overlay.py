"""A scan laid over the page as it was printed, by the look of the print itself: nothing is read.

Each printed line is cut into pieces; where a piece lies in the scan, normalised correlation tells,
first within a centimetre and a half of where the edges of the sheet let it be, then within a millimetre
and a half. From these pairs the page is registered; how alike a piece is there says whether that print is
on the paper. Both sides are single channels in which red ink is as bright as paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.model.printed import Box
from icpdesk.pictures.measures.print_registration import SCALE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Points = NDArray[np.float32]
    Matrix = NDArray[np.float64]

_PIECE = 90.0
"""Points of a line that are compared at once."""
_FAR, _NEAR = 42.0, 4.0
"""Points around its expected place in which a piece is looked for, at first and then."""
_FOUND = 0.5
"""Correlation from which a piece counts as found."""
_LEAST_FOUND = 10
_STEP = 3.0
"""Points by which a piece may miss the others' opinion."""
_LEAST_INK = 6.0
"""Standard deviation of grey values below which there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a printed line: which line, where it was printed, where it lies in the scan."""

    line: int
    box: Box
    """In points."""
    likeness: float
    """Correlation of print and scan there, -1 to 1."""
    at: tuple[float, float]
    """Its middle in pixels of the scan."""

    @property
    def middle(self) -> tuple[float, float]:
        """In points of the page."""
        left, top, right, bottom = self.box
        return ((left + right) / 2, (top + bottom) / 2)


def overlay(
    scan: Grey, printed: Grey, lines: Sequence[Box], corners: Points
) -> tuple[Piece, ...] | None:
    """The pieces of all ``lines`` (boxes in points) in ``scan``; None where the print is not found.

    ``printed`` is the page at SCALE pixels a point, ``corners`` (4 × 2) about where the sheet lies.
    """
    import cv2
    import numpy as np

    height, width = printed.shape
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    first = np.asarray(cv2.getPerspectiveTransform(corners, whole / SCALE), np.float64)
    half = _half(printed)
    flat = _half(_flat(scan, first, (width, height)))
    rough = list(_pieces(flat, half, lines, first, SCALE / 2, _FAR))
    second = _agreed([piece for piece in rough if piece.likeness >= _FOUND])
    if second is None:
        return None
    flat = _flat(scan, second, (width, height))
    return tuple(_pieces(flat, printed, lines, second, SCALE, _NEAR))


def _agreed(pieces: Sequence[Piece]) -> Matrix | None:
    import cv2
    import numpy as np

    if len(pieces) < _LEAST_FOUND:
        return None
    seen = np.asarray([piece.at for piece in pieces], np.float32)
    wanted = np.asarray([piece.middle for piece in pieces], np.float32)
    matrix, fits = cv2.findHomography(seen, wanted, cv2.USAC_MAGSAC, _STEP)
    if matrix is None or fits.sum() < _LEAST_FOUND:
        return None
    return np.asarray(matrix, np.float64)


def _half(page: Grey) -> Grey:
    import cv2
    import numpy as np

    return np.asarray(
        cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8
    )


def _flat(scan: Grey, to_page: Matrix, size: tuple[int, int]) -> Grey:
    """The page at SCALE pixels a point, white beyond the scan."""
    import cv2
    import numpy as np

    grow = np.diag([SCALE, SCALE, 1.0])
    flat = cv2.warpPerspective(
        scan, grow @ to_page, size, flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=255,
    )  # fmt: skip
    return np.asarray(flat, np.uint8)


def _pieces(
    flat: Grey, printed: Grey, lines: Sequence[Box], to_page: Matrix, scale: float, around: float
) -> Iterator[Piece]:
    import cv2
    import numpy as np

    back = np.linalg.inv(to_page)
    reach = round(around * scale)
    for number, (left, top, right, bottom) in enumerate(lines):
        count = max(1, round((right - left) / _PIECE))
        step = (right - left) / count
        for part in range(count):
            box = (left + part * step, top, left + (part + 1) * step, bottom)
            x0, y0, x1, y1 = (round(edge * scale) for edge in box)
            x0, y0 = max(0, x0), max(0, y0)
            pattern = printed[y0:y1, x0:x1]
            if min(pattern.shape) < 4 or float(pattern.std()) < _LEAST_INK:
                continue
            from_x, from_y = max(0, x0 - reach), max(0, y0 - reach)
            window = flat[from_y : y1 + reach, from_x : x1 + reach]
            if window.shape[0] < pattern.shape[0] or window.shape[1] < pattern.shape[1]:
                continue
            told = cv2.matchTemplate(window, pattern, cv2.TM_CCOEFF_NORMED)
            _, most, _, (x, y) = cv2.minMaxLoc(told)
            there = window[y : y + pattern.shape[0], x : x + pattern.shape[1]]
            # On bare paper correlation is a quotient of two noises.
            likeness = float(most) if float(there.std()) >= _LEAST_INK else 0.0
            moved = ((from_x + x - x0) / scale, (from_y + y - y0) / scale)
            middle = ((box[0] + box[2]) / 2 + moved[0], (box[1] + box[3]) / 2 + moved[1], 1.0)
            u, v, w = back @ np.asarray(middle)
            yield Piece(number, box, likeness, (float(u / w), float(v / w)))
