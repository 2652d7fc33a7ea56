"""A lock on a file that ends with the process that holds it, however the process goes."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


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
