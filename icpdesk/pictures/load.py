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
from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.text import NO_TEXT, Text

if TYPE_CHECKING:
    from PIL import Image

T = TypeVar("T")

MOST_BYTES = 60_000_000
MOST_PIXELS = 120_000_000
"""Of a JPEG, which is decoded at a reduced scale."""
MOST_PIXELS_WHOLE = 40_000_000
"""Of formats that can only be decoded whole; several copies of them must fit into 1 GB."""
LONGEST_SIDE = 30_000
SHORTEST_SIDE = 8
NARROWEST = 40
"""Length by width from which a picture is a line, which no paper is."""
_LIMITS = bounded.Limits(seconds=20, megabytes=1_500)
_EXIF_IFD = 0x8769
_MORE = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile", "photoshop"})
FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "MPO")

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx")

_FOREIGN: tuple[tuple[bytes, Text], ...] = (
    (b"%PDF", Text("This is a PDF, not a picture.", "这是 PDF 文件，不是图片。")),
    (b"PK\x03\x04", Text("This is a ZIP or Office file.", "这是压缩包或办公文档，不是图片。")),
    (b"\xd0\xcf\x11\xe0", Text("This is an old Office file.", "这是旧版办公文档，不是图片。")),
    (b"<svg", Text("This is a drawing (SVG), not a photo.", "这是矢量图，不是照片。")),
)

_AS_JPEG = Text(
    "Save or photograph it as JPEG and choose that file.", "请另存或重新拍摄为 JPG 格式。"
)


class UnreadablePicture(InputError):
    """The file cannot be used as a picture; ``rule`` is the id of the finding to report."""

    def __init__(
        self, message: Text, advice: Text = NO_TEXT, *, rule: str = "file.unreadable"
    ) -> None:
        super().__init__(message, advice)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says about itself before it is decoded."""

    format: str
    width: int
    height: int
    mode: str
    frames: int


def sniff(data: bytes) -> str:
    """The format by content; UnreadablePicture for anything that is not an accepted picture."""
    if not data:
        raise UnreadablePicture(
            Text("The file is empty.", "文件是空的。"), Text("Copy it again.", "请重新复制文件。")
        )
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        if data[8:12] in _HEIF_BRANDS:
            return "HEIF"
        raise UnreadablePicture(
            Text("This is a video or an AVIF picture.", "这是视频或 AVIF 图片。"), _AS_JPEG
        )
    for magic, text in _FOREIGN:
        if magic in data[:256]:
            raise UnreadablePicture(text, _AS_JPEG)
    raise UnreadablePicture(Text("This is not a picture.", "这不是图片文件。"), _AS_JPEG)


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
    sniff(data)
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
            frames = 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))
        except Exception as problem:
            # To count the frames Pillow reads the whole file, and trips over whatever is broken in it.
            raise _truncated() from problem
        return Header(name, width, height, image.mode, frames)


@dataclass(frozen=True)
class Opened:
    """What a file tells without its pixels."""

    header: Header
    exif: dict[int, Any]
    """EXIF tags of the main block and of the camera's, by number; empty when none or broken."""
    carries_more: bool
    """Whether it holds anything beside pixels and EXIF: XMP, comments, a profile."""


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
        raise UnreadablePicture(problem.message, _AS_JPEG) from None


def _examined(data: bytes) -> Opened:
    header = read_header(data)
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
    from PIL import Image, ImageOps

    with _opened(data) as image:
        try:
            wanted = enough or longest
            if wanted and image.format in ("JPEG", "MPO"):
                share = wanted / max(image.size)
                image.draft("RGB", (int(image.width * share), int(image.height * share)))
            image.load()
            ImageOps.exif_transpose(image, in_place=True)
            plain = _on_white(image)
        except Exception as problem:
            # Decoders raise whatever a broken file makes them trip over.
            raise _truncated() from problem
    if longest and max(plain.size) > longest:
        scale = longest / max(plain.size)
        size = (max(1, round(plain.width * scale)), max(1, round(plain.height * scale)))
        plain = plain.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    return plain


def _opened(data: bytes) -> Image.Image:
    from PIL import Image

    formats: tuple[str, ...] = FORMATS
    if data[4:8] == b"ftyp":
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
        raise _truncated() from problem


@cache
def _know_heif() -> None:
    """Teach Pillow to decode what iPhones write; libheif is loaded for such pictures only."""
    import pi_heif

    pi_heif.register_heif_opener(thumbnails=False)


def _truncated() -> UnreadablePicture:
    return UnreadablePicture(
        Text("The picture is damaged or cut off.", "图片已损坏或不完整。"),
        Text("Copy it again from the phone or camera.", "请从手机或相机重新复制。"),
    )


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(ground, rgba).convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        import numpy as np

        deep = np.asarray(image, dtype=np.float32)
        return Image.fromarray(
            (deep * (255.0 / max(float(deep.max()), 1.0))).astype(np.uint8)
        ).convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")
