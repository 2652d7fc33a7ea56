"""Videos for tests: headers as cameras write them, with nothing worth seeing in between."""

from __future__ import annotations

import struct

PORTRAIT = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
"""The matrix of a phone held upright."""
LANDSCAPE = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", 8 + len(body)) + kind + body


def mp4(
    *,
    brand: bytes = b"isom",
    seconds: float = 12.5,
    size: tuple[int, int] = (1920, 1080),
    handler: bytes = b"vide",
    matrix: bytes = LANDSCAPE,
    body: int = 4000,
    moov_first: bool = False,
) -> bytes:
    """A file of ISO boxes with one track; ``body`` bytes stand for its pictures."""
    mvhd = struct.pack(">4xIIII80x", 0, 0, 1000, round(seconds * 1000))
    tkhd = struct.pack(">4xIII4xI16x", 0, 0, 1, round(seconds * 1000)) + matrix
    tkhd += struct.pack(">II", size[0] << 16, size[1] << 16)
    hdlr = struct.pack(">4x4x4s13x", handler)
    track = box(b"trak", box(b"tkhd", tkhd) + box(b"mdia", box(b"hdlr", hdlr)))
    movie = box(b"moov", box(b"mvhd", mvhd) + track)
    pictures = box(b"mdat", bytes(range(256)) * (body // 256) + b"x" * (body % 256))
    parts = (movie, pictures) if moov_first else (pictures, movie)
    return box(b"ftyp", brand + b"\0\0\2\0" + brand) + b"".join(parts)


def element(name: int, body: bytes) -> bytes:
    head = name.to_bytes((name.bit_length() + 7) // 8, "big")
    return head + (len(body) | 1 << 56).to_bytes(8, "big") + body


def webm(*, seconds: float = 7.0, size: tuple[int, int] = (640, 480), kind: int = 1) -> bytes:
    """A WebM file with one track of ``kind`` (1 pictures, 2 sound)."""
    info = element(0x2AD7B1, b"\x0f\x42\x40") + element(0x4489, struct.pack(">d", seconds * 1000))
    video = element(0xB0, size[0].to_bytes(2, "big")) + element(0xBA, size[1].to_bytes(2, "big"))
    entry = element(0xAE, element(0x83, bytes([kind])) + element(0xE0, video))
    segment = element(0x1549A966, info) + element(0x1654AE6B, entry)
    segment += element(0x1F43B675, b"pictures" * 100)
    return element(0x1A45DFA3, element(0x4282, b"webm")) + element(0x18538067, segment)
