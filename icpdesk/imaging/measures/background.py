"""What is behind the person: its colour, how even it is, and what kind of background that makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.imaging.measures.person import person
from icpdesk.imaging.measures.pixels import small
from icpdesk.imaging.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
    share: float
    """Share of the picture that is background, 0 to 1."""


def background(picture: Picture) -> Background:
    """From the small copy."""
    import cv2
    import numpy as np

    image = small(picture)
    lab = cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    seen = _seen(picture)
    share = float(seen.mean())
    if int(seen.sum()) < 500:
        return Background(0, 0, 0, 0, 0, 0)
    seen[1::2] = False  # Every second row tells as much as all of them.
    light, a, b = (lab[:, :, index][seen] for index in range(3))
    smooth = cv2.GaussianBlur(lab, (0, 0), 1.5)
    quarter = cv2.resize(lab, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(cv2.GaussianBlur(quarter, (0, 0), 2), (lab.shape[1], lab.shape[0]))
    off = (smooth - coarse)[seen]
    local = np.sqrt(np.einsum("ij,ij->i", off, off))
    low, high = np.percentile(light, (10, 90))
    return Background(
        lightness=float(np.median(light)),
        chroma=float(np.median(np.hypot(a, b))),
        spread=float(high - low),
        texture=float(np.percentile(local, 90)),
        colours=float(np.hypot(a.std(), b.std())),
        share=share,
    )


def _seen(picture: Picture) -> NDArray[np.bool_]:
    import cv2
    import numpy as np

    mask = picture.measure(person)
    grown = cv2.dilate((mask > 0.1).astype(np.uint8), np.ones((15, 15), np.uint8))
    seen = grown == 0
    seen[int(seen.shape[0] * 0.75) :] = False
    return np.asarray(seen)
