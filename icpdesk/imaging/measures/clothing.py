"""Shares of red and blue in the clothes that can be seen, each 0 to 1.

The torso begins a little below the chin and stops at the waist; skin, hair over the shoulders and the
backdrop are left out, so that ties, badges, lips and trousers do not count. Colours are judged by hue
and saturation after a white balance from the wall, if there is a bright and nearly neutral one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.imaging.measures.faces import Face, faces
from icpdesk.imaging.measures.person import person
from icpdesk.imaging.measures.pixels import small
from icpdesk.imaging.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 400
"""Pixels of clothes in the small copy below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Clothing:
    """Shares of strict and of looser red and blue; ``pixels`` tells how much was seen."""

    red: float
    blue: float
    reddish: float
    bluish: float
    pixels: int
    box: tuple[int, int, int, int]
    """Torso region [x, y, width, height] in the small copy."""


def clothing(picture: Picture) -> Clothing | None:
    """None when there is no face or too little of the clothes."""
    found = picture.measure(faces)
    if not found:
        return None
    image = _balanced(picture)
    region, box = torso(picture, found[0])
    pixels = int(region.sum())
    if pixels < FEWEST:
        return None
    return _shares(image, region, box, pixels)


def torso(picture: Picture, face: Face) -> tuple[NDArray[np.bool_], tuple[int, int, int, int]]:
    """The clothes as a mask of the small copy, and the box that they were looked for in."""
    import cv2
    import numpy as np

    image = small(picture)
    height, width = image.shape[:2]
    middle = face.x + face.width / 2
    chin = face.y + face.height
    left, right = (int(np.clip(middle + side * 1.6 * face.width, 0, width)) for side in (-1, 1))
    top, bottom = (int(np.clip(chin + part * face.height, 0, height)) for part in (0.18, 1.9))
    seen = (picture.measure(person) > 0.6).astype(np.uint8)
    body = np.asarray(cv2.erode(seen, np.ones((5, 5), np.uint8)))
    region = np.zeros((height, width), bool)
    region[top:bottom, left:right] = body[top:bottom, left:right] > 0
    window = np.s_[top:bottom, left:right]
    if bottom > top and right > left:
        region[window] &= ~_skin(image, face, image[window])
    return region, (left, top, right - left, bottom - top)


def _skin(image: NDArray[np.uint8], face: Face, part: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Pixels of ``part`` whose colour is that of the cheeks."""
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    x0, x1 = (int(np.clip(face.x + share * face.width, 0, width - 1)) for share in (0.25, 0.75))
    y0, y1 = (int(np.clip(face.y + share * face.height, 0, height - 1)) for share in (0.45, 0.70))
    cheeks = cv2.cvtColor(image[y0 : y1 + 1, x0 : x1 + 1], cv2.COLOR_RGB2LAB)
    tone = np.median(np.asarray(cheeks).reshape(-1, 3), axis=0)
    lab = cv2.cvtColor(np.ascontiguousarray(part), cv2.COLOR_RGB2LAB)
    reach = np.array([70, 8.5, 8.5])
    low, high = tone - reach, tone + reach
    return np.asarray(cv2.inRange(lab, np.clip(low, 0, 255), np.clip(high, 0, 255))) > 0


def _balanced(picture: Picture) -> NDArray[np.uint8]:
    """The small copy with the wall made neutral, where a bright, nearly white wall is seen."""
    import cv2
    import numpy as np

    image = small(picture)
    coarse, mask = image[::3, ::3], picture.measure(person)[::3, ::3]
    wall = coarse[mask < 0.1].astype(np.float32)
    if len(wall) < mask.size * 0.1:
        return image
    colour = np.median(wall, axis=0)
    low, high = np.percentile(wall.mean(axis=1), (10, 90))
    spread = high - low
    tint = colour.max() - colour.min()
    if colour.min() < 130 or tint > 70 or spread > 45:
        return image
    gains = colour.mean() / colour
    table = np.clip(np.arange(256)[:, None] * gains[None], 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(image, table.reshape(1, 256, 3)), dtype=np.uint8)


def _shares(
    image: NDArray[np.uint8],
    region: NDArray[np.bool_],
    box: tuple[int, int, int, int],
    pixels: int,
) -> Clothing:

    hue, saturation, lit = _hues(image, region)
    red = ((hue <= 6) | (hue >= 168)) & lit
    blue = (hue >= 98) & (hue <= 132) & lit
    return Clothing(
        red=float((red & (saturation >= 110)).mean()),
        blue=float((blue & (saturation >= 100)).mean()),
        reddish=float((((hue <= 8) | (hue >= 165)) & lit & (saturation >= 85)).mean()),
        bluish=float((blue & (saturation >= 70)).mean()),
        pixels=pixels,
        box=box,
    )


def _hues(
    image: NDArray[np.uint8], region: NDArray[np.bool_]
) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.bool_]]:
    """Hue (0 to 179) and saturation of the region's pixels, and which of them have enough light."""
    import cv2
    import numpy as np

    colours = np.ascontiguousarray(image[region][None])
    hsv = np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2HSV))[0].astype(np.int16)
    value = hsv[:, 2]
    # Dark pictures keep hue and saturation; the limit on brightness follows the clothes.
    lit = value >= min(40, max(14, int(np.percentile(value, 90) * 0.35)))
    return hsv[:, 0], hsv[:, 1], lit


def coloured_pixels(picture: Picture) -> NDArray[np.bool_] | None:
    """The clothes' pixels that count as red or blue, as a mask of the small copy; None without any."""
    import numpy as np

    found = picture.measure(faces)
    region, _ = torso(picture, found[0]) if found else (np.zeros((0, 0), bool), None)
    if not region.any():
        return None
    hue, saturation, lit = _hues(_balanced(picture), region)
    mask = np.zeros(region.shape, bool)
    reddish, bluish = (hue <= 8) | (hue >= 165), (hue >= 98) & (hue <= 132)
    mask[region] = lit & ((reddish & (saturation >= 85)) | (bluish & (saturation >= 70)))
    return mask
