"""How well a quadrilateral is borne out by the picture: do colours change across its sides?

A printed frame has the same paper on both sides and gets nothing; the edge of a sheet has desk on one
side along its whole length, also where the step is too faint to be seen at a single pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.imaging.quads import meeting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]
    Points = NDArray[np.float32]

_SAMPLES = 48
_NEAR, _FAR = 3, 9
"""Where colours are compared on both sides of the line, in pixels."""
_REACH = 7
"""How far a side may be moved when it is refined, in pixels."""
_LEAST_STEP = 1.2
"""In CIELAB units; JPEG makes smaller ones beside every printed line."""
_RIM = 3.0
"""A side this near to the picture's border has no outside."""


@dataclass(frozen=True, slots=True)
class Support:
    """``sides``: 0 to 1 each, top, right, bottom, left; None where the side lies on the border."""

    sides: tuple[float | None, ...]

    @property
    def seen(self) -> list[float]:
        """The values of the sides that have an outside."""
        return [value for value in self.sides if value is not None]

    @property
    def value(self) -> float:
        """0 to 1: mean of the mean and the weakest of the sides that can be seen."""
        seen = self.seen
        return (sum(seen) / len(seen) + min(seen)) / 2 if seen else 0.0


def support(lab: Lab, quad: Points) -> Support:
    """Of ``quad`` in a CIELAB picture."""
    return Support(tuple(_side(lab, quad[n], quad[(n + 1) % 4]) for n in range(4)))


def refined(lab: Lab, quad: Points) -> Points:
    """The quadrilateral with each visible side moved onto the strongest edge near to it."""
    import numpy as np

    lines = [_moved(lab, quad[n], quad[(n + 1) % 4]) for n in range(4)]
    corners = [meeting(lines[n - 1], lines[n]) for n in range(4)]
    if any(corner is None for corner in corners):
        return quad
    moved = np.stack([corner for corner in corners if corner is not None])
    if float(np.abs(moved - quad).max()) > 4 * _REACH:
        return quad
    return np.asarray(moved, dtype=np.float32)


def on_border(lab: Lab, start: Points, end: Points) -> bool:
    """Whether a side lies on the picture's border."""
    height, width = lab.shape[:2]
    return bool(
        (max(start[0], end[0]) <= _RIM)
        or (min(start[0], end[0]) >= width - 1 - _RIM)
        or (max(start[1], end[1]) <= _RIM)
        or (min(start[1], end[1]) >= height - 1 - _RIM)
    )


def _side(lab: Lab, start: Points, end: Points) -> float | None:
    import numpy as np

    if on_border(lab, start, end):
        return None
    places, normal = _along(start, end)
    offsets = np.arange(_NEAR, _FAR, 2, dtype=np.float32)
    colours = _strips(lab, places, normal, np.concatenate([offsets, -offsets]))
    step = _mean(colours[: len(offsets)]) - _mean(colours[len(offsets) :])
    step = step[~np.isnan(step).any(axis=1)]
    if len(step) < _SAMPLES // 3:
        return None
    middle = np.median(step, axis=0)
    size = float(np.linalg.norm(middle))
    if size < _LEAST_STEP:
        return 0.0
    along = step @ (middle / size)
    # Share of the side that shows the step, and how large it is beside its own scatter.
    steady = float((along > 0.35 * size).mean())
    scatter = float(np.median(np.abs(along - size))) * 1.48
    return steady * size / (size + scatter + _LEAST_STEP)


def _mean(strips: Lab) -> Lab:
    """Over the offsets that lie in the picture; NaN where none does."""
    import numpy as np

    there = ~np.isnan(strips)
    count = there.sum(axis=0)
    total = np.where(there, strips, 0).sum(axis=0)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def _along(start: Points, end: Points) -> tuple[Points, Points]:
    """Places on a side and the unit vector that points inwards (corners run clockwise)."""
    import numpy as np

    shares = np.linspace(0.06, 0.94, _SAMPLES, dtype=np.float32)[:, None]
    places = start + shares * (end - start)
    along = (end - start) / (np.linalg.norm(end - start) + 1e-6)
    return places, np.asarray([-along[1], along[0]], dtype=np.float32)


def _strips(lab: Lab, places: Points, normal: Points, offsets: Points) -> Lab:
    """Colours at each offset along the normal from each place, offsets × places × 3; NaN outside."""
    import cv2
    import numpy as np

    x = places[None, :, 0] + offsets[:, None] * normal[0]
    y = places[None, :, 1] + offsets[:, None] * normal[1]
    return np.asarray(
        cv2.remap(
            lab,
            x.astype(np.float32),
            y.astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(np.nan, np.nan, np.nan),
        )
    )


def _moved(lab: Lab, start: Points, end: Points) -> Points:
    """Two points on the line through the strongest edge near a side."""
    import numpy as np

    line = np.stack([start, end])
    if on_border(lab, start, end):
        return line
    places, normal = _along(start, end)
    offsets = np.arange(-_REACH - 2, _REACH + 3, dtype=np.float32)
    profile = _strips(lab, places, normal, offsets)
    jump = np.linalg.norm(profile[4:] + profile[3:-1] - profile[1:-3] - profile[:-4], axis=2)
    jump = np.nan_to_num(jump)
    best = jump.argmax(axis=0)
    strong = jump.max(axis=0) > max(1.5, 0.5 * float(np.median(jump.max(axis=0))))
    shift = offsets[2:-2][best]
    near = strong & (np.abs(shift - np.median(shift[strong])) <= 2.5) if strong.any() else strong
    if near.sum() < _SAMPLES // 3:
        return line
    position = np.linspace(-0.44, 0.44, _SAMPLES)
    slope, middle = np.polyfit(position[near], shift[near], 1)
    return np.stack(
        [start + normal * (middle - 0.5 * slope), end + normal * (middle + 0.5 * slope)]
    ).astype(np.float32)
