"""What our code asks of Windows' own module of this name."""

from __future__ import annotations

import errno
import fcntl

from tests.support.systems.errors import runtime_error

LK_UNLCK, LK_LOCK, LK_NBLCK, LK_RLCK, LK_NBRLCK = range(5)


def locking(fd: int, mode: int, nbytes: int) -> None:
    """Lock bytes of an open file; a lock that somebody holds is an error with errno only."""
    if mode == LK_UNLCK:
        fcntl.flock(fd, fcntl.LOCK_UN)
        return
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise runtime_error(errno.EACCES, "Permission denied") from None
