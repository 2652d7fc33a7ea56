"""The fields of a PDF form where they stand on the page, with the words printed around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icpdesk.pdf.pdfium import opened

_SAME_LINE = 4.0
_WIDEST_LABEL = 260.0
_MOST = 5_000


@dataclass(slots=True)
class Widget:
    """One field on one page; sizes in points from the lower left corner."""

    page: int
    node: Any
    kind: str
    """``/Tx``, ``/Btn``, ``/Ch`` or ``/Sig``."""
    name: str
    told: str
    """The tooltip that names it for people who cannot see the page."""
    box: tuple[float, float, float, float]
    before: str = ""
    """Text printed to its left, up to the field before."""
    behind: str = ""
    """Text printed to its right, up to the next field."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


def widgets_of(writer: Any, data: bytes) -> list[Widget]:
    """All fields in reading order."""
    found = [
        widget for number, page in enumerate(writer.pages) for widget in _on_page(number, page)
    ][:_MOST]
    found.sort(key=lambda one: (one.page, -round(one.box[1] / _SAME_LINE), one.box[0]))
    _read_words(found, data)
    return found


def inherited(node: Any, key: str) -> Any:
    """An entry of a field, or of the field above it."""
    for _ in range(32):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"].get_object()
    return None


def _on_page(number: int, page: Any) -> Iterator[Widget]:
    for reference in page.get("/Annots") or ():
        node = reference.get_object()
        if node is None or node.get("/Subtype") != "/Widget" or "/Rect" not in node:
            continue
        x0, y0, x1, y1 = (float(side) for side in node["/Rect"])
        yield Widget(
            page=number,
            node=node,
            kind=str(inherited(node, "/FT") or ""),
            name=_full_name(node),
            told=str(inherited(node, "/TU") or ""),
            box=(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)),
        )


def _full_name(node: Any) -> str:
    parts: list[str] = []
    for _ in range(32):
        if "/T" in node:
            parts.append(str(node["/T"]))
        if "/Parent" not in node:
            break
        node = node["/Parent"].get_object()
    return ".".join(reversed(parts))


def _read_words(widgets: list[Widget], data: bytes) -> None:
    with opened(data) as document:
        texts = {number: document[number].get_textpage() for number in {w.page for w in widgets}}
        for number, one in enumerate(widgets):
            x0, y0, x1, y1 = one.box
            line = [w for w in widgets if w.page == one.page and w is not one and _beside(w, one)]
            left = max((w.box[2] for w in line if w.box[2] <= x0 + 1), default=x0 - _WIDEST_LABEL)
            right = min((w.box[0] for w in line if w.box[0] >= x1 - 1), default=x1 + _WIDEST_LABEL)
            text = texts[one.page]
            one.before = _bounded(text, max(left, x0 - _WIDEST_LABEL), y0, x0 + 1, y1)
            one.behind = _bounded(text, x1 - 1, y0, right, y1)
            widgets[number] = one


def _beside(a: Widget, b: Widget) -> bool:
    middle = (b.box[1] + b.box[3]) / 2
    return a.box[1] <= middle <= a.box[3]


def _bounded(text: Any, left: float, bottom: float, right: float, top: float) -> str:
    if right - left < 1:
        return ""
    return str(text.get_text_bounded(left=left, bottom=bottom, right=right, top=top)).strip()
