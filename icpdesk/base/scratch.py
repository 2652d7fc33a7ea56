"""Contents on the disk that nobody asked for by name: one private folder, swept at every start.

A process that needs files for a while (a form for the word processor, a picture that is dragged out)
gets a folder in it; what it writes beside its target (``.icpdesk.HEX.new``) it notes there. A lock
tells whether the process lives: what a dead one left goes with the next start of icpdesk.

A lock on a file that ends with the process that holds it, however the process goes.
"""

from __future__ import annotations

import atexit
import errno
import os
import re
import shutil
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from icpdesk.base.paths import scratch_dir

_NOTES = "places"
_LOCK = ".lock"
_OURS = re.compile(r"\.icpdesk\.[0-9a-f]{8}\.(?:new|tmp)")
"""Names that are noted; nothing else is ever removed outside of the private folder."""
_GIVEN_UP = 30 * 86_400
"""Seconds after which a place on a drive that was taken away is not waited for any more."""

_turn = threading.Lock()
_own: dict[int, tuple[Path, int]] = {}
"""Folder and lock by process number: a forked child has its own, not its parent's."""


def beside(target: Path, ending: str) -> Path:
    """A new name in the folder of ``target`` for what takes its place when it is whole: ``new`` for a
    folder, ``tmp`` for a file. It is noted, so that it outlives a kill no longer than to the next start."""
    path = target.absolute().with_name(f".icpdesk.{_random()}.{ending}")
    # Where no note can be written the work itself may still be done, as on a system without a home.
    with suppress(OSError), (_of_process() / _NOTES).open("a", encoding="utf-8") as notes:
        notes.write(f"{path}\n")
        if ending == "new":
            # Also after a power cut: it will hold a whole filing.
            notes.flush()
            os.fsync(notes.fileno())
    return path


@contextmanager
def folder(purpose: str) -> Iterator[Path]:
    """A new folder that only the user can read; it goes when the block ends, or with the next start.

    OSError when there is no room for it.
    """
    path = _of_process() / f"{purpose}-{_random()}"
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def lasting(purpose: str) -> Path:
    """A new folder likewise that stays as long as the process; OSError when there is no room for it."""
    path = _of_process() / f"{purpose}-{_random()}"
    path.mkdir(mode=0o700)
    return path


def sweep() -> None:
    """Remove what processes left that are gone; what lives, and what cannot be removed, stays."""
    for home in _homes():
        with suppress(OSError):
            for lock in home.glob(f"*{_LOCK}") if _is_private(home) else ():
                _sweep_one(lock)


def _sweep_one(lock: Path) -> None:
    handle = take(lock)
    if handle is None:
        return
    left = lock.with_suffix("")
    try:
        waiting = [path for path in _noted(left) if not _removed(path)]
        if not waiting or time.time() - lock.stat().st_mtime > _GIVEN_UP:
            shutil.rmtree(left, ignore_errors=True)
        else:
            # A drive is not there: its note waits, the contents do not.
            for path in left.iterdir():
                if path.name != _NOTES:
                    _drop(path)
        done = not left.exists()
    finally:
        let_go(handle, lock if done else None)


def _noted(left: Path) -> list[Path]:
    """Places that the process wrote to; a half line, as a kill leaves it, is none."""
    try:
        lines = (left / _NOTES).read_text("utf-8", "replace").split("\n")[:-1]
    except OSError:
        return []
    return [path for path in map(Path, lines) if _OURS.fullmatch(path.name)]


def _removed(path: Path) -> bool:
    """Whether nothing is at ``path`` any more, and would be seen if it were."""
    with suppress(OSError):
        _drop(path)
        return not os.path.lexists(path) and path.parent.is_dir()
    return False


def _drop(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _of_process() -> Path:
    """The folder of this process, made and locked when first asked for."""
    with _turn:
        known = _own.get(os.getpid())
        if known is not None and known[0].is_dir():
            return known[0]
        made = _begun()
        _own[os.getpid()] = made
        atexit.register(_end, os.getpid())
        return made[0]


def _begun() -> tuple[Path, int]:
    problem: OSError | None = None
    for home in _homes():
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
            if _is_private(home):
                return _begun_in(home)
        except OSError as refused:
            problem = refused
    raise problem or OSError(errno.EACCES, os.strerror(errno.EACCES))


def _homes() -> Iterator[Path]:
    """The user's own folder and, where that cannot be made, one among all users' temporary files."""
    home = scratch_dir()
    yield home
    if not home.is_dir():
        import tempfile

        yield Path(tempfile.gettempdir()) / f"icpdesk-{getattr(os, 'getuid', int)()}"


def _is_private(home: Path) -> bool:
    """Whether nobody else can look into it or has made it: anybody may make folders among temporary
    files."""
    try:
        found = home.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return stat.S_ISDIR(found.st_mode)
    own = found.st_uid == os.getuid() and not found.st_mode & 0o077
    return own and stat.S_ISDIR(found.st_mode)


def _begun_in(home: Path) -> tuple[Path, int]:
    while True:
        lock = home / f"{_random()}{_LOCK}"
        handle = take(lock)
        # None: a sweep was quicker and holds the name that was just made.
        if handle is not None:
            made = lock.with_suffix("")
            made.mkdir(mode=0o700)
            return made, handle


def _end(process: int) -> None:
    if os.getpid() == process and process in _own:
        made, handle = _own.pop(process)
        shutil.rmtree(made, ignore_errors=True)
        let_go(handle, made.with_name(made.name + _LOCK))


def _random() -> str:
    return os.urandom(4).hex()


def take(path: Path) -> int | None:
    """Open ``path``, make it if need be, and lock it; None when another process holds it.

    The handle is to be given to :func:`let_go`. OSError when the file cannot be opened.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(handle)
        # Removed between the two steps by whoever held it before: then it guards nothing.
        if os.name == "posix" and os.fstat(handle).st_nlink == 0:
            raise BlockingIOError
    except OSError:
        os.close(handle)
        return None
    return handle


def let_go(handle: int, remove: Path | None = None) -> None:
    """Unlock, and remove the file when it is not needed any more."""
    # In this order on POSIX, so that nobody locks what is about to go; Windows removes no open file.
    if remove is not None and os.name == "posix":
        remove.unlink(missing_ok=True)
    os.close(handle)
    if remove is not None and os.name != "posix":
        with suppress(OSError):
            remove.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
