"""How often each of the 256 values of a byte occurs, and percentiles of it; quicker than sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.float64]


def counts(values: Any, mask: Any = None) -> Counts:
    """Of a picture of bytes, height × width; 256 numbers. Only where ``mask`` is not 0."""
    import cv2
    import numpy as np

    if not values.size:
        return np.zeros(256)
    return np.asarray(cv2.calcHist([values], [0], mask, [256], [0, 256]), np.float64).ravel()


def percentile(counted: Counts, share: float) -> float:
    """The value below which ``share`` (0 to 1) lies, between two bytes if need be."""
    import numpy as np

    reached = np.cumsum(counted)
    wanted = share * reached[-1]
    level = int(np.searchsorted(reached, wanted))
    before = float(reached[level - 1]) if level else 0.0
    return level - 1 + (float(wanted) - before) / max(float(counted[level]), 1.0) if level else 0.0
