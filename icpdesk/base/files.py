"""Reading with limits and writing that never leaves half a file or half a folder."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from icpdesk.base import scratch
from icpdesk.base.errors import FileProblem, OutputError
from icpdesk.base.file_errors import cannot_read, cannot_write, is_too_long, too_large
from icpdesk.base.held_files import patiently, sweep
from icpdesk.base.names import trouble_with
from icpdesk.base.text import Text

_PART = 1_000_000
"""Bytes of a large file that are held at a time."""


def read_bytes(path: Path, *, limit: int) -> bytes:
    """The content of a regular file of at most ``limit`` bytes; FileProblem otherwise."""
    with open_to_read(path) as stream:
        data = read_some(stream, limit + 1)
    if len(data) > limit:
        raise too_large(str(path), limit)
    return data


def open_to_read(path: Path) -> BinaryIO:
    """A regular file as a stream, for one that is too large to be held; FileProblem otherwise."""
    try:
        if path.is_dir():
            raise FileProblem(
                Text("This is a folder, not a file.", "这是文件夹，不是文件。"), file=str(path)
            )
        return path.open("rb")
    except FileNotFoundError as problem:
        if is_too_long(path):
            raise cannot_read(str(path), problem) from None
        raise FileProblem(
            Text("There is no such file.", "找不到这个文件。"),
            Text("Check the name and the folder.", "请检查文件名和所在文件夹。"),
            file=str(path),
        ) from None
    except (OSError, ValueError) as problem:
        raise cannot_read(str(path), problem) from None


def is_folder(path: Path) -> bool:
    """Whether there is a folder; no for a name that is longer than any can be, which raises elsewhere."""
    try:
        return path.is_dir()
    except OSError:
        return False


def copy_into(stream: BinaryIO, path: Path) -> str:
    """Write a stream into a new file, a part at a time; returns the SHA-256 of what was written."""
    digest = hashlib.sha256()
    with path.open("xb") as sink:
        for part in parts_of(stream):
            digest.update(part)
            sink.write(part)
    return digest.hexdigest()


def parts_of(stream: BinaryIO) -> Iterator[bytes]:
    """What is left of a stream, a part at a time; FileProblem when it cannot be read on."""
    while part := read_some(stream, _PART):
        yield part


def read_some(stream: BinaryIO, count: int) -> bytes:
    """At most ``count`` bytes; FileProblem when they cannot be read: a drive may be pulled out."""
    try:
        return stream.read(count)
    except OSError as problem:
        raise cannot_read(_name_of(stream), problem) from None


def size_of(stream: BinaryIO) -> int:
    """Bytes of a stream, whose place is then its end; FileProblem for one without places, a pipe."""
    try:
        return stream.seek(0, os.SEEK_END)
    except io.UnsupportedOperation:
        raise FileProblem(
            Text("It is a pipe, not a file.", "这是管道，不是文件。"),
            Text("Save what comes through it as a file first.", "请先将其内容保存为文件。"),
            file=_name_of(stream),
        ) from None
    except OSError as problem:
        raise cannot_read(_name_of(stream), problem) from None


def _name_of(stream: BinaryIO) -> str:
    return str(getattr(stream, "name", ""))


def write_atomically(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write ``data`` so that ``path`` holds the old content or the new, whatever happens.

    A temporary neighbour is created with ``mode`` before it holds data, flushed to the disk and
    renamed, again and again for two seconds while another program has the old one open. OutputError
    when that fails; the old file is then untouched.
    """
    demand_name(path)
    if os.path.islink(path):  # noqa: PTH114 - answers for a name that is too long, too
        path = path.resolve()  # What it leads to is written; the link is the user's.
    temporary = scratch.beside(path, "tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            patiently(lambda: temporary.replace(path))
        except BaseException:
            with suppress(OSError):
                patiently(lambda: temporary.unlink(missing_ok=True))
            raise
        sync_folder(path.parent)
    except OSError as problem:
        raise cannot_write(path, problem) from None


def demand_name(path: Path) -> None:
    """OutputError when this system would keep a file of this name under another, or lose it."""
    trouble = trouble_with(path.name) if os.name == "nt" else None
    if trouble:
        raise OutputError(
            Text(f"{path} cannot be written: {trouble.en}.", f"{path} 无法写入：{trouble.zh}。"),
            Text("Choose another name.", "请换一个文件名。"),
        )


def demand_free(target: Path) -> None:
    """OutputError when there is something at ``target`` that must not be replaced."""
    try:
        there = target.exists() or target.is_symlink()
    except OSError as problem:
        raise cannot_write(target, problem) from None
    if there:
        raise _taken(target)


def rename_free(source: Path, target: Path) -> None:
    """Give a file or folder its name unless something has that name by now: OutputError then.

    Not certain only where the system knows no such renaming (folders on POSIX take the place of empty
    ones; files on drives without hard links). OSError when it fails.
    """
    if os.name == "posix" and not source.is_dir():
        try:
            os.link(source, target, follow_symlinks=False)
        except FileExistsError:
            raise _taken(target) from None
        except OSError:
            demand_free(target)
        else:
            source.unlink()
            return
    else:
        demand_free(target)
    try:
        patiently(lambda: source.rename(target))
    except FileExistsError:
        raise _taken(target) from None


def _taken(target: Path) -> OutputError:
    return OutputError(
        Text(f"{target} exists already.", f"{target} 已存在。"),
        Text("Choose another name or folder.", "请选择其他名称或文件夹。"),
    )


@contextmanager
def folder_atomically(target: Path, *, replace: bool = False) -> Iterator[Path]:
    """Yield a temporary neighbour of ``target`` that takes its name when the block ends well.

    Every file in it is flushed first. On any exception the neighbour is removed and ``target``
    stays as it was. With ``replace`` an existing target is exchanged; a kill between the two
    renames is mended by :func:`settle_folder`, which every call runs first. What another program
    keeps of the old folder is swept by a later call.
    """
    target = target.absolute()
    demand_name(target)
    try:
        settle_folder(target)
        if not replace:
            demand_free(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        work = scratch.beside(target, "new")
        work.mkdir(mode=0o700)
    except OSError as problem:
        raise cannot_write(target, problem) from None
    try:
        yield work
        for path in sorted(work.rglob("*")):
            _sync(path)
        sync_folder(work)
        if replace and target.exists():
            aside = target.with_name(f".{target.name}.{os.urandom(4).hex()}.old")
            patiently(lambda: target.rename(aside))
            patiently(lambda: work.rename(target))
            sync_folder(target.parent)
            _drop(aside, target)
        else:
            rename_free(work, target)
            sync_folder(target.parent)
    except BaseException as problem:
        sweep(work)
        settle_folder(target)
        if isinstance(problem, OSError):
            raise cannot_write(target, problem) from None
        raise


def bring_back(target: Path) -> None:
    """Give a folder its name back that a killed exchange took; drops nothing, so safe at any time."""
    if not target.exists():
        for aside in _put_aside(target):
            if aside.is_dir() and not _mark_of(aside).exists():
                patiently(lambda aside=aside: aside.rename(target))  # type: ignore[misc]
                return


def settle_folder(target: Path) -> None:
    """Finish what a killed :func:`folder_atomically` left: restore the old or drop the rest.

    What was being written is dropped by :func:`icpdesk.base.scratch.sweep`.
    """
    bring_back(target)
    for aside in _put_aside(target):
        if aside.name != f".{target.name}.old":
            _drop(aside, target)


def _drop(aside: Path, target: Path) -> None:
    """Sweep a folder that has been exchanged; a rest that somebody holds is marked, so that
    :func:`bring_back` never takes it for a whole one."""
    mark = _mark_of(aside)
    with suppress(OSError):
        if not mark.exists():
            gone = scratch.beside(target, "new")
            aside.rename(gone)
            sweep(gone)
            return
    with suppress(OSError):
        mark.touch()
        if sweep(aside):
            mark.unlink()


def _mark_of(aside: Path) -> Path:
    return aside.with_name(f"{aside.name}.rest")


def _put_aside(target: Path) -> list[Path]:
    """The folders whose name an exchange took; earlier versions had no random part in it, so anybody
    may have made such a one: it is never dropped."""
    name = re.escape(target.name)
    ours = re.compile(rf"\.{name}\.(?:[0-9a-f]{{8}}\.)?old")
    try:
        return sorted(path for path in target.parent.iterdir() if ours.fullmatch(path.name))
    except OSError:
        return []


def sync_file(path: Path) -> None:
    """Flush a file that was written before."""
    _sync(path)


def sync_folder(folder: Path) -> None:
    """Flush the directory entries, where the system knows how."""
    _sync(folder)


_BINARY = getattr(os, "O_BINARY", 0)
_FOLDERS_CAN_BE_OPENED = hasattr(os, "O_DIRECTORY")
_TO_FLUSH = os.O_RDONLY if _FOLDERS_CAN_BE_OPENED else os.O_RDWR
"""Windows flushes through a handle that may write, and knows no handles of folders."""


def _sync(path: Path) -> None:
    if not _FOLDERS_CAN_BE_OPENED and path.is_dir():
        return
    handle = patiently(lambda: os.open(path, _TO_FLUSH | _BINARY))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
