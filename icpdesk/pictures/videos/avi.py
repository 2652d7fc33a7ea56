"""AVI: chunks of RIFF (Microsoft, AVI RIFF File Reference)."""

from __future__ import annotations

from icpdesk.pictures.videos.source import Source, Track, damaged, no_picture, track

_MICROSECONDS = 1_000_000


def is_avi(head: bytes) -> bool:
    """Whether a file begins as an AVI does."""
    return head[:4] == b"RIFF" and head[8:12] == b"AVI "


def read(source: Source) -> tuple[str, Track]:
    """Format and picture track; UnreadableVideo for a file that is cut off or holds sound only."""
    if _number(source.at(4, 4)) + 8 > source.size:
        raise damaged()
    # The list of headers comes first: its length, its kind, the main header, then a list a stream.
    head = source.at(12, 24)
    if head[:4] != b"LIST" or head[8:16] != b"hdrlavih":
        raise damaged()
    end = 20 + _number(head[4:8])
    main = source.at(32, 40)
    if len(main) < 40 or end > source.size:
        raise damaged()
    frame, frames = _number(main[:4]), _number(main[16:20])
    if not _has_pictures(source, 32 + _number(head[16:20]), end):
        raise no_picture()
    seconds = frame * frames / _MICROSECONDS
    return "AVI", track(seconds, _number(main[32:36]), _number(main[36:40]))


def _has_pictures(source: Source, at: int, end: int) -> bool:
    """Whether one of the streams between two places holds pictures."""
    while at + 8 <= end:
        head = source.at(at, 24)
        if head[:4] == b"LIST" and head[8:16] == b"strlstrh" and head[20:24] == b"vids":
            return True
        size = _number(head[4:8])
        at += 8 + size + size % 2
    return False


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
