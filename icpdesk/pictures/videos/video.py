"""Content → what a video says about itself, or the reason why it is none.

The kind is told from the content, never from the name. Nothing is decoded: whether the words on the
paper can be read is for the eyes of a person.

What was read from a video, in one line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from icpdesk.base.text import Text
from icpdesk.pictures.videos import avi, matroska, mp4
from icpdesk.pictures.videos.source import RECORD, Source, Track, UnreadableVideo

SUFFIXES = {
    "MP4": ".mp4", "MOV": ".mov", "3GP": ".3gp", "AVI": ".avi", "WebM": ".webm", "MKV": ".mkv",
    "MPEG": ".mpg", "MPEG-TS": ".ts", "FLV": ".flv", "WMV": ".wmv",
}  # fmt: skip
"""Every format that is known, with the ending that its files are given."""
ENDINGS = frozenset({*SUFFIXES.values(), ".m4v", ".qt", ".3g2", ".mpeg", ".m2ts"})
"""Endings by which videos are told from other files before they are opened."""


@dataclass(frozen=True, slots=True)
class Video:
    """What the headers of a video tell; None where they do not."""

    format: str
    bytes: int
    seconds: float | None = None
    width: int | None = None
    """As it is shown, in pixels."""
    height: int | None = None

    @property
    def suffix(self) -> str:
        """The ending for its name."""
        return SUFFIXES[self.format]


def read_video(stream: BinaryIO) -> Video:
    """What ``stream`` is; UnreadableVideo when it is no video, damaged, cut off or without a picture.

    A few kilobytes are read, whatever its size.
    """
    source = Source(stream)
    head = source.at(0, 1024)
    if not head:
        raise UnreadableVideo(
            Text("The file is empty.", "文件是空的。"), Text("Copy it again.", "请重新复制文件。")
        )
    for is_it, read in _READERS:
        if is_it(head):
            kind, track = read(source)
            return Video(kind, source.size, track.seconds, track.width, track.height)
    for kind, signature in _PLAIN.items():
        if signature(head):
            return Video(kind, source.size)
    raise UnreadableVideo(_what_else(head), RECORD)


_READERS: tuple[tuple[Callable[[bytes], bool], Callable[[Source], tuple[str, Track]]], ...] = (
    (mp4.is_mp4, mp4.read),
    (matroska.is_matroska, matroska.read),
    (avi.is_avi, avi.read),
)

_PLAIN: dict[str, Callable[[bytes], bool]] = {
    "MPEG": lambda head: head.startswith(b"\x00\x00\x01\xba"),
    "MPEG-TS": lambda head: len(head) > 376 and head[0] == head[188] == head[376] == 0x47,
    "FLV": lambda head: head.startswith(b"FLV\x01") and bool(head[4:5] and head[4] & 1),
    "WMV": lambda head: head.startswith(bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")),
}
"""Formats that are known by their first bytes and not looked into."""

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_SOUNDS = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"fLaC", b"#!AMR")


def _what_else(head: bytes) -> Text:
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return Text("This is a picture, not a video.", "这是图片，不是视频。")
    if mp4.is_picture(head):
        return Text("This is a picture, not a video.", "这是图片，不是视频。")
    if head.startswith(_SOUNDS) or (head[:4] == b"RIFF" and head[8:12] == b"WAVE"):
        return Text("This is a sound recording, not a video.", "这是录音，不是视频。")
    if head.startswith(b"%PDF"):
        return Text("This is a PDF, not a video.", "这是 PDF 文件，不是视频。")
    return Text("This is not a video.", "这不是视频文件。")


def facts_in_words(measures: Mapping[str, Any]) -> Text:
    """``MP4 · 12.3 MB · 0:34 min · 1920 × 1080``, with what is known of it."""
    parts = [str(measures.get("format", "")), _size(int(measures.get("bytes", 0)))]
    seconds = measures.get("seconds")
    if seconds:
        whole = max(1, round(seconds))
        parts.append(f"{whole // 60}:{whole % 60:02d} min")
    if measures.get("width"):
        parts.append(f"{measures['width']} × {measures['height']}")
    line = " · ".join(part for part in parts if part)
    return Text(line, line.replace(" min", " 分"))


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count / 1000:.1f} KB"
