"""Flat PDF pages and pictures of forms: values laid over them at places that a map tells.

The map is a small YAML file; millimetres from the upper left corner of the page:

    overlay:
      - {page: 1, x: 52, y: 61.5, width: 90, size: 11, field: subject.name}

``y`` is the upper edge of the text, ``size`` its type size in points. A longer value shrinks.
Where ``height`` gives room for more than a line, it is broken first, around the same middle.
``part`` (see :mod:`.parts`) writes only a part of the value there, or a tick; ``label`` is what the
page calls the place.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.base.yaml_text import yaml_text
from icpdesk.forms.fill_report import Filled, FilledPlace, FillReport
from icpdesk.forms.map_file import map_content
from icpdesk.forms.pdf.drawn import LEADING, SMALLEST, Fitted, fitted, pages, write
from icpdesk.forms.pdf.parts import is_part, part_of
from icpdesk.forms.pdf.pdf_file import open_to_change, saved
from icpdesk.forms.pdf.spot import MM, USUAL_SIZE, Spot
from icpdesk.forms.pdf.upright import upright
from icpdesk.forms.proof import WrittenValue
from icpdesk.forms.template_map import value_of

if TYPE_CHECKING:
    import PIL.Image

_FARTHEST = 6_000.0
"""Millimetres; more than any page has."""
_A4 = (595.28, 841.89)
_BELOW = 0.15
"""Of the type size: how far below the line that characters stand on some of them reach."""
_MIDDLE = 0.52
"""Of the type size: from the upper edge of a line to the middle of its characters."""


def read_overlay(path: Path, *, empty: bool = False) -> tuple[Spot, ...]:
    """The places of a map file; ``empty`` takes one without any. FileProblem that names the entry
    that is wrong."""
    content = map_content(path)
    rows = content.get("overlay") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not (rows or empty):
        raise FileProblem(
            Text(
                "The map has no 'overlay' list. A flat page needs to be told where values go.",
                "映射文件中没有 overlay 列表。无表单域的页面需要注明填写位置。",
            ),
            file=str(path),
        )
    return tuple(_spot(row, number, path) for number, row in enumerate(rows, start=1))


def overlay_text(spots: Sequence[Spot]) -> str:
    """The YAML text of an overlay map."""

    rows = [_row(spot) for spot in spots]
    return yaml_text({"overlay": rows}, sort_keys=False)


def _row(spot: Spot) -> dict[str, Any]:
    row: dict[str, Any] = {
        "page": spot.page, "x": spot.x, "y": spot.y, "width": spot.width, "size": spot.size,
        "field": spot.field,
    }  # fmt: skip
    return row | {
        name: getattr(spot, name) for name in ("height", "part", "label") if getattr(spot, name)
    }


def fill_flat(
    data: bytes, values: Mapping[str, str], spots: Sequence[Spot], means: Callable[[str], str]
) -> Filled:
    """The pages of a PDF or a picture with the values over them; nothing of the pages themselves is
    changed. ``means`` gives the value of a list that an option's words mean. FileProblem for files
    that cannot be opened."""
    from pypdf import PdfReader

    writer = open_to_change(upright(as_pages(data)))
    boxes = [page.mediabox for page in writer.pages]
    sizes = [(float(box.width), float(box.height)) for box in boxes]
    layer = _Layer(values, means)
    drawn = PdfReader(io.BytesIO(layer.drawn(sizes, spots)))
    for page, box, over in zip(writer.pages, boxes, drawn.pages, strict=True):
        page.merge_translated_page(over, float(box.left), float(box.bottom))
    report = layer.report
    report.written = [
        _moved(one, float(boxes[one.page - 1].left), float(boxes[one.page - 1].bottom))
        for one in report.written
    ]
    return Filled(saved(writer), report)


def _moved(one: WrittenValue, x: float, y: float) -> WrittenValue:
    """From the corner of the page to its own space."""
    assert one.box is not None
    left, lower, right, upper = one.box
    return replace(one, box=(left + x, lower + y, right + x, upper + y))


def as_pages(data: bytes) -> bytes:
    """The PDF that values are laid over: the file itself, or a picture as a page of A4 width.
    FileProblem for what is neither."""
    from reportlab.lib.utils import ImageReader

    if data.startswith(b"%PDF"):
        return data
    picture = picture_of(data, "RGB")
    width, height = _A4[0], _A4[0] * picture.height / picture.width

    def draw(canvas: Any, _: int) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)

    return pages([(width, height)], draw)


def picture_of(data: bytes, mode: Literal["RGB", "L"]) -> PIL.Image.Image:
    """A picture of a form, upright and on white paper, with the pixels of ``mode``. FileProblem for
    what is none."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as opened:
            seen = ImageOps.exif_transpose(opened)
            if seen.has_transparency_data:
                ink = seen.convert("RGBA")
                seen = Image.new("RGBA", ink.size, "white")
                seen.alpha_composite(ink)
            return seen.convert(mode)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError, SyntaxError,
            EOFError, struct.error):  # fmt: skip
        raise FileProblem(
            Text("It is no picture that can be read.", "不是可读取的图片。")
        ) from None


class _Layer:
    """The values as pages that are laid over others."""

    def __init__(self, values: Mapping[str, str], means: Callable[[str], str]) -> None:
        self._values = values
        self._means = means
        self.report = FillReport()

    def drawn(self, sizes: Sequence[tuple[float, float]], spots: Sequence[Spot]) -> bytes:
        """A PDF with a page for each of ``sizes`` (points)."""

        def draw(canvas: Any, number: int) -> None:
            for spot in spots:
                if spot.page == number + 1:
                    self._draw(canvas, spot, sizes[number][1])

        made = pages(sizes, draw)
        for spot in spots:
            if spot.page > len(sizes):
                self.report.not_found.append(f"{_name(spot)} (page {spot.page})")
            elif not value_of(spot.field, self._values):
                self._no_value(_name(spot))
        written = {(one.label, one.field) for one in self.report.filled}
        for spot in spots:
            if spot.part and (_name(spot), spot.field) not in written:
                # None of the boxes is meant, or the value has no such part.
                self._no_value(_name(spot))
        return made

    def _draw(self, canvas: Any, spot: Spot, height: float) -> None:
        words = part_of(value_of(spot.field, self._values), spot.part, self._means)
        if not words:
            return
        fit, down = _fit(words, spot)
        top = height - spot.y * MM - down
        write(canvas, fit, spot.x * MM, top)
        self._tell(spot, fit)
        lines = fit.size * (1 + (len(fit.lines) - 1) * LEADING)
        left, right = spot.x * MM, (spot.x + spot.width) * MM
        box = left, top - lines - _BELOW * fit.size, right, top
        place = f"page {spot.page}: {spot.x:g}, {spot.y:g} mm"
        self.report.written.append(
            WrittenValue(
                _name(spot), spot.field, words, place, page=spot.page, box=box,
                long=fit.long == "goes on",
            )
        )  # fmt: skip

    def _tell(self, spot: Spot, fit: Fitted) -> None:
        label, report = _name(spot), self.report
        how = "overlay" if spot.confidence >= 1 else "guess on page"
        known = {(one.label, one.field) for one in report.filled}
        if not (spot.part and (label, spot.field) in known):
            place = f"page {spot.page}: {spot.x:g}, {spot.y:g} mm"
            report.filled.append(FilledPlace(label, spot.field, how, place, spot.confidence))
        if fit.long and label not in report.overflow:
            report.overflow.append(label)

    def _no_value(self, label: str) -> None:
        if label not in self.report.not_found:
            self.report.not_found.append(label)
            self.report.no_value.append(label)


def _fit(words: str, spot: Spot) -> tuple[Fitted, float]:
    """The lines of a value, and how far below the place's upper edge they begin (points; above it
    where negative)."""
    width, height = spot.width * MM, spot.height * MM
    fit = fitted(words, width, spot.size, spot.size)
    if not fit.long or height < 2 * SMALLEST * LEADING:
        return fit, 0.0
    broken = fitted(words, width, height, spot.size, wrap=True)
    if broken.size <= fit.size:
        return fit, 0.0
    middle = spot.size * _MIDDLE
    return broken, middle - broken.size * (_MIDDLE + (len(broken.lines) - 1) * LEADING / 2)


def _name(spot: Spot) -> str:
    """What a place is called in the report."""
    return spot.label or spot.field


def _spot(row: Any, number: int, path: Path) -> Spot:
    try:
        found = Spot(
            page=int(row.get("page", "1")),
            x=float(row["x"]),
            y=float(row["y"]),
            width=float(row["width"]),
            field=str(row["field"]),
            size=float(row.get("size", USUAL_SIZE)),
            height=float(row.get("height", 0)),
            part=str(row.get("part", "")),
            label=str(row.get("label", "")),
        )
        sane = found.page >= 1 and found.width > 0 and 4 <= found.size <= 72
        sane &= all(abs(one) <= _FARTHEST for one in (found.x, found.y, found.width, found.height))
        if not sane or not found.field or not is_part(found.part):
            raise ValueError(number)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise FileProblem(
            Text(
                f"Entry {number} of 'overlay' needs page, x, y, width and field; size from 4 to 72.",
                f"overlay 第 {number} 项需要 page、x、y、width 和 field；size 为 4 到 72。",
            ),
            file=str(path),
        ) from None
    return found
