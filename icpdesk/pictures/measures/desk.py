"""The copy in which edges of documents are looked for, and how far each pixel is from the desk.

About 480 to 550 pixels long: whole pixels of the coarse copy are averaged, never single ones picked,
for picked pixels make printed lines as strong as the edges of paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.measures.pixels import coarse
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]
    Distance = NDArray[np.float32]

SIDE = 500
"""Long side in pixels, where the picture has as many: the same whatever was decoded, so that a
document has the same outline at every size of its picture."""


def reduced(picture: Picture) -> NDArray[np.uint8]:
    """RGB, height × width × 3."""
    import cv2
    import numpy as np

    image = picture.measure(coarse)
    factor = SIDE / max(image.shape[:2])
    if factor >= 1:
        return image
    size = (max(1, round(image.shape[1] * factor)), max(1, round(image.shape[0] * factor)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def lab(picture: Picture) -> Lab:
    """The same in CIELAB: L 0 to 100."""
    import cv2
    import numpy as np

    shown = picture.measure(reduced).astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(shown, cv2.COLOR_RGB2LAB), np.float32)


def distance_from_desk(picture: Picture) -> Distance:
    """In CIELAB units, height × width."""
    return off_desk(picture.measure(lab))


def off_desk(image: Lab) -> Distance:
    """Distance of each pixel of a CIELAB picture from the colour that the desk has there.

    The desk is a plane through the colours along the border, because light falls off across a
    picture; its fit is repeated without the pixels that do not lie on it, such as those of a document
    that touches the border.
    """
    import cv2
    import numpy as np

    smooth = np.asarray(cv2.GaussianBlur(image, (9, 9), 1.6), dtype=np.float32)
    height, width = smooth.shape[:2]
    plane = _plane(smooth).astype(np.float32)
    across = np.arange(width, dtype=np.float32) / width - 0.5
    down = np.arange(height, dtype=np.float32) / height - 0.5
    total = np.zeros((height, width), np.float32)
    for colour, part in enumerate(cv2.split(smooth)):
        row = plane[0, colour] + across * plane[1, colour]
        away = cv2.subtract(part, row[None] + (down * plane[2, colour])[:, None])
        cv2.accumulateSquare(away, total)
    return np.asarray(cv2.sqrt(total), np.float32)


def _plane(smooth: Lab) -> NDArray[np.float64]:
    """3 × 3: level, slope across, slope down of each colour along the border."""
    import numpy as np

    height, width = smooth.shape[:2]
    rim = max(3, min(height, width) // 40)
    y, x = (np.concatenate(index) for index in zip(*_rim(height, width, rim), strict=True))
    colours = smooth[y, x].astype(np.float64)
    terms = np.stack([np.ones(len(x)), x / width - 0.5, y / height - 0.5], axis=1)
    off = np.abs(colours - np.median(colours, axis=0)).sum(axis=1)
    keep = off <= max(4.0, float(np.percentile(off, 60)))
    plane = np.zeros((3, 3))
    for _ in range(2):
        told = terms[keep]
        plane = np.linalg.lstsq(told.T @ told, told.T @ colours[keep], rcond=None)[0]
        off = np.abs(colours - terms @ plane).sum(axis=1)
        keep = off <= max(3.0, float(np.percentile(off, 60)))
    return np.asarray(plane)


def _rim(height: int, width: int, rim: int) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows and columns of every seventh pixel of the four strips along the border."""
    import numpy as np

    strips = (
        (0, rim, 0, width), (height - rim, height, 0, width),
        (rim, height - rim, 0, rim), (rim, height - rim, width - rim, width),
    )  # fmt: skip
    places = []
    for top, bottom, left, right in strips:
        y, x = np.mgrid[top:bottom, left:right]
        places.append((y.ravel()[::7], x.ravel()[::7]))
    return places
