"""A filled Word file read again, without the eyes that found its blanks: zip, XML, paragraphs."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from icpdesk.forms.proof import Proof, Proven, Sight, WrittenValue

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_UNSEEN = (f"{_W}vanish", f"{_W}webHidden")


def reread(form: bytes, filled: bytes, written: Sequence[WrittenValue]) -> Proof:
    """Every value in the paragraph that it was written into, and nothing else changed anywhere."""
    names = frozenset(one.part for one in written)
    try:
        before, after = _parts(form, names), _parts(filled, names)
        untouched = _same_members(form, filled, names)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, OSError):
        return Proof(tuple(_proven(one, Sight.MISSING) for one in written), untouched=False)
    for name in names:
        into = {number for one in written if one.part == name for number in one.paragraphs}
        untouched &= _same_elsewhere(before[name], after[name], into)
    values = tuple(_proven(one, _sight(one, before[one.part], after[one.part])) for one in written)
    return Proof(values, untouched)


def _proven(one: WrittenValue, sight: Sight) -> Proven:
    return Proven(one.label, one.field, one.place, sight)


def _sight(one: WrittenValue, before: Sequence[Any], after: Sequence[Any]) -> Sight:
    inside = [number for number in one.paragraphs if number < min(len(before), len(after))]
    now = "".join(_text(after[number]) for number in inside)
    then = "".join(_text(before[number]) for number in inside)
    if one.words:
        there = now != then and _are_in(one.pieces, now)
    else:
        there = any(_xml(after[number]) != _xml(before[number]) for number in inside)
    if not there:
        return Sight.MISSING
    return Sight.OVERFLOWING if one.long else Sight.VISIBLE


def _are_in(pieces: Sequence[str], text: str) -> bool:
    """Whether all pieces stand in a text, spaces aside; of a date they are written from its end."""
    plain = _plain(text)
    return all(_plain(piece) in plain for piece in pieces)


def _parts(data: bytes, names: frozenset[str]) -> Mapping[str, list[Any]]:
    """The paragraphs of each part, in the order of the file."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        real = {info.filename.replace("\\", "/"): info for info in archive.infolist()}
        return {
            name: list(etree.fromstring(archive.read(real[name]), parser).iter(f"{_W}p"))
            for name in names
        }


def _same_members(form: bytes, filled: bytes, changed: frozenset[str]) -> bool:
    """Whether every other member is there with the same content."""

    def listed(data: bytes) -> list[tuple[str, int, int]]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [
                (info.filename, info.CRC, info.file_size)
                for info in archive.infolist()
                if info.filename.replace("\\", "/") not in changed
            ]

    return listed(form) == listed(filled)


def _same_elsewhere(before: Sequence[Any], after: Sequence[Any], into: set[int]) -> bool:
    if len(before) != len(after):
        return False
    return all(
        number in into or _own(one) == _own(other)
        for number, (one, other) in enumerate(zip(before, after, strict=True))
    )


def _own(paragraph: Any) -> str:
    """The text of a paragraph without that of paragraphs inside it (text boxes)."""
    return "".join(
        node.text or "" for node in paragraph.iter(f"{_W}t") if _holder(node) is paragraph
    )


def _text(paragraph: Any) -> str:
    return "".join(
        _SAID.get(node.tag, (node.text or "") if node.tag == f"{_W}t" else "")
        for node in paragraph.iter()
        if isinstance(node.tag, str) and not _is_hidden(node)
    )


def _is_hidden(node: Any) -> bool:
    """Whether a text is marked as not to be shown."""
    run = node.getparent()
    look = run.find(f"{_W}rPr") if run is not None and run.tag == f"{_W}r" else None
    return look is not None and any(
        (mark := look.find(name)) is not None and mark.get(f"{_W}val") not in ("0", "false", "off")
        for name in _UNSEEN
    )


def _holder(node: Any) -> Any:
    while node is not None and node.tag != f"{_W}p":
        node = node.getparent()
    return node


def _plain(text: str) -> str:
    return "".join(text.split())


def _xml(node: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(node, method="c14n"))
