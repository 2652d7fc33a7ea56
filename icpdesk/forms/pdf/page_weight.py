"""How much drawing a page of somebody's PDF stands for, told before anything draws it.

A stream of a few kilobytes may unpack to gigabytes, and drawings that draw each other several times
multiply: either would take all memory inside PDFium and with it the whole program.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

MOST = 60_000_000
"""Bytes of drawing that one page may stand for; a dense map has a tenth of it."""
_DRAWS = re.compile(rb"/([^\0\s/<>\[\](){}%]++)[\0\s]++Do\b")
"""A name and the word that draws it. Possessive, and without remarks between them: every byte is
looked at once, whatever somebody wrote."""
_REMARK = re.compile(rb"%[^\r\n]*+")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_FLATE = ("/FlateDecode", "/Fl")
_NOTHING: Mapping[str, Any] = {}
_STEP = 256
"""Packed bytes that are unpacked at a time: what comes before damage counts, viewers show it."""


class Scale:
    """Weighs the pages of one file; what several of them draw is unpacked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], int] = {}

    def weight(self, page: Any) -> int:
        """Bytes of drawing, counted as often as they are drawn; from MOST on it is not exact."""
        resources = _held(page, "/Resources", _NOTHING)
        contents = _held(page, "/Contents", [])
        streams = contents if isinstance(contents, list) else [contents]
        data = b"\n".join(_unpacked(one.get_object()) for one in streams)
        total = self._drawn(data, resources, frozenset())
        for picture in _of_notes(page):
            if total > MOST:
                break
            total += self._of(picture, resources, frozenset())
        return total

    def _of(self, form: Any, around: Any, path: frozenset[int]) -> int:
        """Of a drawing that others draw; ``around`` are the resources where it brings none."""
        if id(form) in path:
            return 0
        resources = _held(form, "/Resources", around)
        key = id(form), id(resources)
        if key not in self._known:
            self._known[key] = self._drawn(_unpacked(form), resources, path | {id(form)})
        return self._known[key]

    def _drawn(self, data: bytes, resources: Any, path: frozenset[int]) -> int:
        total = len(data)
        forms = _held(resources, "/XObject", _NOTHING)
        for name, times in _drawings(data).items():
            if total > MOST:
                break
            form = _held(forms, "/" + _plain(name), None)
            if form is not None and form.get("/Subtype") == "/Form":
                total += times * self._of(form, resources, path)
        return total


def _drawings(data: bytes) -> Counter[bytes]:
    """How often each name is drawn, at the most: what looks like a remark may be words of a text."""
    return Counter(_DRAWS.findall(data)) | Counter(_DRAWS.findall(_REMARK.sub(b" ", data)))


def _of_notes(page: Any) -> Iterator[Any]:
    """The drawings of a page's fields and notes."""
    for note in _held(page, "/Annots", ()):
        shown = _held(_held(note.get_object(), "/AP", _NOTHING), "/N", _NOTHING)
        if hasattr(shown, "_data"):
            yield shown
        else:
            yield from (one.get_object() for one in shown.values())


def _held(holder: Mapping[str, Any], key: str, otherwise: Any) -> Any:
    found = holder.get(key)
    return otherwise if found is None else found.get_object()


def _plain(name: bytes) -> str:
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name).decode("utf-8", "replace")


def _unpacked(stream: Any) -> bytes:
    """The content of a stream, to MOST and hardly further."""
    data: bytes = getattr(stream, "_data", b"")
    filters = _held(stream, "/Filter", ()) if hasattr(stream, "get") else ()
    names = filters if isinstance(filters, list) else [filters] if filters else []
    if any(name not in _FLATE for name in names):
        return bytes(stream.get_data())
    for _ in names:
        data = _inflated(data)
    return data


def _inflated(data: bytes) -> bytes:
    engine, made = zlib.decompressobj(), bytearray()
    for start in range(0, len(data), _STEP):
        try:
            made += engine.decompress(data[start : start + _STEP], MOST + 1 - len(made))
        except zlib.error:
            break
        if len(made) > MOST:
            break
    return bytes(made)
