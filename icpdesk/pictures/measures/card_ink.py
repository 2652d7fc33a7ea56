"""The writing of a card, to find the same card again in another photo: its ink, laid flat.

Cards of one kind look alike for everybody; what tells two of them apart is how the strokes of names
and numbers follow each other along a line. So the card is laid flat and upright, and sampled finely
along the lines (COLUMNS) and coarsely across them (BANDS): one bit a cell, 1 where it is darker than
its neighbours on the line.

Two cards are compared piece by piece, in the pieces where both have ink (a reflection hides ink and
then says nothing), each with a small shift. The same card agrees in nearly all of them; another
person's card agrees in labels and frame only, so the least alike pieces decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ink = NDArray[np.uint8]

COLUMNS, BANDS = 512, 40
BYTES = COLUMNS * BANDS // 8
_FLAT = (1024, 640)
"""Width and height in pixels of the card laid flat, from which the cells are taken."""
_NARROWEST = 300
"""Long side in pixels of a card below which its strokes run together."""
_BLUR = (2.15, 7.5)
"""Spread along and across the lines in pixels of the flat card: a blurred photo and a sharp scan of
one card become alike, and a band holds what lies a little above and below it."""
_THINNED = 4
"""Rows of the flat card that are averaged first, because blurring across all of them takes long."""
_STEP, _FAINT = 0.8, 0.02
"""How much darker a cell must be, in spreads of its surroundings, and the least spread that counts;
logarithms of brightness, so that neither light nor exposure matters."""
_PIECE = 64
"""Cells of one piece along a line, two to four characters: as many as a number has bits."""
_LEAST_INK = 0.1
"""Share of a piece that must be ink in both."""
_SHIFTS = (4, 1)
"""Cells by which a piece may be displaced along and across the lines."""
_LEAST_PIECES, _DECIDE = 24, 6
"""Pieces that must be comparable, and how many of the least alike decide."""


def card_ink(picture: Picture) -> bytes:
    """BYTES bytes, band by band; empty where the card is too small to be told."""
    import cv2
    import numpy as np

    image = picture.measure(grey)
    corners = _upright_corners(picture, (image.shape[1], image.shape[0]))
    if float(np.linalg.norm(corners[1] - corners[0])) < _NARROWEST:
        return b""
    width, height = _FLAT
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    flat = cv2.warpPerspective(
        image, cv2.getPerspectiveTransform(corners, target), _FLAT, borderMode=cv2.BORDER_REPLICATE
    )
    return np.packbits(_cells(np.asarray(flat, np.uint8)), axis=1).tobytes()


def alike(one: bytes, other: bytes) -> float:
    """From 0 to 1: the mean likeness of the least alike pieces of two cards that may be one.

    Of the same card in two photos about 0.8; 0 where too little of both can be compared.
    """
    import numpy as np

    along, across = _SHIFTS
    mine, theirs = _words(_unpacked(one)), _words(_unpacked(other))
    ink = np.bitwise_count(mine).astype(np.int32)
    padded = np.pad(_unpacked(other), ((across, across), (along, along)))
    best = np.zeros(ink.shape)
    for right in range(2 * along + 1):
        moved = _words(padded[:, right : right + COLUMNS])
        amounts = np.bitwise_count(moved).astype(np.int32)
        for down in range(2 * across + 1):
            lines = slice(down, down + BANDS)
            shared = np.bitwise_count(mine & moved[lines])
            best = np.maximum(best, 2 * shared / np.maximum(ink + amounts[lines], 1))
    enough = np.minimum(ink, np.bitwise_count(theirs)) >= _LEAST_INK * _PIECE
    if int(enough.sum()) < _LEAST_PIECES:
        return 0.0
    return float(np.sort(best[enough])[:_DECIDE].mean())


def smeared(ink: bytes) -> bytes:
    """The same with each stroke one cell wider on both sides, for a first rough comparison."""
    import numpy as np

    cells = _unpacked(ink)
    wider = cells.copy()
    wider[:, 1:] |= cells[:, :-1]
    wider[:, :-1] |= cells[:, 1:]
    return np.packbits(wider, axis=1).tobytes()


def _unpacked(ink: bytes) -> Ink:
    """BANDS × COLUMNS of 0 and 1."""
    import numpy as np

    rows = np.frombuffer(ink, np.uint8).reshape(BANDS, COLUMNS // 8)
    return np.unpackbits(rows, axis=1)


def _words(cells: Ink) -> NDArray[np.uint64]:
    """Rows × pieces: the cells of a piece as the bits of one number."""
    import numpy as np

    return np.packbits(cells, axis=1).view(np.uint64)


def _cells(flat: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """BANDS × COLUMNS: whether there is ink."""
    import cv2
    import numpy as np

    width, height = _FLAT
    thin = cv2.resize(flat, (width, height // _THINNED), interpolation=cv2.INTER_AREA)
    light = np.log(thin.astype(np.float32) + 12)
    light = cv2.GaussianBlur(light, (0, 0), sigmaX=_BLUR[0], sigmaY=_BLUR[1] / _THINNED)
    light = cv2.resize(light, (COLUMNS, BANDS), interpolation=cv2.INTER_AREA)

    def along(values: Any, cells: float, lines: float = 0.1) -> Any:
        return cv2.GaussianBlur(values, (0, 0), sigmaX=cells, sigmaY=lines)

    step = along(light, 0.8) - along(light, COLUMNS / 64)
    spread = np.sqrt(along(step * step, COLUMNS / 24, 0.5) + 1e-5)
    return np.asarray((step < -_STEP * spread) & (spread > _FAINT))


def _upright_corners(picture: Picture, size: tuple[int, int]) -> NDArray[np.float32]:
    """4 × 2 pixels of the grey copy: the card's corners, or the picture's where none were seen."""
    import numpy as np

    width, height = size
    found = picture.measure(document_quad)
    if found is None or found.cut:
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    else:
        corners = found.points * (max(size) / max(picture.size))
    turns = picture.measure(document_turn).degrees // 90
    return np.asarray(np.roll(corners, turns, axis=0), np.float32)
