"""From a map of how likely each pixel is text to the boxes of its lines.

The way of differentiable binarization (Liao et al., AAAI 2020, section 3): parts of the map above a
threshold, the smallest rectangle around each, kept where the map is likely inside it, and widened
again, since the network learnt to find shrunken lines.

Blanks between Latin words, told by the gaps on the picture.

The small recogniser of PP-OCRv6 drops most blanks between Latin words (JOHNALEXANDERSMITH). On the
line itself they are plain to see: the gap between two words is far wider than that between letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Likely = NDArray[np.float32]
    Boxes = NDArray[np.float32]
    import numpy as np
    from numpy.typing import NDArray


_TEXT = 0.3
"""How likely a pixel of a line is at least."""
_LINE = 0.5
"""How likely the pixels of a box are in the mean."""
_WIDENED = 1.6
"""The boundary moves by this times area over perimeter."""
_LEAST, _LEAST_WIDENED = 3, 5
"""Pixels of the short side, before and after."""
_MOST = 1000
_SAME_ROW = 10
"""Boxes whose upper edges are fewer pixels apart stand in one row."""


def text_boxes(likely: Likely, size: tuple[int, int]) -> Boxes:
    """Corners (lines × 4 × 2, upper left first, clockwise) in a picture of ``size`` (width, height).

    ``likely`` (rows × columns, 0 to 1) may have another size than the picture. In reading order: row by
    row, from the left to the right.
    """
    import cv2
    import numpy as np

    mask = (likely > _TEXT).astype(np.uint8)
    mask = np.asarray(cv2.dilate(mask, np.ones((2, 2), np.uint8)), np.uint8)
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array([size[0] / likely.shape[1], size[1] / likely.shape[0]], np.float32)
    found = []
    for outline in outlines[:_MOST]:
        middle, (wide, high), angle = cv2.minAreaRect(outline)
        tight = cv2.boxPoints((middle, (wide, high), angle))
        if min(wide, high) < _LEAST or _mean_inside(likely, tight) < _LINE:
            continue
        more = 2 * _WIDENED * wide * high / (2 * (wide + high))
        if min(wide, high) + more < _LEAST_WIDENED:
            continue
        box = cv2.boxPoints((middle, (wide + more, high + more), angle)) * scale
        box = np.clip(np.round(box), 0, np.array(size) - 1)
        box = _clockwise(np.asarray(box, np.float32))
        if min(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[0] - box[3])) > _LEAST:
            found.append(box)
    return _in_reading_order(np.asarray(found, np.float32).reshape(-1, 4, 2))


def _mean_inside(likely: Likely, corners: Any) -> float:
    """The mean of the map inside a turned rectangle (4 × 2)."""
    import cv2
    import numpy as np

    low = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    high = np.minimum(np.ceil(corners.max(axis=0)).astype(int), np.array(likely.shape[::-1]) - 1)
    part = likely[low[1] : high[1] + 1, low[0] : high[0] + 1]
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [(corners - low).astype(np.int32)], (1,))
    return float(cv2.mean(part, inside)[0])


def _clockwise(box: Boxes) -> Boxes:
    """The corners from the upper left one on: the two left ones are told apart by their height."""
    import numpy as np

    across = box[np.argsort(box[:, 0], kind="stable")]
    upper_left, lower_left = across[:2][np.argsort(across[:2, 1], kind="stable")]
    upper_right, lower_right = across[2:][np.argsort(across[2:, 1], kind="stable")]
    return np.asarray([upper_left, upper_right, lower_right, lower_left], np.float32)


def _in_reading_order(boxes: Boxes) -> Boxes:
    import numpy as np

    if not len(boxes):
        return boxes
    boxes = boxes[np.argsort(boxes[:, 0, 1], kind="stable")]
    rows = np.concatenate([[0], np.cumsum(np.diff(boxes[:, 0, 1]) >= _SAME_ROW)])
    return np.asarray(boxes[np.lexsort((boxes[:, 0, 0], rows))], np.float32)


_TIMES = 2.0
"""Times the usual gap between letters of the line from which a gap parts two words …"""
_LEAST_GAPS = 0.13
"""… and the least share of the line's height."""
_INK = 0.35
"""Of the way from paper to the darkest ink: what counts as ink."""


def with_blanks(
    line: NDArray[np.uint8], text: str, sureness: Sequence[float], places: Sequence[float]
) -> tuple[str, tuple[float, ...]]:
    """``text`` and its sureness with blanks where the line (BGR) has them between Latin letters.

    ``places`` are the middles of the characters in columns of ``line``.
    """
    pairs = [
        place for place in range(len(text) - 1) if _latin(text[place]) and _latin(text[place + 1])
    ]
    if len(pairs) < 2:
        return text, tuple(sureness)
    blank = _blank_columns(line)
    gaps = {place: _widest(blank, places[place], places[place + 1]) for place in pairs}
    usual = sorted(gaps.values())[len(gaps) // 2]
    wide = max(_TIMES * max(usual, 1), _LEAST_GAPS * line.shape[0])
    made: list[str] = []
    values: list[float] = []
    for place, character in enumerate(text):
        made.append(character)
        values.append(sureness[place])
        if gaps.get(place, 0) >= wide:
            made.append(" ")
            values.append(1.0)
    return "".join(made), tuple(values)


def _latin(character: str) -> bool:
    return character.isalpha() and character < "\u0250"


def _blank_columns(line: NDArray[np.uint8]) -> NDArray[np.bool_]:
    import numpy as np

    grey = line.min(axis=2).astype(np.float32)
    paper, dark = float(np.percentile(grey, 80)), float(np.percentile(grey, 2))
    inked: NDArray[np.bool_] = (grey < paper - _INK * (paper - dark)).sum(axis=0) == 0
    return inked


def _widest(blank: NDArray[np.bool_], start: float, end: float) -> int:
    best = run = 0
    for column in blank[max(0, round(start)) : round(end) + 1]:
        run = run + 1 if column else 0
        best = max(best, run)
    return best
