"""Colours of the clothes that can be seen: what share of them has which hue and saturation.

The torso begins a little below the chin and stops at the waist; skin, hair over the shoulders and the
backdrop are left out, so that ties, badges, lips and trousers do not count. Colours are judged by hue
and saturation after a white balance from the wall, if there is a bright and nearly neutral one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.faces import Face, faces
from icpdesk.pictures.measures.person import person
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST = 400
"""Pixels of clothes in the small copy below which nothing is said."""
_MANY = 20_000


Hues = tuple[int, int]
"""First and last hue, 0 to 179 as OpenCV counts them; from 168 to 6 it runs through 0 (red)."""


@dataclass(frozen=True, slots=True)
class Clothing:
    """``colours``: share of the clothes with each hue and saturation (180 × 256), dark pixels left out."""

    colours: NDArray[np.float32]
    pixels: int
    """How much was seen, in pixels of the small copy."""
    box: tuple[int, int, int, int]
    """Torso region [x, y, width, height] in the small copy."""

    def share(self, hues: Hues, saturation: int) -> float:
        """Share of the clothes, 0 to 1, within ``hues`` and at least as strong as ``saturation``."""
        first, last = hues
        strong = self.colours[:, saturation:].sum(axis=1)
        if first <= last:
            return float(strong[first : last + 1].sum())
        return float(strong[first:].sum() + strong[: last + 1].sum())


def clothing(picture: Picture) -> Clothing | None:
    """None when there is no face or too little of the clothes."""
    import numpy as np

    found = picture.measure(faces)
    if not found:
        return None
    region, box = picture.measure(_torso)
    pixels = int(region.sum())
    if pixels < FEWEST:
        return None
    # Every second pixel tells the shares as well.
    places = np.flatnonzero(region)[:: 2 if pixels > _MANY else 1]
    return Clothing(_colours(_hsv(picture, places)), pixels, box)


def coloured_pixels(picture: Picture, hues: Hues, saturation: int) -> NDArray[np.bool_] | None:
    """The clothes' pixels within ``hues``, as a mask of the small copy; None without any clothes."""
    import numpy as np

    if not picture.measure(faces):
        return None
    region, _ = picture.measure(_torso)
    if not region.any():
        return None
    hsv = _hsv(picture, np.flatnonzero(region))
    hue, (first, last) = hsv[:, 0], hues
    within = (hue >= first) & (hue <= last) if first <= last else (hue >= first) | (hue <= last)
    mask = np.zeros(region.shape, bool)
    mask[region] = within & (hsv[:, 1] >= saturation) & (hsv[:, 2] >= _least_light(hsv))
    return mask


def _torso(picture: Picture) -> tuple[NDArray[np.bool_], tuple[int, int, int, int]]:
    return torso(picture, picture.measure(faces)[0])


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


def _hsv(picture: Picture, places: NDArray[np.intp]) -> NDArray[np.uint8]:
    """Hue, saturation and value (n × 3) of pixels given by flat index, the wall made neutral."""
    import cv2
    import numpy as np

    colours = np.take(small(picture).reshape(-1, 3), places, axis=0)[None]
    gains = _gains(picture)
    if gains is not None:
        table = np.clip(np.arange(256)[:, None] * gains[None], 0, 255).astype(np.uint8)
        colours = np.asarray(cv2.LUT(colours, table.reshape(1, 256, 3)), dtype=np.uint8)
    return np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2HSV)[0], dtype=np.uint8)


def _gains(picture: Picture) -> NDArray[np.float64] | None:
    """What makes the wall neutral; None where no bright, nearly white wall is seen."""
    import numpy as np

    coarse, mask = small(picture)[::4, ::4], picture.measure(person)[::4, ::4]
    wall = coarse[mask < 0.1].astype(np.float32)
    if len(wall) < mask.size * 0.1:
        return None
    colour = np.array([np.median(part) for part in wall.T], np.float64)
    low, high = np.percentile(wall.mean(axis=1), (10, 90))
    tint = colour.max() - colour.min()
    if colour.min() < 130 or tint > 70 or high - low > 45:
        return None
    return np.asarray(colour.mean() / colour)


def _colours(hsv: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Shares of each hue and saturation; pixels without enough light count for none."""
    import cv2
    import numpy as np

    lit = np.ascontiguousarray(hsv[hsv[:, 2] >= _least_light(hsv)][None])
    counts = cv2.calcHist([lit], [0, 1], None, [180, 256], [0, 180, 0, 256])
    return np.asarray(counts / len(hsv), np.float32)


def _least_light(hsv: NDArray[np.uint8]) -> int:
    """Dark pictures keep hue and saturation; the limit on brightness follows the clothes."""
    import numpy as np

    return min(40, max(14, int(np.percentile(hsv[:, 2], 90) * 0.35)))
