"""A fingerprint of what a picture shows: alike for copies in another size, quality or brightness.

Difference hash of 16 × 16 brightness steps (N. Krawetz, "Kind of Like That", 2013) on a grey copy.
"""

from __future__ import annotations

from icpdesk.pictures.picture import Picture

SIDE = 16
BITS = SIDE * SIDE


def likeness(picture: Picture) -> bytes:
    """BITS bits, row by row: whether each cell is brighter than the one on its left."""
    import cv2
    import numpy as np

    from icpdesk.pictures.measures.pixels import small

    grey = cv2.cvtColor(picture.measure(small), cv2.COLOR_RGB2GRAY)
    cells = cv2.resize(grey, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA).astype(np.int16)
    return np.packbits(cells[:, 1:] > cells[:, :-1]).tobytes()
