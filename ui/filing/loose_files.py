"""Files that were dropped or chosen: which of them could be uploads, and what they look like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import read_bytes
from icpdesk.base.text import Text
from icpdesk.pictures.endings import PICTURES
from icpdesk.pictures.load import MOST_BYTES
from icpdesk.pictures.videos.video import ENDINGS as VIDEOS
from icpdesk.pipeline.guess import Guess

__all__ = [
    "NOTHING_TO_TAKE",
    "NO_MORE_VIDEOS",
    "PICTURES",
    "VIDEOS",
    "files_in",
    "guess_file",
    "is_video",
]

_MOST_FILES = 2_000
NOTHING_TO_TAKE = IcpdeskError(
    Text("There is no picture among these files.", "这些文件中没有图片。"),
    Text(
        "Drop JPEG, PNG or HEIC files, or a folder of them.", "请拖入 JPG、PNG、HEIC 图片或文件夹。"
    ),
)
NO_MORE_VIDEOS = IcpdeskError(
    Text("This filing asks for no (further) video.", "这份备案不需要（更多）视频。"),
    Text(
        "Drop it on its place to exchange the one there; “Add another document…” takes a further one.",
        "拖到对应位置可替换已有视频；仍可用“添加其他材料…”加入。",
    ),
)


def is_video(path: Path) -> bool:
    """Whether the name says so."""
    return path.suffix.lower() in VIDEOS


def files_in(paths: Iterable[Path], *, videos: bool) -> Iterable[Path]:
    """Every file that was named, and of folders the pictures (and ``videos``) in them."""
    wanted = PICTURES | VIDEOS if videos else PICTURES
    count = 0
    for path in sorted(paths):
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            taken = file.suffix.lower() in wanted or not path.is_dir()
            if taken and file.is_file() and not file.name.startswith("."):
                count += 1
                if count > _MOST_FILES:
                    return
                yield file


def guess_file(path: str, unique: frozenset[str]) -> Guess:
    """In the worker: read a loose file and guess its place.

    A file whose name says one of the ``unique`` slots need not be read.
    """
    from icpdesk.pipeline.guess import guess, slot_of_name
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    try:
        data = read_bytes(Path(path), limit=MOST_BYTES)
    except IcpdeskError as problem:
        return Guess(path, "", "nothing", problem=problem.message)
    return guess(data, path, book, read=slot_of_name(path, book) not in unique)
