"""Characters that light has nearly washed out.

Where a reflection hides a part of a line, the reader passes over what is hidden and is sure of the
rest. The characters at the edge of the reflection are still read, but their ink is pale: they tell that
something beside them may be missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PALE = 0.25
"""Contrast of a character as a share of the strongest of its line, below which it is doubted."""
_BESIDE = 0.35
"""Of the line's height: how far to both sides of its middle the ink of a character is looked for."""
DOUBT = 0.4
"""Sureness that is left to a washed-out character."""


def doubted(
    line: NDArray[np.uint8], sureness: Sequence[float], places: Sequence[float]
) -> tuple[float, ...]:
    """Sureness by character; ``places`` are their middles in columns of ``line`` (BGR)."""
    import numpy as np

    grey = line.min(axis=2)
    paper = float(np.percentile(grey, 70))
    ink = paper - grey.min(axis=0).astype(np.float32)
    reach = max(2, round(_BESIDE * line.shape[0]))
    contrasts = [
        float(ink[max(0, round(place) - reach) : round(place) + reach + 1].max(initial=0.0))
        for place in places
    ]
    strongest = max(contrasts, default=0.0)
    return tuple(
        min(sure, DOUBT) if contrast < _PALE * strongest else sure
        for sure, contrast in zip(sureness, contrasts, strict=True)
    )
