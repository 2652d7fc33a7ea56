"""Reading with limits and writing that never leaves half a file or half a folder."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from icpdesk.base import scratch
from icpdesk.base.errors import FileProblem, OutputError
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
    except FileNotFoundError:
        raise FileProblem(
            Text("There is no such file.", "找不到这个文件。"),
            Text("Check the name and the folder.", "请检查文件名和所在文件夹。"),
            file=str(path),
        ) from None
    except (OSError, ValueError) as problem:
        raise _cannot_read(str(path), problem) from None


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
        raise _cannot_read(_name_of(stream), problem) from None


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
        raise _cannot_read(_name_of(stream), problem) from None


def _name_of(stream: BinaryIO) -> str:
    return str(getattr(stream, "name", ""))


def _cannot_read(name: str, problem: OSError | ValueError) -> FileProblem:
    reason = _reason(problem)
    return FileProblem(
        Text(f"The file cannot be read ({reason.en}).", f"文件无法读取（{reason.zh}）。"),
        file=name,
    )


def too_large(name: str, limit: int) -> FileProblem:
    """The error to raise for a file of more than ``limit`` bytes."""
    megabytes = limit / 1_000_000
    return FileProblem(
        Text(
            f"The file is larger than {megabytes:g} MB, the most that is read here.",
            f"文件超过 {megabytes:g} MB，这里最多读取这么大。",
        ),
        file=name,
    )


def write_atomically(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Write ``data`` so that ``path`` holds the old content or the new, whatever happens.

    A temporary neighbour is created with ``mode`` before it holds data, flushed to the disk and
    renamed. OutputError when that fails; the old file is then untouched.
    """
    if path.is_symlink():
        path = path.resolve()  # What it leads to is written; the link is the user's.
    temporary = scratch.beside(path, "tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as problem:
        raise cannot_write(path, problem) from None


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
        source.rename(target)
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
    renames is mended by :func:`settle_folder`, which every call runs first.
    """
    target = target.absolute()
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
            target.rename(aside)
            work.rename(target)
            sync_folder(target.parent)
            shutil.rmtree(aside)
        else:
            rename_free(work, target)
            sync_folder(target.parent)
    except BaseException as problem:
        shutil.rmtree(work, ignore_errors=True)
        settle_folder(target)
        if isinstance(problem, OSError):
            raise cannot_write(target, problem) from None
        raise


def bring_back(target: Path) -> None:
    """Give a folder its name back that a killed exchange took; drops nothing, so safe at any time."""
    if not target.exists():
        for aside in _put_aside(target):
            if aside.is_dir():
                aside.rename(target)
                return


def settle_folder(target: Path) -> None:
    """Finish what a killed :func:`folder_atomically` left: restore the old or drop the rest.

    What was being written is dropped by :func:`icpdesk.base.scratch.sweep`.
    """
    bring_back(target)
    for aside in _put_aside(target):
        if aside.name != f".{target.name}.old":
            shutil.rmtree(aside, ignore_errors=True)


def _put_aside(target: Path) -> list[Path]:
    """The folders whose name an exchange took; earlier versions had no random part in it, so anybody
    may have made such a one: it is never dropped."""
    name = re.escape(target.name)
    ours = re.compile(rf"\.{name}\.(?:[0-9a-f]{{8}}\.)?old")
    try:
        return sorted(path for path in target.parent.iterdir() if ours.fullmatch(path.name))
    except OSError:
        return []


def cannot_write(path: Path, problem: OSError) -> OutputError:
    """The error to raise when the system refuses a write to ``path``."""
    reason = _reason(problem)
    return OutputError(
        Text(f"{path} cannot be written ({reason.en}).", f"{path} 无法写入（{reason.zh}）。"),
        Text(
            "Nothing was changed. Choose another place or free some space.",
            "没有改动任何内容。请换一个位置或清出空间。",
        ),
    )


def sync_file(path: Path) -> None:
    """Flush a file that was written before."""
    _sync(path)


def sync_folder(folder: Path) -> None:
    """Flush the directory entries, where the system knows how."""
    _sync(folder)


_BINARY = getattr(os, "O_BINARY", 0)


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY | _BINARY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


_REASONS = {
    errno.ENOSPC: Text("the disk is full", "磁盘已满"),
    errno.EDQUOT: Text("the disk quota is used up", "磁盘配额已用完"),
    errno.EACCES: Text("access is denied", "没有权限"),
    errno.EPERM: Text("access is denied", "没有权限"),
    errno.EROFS: Text("the disk is read-only", "磁盘只读"),
    errno.ENOTDIR: Text("a file is in the way", "路径中有同名文件"),
    errno.EISDIR: Text("a folder is in the way", "有同名文件夹"),
    errno.ENAMETOOLONG: Text("the name is too long", "文件名太长"),
    errno.ENOENT: Text("the folder does not exist", "文件夹不存在"),
}


def _reason(problem: OSError | ValueError) -> Text:
    if isinstance(problem, OSError) and problem.errno in _REASONS:
        return _REASONS[problem.errno]
    detail = getattr(problem, "strerror", None) or str(problem)
    return Text(detail, detail)
