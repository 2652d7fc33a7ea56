"""The file functions of Windows: paths are looked up as there, and what it refuses is refused."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
from typing import Any

from tests.support.systems import names, real
from tests.support.systems.errors import as_there, runtime_error, windows_error
from tests.support.systems.held import is_open
from tests.support.systems.volume import Volume

_WRITES = os.O_WRONLY | os.O_RDWR
_CREATES = os.O_CREAT


class Paths:
    """Where a path of Windows really lies."""

    def __init__(self, root: str) -> None:
        self.volume = Volume(root, str.casefold)
        self.hidden = os.path.realpath(f"{root}/../streams-of-{os.path.basename(root)}")
        self.refused: set[str] = set()
        """Folders whose access list forbids writing."""
        self.reached: list[str] = []
        """Other machines that were asked for a file."""

    def of(self, path: Any, *, new: bool = False, folder: bool = False) -> Any:
        """The place on the disk; ``new`` when it may be made there, as a ``folder`` or a file."""
        if isinstance(path, int | bytes):
            return path
        text = os.fspath(path)
        if not isinstance(text, str) or not text:
            return path
        long = text.startswith(("\\\\?\\", "//?/"))
        text = text[4:].replace("\\", "/") if long else text.replace("\\", "/")
        if text.startswith("//") or (long and text.upper().startswith("UNC/")):
            self.reached.append(text)
            raise windows_error(3, path)
        whole = os.path.abspath(text)
        if not self.volume.covers(whole):
            return path
        if not long and self._too_long(whole, folder=folder and new):
            raise windows_error(206 if new else 3, path)
        return self._checked(whole, path, new=new, folder=folder)

    def _too_long(self, whole: str, *, folder: bool) -> bool:
        return len(whole) > names.LONGEST - (12 if folder else 0)

    def _checked(self, whole: str, given: Any, *, new: bool, folder: bool) -> str:
        parts = whole[len(self.volume.root) :].strip("/").split("/")
        if any(names.FORBIDDEN.search(part) for part in parts):
            raise windows_error(123, given)
        if any(names.is_device(part) for part in parts):
            if new and not folder and names.is_device(parts[-1]):
                return "/dev/null"
            raise windows_error(267 if new else 3, given)
        parts = [names.kept(part) for part in parts]
        file, stream = names.stream_of(parts[-1])
        if any(":" in part for part in parts[:-1]) or (stream and folder):
            raise windows_error(123, given)
        place = self.volume.spelt("/".join([self.volume.root, *parts[:-1], file]).rstrip("/"))
        return self._stream(place, stream, new=new) if stream else place

    def _stream(self, place: str, stream: str, *, new: bool) -> str:
        """Where the content of a stream lies: nobody who lists the folder sees it."""
        hidden = f"{self.hidden}/{place.replace('/', '%')}"
        os.makedirs(hidden, exist_ok=True)
        if new and not os.path.lexists(place):
            os.close(real.open_fd(place, os.O_CREAT | os.O_WRONLY, 0o666))
        return f"{hidden}/{stream}"


class Functions:
    """Stand-ins for the functions of ``os``, and for ``open``."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def _ours(self, place: Any) -> bool:
        return isinstance(place, str) and self._paths.volume.covers(os.path.abspath(place))

    def _denied(self, place: str) -> bool:
        return os.path.dirname(os.path.abspath(place)) in self._paths.refused

    def stat(self, path: Any, *, dir_fd: Any = None, follow_symlinks: bool = True) -> Any:
        return _told(
            real.stat, self._paths.of(path), dir_fd=dir_fd, follow_symlinks=follow_symlinks
        )

    def lstat(self, path: Any, *, dir_fd: Any = None) -> Any:
        return _told(real.lstat, self._paths.of(path), dir_fd=dir_fd)

    def open(self, path: Any, flags: int, mode: int = 0o777, *, dir_fd: Any = None) -> int:
        place = self._paths.of(path, new=bool(flags & _CREATES))
        if self._ours(place):
            if os.path.isdir(place):
                raise runtime_error(errno.EACCES, "Permission denied", path)
            self._demand_access(place, path, bool(flags & _WRITES))
        found: int = _told(real.open_fd, place, flags, mode, dir_fd=dir_fd)
        return found

    def _demand_access(self, place: str, path: Any, writes: bool) -> None:
        if not writes:
            return
        there = os.path.lexists(place)
        read_only = there and not real.stat(place).st_mode & stat.S_IWRITE
        if read_only or self._denied(place) or (there and _held_by_others(place)):
            raise runtime_error(errno.EACCES, "Permission denied", path)

    def open_file(self, file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        if isinstance(file, int) or named.get("opener"):
            return real.open_file(file, mode, *more, **named)
        writes = any(letter in mode for letter in "wxa+")
        place = self._paths.of(file, new=writes)
        if self._ours(place):
            if os.path.isdir(place):
                raise runtime_error(errno.EACCES, "Permission denied", file)
            self._demand_access(place, file, writes)
        if place == "/dev/null" and "x" in mode:
            mode = mode.replace("x", "w")
        return _told(real.open_file, place, mode, *more, **named)

    def mkdir(self, path: Any, mode: int = 0o777, *, dir_fd: Any = None) -> None:
        place = self._paths.of(path, new=True, folder=True)
        if self._ours(place) and os.path.lexists(place):
            raise windows_error(183, path)
        if self._ours(place) and self._denied(place):
            raise windows_error(5, path)
        _told(real.mkdir, place, 0o777 if self._ours(place) else mode, dir_fd=dir_fd)

    def rmdir(self, path: Any, *, dir_fd: Any = None) -> None:
        place = self._paths.of(path)
        if self._ours(place) and os.path.isdir(place) and real.listdir(place):
            raise windows_error(145, path)
        _told(real.rmdir, place, dir_fd=dir_fd)

    def unlink(self, path: Any, *, dir_fd: Any = None) -> None:
        place = self._paths.of(path)
        if self._ours(place) and os.path.lexists(place):
            if is_open(place):
                raise windows_error(32, path)
            if os.path.isdir(place) or not real.stat(place).st_mode & stat.S_IWRITE:
                raise windows_error(5, path)
        _told(real.unlink, place, dir_fd=dir_fd)

    def rename(self, src: Any, dst: Any, *, src_dir_fd: Any = None, dst_dir_fd: Any = None) -> None:
        self._move(src, dst, over=False)

    def replace(
        self, src: Any, dst: Any, *, src_dir_fd: Any = None, dst_dir_fd: Any = None
    ) -> None:
        self._move(src, dst, over=True)

    def _move(self, src: Any, dst: Any, *, over: bool) -> None:
        start, end = self._paths.of(src), self._paths.of(dst, new=True)
        if not (self._ours(start) and self._ours(end)):
            _told(real.replace if over else real.rename, start, end)
            return
        if os.path.lexists(start) and is_open(start):
            raise windows_error(5 if os.path.isdir(start) else 32, src)
        if os.path.lexists(end) and end != start:
            same = os.path.samefile(start, end)
            if not over and not same:
                raise windows_error(183, dst)
            if os.path.isdir(end) or is_open(end) or not real.stat(end).st_mode & stat.S_IWRITE:
                raise windows_error(5, dst)
        if self._denied(end):
            raise windows_error(5, dst)
        _told(real.replace, start, _as_written(end, dst))

    def listdir(self, path: Any = ".") -> Any:
        return _told(real.listdir, self._paths.of(path))

    def scandir(self, path: Any = ".") -> Any:
        return _told(real.scandir, self._paths.of(path))

    def chmod(
        self, path: Any, mode: int, *, dir_fd: Any = None, follow_symlinks: bool = True
    ) -> None:
        place = self._paths.of(path)
        if self._ours(place):
            mode = 0o777 if os.path.isdir(place) else 0o666 if mode & stat.S_IWRITE else 0o444
        _told(real.chmod, place, mode)

    def utime(self, path: Any, *more: Any, **named: Any) -> None:
        _told(real.utime, self._paths.of(path), *more, **named)

    def access(self, path: Any, mode: int, **named: Any) -> bool:
        """Knows the read-only mark of files and nothing of access lists."""
        try:
            found = real.stat(self._paths.of(path))
        except OSError:
            return False
        writable = stat.S_ISDIR(found.st_mode) or bool(found.st_mode & stat.S_IWRITE)
        return writable or not mode & os.W_OK

    def fsync(self, fd: Any) -> None:
        number = fd if isinstance(fd, int) else fd.fileno()
        if fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise runtime_error(errno.EBADF, "Bad file descriptor")
        real.fsync(number)


def _held_by_others(place: str) -> bool:
    """Viewers of the office kind let nobody write while they show a file."""
    from tests.support.systems.held import _others

    return place in _others()


def _as_written(end: str, dst: Any) -> str:
    """A rename takes the new spelling, also when only capitals change."""
    name = names.kept(os.path.basename(os.fspath(dst).replace("\\", "/")))
    return f"{os.path.dirname(end)}/{name}"


def _told(function: Any, *arguments: Any, **named: Any) -> Any:
    named = {name: value for name, value in named.items() if value is not None}
    try:
        return function(*arguments, **named)
    except OSError as problem:
        as_there(problem)
        raise
