"""What kind of file it is, told from its first bytes; kinds that cannot be looked at are named."""

from __future__ import annotations

import re

from icpdesk.base.errors import InputError
from icpdesk.base.text import NO_TEXT, Text

DECODED = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF", "AVIF", "JPEG2000")
"""By Pillow, under its names (a JPEG may turn out to be an MPO); HEIF by its plug-in, PDF by PDFium."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc", b"hevx", b"mif2")
_AVIF_BRANDS = (b"avif", b"avis")
AS_JPEG = Text(
    "Save or photograph it as JPEG and choose that file.", "请另存或重新拍摄为 JPG 格式。"
)
_RAW = Text("This is a camera's raw file ({name}).", "这是相机原始文件（{name}）。")
_DEVELOP = Text(
    "Export it as JPEG from the camera's or the phone's photo program.",
    "请用相机或手机的照片软件导出为 JPG。",
)
_FOREIGN: tuple[tuple[bytes, Text, Text], ...] = (
    (b"\x00\x00\x00\x0cJXL ", Text("This is a JPEG XL picture.", "这是 JPEG XL 图片。"), AS_JPEG),
    (b"8BPS", Text("This is a Photoshop file (PSD).", "这是 Photoshop 文件（PSD）。"), AS_JPEG),
    (b"FUJIFILMCCD-RAW", _RAW.format(name="RAF"), _DEVELOP),
    (b"II\x1a\x00\x00\x00HEAPCCDR", _RAW.format(name="CRW"), _DEVELOP),
    (b"IIU\x00", _RAW.format(name="RW2"), _DEVELOP),
    (
        b"PK\x03\x04",
        Text("This is a ZIP or Office file.", "这是压缩包或办公文档，不是图片。"),
        AS_JPEG,
    ),
    (
        b"\xd0\xcf\x11\xe0",
        Text("This is an old Office file.", "这是旧版办公文档，不是图片。"),
        AS_JPEG,
    ),
)
_ANYWHERE: tuple[tuple[bytes, Text], ...] = (
    (b"<svg", Text("This is a drawing (SVG), not a photo.", "这是矢量图，不是照片。")),
)
_DNG = re.compile(rb"\x12\xc6\x01\x00\x04\x00\x00\x00|\xc6\x12\x00\x01\x00\x00\x00\x04")
"""The tag DNGVersion in both byte orders."""


class UnreadablePicture(InputError):
    """The file cannot be used as a picture; ``rule`` is the id of the finding to report."""

    def __init__(
        self, message: Text, advice: Text = NO_TEXT, *, rule: str = "file.unreadable"
    ) -> None:
        super().__init__(message, advice)
        self.rule = rule


def sniff(data: bytes) -> str:
    """The format by content; UnreadablePicture for anything that is not an accepted picture."""
    if not data:
        raise UnreadablePicture(
            Text("The file is empty.", "文件是空的。"), Text("Copy it again.", "请重新复制文件。")
        )
    if is_pdf(data):
        return "PDF"
    if is_ofd(data):
        return "OFD"
    for magic, name in _MAGIC:
        if data.startswith(magic):
            _demand_developed(data, name)
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _of_boxes(data)
    for magic, text, advice in _FOREIGN:
        if data.startswith(magic):
            raise UnreadablePicture(text, advice)
    if data.startswith(b"\xff\x0a"):
        raise UnreadablePicture(Text("This is a JPEG XL picture.", "这是 JPEG XL 图片。"), AS_JPEG)
    for magic, text in _ANYWHERE:
        if magic in data[:256]:
            raise UnreadablePicture(text, AS_JPEG)
    raise UnreadablePicture(Text("This is not a picture.", "这不是图片文件。"), AS_JPEG)


def not_drawn() -> UnreadablePicture:
    """For an OFD, of which only the text is taken."""
    return UnreadablePicture(
        Text("This is an OFD file (electronic document).", "这是 OFD 电子文件。"),
        Text(
            "'icpdesk read' takes its text. For the upload open it in an OFD reader and save the page"
            " as a picture or PDF.",
            "可用 icpdesk read 读取其文字；上传请用 OFD 阅读器打开并另存为图片或 PDF。",
        ),
    )


def is_pdf(data: bytes) -> bool:
    """Whether it is a PDF; some programs write a few bytes before its sign."""
    return b"%PDF-" in data[:1024] and not data.startswith((b"\xff\xd8", b"\x89PNG", b"PK"))


def is_ofd(data: bytes) -> bool:
    """Whether it is an OFD (GB/T 33190): a ZIP with OFD.xml."""
    return data.startswith(b"PK\x03\x04") and b"OFD.xml" in data


def _of_boxes(data: bytes) -> str:
    brand = data[8:12]
    brands = data[8 : 8 + min(64, int.from_bytes(data[:4], "big") or 64)]
    if brand in _AVIF_BRANDS or (brand == b"mif1" and any(one in brands for one in _AVIF_BRANDS)):
        if not _decodes_avif():
            raise UnreadablePicture(Text("This is an AVIF picture.", "这是 AVIF 图片。"), AS_JPEG)
        return "AVIF"
    if brand in _HEIF_BRANDS:
        if b"unci" in data[:8192]:
            raise UnreadablePicture(
                Text("This is an uncompressed HEIF picture.", "这是未压缩的 HEIF 图片。"), AS_JPEG
            )
        return "HEIF"
    if brand == b"crx ":
        raise UnreadablePicture(_RAW.format(name="CR3"), _DEVELOP)
    raise UnreadablePicture(
        Text("This is a video, not a picture.", "这是视频，不是图片。"), AS_JPEG
    )


def _decodes_avif() -> bool:
    """Packages leave the decoder out, which is larger than its use."""
    from PIL import features

    return bool(features.check("avif"))


def _demand_developed(data: bytes, name: str) -> None:
    """Raw files of cameras look like TIFF and hold a thumbnail first, by which nothing can be judged."""
    if name != "TIFF":
        return
    if data[8:10] == b"CR":
        raise UnreadablePicture(_RAW.format(name="CR2"), _DEVELOP)
    if _DNG.search(data[:4096]):
        raise UnreadablePicture(_RAW.format(name="DNG"), _DEVELOP)
    for mark, kind in (
        (b"NIKON", "NEF"),
        (b"SONY", "ARW"),
        (b"PENTAX", "PEF"),
        (b"OLYMPUS", "ORF"),
    ):
        if mark in data[:2048] and b"\x4a\x01" in data[:512]:
            raise UnreadablePicture(_RAW.format(name=kind), _DEVELOP)
