"""The pixels that a finding is about, as a mask of the small copy; for findings about pixels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from icpdesk.pictures.measures.clothing import coloured_pixels
from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.glare import BURNT
from icpdesk.pictures.measures.pixels import least
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def offending_pixels(
    picture: Picture, rule: str, measured: Mapping[str, Any]
) -> NDArray[np.bool_] | None:
    """None for findings about the picture as a whole or about a place; ``measured`` is the finding's."""
    import numpy as np

    if rule == "photo.clothing-colour":
        first, last = measured["hues"]
        return coloured_pixels(picture, (first, last), measured["strength"])
    if rule in ("scan.glare", "scan.bright"):
        burnt = picture.measure(least) >= BURNT
        return np.asarray(burnt & picture.measure(document_area).mask)
    return None
