"""The printed cloth behind the person: where it ends, and how far inside of it the head is.

The cloth's colour is that beside the face; letters on it are closed. A cloth must be of a strong colour
and carry pale print: a blue wall is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.person import person
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NEAR = 16
"""Distance in a and b up to which a pixel has the cloth's colour."""
_LETTER = 31
"""Pixels of the small copy up to which gaps in the cloth are letters."""
_FEWEST = 50
"""Pixels beside the face, of every second row and column, that are needed to tell the cloth's colour."""
_GREY = 12
"""Chroma below which there is a wall, not a cloth."""
_EDGE = 6
"""Pixels up to which the cloth reaches the picture's own edge."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Chroma of the cloth, share of pale print on it, and its place."""

    chroma: float
    print: float
    box: tuple[int, int, int, int]
    """[x, y, width, height] in the small copy."""
    room: float
    """Least distance of the head from the cloth's upper or lateral rim, in heights of the face; negative
    where the head sticks out, 9 and more where the cloth leaves the picture on all three sides."""
    head: tuple[int, int, int, int]
    """[x, y, width, height] of head and hair in the small copy."""


def backdrop(picture: Picture) -> Backdrop | None:
    """None without a face, or when nothing coloured is seen beside it (most photos: costs nothing)."""
    import cv2
    import numpy as np

    found = picture.measure(faces)
    if not found:
        return None
    face, body = found[0], picture.measure(person)
    height, width = body.shape
    top, bottom = (int(np.clip(face.y + part * face.height, 0, height)) for part in (0.3, 1.3))
    left, right = (int(np.clip(face.x + part * face.width, 0, width)) for part in (-1.0, 2.0))
    beside = np.s_[top:bottom:2, left:right:2]
    ring = body[beside] < 0.1
    if int(ring.sum()) < _FEWEST:
        return None
    light, a, b = (np.median(part) for part in _lab(small(picture)[beside])[ring].T)
    strength = float(np.hypot(a, b))
    if strength < _GREY:
        return None
    lab = _lab(small(picture))
    alike = np.hypot(lab[:, :, 1] - a, lab[:, :, 2] - b) < _NEAR
    cloth = cv2.morphologyEx(
        (alike & (body < 0.5)).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((_LETTER, _LETTER))
    )
    pale = (lab[:, :, 0] > light + 12) & (np.hypot(lab[:, :, 1], lab[:, :, 2]) < 0.6 * strength)
    inside = (cloth > 0) & (body < 0.1)
    box = _extent((cloth > 0) | (body > 0.5), cloth > 0, (face.x, face.y, face.width, face.height))
    head = _head(body, face.x, face.y, face.width, face.height)
    return Backdrop(
        chroma=strength,
        print=float((pale & inside).sum() / max(1, int(inside.sum()))),
        box=box,
        room=_room(box, head, width) / face.height,
        head=head,
    )


def _lab(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    import cv2
    import numpy as np

    scaled = np.asarray(image, np.float32) / np.float32(255)
    return np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB), dtype=np.float32)


def _extent(
    filled: NDArray[np.bool_], cloth: NDArray[np.bool_], face: tuple[float, float, float, float]
) -> tuple[int, int, int, int]:
    """The rectangle of the cloth: rows and columns that it takes a good part of, from the face on."""
    import numpy as np

    x, y, width, height = face
    high, wide = cloth.shape
    beside = cloth[:, max(0, int(x - width)) : int(x + 2 * width)]
    rows = np.flatnonzero(beside.mean(axis=1) > 0.3)
    level = filled[max(0, int(y + 0.3 * height)) : int(y + 1.3 * height)]
    columns = np.flatnonzero(level.mean(axis=0) > 0.5)
    if not len(rows) or not len(columns):
        return 0, 0, wide, high
    return (
        int(columns[0]),
        int(rows[0]),
        int(columns[-1] - columns[0] + 1),
        int(rows[-1] - rows[0] + 1),
    )


def _head(
    body: NDArray[np.float32], x: float, y: float, width: float, height: float
) -> tuple[int, int, int, int]:
    """The person above the chin."""
    import numpy as np

    left, right = max(0, int(x - 0.4 * width)), int(x + 1.4 * width)
    part = body[: int(y + 0.8 * height), left:right] > 0.6
    rows = np.flatnonzero(part.sum(axis=1) > 0.15 * width)
    columns = np.flatnonzero(part.any(axis=0))
    if not len(rows) or not len(columns):
        return int(x), int(y), int(width), int(height)
    return (
        left + int(columns[0]),
        int(rows[0]),
        int(columns[-1] - columns[0] + 1),
        int(y + height - rows[0]),
    )


def _room(box: tuple[int, int, int, int], head: tuple[int, int, int, int], width: int) -> float:
    """Pixels between the head and the nearest rim of the cloth that lies inside of the picture."""
    rims = []
    if box[1] > _EDGE:
        rims.append(head[1] - box[1])
    if box[0] > _EDGE:
        rims.append(head[0] - box[0])
    if box[0] + box[2] < width - _EDGE:
        rims.append(box[0] + box[2] - head[0] - head[2])
    return float(min(rims, default=width * 9))
