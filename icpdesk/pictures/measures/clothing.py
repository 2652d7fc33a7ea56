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


Hues = tuple[int, int]
"""First and last hue, 0 to 179 as OpenCV counts them; from 168 to 6 it runs through 0 (red)."""

_SAMPLE = 8000
"""Pixels of the clothes that are looked at; more tell no other shares."""
_DARK, _PALE = 26.0, 60.0
"""Lightness (CIELAB) below and above which a colour counts for less than its chroma."""
_DARK_LOSS, _PALE_LOSS = 0.4, 0.1
"""Chroma that counts for nothing for each unit of lightness below or above those."""
_LIT = 215
"""What the brightest part of a well exposed picture reaches, of 255."""
_MOST_GAIN = 2.2


@dataclass(frozen=True, slots=True)
class Clothing:
    """Samples of the clothes, n each: hue (0 to 179), strength (CIELAB chroma less what darkness or
    paleness makes doubtful) and lightness (0 to 100), as they are and with the wall made neutral.
    """

    seen: Colours
    neutral: Colours | None
    """None where no bright, nearly white wall is seen: then the light's colour is not known."""
    pixels: int
    """How much was seen, in pixels of the small copy."""
    box: tuple[int, int, int, int]
    """Torso region [x, y, width, height] in the small copy."""

    def shares(self, hues: Hues, strength: float, lightest: float = 100) -> tuple[float, float]:
        """Least and mean share of the clothes, 0 to 1, within ``hues`` and at least that strong.

        Two where the light's colour is known: the wall may be white in coloured light, or coloured
        itself, so only what both tell is certain.
        """
        told = [one.share(hues, strength, lightest) for one in (self.seen, self.neutral) if one]
        return min(told), sum(told) / len(told)


@dataclass(frozen=True, slots=True)
class Colours:
    """Hue, strength and lightness of n pixels; see :class:`Clothing`."""

    hue: NDArray[np.uint8]
    strength: NDArray[np.float32]
    lightness: NDArray[np.float32]

    def within(self, hues: Hues, strength: float, lightest: float = 100) -> NDArray[np.bool_]:
        """Which of them."""
        (first, last), hue = hues, self.hue
        near = (hue >= first) & (hue <= last) if first <= last else (hue >= first) | (hue <= last)
        return near & (self.strength >= strength) & (self.lightness <= lightest)

    def share(self, hues: Hues, strength: float, lightest: float = 100) -> float:
        """Of all n, 0 to 1."""
        return float(self.within(hues, strength, lightest).mean())


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
    places = np.flatnonzero(region)[:: max(1, pixels // _SAMPLE)]
    gains = _gains(picture)
    neutral = None if gains is None else _colours(picture, places, gains)
    return Clothing(_colours(picture, places), neutral, pixels, box)


def coloured_pixels(picture: Picture, hues: Hues, strength: float) -> NDArray[np.bool_] | None:
    """The clothes' pixels within ``hues``, as a mask of the small copy; None without any clothes."""
    import numpy as np

    if not picture.measure(faces):
        return None
    region, _ = picture.measure(_torso)
    if not region.any():
        return None
    mask = np.zeros(region.shape, bool)
    mask[region] = _colours(picture, np.flatnonzero(region)).within(hues, strength)
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


def _colours(
    picture: Picture, places: NDArray[np.intp], gains: NDArray[np.float64] | None = None
) -> Colours:
    """Of pixels given by flat index; ``gains`` make the wall neutral."""
    import cv2
    import numpy as np

    pixels = np.take(small(picture).reshape(-1, 3), places, axis=0)[None]
    factors = np.full(3, picture.measure(_exposure)) * (1 if gains is None else gains)
    table = np.clip(np.arange(256)[:, None] * factors[None], 0, 255).astype(np.uint8)
    pixels = np.asarray(cv2.LUT(pixels, table.reshape(1, 256, 3)), dtype=np.uint8)
    hue = cv2.cvtColor(pixels, cv2.COLOR_RGB2HSV)[0, :, 0]
    lab = cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)[0]
    light = lab[:, 0]
    doubt = _DARK_LOSS * np.maximum(0, _DARK - light) + _PALE_LOSS * np.maximum(0, light - _PALE)
    strength = np.hypot(lab[:, 1], lab[:, 2]) - doubt
    return Colours(np.asarray(hue), strength.astype(np.float32), light)


def _exposure(picture: Picture) -> float:
    """What a dark picture is brightened by, so that its colours are judged as those of a lit one."""
    import numpy as np

    brightest = float(np.percentile(small(picture)[::8, ::8].max(axis=2), 98))
    return min(_MOST_GAIN, max(1.0, _LIT / max(1.0, brightest)))


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
