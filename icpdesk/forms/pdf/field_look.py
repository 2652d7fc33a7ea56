"""How the value of a PDF field is drawn: typeface, size, place, frame; the picture every viewer shows.

What the form's author chose counts (ISO 32000-1, 12.7.3): size and alignment, several lines or one,
one character a box, ground, border and turn. Only the typeface is the bundled one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from icpdesk.forms.pdf.drawn import LEADING, SMALLEST, Fitted, fitted, width_of, write
from icpdesk.forms.pdf.widgets import Widget, inherited, number_of

_MULTILINE, _PASSWORD, _COMBO, _FILE, _COMB = 1 << 12, 1 << 13, 1 << 17, 1 << 20, 1 << 24
_USUAL_SIZE = 10.5
_MARGIN = 2.0
_TIGHT = 0.3
"""Above and below the characters of one line in a low field."""
_ASCENT = 0.88
_DESCENT, _DEEP = 0.12, 0.26
"""Of the type size below the line that characters stand on: Chinese ones and digits, others."""
_SHALLOW = re.compile(
    r"[\dA-IK-PR-Z\s.:+*=%#&'\"!?\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    r"\u3000-\u303f\uff00-\uff0f\uff1a-\uff1f]*"
)
_LOWEST = 4.0
"""Points of type in a field that is lower than any readable line."""
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_BETWEEN = re.compile(r"[\s\-‐-―－－()（）/／.．·年月日]")
_MOST_BOXES = 1_000
_GREY = 1


@dataclass(frozen=True, slots=True)
class FieldLook:
    """One text field or list as its author described it."""

    width: float
    height: float
    size: float
    """Points of type; the most that is used."""
    align: int
    """0 to the left, 1 in the middle, 2 to the right."""
    boxes: int
    """So many boxes take one character each; 0 where the text runs."""
    most: int
    """So many characters are let in; 0 where any number is."""
    lines: bool
    """Whether the text may take several lines: its author says so, and there is room for two."""
    border: tuple[float, ...]
    """Colour of the frame: none, grey, RGB or CMYK from 0 to 1."""
    ground: tuple[float, ...]
    border_width: float = 1.0

    @property
    def margin(self) -> float:
        """Between the edge and the text."""
        return max(_MARGIN, 2 * self.border_width if self.border else 0.0)


def look_of(one: Widget, form: Mapping[str, Any]) -> FieldLook:
    """The look of a field; ``form`` is the file's ``/AcroForm``."""
    width, height = one.size
    flags = number_of(inherited(one.node, "/Ff"))
    most = min(_MOST_BOXES, max(0, number_of(inherited(one.node, "/MaxLen"))))
    comb = bool(flags & _COMB) and not flags & (_MULTILINE | _PASSWORD | _FILE)
    align = inherited(one.node, "/Q")
    dress = _held(one.node, "/MK")
    return FieldLook(
        width=width,
        height=height,
        size=_size_of(one.node, form, height),
        align=min(2, max(0, number_of(align if align is not None else form.get("/Q")))),
        boxes=most if comb else 0,
        most=most,
        lines=(bool(flags & _MULTILINE) or _is_open_list(one, flags))
        and height >= _MARGIN + 2 * SMALLEST * LEADING,
        border=_colour(dress, "/BC"),
        ground=_colour(dress, "/BG"),
        border_width=_border_width(one.node),
    )


def _is_open_list(one: Widget, flags: int) -> bool:
    return one.kind == "/Ch" and not flags & _COMBO


def shown_before(node: Any, look: FieldLook) -> str:
    """The words that a viewer draws into a field by itself: its value, or as many
    choices of an open list as go in."""
    said = inherited(node, "/V")
    if isinstance(said, str) and said:
        return said
    if number_of(inherited(node, "/Ff")) & _COMBO or inherited(node, "/FT") != "/Ch":
        return ""
    options = [one.get_object() for one in inherited(node, "/Opt") or ()]
    names = [str(one[1]) if isinstance(one, list) and len(one) > 1 else str(one) for one in options]
    return "\n".join(names[: max(1, int(look.height / (SMALLEST * LEADING)))])


def let_in(value: str, look: FieldLook) -> str:
    """The value as the field takes it: without what stands between its characters where it would
    be too long otherwise. Empty where it is too long even so."""
    if not look.most or len(value) <= look.most:
        return value
    short = _BETWEEN.sub("", value)
    return short if len(short) <= look.most else ""


def fit_in(value: str, look: FieldLook) -> Fitted:
    """The lines of a value in its field, and whether they go in."""
    if look.boxes:
        widest = max((width_of(one, 1.0) for one in value), default=1.0)
        room = 0.95 * look.width / look.boxes / max(0.1, widest)
        size = min(look.size, _tallest(value, look), room)
        return Fitted((value,), max(_LOWEST, size), "shrunk" if size < look.size else "")
    wide, tall = look.width - 2 * look.margin, look.height - look.margin
    if look.lines:
        return fitted(value, wide, tall, look.size, wrap=True)
    size = min(look.size, _tallest(value, look))
    low = size < SMALLEST
    one = fitted(value, wide, size, max(size, _LOWEST), smallest=_LOWEST if low else SMALLEST)
    if one.long == "goes on" and tall >= 2 * SMALLEST * LEADING:
        return fitted(value, wide, tall, look.size, wrap=True)
    return one


def _em(text: str) -> float:
    """The height of a line of text, of its type size."""
    return _ASCENT + (_DESCENT if _SHALLOW.fullmatch(text) else _DEEP)


def _tallest(text: str, look: FieldLook) -> float:
    """The largest type of which a line is no higher than its field."""
    return (look.height - 2 * _TIGHT) / _em(text)


def draw(canvas: Any, fit: Fitted, look: FieldLook) -> None:
    """Draw field and value from the lower left corner of the page."""
    _draw_frame(canvas, look)
    if look.boxes:
        _draw_characters(canvas, fit, look)
        return
    block = fit.size * (_em("".join(fit.lines)) + (len(fit.lines) - 1) * LEADING)
    top = look.height - look.margin if look.lines else (look.height + block) / 2
    for number, line in enumerate(fit.lines):
        free = look.width - 2 * look.margin - width_of(line, fit.size)
        x = look.margin + max(0.0, free) * look.align / 2
        write(canvas, Fitted((line,), fit.size), x, top - number * LEADING * fit.size)


def _draw_characters(canvas: Any, fit: Fitted, look: FieldLook) -> None:
    (value,) = fit.lines
    cell = look.width / look.boxes
    first = (look.boxes - len(value)) * look.align // 2
    top = (look.height + fit.size * _em(value)) / 2
    for number, character in enumerate(value, start=first):
        x = number * cell + (cell - width_of(character, fit.size)) / 2
        write(canvas, Fitted((character,), fit.size), x, top)


def _draw_frame(canvas: Any, look: FieldLook) -> None:
    if look.ground:
        _use(canvas, "Fill", look.ground)
        canvas.rect(0, 0, look.width, look.height, stroke=0, fill=1)
    if look.border and look.border_width > 0:
        _use(canvas, "Stroke", look.border)
        canvas.setLineWidth(look.border_width)
        half = look.border_width / 2
        canvas.rect(half, half, look.width - 2 * half, look.height - 2 * half, stroke=1, fill=0)
        for number in range(1, look.boxes):
            x = number * look.width / look.boxes
            canvas.line(x, 0, x, look.height)
    canvas.setFillGray(0)


def _use(canvas: Any, what: str, colour: tuple[float, ...]) -> None:
    kind = {1: "Gray", 3: "ColorRGB", 4: "ColorCMYK"}[len(colour)]
    getattr(canvas, f"set{what}{kind}")(*colour)


def _colour(dress: Mapping[str, Any], key: str) -> tuple[float, ...]:
    try:
        found = tuple(min(1.0, max(0.0, float(one))) for one in dress.get(key) or ())
    except (TypeError, ValueError):
        return ()
    return found if len(found) in (1, 3, 4) else ()


def _border_width(node: Any) -> float:
    said = _held(node, "/BS").get("/W")
    if said is None:
        border = node.get("/Border")
        said = border[2] if isinstance(border, list) and len(border) > 2 else 1
    try:
        return min(12.0, max(0.0, float(said)))
    except (TypeError, ValueError):
        return 1.0


def _held(node: Any, key: str) -> Mapping[str, Any]:
    found = node.get(key)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, Mapping) else {}


def _size_of(node: Any, form: Mapping[str, Any], height: float) -> float:
    said = _SIZE.search(str(inherited(node, "/DA") or form.get("/DA") or ""))
    size = float(said[1]) if said and said[1].replace(".", "", 1).isdigit() else 0.0
    usual = min(_USUAL_SIZE, max(SMALLEST, height * 0.7))
    return size if SMALLEST - 2 <= size <= 72 else usual
