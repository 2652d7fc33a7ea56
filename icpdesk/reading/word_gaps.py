"""Blanks between Latin words, told by the gaps on the picture.

The small recogniser of PP-OCRv6 drops most blanks between Latin words (JOHNALEXANDERSMITH). On the
line itself they are plain to see: the gap between two words is far wider than that between letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TIMES = 2.0
"""Times the usual gap between letters of the line from which a gap parts two words …"""
_LEAST = 0.13
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
    wide = max(_TIMES * max(usual, 1), _LEAST * line.shape[0])
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
