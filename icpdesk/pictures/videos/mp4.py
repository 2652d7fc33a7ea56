"""MP4, MOV and 3GP: boxes of ISO/IEC 14496-12 (and of QuickTime, from which they come)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from icpdesk.pictures.videos.source import Source, Track, damaged, no_picture, track

_FIRST_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
"""Boxes that a file begins with; cameras that write QuickTime leave ``ftyp`` out."""
_PICTURE_BRANDS = (
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis",
)  # fmt: skip
_MOST_TRACKS = 64


@dataclass(frozen=True, slots=True)
class _Box:
    kind: bytes
    start: int
    """Of its body."""
    end: int


def is_mp4(head: bytes) -> bool:
    """Whether a file begins as these do; pictures in such boxes (HEIC, AVIF) do not count."""
    return head[4:8] in _FIRST_BOXES and not is_picture(head)


def is_picture(head: bytes) -> bool:
    """Whether the boxes hold a still picture."""
    return head[4:8] == b"ftyp" and head[8:12] in _PICTURE_BRANDS


def read(source: Source) -> tuple[str, Track]:
    """Format and picture track; UnreadableVideo for a file that is cut off or holds sound only."""
    movie: _Box | None = None
    for box in _boxes(source, 0, source.size):
        if box.kind in (b"mdat", b"moov") and box.end > source.size:
            raise damaged()
        if box.kind == b"moov":
            movie = box
    if movie is None:
        # A recording that was broken off: the part that says where its pictures are comes last.
        raise damaged()
    return _format(source), _movie(source, movie)


def _format(source: Source) -> str:
    head = source.at(0, 12)
    if head[4:8] != b"ftyp" or head[8:12] == b"qt  ":
        return "MOV"
    return "3GP" if head[8:10] == b"3g" else "MP4"


def _movie(source: Source, movie: _Box) -> Track:
    seconds = 0.0
    size: tuple[int, int] | None = None
    tracks = 0
    for box in _boxes(source, movie.start, movie.end):
        if box.kind == b"mvhd":
            seconds = _length(source.at(box.start, 32))
        elif box.kind == b"trak" and size in (None, (0, 0)):
            tracks += 1
            if tracks > _MOST_TRACKS:
                raise damaged()
            size = _size(source, box) or size
    if size is None:
        raise no_picture()
    return track(seconds, *size)


def _length(header: bytes) -> float:
    """Seconds by a movie header; 0 where it does not tell (a video in fragments)."""
    if len(header) < 32:
        raise damaged()
    scale, length = _number(header[12:16]), _number(header[16:20])
    if header[0] == 1:
        scale, length = _number(header[20:24]), _number(header[24:32])
    untold = length in (0xFFFF_FFFF, 0xFFFF_FFFF_FFFF_FFFF)
    return length / scale if scale and not untold else 0.0


def _size(source: Source, box: _Box) -> tuple[int, int] | None:
    """Pixels as shown, of a track of pictures; None for any other track."""
    header = b""
    kind = b""
    for part in _boxes(source, box.start, box.end):
        if part.kind == b"tkhd":
            header = source.at(part.start, 96)
        elif part.kind == b"mdia":
            for inner in _boxes(source, part.start, part.end):
                if inner.kind == b"hdlr":
                    kind = source.at(inner.start + 8, 4)
    if kind != b"vide":
        return None
    shift = 12 if header[:1] == b"\x01" else 0
    matrix, width, height = 40 + shift, 76 + shift, 80 + shift
    if len(header) < height + 4:
        raise damaged()
    shown = _number(header[width : width + 2]), _number(header[height : height + 2])
    # A phone held upright stores lying pictures and says here that they are turned.
    lying = not any(header[matrix : matrix + 4]) and any(header[matrix + 4 : matrix + 8])
    return shown[::-1] if lying else shown


def _boxes(source: Source, start: int, end: int) -> Iterator[_Box]:
    """The boxes between two places; what is no box ends them."""
    at = start
    while at + 8 <= end:
        head = source.at(at, 16)
        size, body = _number(head[:4]), at + 8
        if size == 1:
            size, body = _number(head[8:16]), at + 16
        elif size == 0:
            size = end - at
        if size < body - at:
            return
        yield _Box(head[4:8], body, at + size)
        at += size


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
