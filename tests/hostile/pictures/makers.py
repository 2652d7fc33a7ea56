"""Pictures that nobody sends on purpose, made anew for each run."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
from PIL import Image

from tests.support import specimens


def card() -> Image.Image:
    """A small schematic card."""
    return specimens.card("示意图", [("姓名", "林晓晴")]).resize((640, 404))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a file."""
    sink = io.BytesIO()
    image.save(sink, kind, **options)
    return sink.getvalue()


def png_of(width: int, height: int, *, body: bytes = b"") -> bytes:
    """A PNG that claims a size; its body is whatever is given, or nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb() -> bytes:
    """A few kilobytes that unfold to hundreds of megapixels."""
    return png_of(25000, 25000, body=zlib.compress(bytes(30_000_000), 9))


def deep() -> bytes:
    """16 bits a channel."""
    grey = (np.arange(600 * 400, dtype=np.uint32).reshape(400, 600) % 65535).astype(np.uint16)
    return saved(Image.fromarray(grey), "PNG")


def animated(kind: str, frames: int = 12) -> bytes:
    """A moving picture."""
    images = [card().rotate(7 * number) for number in range(frames)]
    return saved(images[0], kind, save_all=True, append_images=images[1:], duration=80)


def many_markers() -> bytes:
    """A JPEG with hundreds of application segments before the picture: twelve megabytes of them."""
    data = saved(card(), "JPEG")
    return data[:2] + (b"\xff\xe1" + struct.pack(">H", 60002) + b"x" * 60000) * 200 + data[2:]


def doubled_header() -> bytes:
    """A JPEG whose frame header comes twice."""
    data = saved(card(), "JPEG")
    start = data.index(b"\xff\xc0")
    end = start + 2 + struct.unpack(">H", data[start + 2 : start + 4])[0]
    return data[:end] + data[start:end] + data[end:]


def wrong_exif() -> bytes:
    """A tag block that points outside of itself, and an orientation that does not exist."""
    exif = Image.Exif()
    exif[0x0112] = 77
    data = saved(card(), "JPEG", exif=exif)
    return data.replace(b"MM\x00*\x00\x00\x00\x08", b"MM\x00*\xff\xff\xff\xf0", 1)


def broken_profile() -> bytes:
    """A colour profile that is none."""
    return saved(card(), "JPEG", icc_profile=b"\x00\x01nonsense" * 4000)


def told_too_much() -> bytes:
    """A JPEG with a position, a thumbnail, XMP, a comment, IPTC, odd segments and trailing bytes."""
    exif = Image.Exif()
    exif[0x010F] = "SECRETMAKER"
    exif[0x0132] = "2026:10:01 10:00:00"
    exif.get_ifd(0x8825)[2] = (22.0, 31.0, 12.0)
    data = saved(
        card(),
        "JPEG",
        exif=exif,
        comment=b"SECRETCOMMENT",
        xmp=b"<x:xmpmeta>SECRETXMP</x:xmpmeta>",
        icc_profile=b"SECRETPROFILE" * 20,
    )
    segments = b"".join(
        b"\xff"
        + bytes([0xE0 + number])
        + struct.pack(">H", 2 + 10)
        + f"SECRET{number:04d}".encode()
        for number in range(2, 16)
    )
    return data[:2] + segments + data[2:] + b"SECRETTRAILER" * 50


REFUSED = {
    "zero bytes": lambda: b"",
    "random bytes": lambda: np.random.default_rng(1).bytes(40_000),
    "PDF renamed": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "ZIP renamed": lambda: b"PK\x03\x04" + bytes(400),
    "SVG": lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    "decompression bomb": bomb,
    "65,535 px wide": lambda: png_of(65535, 65535),
    "a strip of 65,535 px": lambda: saved(Image.new("L", (65535, 4)), "PNG"),
    "empty body": lambda: png_of(400, 300),
    "GIF of 65,535 px": lambda: b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + b";",
    "broken HEIC": lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(4000),
    "AVIF or video": lambda: b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(400),
    "frame header twice": doubled_header,
    "one pixel": lambda: saved(Image.new("RGB", (1, 1)), "PNG"),
    "a line of pixels": lambda: saved(Image.new("RGB", (9000, 1)), "PNG"),
    "a column of pixels": lambda: saved(Image.new("RGB", (1, 9000)), "PNG"),
    "a thin strip": lambda: saved(Image.new("RGB", (9000, 20)), "PNG"),
    "old Office file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
}
TAKEN = {
    "CMYK": lambda: saved(card().convert("CMYK"), "JPEG"),
    "16-bit": deep,
    "animated GIF": lambda: animated("GIF"),
    "animated WebP": lambda: animated("WEBP"),
    "animated PNG": lambda: animated("PNG"),
    "GIF of 1,500 frames": lambda: saved(
        Image.new("P", (64, 64)), "GIF", save_all=True,
        append_images=[Image.new("P", (64, 64), n % 200) for n in range(1500)],
    ),
    "TIFF": lambda: saved(card(), "TIFF", compression="tiff_lzw"),
    "floating point TIFF": lambda: saved(card().convert("F"), "TIFF"),
    "MPO": lambda: saved(card(), "MPO", save_all=True, append_images=[card()]),
    "wrong EXIF": wrong_exif,
    "broken ICC": broken_profile,
    "hundreds of markers": many_markers,
    "palette with transparency": lambda: saved(card().quantize(8), "PNG", transparency=3),
    "black and white": lambda: saved(card().convert("1"), "PNG"),
    "grey with alpha": lambda: saved(card().convert("LA"), "PNG"),
    "BMP": lambda: saved(card(), "BMP"),
}  # fmt: skip
