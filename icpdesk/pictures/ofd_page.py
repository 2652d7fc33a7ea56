"""The text of the first page of an OFD (GB/T 33190-2016), a ZIP of XML: electronic licences come so.

Only text objects are taken; the page is not drawn, because a drawing of ours is not the document.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import Any

from icpdesk.base.text import Text
from icpdesk.pictures.formats import UnreadablePicture
from icpdesk.pictures.pdf_page import PageLine

_MOST_PART = 20_000_000
_MOST_TEXTS = 5_000
_PIXELS = 300 / 25.4
"""Of a millimetre."""
_A4 = (210.0, 297.0)
"""Millimetres, where the document does not say."""


def ofd_page(data: bytes) -> tuple[tuple[int, int], tuple[PageLine, ...]]:
    """Width and height at 300 dpi and the text objects of the first page, from top to bottom;
    UnreadablePicture for a broken file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _page(archive)
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, StopIteration, OSError):
        raise UnreadablePicture(
            Text("The OFD file is damaged.", "OFD 文件已损坏。"),
            Text("Fetch it again from where it was issued.", "请从签发平台重新下载。"),
        ) from None


def _page(archive: zipfile.ZipFile) -> tuple[tuple[int, int], tuple[PageLine, ...]]:
    root = _read(archive, "OFD.xml")
    place = _text(next(root.iter("{*}DocRoot"))).lstrip("/")
    document = _read(archive, place)
    base = posixpath.dirname(place)
    page = next(iter(document.iter("{*}Page")))
    content = _read(archive, _joined(base, page.get("BaseLoc", "")))
    parts = [content]
    templates = {one.get("ID"): one.get("BaseLoc", "") for one in document.iter("{*}TemplatePage")}
    for used in content.iter("{*}Template"):
        if used.get("TemplateID") in templates:
            parts.insert(0, _read(archive, _joined(base, templates[used.get("TemplateID")])))
    width, height = _size(content) or _size(document) or _A4
    found = [line for part in parts for line in _texts(part, width, height)]
    found.sort(key=lambda line: (round(line.top, 2), line.left))
    size = round(width * _PIXELS), round(height * _PIXELS)
    return size, tuple(found[:_MOST_TEXTS])


def _texts(part: Any, width: float, height: float) -> list[PageLine]:
    found = []
    for item in part.iter("{*}TextObject"):
        words = "".join(_text(code) for code in item.iter("{*}TextCode")).strip()
        box = _numbers(item.get("Boundary", ""))
        if words and len(box) == 4:
            left, top, wide, tall = box
            size = float(item.get("Size") or tall)
            # Boundaries may be far larger than their text: its own width is told by its characters.
            wide = min(wide, max(size * 0.6, size * 1.1 * len(words)))
            found.append(
                PageLine(
                    words, left / width, top / height, (left + wide) / width, (top + tall) / height
                )
            )
    return found


def _size(part: Any) -> tuple[float, float] | None:
    box = next((_numbers(_text(one)) for one in part.iter("{*}PhysicalBox")), [])
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None


def _numbers(text: str) -> list[float]:
    return [float(part) for part in text.split()]


def _text(item: Any) -> str:
    return str(item.text or "")


def _joined(base: str, place: str) -> str:
    return (
        place.lstrip("/")
        if place.startswith("/")
        else posixpath.normpath(posixpath.join(base, place))
    )


def _read(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    if archive.getinfo(name).file_size > _MOST_PART:
        raise ValueError(name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(archive.read(name), parser)
