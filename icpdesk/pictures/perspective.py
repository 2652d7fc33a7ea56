"""A document seen at an angle → the flat picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.quads import sides

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image

    Points = NDArray[np.float32]

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
