"""Which pixels belong to a person: a mask from 0 to 1 in the size of the small copy (MediaPipe)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures import models
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_INPUT = 256


def person(picture: Picture) -> NDArray[np.float32]:
    """Height × width; 1 is certainly a person."""
    import cv2
    import numpy as np

    image = small(picture)
    inner = cv2.resize(image, (_INPUT, _INPUT), interpolation=cv2.INTER_AREA)
    blob = (inner.astype(np.float32) / 255).transpose(2, 0, 1)[None]
    (mask,) = models.run("selfie_segmentation", np.ascontiguousarray(blob))
    size = (image.shape[1], image.shape[0])
    return np.asarray(cv2.resize(mask[0, 0], size, interpolation=cv2.INTER_LINEAR))
