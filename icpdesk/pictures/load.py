"""Bytes → a picture that is safe to work on, or the reason why not.

The format is told from the content, never from the name. Limits hold before anything is decoded, so
a decompression bomb costs nothing.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from icpdesk.base import bounded
from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.pictures.colour import in_srgb
from icpdesk.pictures.formats import (
    AS_JPEG,
    DECODED,
    UnreadablePicture,
    is_ofd,
    is_pdf,
    not_drawn,
    sniff,
)
from icpdesk.pictures.ofd_page import ofd_page
from icpdesk.pictures.pdf_page import PageLine, page_image, page_lines, page_size

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T")

MOST_BYTES = 60_000_000
MOST_PIXELS = 120_000_000
"""Of a JPEG, which is decoded at a reduced scale."""
MOST_PIXELS_WHOLE = 52_000_000
"""Of formats that can only be decoded whole; several copies of them must fit into 1 GB."""
LONGEST_SIDE = 30_000
SHORTEST_SIDE = 8
NARROWEST = 40
"""Length by width from which a picture is a line, which no paper is."""
_LIMITS = bounded.Limits(seconds=20, megabytes=1_500)
_EXIF_IFD = 0x8769
_KINDS = {"JPEG2000": "JPEG 2000", "WEBP": "WebP", "HEIF": "HEIC"}
_MORE = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile", "photoshop"})


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says about itself before it is decoded."""

    format: str
    width: int
    height: int
    mode: str
    frames: int


def read_header(data: bytes) -> Header:
    """Look at the header only; UnreadablePicture when it is broken or beyond the limits."""
    if len(data) > MOST_BYTES:
        raise UnreadablePicture(
            Text(
                f"The file has more than {MOST_BYTES // 1_000_000} MB.",
                f"文件超过 {MOST_BYTES // 1_000_000} MB。",
            ),
            Text("Take the picture with a lower resolution.", "请降低分辨率后重新拍摄。"),
            rule="file.too-large-to-open",
        )
    kind = sniff(data)
    if kind == "PDF":
        return Header("PDF", *page_size(data), "RGB", 1)
    if kind == "OFD":
        return Header("OFD", *ofd_page(data)[0], "RGB", 1)
    with _opened(data) as image:
        width, height = image.size
        most = MOST_PIXELS if image.format in ("JPEG", "MPO") else MOST_PIXELS_WHOLE
        if width * height > most or max(width, height) > LONGEST_SIDE:
            raise UnreadablePicture(
                Text(
                    f"The picture has {width} × {height} pixels.",
                    f"图片有 {width} × {height} 像素。",
                ),
                Text("Take it with a lower resolution.", "请降低分辨率。"),
                rule="file.too-large-to-open",
            )
        if min(width, height) < SHORTEST_SIDE or max(width, height) > NARROWEST * min(
            width, height
        ):
            raise UnreadablePicture(
                Text(
                    f"The picture has {width} × {height} pixels: nothing can be seen in that.",
                    f"图片只有 {width} × {height} 像素，无法看清任何内容。",
                ),
                Text("Choose the picture itself.", "请选择正确的图片。"),
            )
        name = "JPEG" if image.format == "MPO" else str(image.format)
        try:
            # Phones put a depth map or a second view beside the picture; that is no animation.
            still = image.format in ("MPO", "HEIF")
            frames = 1 if still else int(getattr(image, "n_frames", 1))
        except Exception as problem:
            # To count the frames Pillow reads the whole file, and trips over whatever is broken in it.
            raise _truncated(data) from problem
        return Header(name, width, height, image.mode, frames)


@dataclass(frozen=True)
class Opened:
    """What a file tells without its pixels."""

    header: Header
    exif: dict[int, Any]
    """EXIF tags of the main block and of the camera's, by number; empty when none or broken."""
    carries_more: bool
    """Whether it holds anything beside pixels and EXIF: XMP, comments, a profile."""
    lines: tuple[PageLine, ...] = ()
    """Of the text that a document (PDF, OFD) carries on its first page."""


def examine(data: bytes) -> Opened:
    """All that is told without decoding, read behind the border; UnreadablePicture as of
    :func:`read_header`, also when the reader breaks down."""
    return _behind_the_border(_examined, data)


def decode_safely(data: bytes, longest: int, enough: int | None = None) -> Image.Image:
    """:func:`decode` behind the border: the copy of at most ``longest`` pixels is handed over."""
    from PIL import Image

    size, pixels = _behind_the_border(_decoded, data, longest, enough)
    return Image.frombytes("RGB", size, pixels)


def _behind_the_border(function: Callable[..., T], *arguments: Any) -> T:
    try:
        return bounded.call(function, *arguments, limits=_LIMITS)
    except UnreadablePicture:
        raise
    except FileProblem as problem:
        raise UnreadablePicture(problem.message, AS_JPEG) from None


def _examined(data: bytes) -> Opened:
    header = read_header(data)
    if header.format in ("PDF", "OFD"):
        lines = page_lines(data) if header.format == "PDF" else ofd_page(data)[1]
        return Opened(header, {}, False, lines)
    exif: dict[int, Any] = {}
    told: set[object] = set()
    with contextlib.suppress(Exception), _opened(data) as image:
        told = set(image.info)
        tags = image.getexif()
        exif = {**dict(tags.get_ifd(_EXIF_IFD)), **dict(tags)}
        pickle.dumps(exif)
    return Opened(header, exif, bool(_MORE & told))


def _decoded(data: bytes, longest: int, enough: int | None) -> tuple[tuple[int, int], bytes]:
    plain = decode(data, longest, enough)
    return plain.size, plain.tobytes()


def decode(data: bytes, longest: int | None = None, enough: int | None = None) -> Image.Image:
    """The first frame as RGB, upright by its EXIF tag, its long side at most ``longest``.

    A JPEG is decoded at a half, a quarter or an eighth where its long side still reaches ``enough``
    (by default ``longest``) pixels. UnreadablePicture when the data end early or are damaged.
    """
    from PIL import ImageOps

    if is_pdf(data):
        return page_image(data, longest)
    if is_ofd(data):
        raise not_drawn()
    with _opened(data) as image:
        try:
            wanted = enough or longest
            if wanted and image.format in ("JPEG", "MPO"):
                share = wanted / max(image.size)
                image.draft("RGB", (int(image.width * share), int(image.height * share)))
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            # Smaller first: converting colours costs by the pixel.
            plain = _within(in_srgb(_within(image, longest)), longest)
        except Exception as problem:
            # Decoders raise whatever a broken file makes them trip over.
            raise _truncated(data) from problem
    return plain


def _within(image: Image.Image, longest: int | None) -> Image.Image:
    from PIL import Image

    if not longest or max(image.size) <= longest or image.mode not in ("RGB", "L", "CMYK"):
        return image
    scale = longest / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _opened(data: bytes) -> Image.Image:
    from PIL import Image

    formats: tuple[str, ...] = DECODED
    if data[4:8] == b"ftyp" and sniff(data) == "HEIF":
        _know_heif()
        formats = ("HEIF",)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(io.BytesIO(data), formats=formats)
    except Image.DecompressionBombError:
        raise UnreadablePicture(
            Text("The picture has far too many pixels.", "图片像素过多。"),
            Text("Take it with a lower resolution.", "请降低分辨率。"),
            rule="file.too-large-to-open",
        ) from None
    except Exception as problem:
        # Decoders raise whatever a broken file makes them trip over.
        raise _truncated(data) from problem


@cache
def _know_heif() -> None:
    """Teach Pillow to decode what iPhones write; libheif is loaded for such pictures only."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)


def _truncated(data: bytes) -> UnreadablePicture:
    kind = sniff(data)
    named = "" if kind in ("JPEG", "PNG") else f" ({_KINDS.get(kind, kind)})"
    named_zh = "" if kind in ("JPEG", "PNG") else f"（{_KINDS.get(kind, kind)}）"
    return UnreadablePicture(
        Text(f"The picture is damaged or cut off{named}.", f"图片已损坏或不完整{named_zh}。"),
        Text("Copy it again from the phone or camera.", "请从手机或相机重新复制。"),
    )
