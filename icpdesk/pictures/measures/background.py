"""What is behind the person: its colour, how even it is, and what kind of background that makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.person import person
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SIDE = 384
"""Long side in pixels of the copy that is measured."""
_UPPER = 0.75
"""Share of the height that is judged: below are clothes and hands."""
_SPARE = 12
_MUCH = 0.1
"""Share of the picture above which every fourth pixel tells as much as all."""


@dataclass(frozen=True, slots=True)
class Background:
    """Measures of the upper three quarters, person left out; CIELAB units."""

    lightness: float
    """Median L, 0 to 100."""
    chroma: float
    """Median distance from grey."""
    spread: float
    """Distance of the 10th and the 90th percentile of L."""
    texture: float
    """90th percentile of the local contrast: edges, not slow gradients."""
    colours: float
    """Standard deviation of the colour (a and b)."""
    cloth: float
    """Share of the background that has the colour of its median."""
    print: float
    """Share that is much lighter and hardly coloured, such as white letters on a blue cloth."""
    share: float
    """Share of the picture that is background, 0 to 1."""


def background(picture: Picture) -> Background:
    """From every fourth pixel of the upper part of a copy of _SIDE pixels."""
    import cv2
    import numpy as np

    whole = _half(picture)
    # The rows below are not judged; a few of them are kept so that nothing is blurred with an edge.
    image = whole[: int(whole.shape[0] * _UPPER) + _SPARE]
    lab = cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    seen = _seen(picture, whole.shape[:2])
    share = float(seen.mean())
    if int(seen.sum()) < 125:
        return Background(0, 0, 0, 0, 0, 0, 0, 0)
    places = np.flatnonzero(seen)[:: 4 if share > _MUCH else 1]
    light, a, b = np.take(lab.reshape(-1, 3), places, axis=0).T
    smooth = cv2.GaussianBlur(lab, (0, 0), 0.7)
    half = cv2.resize(lab, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(cv2.GaussianBlur(half, (0, 0), 2), (lab.shape[1], lab.shape[0]))
    off = np.take((smooth - coarse).reshape(-1, 3), places, axis=0)
    local = np.sqrt(np.einsum("ij,ij->i", off, off))
    low, high = np.percentile(light, (10, 90))
    middle = float(np.median(light))
    distance = np.hypot(a - np.median(a), b - np.median(b))
    chroma = np.hypot(a, b)
    pale = (light > middle + 12) & (chroma < 0.6 * float(np.median(chroma)))
    return Background(
        lightness=middle,
        chroma=float(np.median(chroma)),
        spread=float(high - low),
        texture=float(np.percentile(local, 90)),
        colours=float(np.hypot(a.std(), b.std())),
        cloth=float((distance < 12).mean()),
        print=float(pale.mean()),
        share=share,
    )


def _half(picture: Picture) -> NDArray[np.uint8]:
    """The picture with a long side of _SIDE, averaged over areas so that grain is no texture."""
    import cv2
    import numpy as np

    image = small(picture)
    factor = _SIDE / max(image.shape[:2])
    if factor >= 1:
        return image
    size = (max(1, round(image.shape[1] * factor)), max(1, round(image.shape[0] * factor)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _seen(picture: Picture, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """What is neither the person nor near to it, in the upper three quarters."""
    import cv2
    import numpy as np

    mask = cv2.resize(picture.measure(person), (shape[1], shape[0]))
    grown = cv2.dilate((mask > 0.1).astype(np.uint8), np.ones((7, 7), np.uint8))
    seen = grown == 0
    seen[int(seen.shape[0] * _UPPER) :] = False
    return np.asarray(seen)
