"""Whether a document may be cropped to its corners and straightened without asking anybody.

A crop is done only where it is proven that nothing but desk goes: the outline is sure, nothing crosses
it (an emblem crosses a printed frame), and what lies outside of the crop either has not the paper's
colour or is as even as a desk. Anything else is a proposal that a person must accept.

The file as it was before it was mended, kept beside the new one so that mending can be undone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.errors import InputError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.text import Text
from icpdesk.pictures.load import MOST_BYTES
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Points = NDArray[np.float32]


SURE = 0.75
"""Confidence of the corners from which they are acted on."""
_LEAST = 0.15
"""Share of the picture that the document must cover; less may be a part of it."""
_WHOLE = 0.97
"""Share from which there is nothing to crop."""
_CROSSED = 0.06
"""Share of a side that something may cross; a printed emblem takes a tenth of a licence's width."""
_PAPER = 0.25
"""Share of what would go that may have the paper's colour before it must be even."""
_LIKE = 20.0
"""CIELAB units up to which something may be the paper going on in another light."""
_UNEVEN = 11.0
"""CIELAB units from the desk's colour at which something lies on it."""
_SPOTS = 0.0015
"""Share of what would go that may be such spots: dust and the noise of the camera."""


@dataclass(frozen=True, slots=True)
class Framing:
    """An outline (4 × 2, upright pixels), and whether cropping to it is proven harmless."""

    outline: Points
    harmless: bool


def margin_of(kind: str) -> float:
    """Share of the document kept around its corners; papers are more uneven at their edges."""
    return 0.02 if kind == "card" else 0.08


def sure_outline(picture: Picture, kind: str) -> Points | None:
    """The outline to crop to; None for portraits and wherever the crop is not proven harmless."""
    found = framing(picture, kind)
    return found.outline if found and found.harmless else None


def framing(picture: Picture, kind: str) -> Framing | None:
    """None for portraits, cut documents, unsure corners, and where there is nothing to crop."""
    return picture.measure(_framing_as(kind))


@cache
def _framing_as(kind: str) -> Callable[[Picture], Framing | None]:
    """The measure for pictures of ``kind``."""
    return lambda picture: _framing(picture, kind)


def _framing(picture: Picture, kind: str) -> Framing | None:
    from icpdesk.pictures.measures.document_quad import document_quad
    from icpdesk.pictures.quads import area

    if kind == "portrait":
        return None
    quad = picture.measure(document_quad)
    if quad is None or quad.cut or quad.confidence < SURE:
        return None
    width, height = picture.size
    share = float(area(quad.points)) / (width * height)
    if not _LEAST <= share <= _WHOLE:
        return None
    return Framing(quad.points, _only_desk_goes(picture, quad.points, margin_of(kind)))


def _only_desk_goes(picture: Picture, outline: Points, margin: float) -> bool:
    """Whether what lies outside of ``outline`` and its margin is desk; looked at on the small copy."""
    import cv2
    import numpy as np

    from icpdesk.pictures.measures.desk import distance_from_desk, lab
    from icpdesk.pictures.measures.paper_beyond import crossing, paper_colour

    image, off_desk = picture.measure(lab), picture.measure(distance_from_desk)
    height, width = image.shape[:2]
    quad = outline * np.array([width / picture.size[0], height / picture.size[1]], np.float32)
    if crossing(image, quad) > _CROSSED:
        return False
    middle = quad.mean(axis=0)
    kept = np.zeros((height, width), np.uint8)
    wider = middle + (quad - middle) * (1 + 2 * margin)
    cv2.fillConvexPoly(kept, np.round(wider).astype(np.int32), 1)
    goes = kept == 0
    if np.count_nonzero(goes) < 60:
        return True
    off = image[goes] - paper_colour(image, quad)
    like = np.sqrt(np.einsum("ij,ij->i", off, off)) < _LIKE
    if float(like.mean()) < _PAPER:
        return True
    return float((off_desk[goes] > _UNEVEN).mean()) <= _SPOTS


ENDING = ".before"


def keep(mended: Path, original: bytes) -> Path:
    """Keep the original's bytes beside ``mended``, under a name that says of which result they are.

    What was kept of earlier results under this name, which it replaced, is dropped: it may show
    somebody else's card.
    """
    place = _place(mended)
    if not place.exists():
        write_atomically(place, original)
    ours = re.compile(rf"{re.escape(mended.name)}\.[0-9a-f]{{12}}{re.escape(ENDING)}")
    for other in mended.parent.iterdir():
        if other != place and ours.fullmatch(other.name):
            other.unlink(missing_ok=True)
    return place


def undo(mended: Path) -> Path:
    """Put the original's bytes back in place of ``mended``; InputError where none were kept of it."""
    place = _place(mended)
    if not place.is_file():
        raise InputError(
            Text(
                f"Nothing was kept for {mended.name}, or it was changed since.",
                f"没有保留 {mended.name} 的原图，或该文件之后又被修改。",
            ),
            Text(
                "Only what 'icpdesk fix' wrote can be undone.", "只能撤销 icpdesk fix 写出的文件。"
            ),
        )
    write_atomically(mended, read_bytes(place, limit=MOST_BYTES))
    place.unlink()
    return mended


def _place(mended: Path) -> Path:
    """Where the original of exactly these bytes is kept."""
    result = hashlib.sha256(read_bytes(mended, limit=MOST_BYTES)).hexdigest()
    return mended.with_name(f"{mended.name}.{result[:12]}{ENDING}")
