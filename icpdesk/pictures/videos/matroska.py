"""WebM and MKV: elements of EBML (RFC 8794, RFC 9559)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from icpdesk.pictures.videos.source import Source, Track, damaged, no_picture, track

_DOC_TYPE, _SEGMENT, _INFO, _TRACKS, _CLUSTER = (
    0x4282,
    0x18538067,
    0x1549A966,
    0x1654AE6B,
    0x1F43B675,
)
_SCALE, _DURATION, _ENTRY, _KIND, _VIDEO = 0x2AD7B1, 0x4489, 0xAE, 0x83, 0xE0
_WIDTH, _HEIGHT = 0xB0, 0xBA
_NANOSECONDS = 1_000_000_000
_USUAL_SCALE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    start: int
    """Of its content."""
    end: int
    endless: bool = False
    """Whether its length was not known when it was written."""


def is_matroska(head: bytes) -> bool:
    """Whether a file begins with an EBML header."""
    return head.startswith(b"\x1a\x45\xdf\xa3")


def read(source: Source) -> tuple[str, Track]:
    """Format and picture track; UnreadableVideo for a file that is cut off or holds sound only."""
    top = _elements(source, 0, source.size)
    head, segment = next(top, None), next(top, None)
    if head is None or segment is None or segment.id != _SEGMENT:
        raise damaged()
    if not segment.endless and segment.end > source.size:
        raise damaged()
    kind = "WebM" if _doc_type(source, head) == b"webm" else "MKV"
    seconds = 0.0
    size: tuple[int, int] | None = None
    seen = False
    for part in _elements(source, segment.start, min(segment.end, source.size)):
        if part.id == _INFO:
            seconds = _length(source, part)
        elif part.id == _TRACKS:
            seen, size = True, _size(source, part)
        elif part.id == _CLUSTER and (seen or part.endless):
            break
    if not seen:
        raise damaged()
    if size is None:
        raise no_picture()
    return kind, track(seconds, *size)


def _doc_type(source: Source, head: _Element) -> bytes:
    for part in _elements(source, head.start, head.end):
        if part.id == _DOC_TYPE:
            return source.at(part.start, min(part.end - part.start, 16)).rstrip(b"\0")
    return b""


def _length(source: Source, info: _Element) -> float:
    scale, ticks = _USUAL_SCALE, 0.0
    for part in _elements(source, info.start, info.end):
        if part.id == _SCALE:
            scale = _number(source, part)
        elif part.id == _DURATION:
            data = source.at(part.start, 8)[: part.end - part.start]
            if len(data) in (4, 8):
                ticks = struct.unpack(">f" if len(data) == 4 else ">d", data)[0]
    return ticks * scale / _NANOSECONDS


def _size(source: Source, tracks: _Element) -> tuple[int, int] | None:
    """Pixels of the first track of pictures; None without one."""
    for entry in _elements(source, tracks.start, tracks.end):
        if entry.id != _ENTRY:
            continue
        parts = {part.id: part for part in _elements(source, entry.start, entry.end)}
        if _KIND in parts and _number(source, parts[_KIND]) == 1:
            video = parts.get(_VIDEO)
            inner = _elements(source, video.start, video.end) if video else iter(())
            told = {part.id: _number(source, part) for part in inner}
            return told.get(_WIDTH, 0), told.get(_HEIGHT, 0)
    return None


def _elements(source: Source, start: int, end: int) -> Iterator[_Element]:
    """The elements between two places; what is none ends them."""
    at = start
    while at < end:
        head = source.at(at, 12)
        id_length = _width_of(head[:1], 4)
        length = _width_of(head[id_length : id_length + 1], 8)
        if not id_length or not length or len(head) < id_length + length:
            return
        raw = int.from_bytes(head[id_length : id_length + length], "big")
        size, unknown = raw & ((1 << 7 * length) - 1), (1 << 7 * length) - 1
        body = at + id_length + length
        endless = size == unknown
        ends = end if endless else body + size
        yield _Element(int.from_bytes(head[:id_length], "big"), body, ends, endless)
        at = ends


def _width_of(first: bytes, most: int) -> int:
    """Bytes of a number by its leading zeros; 0 for one that is not allowed."""
    if not first or not first[0]:
        return 0
    width = 9 - first[0].bit_length()
    return width if width <= most else 0


def _number(source: Source, part: _Element) -> int:
    return int.from_bytes(source.at(part.start, min(part.end - part.start, 8)), "big")
