"""Noise of the sensor: standard deviation of the luminance in even places, 0 to about 60 of 255.

A second difference that slopes and edges cancel out of (Immerkær 1996), over blocks of 16 pixels of the
coarse copy; the quietest quarter of the blocks counts, burnt-out and black ones left out.
"""

from __future__ import annotations

from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import Picture

_BLOCK = 16


def grain(picture: Picture) -> float:
    """From the coarse copy."""
    import cv2
    import numpy as np

    image = picture.measure(grey)
    height, width = (side // _BLOCK * _BLOCK for side in image.shape)
    if min(height, width) < 4 * _BLOCK:
        return 0.0
    along = np.array([1, -2, 1], np.float32)
    # Bytes are enough: quiet blocks are far from 255, and the others do not count.
    rough = cv2.convertScaleAbs(cv2.sepFilter2D(image[:height, :width], cv2.CV_16S, along, along))
    blocks = (height // _BLOCK, width // _BLOCK)
    size = (blocks[1], blocks[0])
    means = cv2.resize(rough.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    levels = cv2.resize(image[:height, :width], size, interpolation=cv2.INTER_AREA)
    told = means[(levels > 12) & (levels < 240)]
    if told.size < 0.05 * means.size:
        return 0.0
    return float(np.percentile(told, 25)) * float(np.sqrt(np.pi / 2)) / 6
