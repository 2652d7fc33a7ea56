"""Colour profiles, deep greys and formats: what a viewer shows is what is judged and written."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from icpdesk.base.text import Text
from icpdesk.pictures.formats import UnreadablePicture, sniff
from icpdesk.pictures.mend.fit import Window, fit
from icpdesk.pictures.picture import Picture
from tests.support.colour_profiles import SPACES, written_in


def encoded(image: Image.Image, kind: str, **how: Any) -> bytes:
    sink = io.BytesIO()
    image.save(sink, kind, **how)
    return sink.getvalue()


def a_shirt() -> Image.Image:
    image = Image.new("RGB", (640, 800), (236, 236, 236))
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 400, 560, 800), fill=(40, 90, 200))
    draw.rectangle((300, 420, 340, 700), fill=(190, 40, 50))
    return image


def mean(image: Image.Image) -> Any:
    return np.asarray(image, np.float64).mean((0, 1))


@pytest.mark.parametrize("space", SPACES)
def test_a_picture_with_a_profile_is_judged_and_written_as_it_looks(space: str) -> None:
    picture = Picture(written_in(a_shirt(), space, 98))
    assert np.abs(mean(picture.image) - mean(a_shirt())).max() < 1
    written = Image.open(io.BytesIO(fit(picture, Window()).data))
    assert "icc_profile" not in written.info
    assert np.abs(mean(written.convert("RGB")) - mean(a_shirt())).max() < 1
    patch = np.asarray(written.convert("RGB"))[600:650, 150:200].reshape(-1, 3).mean(0)
    assert np.abs(patch - (40, 90, 200)).max() < 6


def test_a_broken_profile_is_left_aside() -> None:
    data = encoded(a_shirt(), "JPEG", quality=98, icc_profile=b"\0" * 400)
    assert np.abs(mean(Picture(data).image) - mean(a_shirt())).max() < 1


def test_deep_grey_is_scaled_by_its_range() -> None:
    deep = np.full((200, 200), 20_000, np.uint16)
    deep[50:150, 50:150] = 10_000
    grey = np.asarray(Picture(encoded(Image.fromarray(deep), "PNG")).image)
    assert abs(int(grey[10, 10, 0]) - 78) <= 1 and abs(int(grey[100, 100, 0]) - 39) <= 1


def test_deep_grey_with_a_transparent_value_is_seen() -> None:
    deep = np.full((200, 200), 40_000, ">u2")
    deep[50:150, 50:150] = 9_000

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + row.tobytes() for row in deep)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 200, 200, 16, 0, 0, 0, 0))
    png += chunk(b"tRNS", struct.pack(">H", 9_000)) + chunk(b"IDAT", zlib.compress(rows))
    grey = np.asarray(Picture(png + chunk(b"IEND", b"")).image)
    assert abs(int(grey[10, 10, 0]) - 156) <= 1 and grey[100, 100, 0] == 255


@pytest.mark.parametrize("kind", ["AVIF", "JPEG2000"])
def test_newer_formats_are_decoded(kind: str) -> None:
    picture = Picture(encoded(a_shirt(), kind))
    assert picture.format == kind and np.abs(mean(picture.image) - mean(a_shirt())).max() < 4


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x00\x00\x00\x0cJXL \r\n\x87\n" + bytes(60), "JPEG XL"),
        (b"\xff\x0a" + b"\x11" * 60, "JPEG XL"),
        (b"\x00\x00\x00\x18ftypcrx \x00\x00\x00\x01crx isom" + bytes(60), "CR3"),
        (b"II*\x00\x10\x00\x00\x00CR\x02\x00" + bytes(60), "CR2"),
        (
            b"II*\x00\x08\x00\x00\x00\x01\x00\x12\xc6\x01\x00\x04\x00\x00\x00\x01\x04" + bytes(60),
            "DNG",
        ),
        (b"8BPS\x00\x01" + bytes(60), "PSD"),
        (b"\x00\x00\x00\x18ftypmif2\x00\x00\x00\x00mif2unci" + bytes(60), "HEIF"),
    ],
)
def test_what_cannot_be_looked_at_is_named_with_what_to_do(data: bytes, name: str) -> None:
    with pytest.raises(UnreadablePicture) as told:
        sniff(data)
    assert name in told.value.message.en and name in told.value.message.zh
    assert isinstance(told.value.advice, Text) and told.value.advice


def test_a_heic_with_a_second_picture_is_no_animation() -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    file = pillow_heif.from_pillow(Image.new("RGB", (640, 480), "red"))
    file.add_from_pillow(Image.new("RGB", (640, 480), "blue"))
    sink = io.BytesIO()
    file.save(sink, quality=90)
    picture = Picture(sink.getvalue())
    assert picture.header.frames == 1 and mean(picture.image)[0] > 240
