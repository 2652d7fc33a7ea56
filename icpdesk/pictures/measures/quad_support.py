"""How well a quadrilateral is borne out by the picture: do colours change across its sides?

A printed frame has the same paper on both sides and gets nothing; the edge of a sheet has desk on one
side along its whole length, also where the step is too faint to be seen at a single pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.pictures.quads import meeting

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Lab = NDArray[np.float32]
    Points = NDArray[np.float32]

_SAMPLES = 48
_NEAR, _FAR = 4, 10
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
    import numpy as np

    offsets = np.arange(_NEAR, _FAR, 2, dtype=np.float32)
    colours = strips(lab, quad, np.concatenate([offsets, -offsets]))
    steps = mean_over(colours[:, : len(offsets)]) - mean_over(colours[:, len(offsets) :])
    return Support(
        tuple(
            None if on_border(lab, quad[side], quad[(side + 1) % 4]) else _steadiness(steps[side])
            for side in range(4)
        )
    )


def refined(lab: Lab, quad: Points) -> Points:
    """The quadrilateral with each visible side moved onto the strongest edge near to it."""
    import numpy as np

    offsets = np.arange(-_REACH - 2, _REACH + 3, dtype=np.float32)
    profile = strips(lab, quad, offsets)
    rise = profile[:, 4:] + profile[:, 3:-1] - profile[:, 1:-3] - profile[:, :-4]
    jumps = np.nan_to_num(np.sqrt(np.einsum("ijkl,ijkl->ijk", rise, rise)))
    lines = [
        _moved(quad[side], quad[(side + 1) % 4], jumps[side], offsets[2:-2])
        if not on_border(lab, quad[side], quad[(side + 1) % 4])
        else np.stack([quad[side], quad[(side + 1) % 4]])
        for side in range(4)
    ]
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


def _steadiness(step: Points) -> float:
    """Of the steps of colour (places × 3) across one side, 0 to 1."""
    import numpy as np

    step = step[~np.isnan(step[:, 0])]
    if len(step) < _SAMPLES // 3:
        return 0.0
    middle = _median(step)
    size = float(np.sqrt(middle @ middle))
    if size < _LEAST_STEP:
        return 0.0
    along = step @ (middle / size)
    # Share of the side that shows the step, and how large it is beside its own scatter.
    steady = np.count_nonzero(along > 0.35 * size) / len(along)
    scatter = float(_median(np.abs(along - size))) * 1.48
    return float(steady * size / (size + scatter + _LEAST_STEP))


def _median(values: Points) -> Points:
    """Along the first axis; for a few dozen values many times quicker than NumPy's own."""
    import numpy as np

    ranked = np.sort(values, axis=0)
    return np.asarray((ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2)


def mean_over(strips: Lab) -> Lab:
    """Over the offsets that lie in the picture (sides × offsets × places × 3); NaN where none does."""
    import numpy as np

    there = ~np.isnan(strips[..., :1])
    count = there.sum(axis=1)
    total = np.where(there, strips, 0).sum(axis=1)
    return np.asarray(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def strips(lab: Lab, quad: Points, offsets: Points) -> Lab:
    """Colours beside the sides, sides × offsets × places × 3; NaN outside of the picture.

    Offsets are pixels along the normal that points inwards (corners run clockwise).
    """
    import cv2
    import numpy as np

    starts, along = quad, np.roll(quad, -1, axis=0) - quad
    shares = np.linspace(0.06, 0.94, _SAMPLES, dtype=np.float32)
    places = starts[:, None] + shares[None, :, None] * along[:, None]
    unit = along / (np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-6)
    x = places[:, None, :, 0] - offsets[None, :, None] * unit[:, None, None, 1]
    y = places[:, None, :, 1] + offsets[None, :, None] * unit[:, None, None, 0]
    found = cv2.remap(
        lab,
        x.reshape(-1, _SAMPLES).astype(np.float32),
        y.reshape(-1, _SAMPLES).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(np.nan, np.nan, np.nan),
    )
    return np.asarray(found, np.float32).reshape(4, len(offsets), _SAMPLES, 3)


def _moved(start: Points, end: Points, jump: Points, offsets: Points) -> Points:
    """Two points on the line through the strongest edge near a side (offsets × places)."""
    import numpy as np

    line = np.stack([start, end])
    strongest = jump.max(axis=0)
    strong = strongest > max(1.5, 0.5 * float(_median(strongest)))
    shift = offsets[jump.argmax(axis=0)]
    near = strong & (np.abs(shift - _median(shift[strong])) <= 2.5) if strong.any() else strong
    if np.count_nonzero(near) < _SAMPLES // 3:
        return line
    place = np.linspace(-0.44, 0.44, _SAMPLES)[near]
    moves = shift[near].astype(np.float64)
    off = place - place.mean()
    slope = float(off @ moves / (off @ off))
    middle = float(moves.mean()) - slope * float(place.mean())
    along = (end - start) / (float(np.hypot(*(end - start))) + 1e-6)
    normal = np.array([-along[1], along[0]], np.float32)
    return np.stack(
        [start + normal * (middle - 0.5 * slope), end + normal * (middle + 0.5 * slope)]
    ).astype(np.float32)
