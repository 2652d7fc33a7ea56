"""A file that may be large and hostile, read in small parts and not without end.

The picture track of a video, as its headers describe it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from icpdesk.base.errors import InputError
from icpdesk.base.files import read_some, size_of
from icpdesk.base.text import Text

_LARGEST_PART = 65_536
_MOST_PARTS = 20_000
"""Headers are few; a file with more of them than this is made to keep a reader busy."""


class UnreadableVideo(InputError):
    """The file cannot be used as a video; the sentence says why."""


class Source:
    """Parts of a seekable stream by their place; FileProblem when they cannot be read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._parts = 0
        self.size = size_of(stream)

    def at(self, place: int, count: int) -> bytes:
        """At most ``count`` bytes from ``place``: fewer at the end; UnreadableVideo after too many."""
        self._parts += 1
        if self._parts > _MOST_PARTS or count > _LARGEST_PART:
            raise damaged()
        if not 0 <= place < self.size:
            return b""
        self._stream.seek(place)
        return read_some(self._stream, count)


def damaged() -> UnreadableVideo:
    """The error to raise for a video whose parts do not fit together."""
    return UnreadableVideo(
        Text(
            "The video is damaged or was not copied whole.",
            "视频已损坏，或没有完整复制。",
        ),
        Text("Copy it again from the phone or camera.", "请从手机或相机重新复制。"),
    )


def no_picture() -> UnreadableVideo:
    """The error to raise for a file with sound only."""
    return UnreadableVideo(
        Text("It holds sound only, no moving picture.", "文件只有声音，没有画面。"), RECORD
    )


RECORD = Text(
    "Record the video with a phone and choose that file (MP4 or MOV).",
    "请用手机录制视频，并选择该文件（MP4 或 MOV）。",
)


LONGEST = 1_000_000.0
"""Seconds; a header that claims more says nothing."""
_WIDEST = 100_000


@dataclass(frozen=True, slots=True)
class Track:
    """Length in seconds and size in pixels; None where no header tells them."""

    seconds: float | None = None
    width: int | None = None
    height: int | None = None


def track(seconds: float, width: int, height: int) -> Track:
    """A track with what makes sense of these; the rest counts as not told."""
    sized = 0 < width <= _WIDEST and 0 < height <= _WIDEST
    return Track(
        round(seconds, 2) if 0 < seconds <= LONGEST else None,
        width if sized else None,
        height if sized else None,
    )
