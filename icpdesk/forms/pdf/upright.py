"""Pages as values are laid over them: no turn noted beside them, and boxes of their own."""

from __future__ import annotations

from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.pdfium import opened
from icpdesk.base.text import Text
from icpdesk.forms.pdf.pdf_file import open_writer, saved

_MOST = 14_400.0
"""Points; the most that PDF itself knows (ISO 32000-1, annex C)."""
_SHORTEST_SIDE = 3.0
_USUAL = (0.0, 0.0, 612.0, 792.0)
"""What viewers take for a page that has no usable size."""
_NEAR = 0.01


def upright(data: bytes) -> bytes:
    """The same pages, each with its edges noted at itself and no turn.

    PDFium does not tell the edges that a page has from the tree above it, and most programs do not
    expect edges in the wrong order. FileProblem for pages that are too large.
    """
    with opened(data) as document:
        if all(_is_plain(page) for page in document):
            return data
    writer = open_writer(data)
    for page in writer.pages:
        _note_edges(page)
        if page.rotation:
            page.transfer_rotation_to_content()
    return saved(writer)


def _is_plain(page: Any) -> bool:
    """Whether a page is seen as its own boxes tell."""
    whole = page.get_mediabox(fallback_ok=False)
    if whole is None or page.get_rotation() or not _is_usable(whole) or _longest(whole) > _MOST:
        return False
    seen = _common(whole, page.get_cropbox())
    beside = abs(seen[2] - seen[0] - page.get_width()), abs(seen[3] - seen[1] - page.get_height())
    return bool(max(beside) < _NEAR)


def _note_edges(page: Any) -> None:
    from pypdf.generic import RectangleObject

    whole = _in_order(page.mediabox)
    if not _is_usable(whole):
        whole = _USUAL
    if _longest(whole) > _MOST:
        raise FileProblem(
            Text("A page is larger than 5 m.", "页面超过 5 米。"),
            Text("Save or print it anew in A4.", "请按 A4 重新保存或打印为 PDF。"),
        )
    seen = _common(whole, _in_order(page.cropbox))
    page.mediabox = RectangleObject(whole)
    page.cropbox = RectangleObject(seen if _is_usable(seen) else whole)


def _in_order(box: Any) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(one) for one in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _common(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, float, float, float]:
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip


def _longest(box: tuple[float, ...]) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _is_usable(box: tuple[float, ...]) -> bool:
    """Whether a page has room between these edges."""
    return min(box[2] - box[0], box[3] - box[1]) >= _SHORTEST_SIDE
