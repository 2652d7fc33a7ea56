"""A video as the upload form sees it: format, bytes, length."""

from __future__ import annotations

import math
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import CannotAssess, Check, VideoCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

BEYOND = Check(
    "video.beyond-limits",
    states=Text(
        "The form takes a video of this format, size and length.",
        "视频的格式、大小和时长为上传页面所接受。",
    ),
    why=Text("The upload form refuses it.", "上传页面会拒绝。"),
    mend=Text(
        "Record it again: shorter, or with a lower resolution, as MP4.",
        "请重新录制：缩短时长或降低分辨率，并保存为 MP4。",
    ),
    may_take={
        "formats": list,
        "max_bytes": int,
        "min_seconds": (int, float),
        "max_seconds": (int, float),
    },
)


@BEYOND.look
def _beyond(case: VideoCase, rule: Rule) -> Iterator[Finding]:
    video = case.video
    allowed, most = rule.get("formats", []), rule.get("max_bytes")
    if allowed and video.format not in allowed:
        yield rule.fault(
            case.where,
            Text(
                "It is a video in {format}; {allowed} is taken.",
                "视频格式为 {format}，可用：{allowed}。",
            ).format(format=video.format, allowed=allowed),
            measured={"value": video.format, "allowed": allowed},
        )
    if most is not None and video.bytes > most:
        yield rule.fault(
            case.where,
            Text(
                "It has {size} MB; {limit} MB are taken.", "大小 {size} MB，上限 {limit} MB。"
            ).format(size=_megabytes(video.bytes), limit=f"{most / 1_000_000:g}"),
            measured={"value": video.bytes, "threshold": most},
        )
    yield from _length(case, rule)


def _length(case: VideoCase, rule: Rule) -> Iterator[Finding]:
    least, most = rule.get("min_seconds"), rule.get("max_seconds")
    if least is None and most is None:
        return
    seconds = case.video.seconds
    if seconds is None:
        raise CannotAssess(
            Text("The video does not tell how long it is.", "视频文件没有标明时长。")
        )
    if least is not None and seconds < least:
        limit, words = least, _SHORT
    elif most is not None and seconds > most:
        limit, words = most, _LONG
    else:
        return
    yield rule.fault(
        case.where,
        words.format(n=seconds, limit=limit),
        measured={"value": seconds, "threshold": limit},
    )


_SHORT = Text(
    "It lasts {n} seconds; at least {limit} are asked for.", "时长 {n} 秒，至少需要 {limit} 秒。"
)
_LONG = Text("It lasts {n} seconds; {limit} are taken.", "时长 {n} 秒，上限 {limit} 秒。")


def _megabytes(count: int) -> float:
    """Rounded up: what is a little too much must not read like the limit itself."""
    return math.ceil(count / 100_000) / 10
