"""The words on the cloth behind a person, read as they stand and as in a mirror."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.measures.backdrop import backdrop
from icpdesk.pictures.measures.pixels import coarse, small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    from icpdesk.reading.engine import Told

_SIDE = 960
_MOST = 10
"""Lines that are read at most, the largest first."""


@dataclass(frozen=True, slots=True)
class BackdropText:
    """Lines as they stand; the mean sureness of all characters read straight and mirrored, 0 to 1."""

    lines: tuple[str, ...]
    straight: float
    mirrored: float


def backdrop_text(picture: Picture) -> BackdropText | None:
    """None without a cloth; both figures are 0 when no line is found on it. Takes about a second."""
    import numpy as np

    from icpdesk.reading.engine import cut_out, find, tell

    cloth = picture.measure(backdrop)
    if cloth is None:
        return None
    whole = picture.measure(coarse)
    factor = whole.shape[0] / small(picture).shape[0]
    x, y, width, height = (round(part * factor) for part in cloth.box)
    image = np.ascontiguousarray(whole[y : y + height, x : x + width, ::-1])
    boxes = sorted(
        find(image, _SIDE), key=lambda box: -float(np.ptp(box[:, 0]) * np.ptp(box[:, 1]))
    )
    straight, mirrored = [], []
    for box in boxes[:_MOST]:
        line = cut_out(image, box)
        straight.append(tell(line))
        mirrored.append(tell(np.ascontiguousarray(line[:, ::-1])))
    return BackdropText(
        tuple(told.text for told in straight), _sureness(straight), _sureness(mirrored)
    )


def _sureness(lines: list[Told]) -> float:
    values = [value for told in lines for value in told.sureness]
    return sum(values) / len(values) if values else 0.0
