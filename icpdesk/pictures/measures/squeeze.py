"""How hard a JPEG was squeezed.

``quality`` is read from the file's own tables (1 to 100, on the common scale of libjpeg; None for
other formats). ``stairs`` is the share of 8-pixel blocks that are flat inside and step by three grey
levels or more at their border: near 0, and above 0.05 where a picture was squeezed hard, also when it
was saved anew since. It needs the pixels as they were stored, so it is 0 for pictures larger than
the working copy.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.pixels import grey
from icpdesk.pictures.picture import WORKING_SIDE, Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STANDARD_SUM = 3688
"""Sum of the 64 steps of the common luminance table at quality 50 (ITU-T T.81, table K.1)."""
_FEW = 0.01
_STEP = 3
"""Grey levels; the standard tables make flat steps of this size below a quality of about 35."""


@dataclass(frozen=True, slots=True)
class Squeeze:
    """See the module."""

    quality: int | None
    stairs: float


def squeeze(picture: Picture) -> Squeeze:
    """From the file's tables and the working copy."""
    return Squeeze(_quality(picture), _stairs(picture))


def _quality(picture: Picture) -> int | None:
    from PIL import Image

    if picture.format != "JPEG":
        return None
    with Image.open(io.BytesIO(picture.data)) as image:
        tables = getattr(image, "quantization", {})
    if not tables:
        return None
    percent = 100.0 * float(sum(tables[min(tables)])) / _STANDARD_SUM
    quality = (200 - percent) / 2 if percent <= 100 else 5000 / percent
    return max(1, min(100, round(quality)))


def _stairs(picture: Picture) -> float:
    image = picture.measure(grey)
    if max(picture.size) > WORKING_SIDE or min(image.shape) < 128:
        return 0.0
    return min(_share(image), _share(image.T))


def _share(image: NDArray[np.uint8]) -> float:
    """Largest share over the eight places at which the grid of blocks may begin, over the median."""
    import numpy as np

    lines = image[:: max(1, image.shape[0] // 300)].astype(np.int16)
    steps = np.abs(np.diff(lines, axis=1))
    flat = steps <= 1
    inside = flat[:, 1:-4] & flat[:, 2:-3] & flat[:, 3:-2] & flat[:, 4:-1] & flat[:, 5:]
    border = (steps[:, :-5] >= _STEP) & inside
    counts = border.mean(axis=0)[: border.shape[1] // 8 * 8].reshape(-1, 8).mean(axis=0)
    other = float(np.sort(counts)[:-1].mean())
    return float(counts.max() / (other + _FEW)) if counts.max() >= _FEW else 0.0
