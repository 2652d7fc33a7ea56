"""Flat PDF pages and pictures of forms: values laid over them at places that a map tells.

The map is a small YAML file; millimetres from the upper left corner of the page:

    overlay:
      - {page: 1, x: 52, y: 61.5, width: 90, size: 11, field: subject.name}

``y`` is the upper edge of the text, ``size`` its type size in points. A longer value shrinks.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from icpdesk.documents.forms.drawn import Fitted, fitted, pages, write
from icpdesk.documents.forms.pdf_file import open_writer, saved
from icpdesk.documents.word.fill import Filled, FilledPlace, FillReport
from icpdesk.documents.word.map_file import map_content
from icpdesk.documents.word.template_map import value_of
from icpdesk.errors import FileProblem
from icpdesk.text import Text

_MM = 72 / 25.4
_A4 = (595.28, 841.89)
_USUAL_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one value goes; millimetres, size in points, pages from 1."""

    page: int
    x: float
    y: float
    width: float
    field: str
    size: float = _USUAL_SIZE


def read_overlay(path: Path) -> tuple[Spot, ...]:
    """The places of a map file; FileProblem that names the entry that is wrong."""
    content = map_content(path)
    rows = content.get("overlay") if isinstance(content, dict) else None
    if not isinstance(rows, list) or not rows:
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
    import yaml

    rows = [
        {"page": s.page, "x": s.x, "y": s.y, "width": s.width, "size": s.size, "field": s.field}
        for s in spots
    ]
    return str(yaml.safe_dump({"overlay": rows}, allow_unicode=True, sort_keys=False))


def fill_flat_pdf(data: bytes, values: Mapping[str, str], spots: Sequence[Spot]) -> Filled:
    """The pages with the values over them; nothing of the pages themselves is changed."""
    from pypdf import PdfReader

    writer = open_writer(data)
    for page in writer.pages:
        if page.rotation:
            page.transfer_rotation_to_content()
    boxes = [page.mediabox for page in writer.pages]
    sizes = [(float(box.width), float(box.height)) for box in boxes]
    report = FillReport()
    layer = PdfReader(io.BytesIO(_layer(sizes, values, spots, report)))
    for page, box, over in zip(writer.pages, boxes, layer.pages, strict=True):
        page.merge_translated_page(over, float(box.left), float(box.bottom))
    return Filled(saved(writer), report)


def fill_picture(data: bytes, values: Mapping[str, str], spots: Sequence[Spot]) -> Filled:
    """A picture of a form as a PDF page of A4 width with the values over it."""
    from PIL import Image, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(io.BytesIO(data)) as opened:
            picture = opened.convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError):
        raise FileProblem(
            Text("It is no picture that can be read.", "不是可读取的图片。")
        ) from None
    width, height = _A4[0], _A4[0] * picture.height / picture.width
    report = FillReport()

    def draw(canvas: Any, _: int) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        _draw_values(canvas, 1, (width, height), values, spots, report)

    return Filled(pages([(width, height)], draw), report)


def _layer(
    sizes: Sequence[tuple[float, float]], values: Mapping[str, str], spots: Sequence[Spot],
    report: FillReport,
) -> bytes:  # fmt: skip
    def draw(canvas: Any, number: int) -> None:
        _draw_values(canvas, number + 1, sizes[number], values, spots, report)

    beyond = [spot for spot in spots if spot.page > len(sizes)]
    report.not_found += [f"{spot.field} (page {spot.page})" for spot in beyond]
    return pages(sizes, draw)


def _draw_values(
    canvas: Any, page: int, size: tuple[float, float], values: Mapping[str, str],
    spots: Sequence[Spot], report: FillReport,
) -> None:  # fmt: skip
    for spot in spots:
        if spot.page != page:
            continue
        value = value_of(spot.field, values)
        if not value:
            report.not_found.append(spot.field)
            report.no_value.append(spot.field)
            continue
        fit: Fitted = fitted(value, spot.width * _MM, size[1], spot.size)
        write(canvas, fit, spot.x * _MM, size[1] - spot.y * _MM)
        place = f"page {page}: {spot.x:g}, {spot.y:g} mm"
        report.filled.append(FilledPlace(spot.field, spot.field, "overlay", place))
        if fit.long:
            report.overflow.append(spot.field)


def _spot(row: Any, number: int, path: Path) -> Spot:
    try:
        found = Spot(
            page=int(row.get("page", "1")),
            x=float(row["x"]),
            y=float(row["y"]),
            width=float(row["width"]),
            field=str(row["field"]),
            size=float(row.get("size", _USUAL_SIZE)),
        )
        if found.page < 1 or found.width <= 0 or not 4 <= found.size <= 72 or not found.field:
            raise ValueError(number)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise FileProblem(
            Text(
                f"Entry {number} of 'overlay' needs page, x, y, width and field; size from 4 to 72.",
                f"overlay 第 {number} 项需要 page、x、y、width 和 field；size 为 4 到 72。",
            ),
            file=str(path),
        ) from None
    return found
