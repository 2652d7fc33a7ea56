"""Text lines of a picture: turned upright, found in a small copy, read at full sharpness.

A picture is looked at quickly (:func:`quick_lines`); only where a document's values are not all
found is it looked at thoroughly (:func:`thorough_lines`). Both are measures, kept by the picture.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Boxes = NDArray[np.float32]

QUICK, THOROUGH = 544, 960
"""Long side in pixels of the copy in which lines are looked for."""
_LONG = 60
"""Pixels from which a line tells how far the picture is tilted."""
_LEAST_PRINTED = 30
"""Characters from which the text of a page is that of the document, not a stamp on a scan."""
_UNSURE = 0.8
"""Confidence below which a line is read once more before others are looked for."""
_TIGHTER = 0.08
"""Share of its height by which a line is cut tighter then: a larger copy finds it so, too."""
_SURELY = 0.97
"""Confidence from which a line is not read again in the second look."""
_NEAR = 0.3
"""Share of the height by which the corners of one line may differ between two looks."""
_LEAST = 0.3
"""Mean sureness below which a box holds no text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its confidence (0 to 1) and upright box in pixels.

    The box is that of the line after the picture's tilt was taken out. ``confidence`` is that of the
    least sure character; ``sureness`` has one value a character, or is empty.
    """

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    sureness: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """In pixels."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of one picture, from top to bottom; ``width`` and ``height`` are in pixels."""

    lines: tuple[Line, ...]
    width: int
    height: int
    boxes: Any = None
    """Corners of the lines in the upright picture (lines × 4 × 2), in the order of ``lines``."""


def quick_lines(picture: Picture) -> Page:
    """Lines that are found in a small copy; of a document with text, its own."""
    return _printed(picture) or _read(picture, QUICK, without_red=False)


def thorough_lines(picture: Picture) -> Page:
    """Lines that are found in a larger copy without red: small print, text under seals and marks."""
    return _printed(picture) or _read(picture, THOROUGH, without_red=True)


def confirmed_lines(picture: Picture) -> Page:
    """The quick lines, the unsure ones read once more, without red and between tighter edges.

    A line that says the same again is as sure as the surer of both looks; no other is changed.
    """
    page = picture.measure(quick_lines)
    scan = _without_red(picture)
    lines = tuple(
        _confirmed(line, scan, box) if line.confidence < _UNSURE else line
        for line, box in zip(page.lines, page.boxes, strict=True)
    )
    return replace(page, lines=lines)


def second_lines(picture: Picture) -> Page:
    """As :func:`thorough_lines`, but what the quick look read surely is not read again."""
    known = picture.measure(quick_lines)
    return _printed(picture) or _read(picture, THOROUGH, without_red=True, known=known)


def _printed(picture: Picture) -> Page | None:
    """The lines of a document's own text, sure of every character; None for pictures and for scans,
    which carry none or a few words only."""
    width, height = picture.header.width, picture.header.height
    lines = tuple(
        Line(one.text, 1.0, one.left * width, one.top * height, one.right * width,
             one.bottom * height, (1.0,) * len(one.text))
        for one in picture.printed_lines
    )  # fmt: skip
    if sum(len(line.text) for line in lines) < _LEAST_PRINTED and picture.format != "OFD":
        return None
    return Page(lines, width, height, [_corners(line) for line in lines])


def _corners(line: Line) -> Boxes:
    import numpy as np

    return np.array(
        [(line.left, line.top), (line.right, line.top), (line.right, line.bottom), (line.left, line.bottom)],
        np.float32,
    )  # fmt: skip


def upright_pixels(picture: Picture) -> Any:
    """The working copy as BGR, turned by the document's own turn, sure or not.

    Reading needs the likeliest side up; turning a file for good asks for more
    (:func:`icpdesk.pictures.mend.fit.certain_turn`).
    """
    import numpy as np

    from icpdesk.pictures.measures.document_turn import document_turn

    quarter = picture.measure(document_turn).degrees // 90
    return np.ascontiguousarray(np.rot90(np.asarray(picture.image)[:, :, ::-1], -quarter))


def _without_red(picture: Picture) -> Any:
    """Upright pixels in which red ink is as bright as paper, as in the red channel; black and blue ink
    stay dark."""
    import numpy as np

    return np.ascontiguousarray(np.repeat(picture.measure(upright_pixels)[:, :, 2:], 3, axis=2))


def _confirmed(line: Line, image: Any, box: Boxes) -> Line:
    import numpy as np

    from icpdesk.reading import engine

    upper, lower = (box[3] - box[0]) * _TIGHTER, (box[2] - box[1]) * _TIGHTER
    tight = np.asarray([box[0] + upper, box[1] + lower, box[2] - lower, box[3] - upper], np.float32)
    told = engine.tell(engine.cut_out(image, tight))
    if told.text.replace(" ", "") != line.text.replace(" ", "") or not told.sureness:
        return line
    if min(told.sureness) <= line.confidence:
        return line
    return replace(line, confidence=min(told.sureness), sureness=told.sureness, text=told.text)


def _same_box(box: Boxes, known: Page | None) -> Line | None:
    """The line that was read surely between these corners."""
    import numpy as np

    if known is None:
        return None
    for line, other in zip(known.lines, known.boxes, strict=True):
        if line.confidence < _SURELY:
            continue
        height = float(np.linalg.norm(other[3] - other[0]))
        if float(np.abs(np.asarray(box) - other).max()) <= _NEAR * height:
            return line
    return None


def _read(picture: Picture, side: int, *, without_red: bool, known: Page | None = None) -> Page:

    from icpdesk.reading import engine

    image = _without_red(picture) if without_red else picture.measure(upright_pixels)
    boxes = [part for box in engine.find(image, side) for part in _lying(box)]
    tilt = _tilt(boxes)
    found = []
    for box in boxes:
        before = _same_box(box, known)
        told = (
            engine.Told(before.text, before.sureness)
            if before
            else engine.tell(engine.cut_out(image, box))
        )
        if told.sureness and sum(told.sureness) / len(told.sureness) >= _LEAST:
            found.append((_line(told.text, told.sureness, box, tilt, image.shape), box))
    found.sort(key=lambda pair: (pair[0].top, pair[0].left))
    height, width = image.shape[:2]
    return Page(tuple(line for line, _ in found), width, height, [box for _, box in found])


def _lying(box: Boxes) -> list[Boxes]:
    """The box; one that holds characters below each other falls into one box a character."""
    import numpy as np

    from icpdesk.reading.engine import stands

    if not stands(box):
        return [box]
    width = float(np.linalg.norm(box[0] - box[1]))
    count = max(1, round(float(np.linalg.norm(box[0] - box[3])) / max(width * 1.15, 1)))
    down_left, down_right = (box[3] - box[0]) / count, (box[2] - box[1]) / count
    return [
        np.array(
            [
                box[0] + down_left * number,
                box[1] + down_right * number,
                box[1] + down_right * (number + 1),
                box[0] + down_left * (number + 1),
            ],
            np.float32,
        )
        for number in range(count)
    ]


def _tilt(boxes: list[Boxes]) -> float:
    """Median slope of the long lines in radians, clockwise positive."""
    import numpy as np

    along = [box[1] - box[0] for box in boxes]
    slopes = [float(np.arctan2(y, x)) for x, y in along if np.hypot(x, y) > _LONG]
    return float(np.median(slopes)) if slopes else 0.0


def _line(text: str, sureness: tuple[float, ...], box: Boxes, tilt: float, shape: Any) -> Line:
    import numpy as np

    middle = np.array([shape[1] / 2, shape[0] / 2])
    cos, sin = np.cos(-tilt), np.sin(-tilt)
    flat = (box - middle) @ np.array([[cos, sin], [-sin, cos]]) + middle
    left, right = float(flat[[0, 3], 0].mean()), float(flat[[1, 2], 0].mean())
    top, bottom = float(flat[[0, 1], 1].mean()), float(flat[[2, 3], 1].mean())
    return Line(text, min(sureness), left, top, right, bottom, sureness)
