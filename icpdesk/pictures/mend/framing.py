"""Whether a document may be cropped to its corners and straightened without asking anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SURE = 0.75
"""Confidence of the corners from which they are acted on."""
_LEAST = 0.15
"""Share of the picture that the document must cover; less may be a part of it."""
_WHOLE = 0.97
"""Share from which there is nothing to crop."""


def margin_of(kind: str) -> float:
    """Share of the document kept around its corners.

    Papers have printed frames that can be taken for their edge: their room keeps emblem and foot line.
    """
    return 0.02 if kind == "card" else 0.08


def sure_outline(picture: Picture, kind: str) -> NDArray[np.float32] | None:
    """Corners (4 × 2, upright pixels); None for portraits, cut documents and unsure corners."""
    from icpdesk.pictures.measures.document_quad import document_quad
    from icpdesk.pictures.quads import area

    if kind == "portrait":
        return None
    quad = picture.measure(document_quad)
    if quad is None or quad.cut or quad.confidence < SURE:
        return None
    width, height = picture.size
    share = float(area(quad.points)) / (width * height)
    return quad.points if _LEAST <= share <= _WHOLE else None
