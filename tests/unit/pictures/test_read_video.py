"""What a video's headers tell is read whatever wrote it; everything else is one sentence."""

from __future__ import annotations

import io
import random
import struct
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from icpdesk.base.text import Text
from icpdesk.pictures.videos.source import UnreadableVideo
from icpdesk.pictures.videos.video import ENDINGS, Video, facts_in_words, read_video
from tests.support import videos


def told(data: bytes) -> Video:
    return read_video(io.BytesIO(data))


@pytest.mark.parametrize(
    ("coder", "name", "kind"),
    [
        ("MJPG", "a.avi", "AVI"), ("mp4v", "a.mp4", "MP4"), ("mp4v", "a.mov", "MOV"),
        ("VP80", "a.webm", "WebM"), ("MJPG", "a.mkv", "MKV"),
    ],
)  # fmt: skip
def test_files_of_a_real_recorder_are_understood(
    tmp_path: Path, coder: str, name: str, kind: str
) -> None:
    path = tmp_path / name
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*coder), 10, (160, 120))
    for tone in range(15):
        writer.write(np.full((120, 160, 3), tone * 10, np.uint8))
    writer.release()
    with path.open("rb") as stream:
        assert read_video(stream) == Video(kind, path.stat().st_size, 1.5, 160, 120)


def test_phone_held_upright_is_told_as_it_is_seen() -> None:
    lying = told(videos.mp4(size=(1920, 1080)))
    upright = told(videos.mp4(size=(1920, 1080), matrix=videos.PORTRAIT, brand=b"qt  "))
    assert (lying.format, lying.width, lying.height) == ("MP4", 1920, 1080)
    assert (upright.format, upright.width, upright.height) == ("MOV", 1080, 1920)
    assert told(videos.mp4(brand=b"3gp5")).suffix == ".3gp"
    assert lying.seconds == told(videos.mp4(moov_first=True)).seconds == 12.5
    assert {lying.suffix, upright.suffix} <= ENDINGS


def test_facts_are_one_line() -> None:
    facts = {"format": "MP4", "bytes": 12_345_678, "seconds": 94.6, "width": 1080, "height": 1920}
    assert facts_in_words(facts) == Text(
        "MP4 · 12.3 MB · 1:35 min · 1080 × 1920", "MP4 · 12.3 MB · 1:35 分 · 1080 × 1920"
    )
    bare = {"format": "FLV", "bytes": 900, "seconds": None, "width": None, "height": None}
    assert facts_in_words(bare).en == "FLV · 0.9 KB"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"no video at all", "not a video"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "a picture"),
        (b"\0\0\0\x18ftypheic" + bytes(100), "a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "a sound recording"),
        (b"%PDF-1.7", "a PDF"),
        (videos.mp4(handler=b"soun"), "sound only"),
        (videos.webm(kind=2), "sound only"),
        (videos.mp4()[:3000], "damaged"),
        (videos.mp4(moov_first=True)[:-1], "damaged"),
        (videos.webm()[:-5], "damaged"),
        (b"\0\0\0\x08free" * 60_000, "damaged"),
        (b"\x1a\x45\xdf\xa3" + bytes(200), "damaged"),
        (b"RIFF\x10\0\0\0AVI LIST" + bytes(40), "damaged"),
    ],
)  # fmt: skip
def test_what_is_no_whole_video_is_one_sentence_with_advice(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableVideo, match=words) as problem:
        told(data)
    assert problem.value.advice.en and problem.value.advice.zh and problem.value.message.zh


def test_damaged_headers_never_break_the_reader() -> None:
    chance = random.Random(20)
    for whole in (videos.mp4(body=300), videos.mp4(body=300, moov_first=True), videos.webm()):
        for _ in range(400):
            broken = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                broken[chance.randrange(len(broken))] = chance.choice((0, 1, 0x7F, 0xFF))
            try:
                seen = told(bytes(broken[: chance.randint(1, len(broken))]))
            except UnreadableVideo:
                continue
            assert seen.seconds is None or seen.seconds > 0


class Counting(io.RawIOBase):
    """A recording of a gigabyte, most of which nobody has to read."""

    size = 1_000_000_000

    def __init__(self) -> None:
        super().__init__()
        tail = videos.mp4(body=0)
        self._head = tail[:20] + struct.pack(">I4sQ", 1, b"mdat", self.size)
        self._tail = tail[28:]
        self._at = self.given = 0

    def _parts(self) -> Iterator[tuple[int, bytes]]:
        yield 0, self._head
        yield 20 + self.size, self._tail

    def seek(self, place: int, whence: int = 0) -> int:
        end = 20 + self.size + len(self._tail)
        self._at = end + place if whence == io.SEEK_END else place
        return self._at

    def read(self, count: int = -1) -> bytes:
        self.given += count
        data = bytearray(count)
        for start, part in self._parts():
            for at in range(max(start, self._at), min(start + len(part), self._at + count)):
                data[at - self._at] = part[at - start]
        return bytes(data)


def test_a_gigabyte_is_told_by_some_kilobytes() -> None:
    stream = Counting()
    seen = read_video(stream)  # type: ignore[arg-type]
    assert (seen.format, seen.seconds, seen.width) == ("MP4", 12.5, 1920)
    assert stream.given < 10_000
