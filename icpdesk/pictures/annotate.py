"""A copy of a picture with what was seen drawn onto it: face, torso, document, and each finding.

Pure: takes the picture and what was measured, returns a Pillow image; the command line writes it, the
window shows it. Marks are numbered like the list of findings; a picture is never changed in place.

The pixels that a finding is about, as a mask of the small copy; for findings about pixels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.base.paths import resource
from icpdesk.pictures.measures.clothing import coloured_pixels
from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.glare import BURNT
from icpdesk.pictures.measures.pixels import least
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL import Image, ImageDraw


LONG_SIDE = 1400
"""Of the annotated copy, in pixels."""

_COLOURS = {"error": "#d1242f", "warning": "#c77700", "info": "#0b62c4"}
_SEEN = "#1a7f37"
_LINE, _ROW = 4, 30
_MOST_TINTED = 0.08
"""Share of the picture that may be coloured; more would hide what it is about."""
_TINT = (255, 0, 200)
"""Of the pixels at fault; a colour that papers and clothes hardly have."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding to draw; ``measured`` as in a finding: ``box``, ``boxes`` and ``quad`` are drawn."""

    rule: str
    words: str
    severity: str
    measured: Mapping[str, Any]


def annotated(
    picture: Picture,
    marks: Sequence[Mark],
    measures: Mapping[str, Any] | None = None,
    *,
    legend: bool = True,
) -> Image.Image:
    """A copy at most LONG_SIDE long; with ``legend`` the words of the marks stand below it.

    ``measures`` are the published ones of an inspection: ``face_box``, ``torso_box`` and
    ``document_quad`` are drawn in green, whatever the findings say.
    """
    from PIL import Image, ImageDraw

    image = picture.image.copy()
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    factor = max(image.size) / max(picture.size)
    for mark in marks:
        _tint(image, offending_pixels(picture, mark.rule, mark.measured))
    draw = ImageDraw.Draw(image)
    for name in ("face_box", "torso_box"):
        box = (measures or {}).get(name)
        if box:
            _rectangle(draw, box, factor, _SEEN, 2)
    quad = (measures or {}).get("document_quad")
    if quad:
        _polygon(draw, quad, factor, _SEEN, 2)
    for number, mark in enumerate(marks, 1):
        _draw(draw, mark, number, factor)
    return _with_legend(image, marks) if legend else image


def _tint(image: Image.Image, mask: NDArray[np.bool_] | None) -> None:
    """Colour the pixels at fault, half transparent; where they are many, only their outline."""
    import numpy as np
    from PIL import Image

    if mask is not None:
        if mask.mean() > _MOST_TINTED:
            mask = _outline(mask)
        half = Image.fromarray(mask.astype(np.uint8) * 140).resize(image.size)
        image.paste(Image.new("RGB", image.size, _TINT), (0, 0), half)


def _outline(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The pixels of a mask beside those that are not in it."""
    import cv2
    import numpy as np

    whole = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    return np.asarray(cv2.morphologyEx(whole, cv2.MORPH_GRADIENT, np.ones((5, 5), np.uint8)) > 0)


def _draw(draw: ImageDraw.ImageDraw, mark: Mark, number: int, factor: float) -> None:
    colour = _COLOURS[mark.severity]
    boxes = [*mark.measured.get("boxes", ())]
    if mark.measured.get("box"):
        boxes.append(mark.measured["box"])
    anchors = []
    for box in boxes:
        anchors.append(_rectangle(draw, box, factor, colour, _LINE))
    if mark.measured.get("quad"):
        anchors.append(_polygon(draw, mark.measured["quad"], factor, colour, _LINE))
    for x, y in anchors:
        _badge(draw, number, colour, x, y)


def _rectangle(
    draw: ImageDraw.ImageDraw, box: Sequence[float], factor: float, colour: str, line: int
) -> tuple[float, float]:
    x, y, width, height = (value * factor for value in box)
    wide, high = draw.im.size if draw.im else (0, 0)
    left, top = min(max(x, line / 2), wide), min(max(y, line / 2), high)
    right = max(left + 1, min(x + width, wide - line / 2 - 1))
    bottom = max(top + 1, min(y + height, high - line / 2 - 1))
    draw.rectangle((left, top, right, bottom), outline=colour, width=line)
    return left, top


def _polygon(
    draw: ImageDraw.ImageDraw,
    corners: Sequence[Sequence[float]],
    factor: float,
    colour: str,
    line: int,
) -> tuple[float, float]:
    points = [(x * factor, y * factor) for x, y in corners]
    draw.line([*points, points[0]], fill=colour, width=line, joint="curve")
    return points[0]


def _badge(draw: ImageDraw.ImageDraw, number: int, colour: str, x: float, y: float) -> None:
    """The finding's number; shifted by its number, so that badges of equal boxes stay legible."""
    size = 46
    wide, high = draw.im.size if draw.im else (size, size)
    left = min(max(0.0, x + (number - 1) * (size + 4)), wide - size)
    top = min(max(0.0, y), high - size)
    draw.rectangle((left, top, left + size, top + size), fill=colour)
    draw.text(
        (left + size / 2, top + size / 2), str(number), fill="white", font=_font(32), anchor="mm"
    )


def _with_legend(image: Image.Image, marks: Sequence[Mark]) -> Image.Image:
    from PIL import Image, ImageDraw

    if not marks:
        return image
    width = max(image.width, 480)
    texts = [_wrapped(mark.words, width - 70) for mark in marks]
    rows = sum(len(lines) for lines in texts)
    sheet = Image.new("RGB", (width, image.height + _ROW * rows + 20), "white")
    sheet.paste(image, (0, 0))
    draw = ImageDraw.Draw(sheet)
    y = image.height + 8
    for number, (mark, lines) in enumerate(zip(marks, texts, strict=True), 1):
        draw.text((14, y), str(number), fill=_COLOURS[mark.severity], font=_font(20))
        for line in lines:
            draw.text((50, y), line, fill="#1f2328", font=_font(20))
            y += _ROW
    return sheet


def _wrapped(text: str, width: float) -> list[str]:
    font = _font(20)
    lines, line = [], ""
    for word in text.replace("\n", " ").split(" ") if " " in text else list(text):
        joined = f"{line} {word}".strip() if " " in text else line + word
        if line and font.getlength(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line]


def _font(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(resource("assets", "fonts", "NotoSansSC-Regular.ttf")), size)


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
