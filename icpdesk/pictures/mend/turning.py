"""By how much a picture may be turned without asking anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    from PIL import Image

SURE = 0.6
"""Confidence of the document model from which its answer is acted on."""


def certain_turn(picture: Picture, kind: str) -> int:
    """Degrees clockwise that make it upright; 0 where that is not certain.

    ``kind`` is the kind of upload slot: portraits are turned by their face, papers by their text.
    """
    from icpdesk.pictures.measures.document_turn import document_turn
    from icpdesk.pictures.measures.portrait_turn import portrait_turn

    if kind == "portrait":
        return picture.measure(portrait_turn) or 0
    turn = picture.measure(document_turn)
    return turn.degrees if turn.confidence >= SURE else 0


def turned(image: Image.Image, degrees: int) -> Image.Image:
    """``image`` turned clockwise by 90, 180 or 270 degrees."""
    from PIL import Image

    return image.transpose(
        {
            90: Image.Transpose.ROTATE_270,
            180: Image.Transpose.ROTATE_180,
            270: Image.Transpose.ROTATE_90,
        }[degrees]
    )
