"""Files that were dropped or chosen: which of them could be uploads, and what they look like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import open_to_read, read_bytes
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from icpdesk.pictures.endings import PICTURES
from icpdesk.pictures.load import MOST_BYTES
from icpdesk.pictures.videos.video import ENDINGS as VIDEOS
from icpdesk.pictures.videos.video import read_video
from icpdesk.pipeline.guess import Guess

__all__ = [
    "NOTHING_TO_TAKE",
    "NO_MORE_VIDEOS",
    "PICTURES",
    "VIDEOS",
    "files_in",
    "guess_file",
    "held_picture",
    "is_video",
    "open_video",
    "read_picture",
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


def read_picture(path: Path) -> bytes:
    """The bytes of a picture file; FileProblem for one that cannot be read or is too large."""
    return read_bytes(path, limit=MOST_BYTES)


def held_picture(files: Files, name: str) -> bytes:
    """The bytes of a picture of a filing; InputError when it is not there or too large."""
    return files.read(name, limit=MOST_BYTES)


@contextmanager
def open_video(path: Path) -> Iterator[tuple[BinaryIO, str]]:
    """A video file as a stream, and the ending that its content has; nobody holds the whole of it.
    FileProblem for a file that cannot be read or is no video."""
    with open_to_read(path) as stream:
        yield stream, read_video(stream).suffix


def guess_file(path: str, unique: frozenset[str] = frozenset(), name: str = "") -> Guess:
    """In a worker: read a loose file and guess its place; ``name`` is what it is called in the answer
    and guessed by, where that is not its whole path.

    A file whose name says one of the ``unique`` slots need not be read. One that cannot be opened comes
    back with the reason.
    """
    name = name or path
    from icpdesk.pipeline.guess import guess, slot_of_name
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    try:
        data = read_picture(Path(path))
    except IcpdeskError as problem:
        return Guess(name, "", "nothing", problem=problem.message)
    return guess(data, name, book, read=slot_of_name(name, book) not in unique)
