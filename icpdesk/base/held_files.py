"""Files that another program has open: Windows then refuses to rename, replace or remove them.

Virus scanners, the search index and OneDrive open every new file for a moment, so a refusal is tried again
for up to two seconds. A viewer keeps it longer: then the user is told to close it.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")

PATIENCE_SECONDS = 2.0
_PAUSE, _LONGEST_PAUSE = 0.02, 0.25
_MAYBE_HELD = frozenset({5, 32, 33})
"""Windows: access denied (what is held looks so, too), sharing violation, lock violation."""


def patiently(call: Callable[[], Result]) -> Result:
    """What ``call`` returns, tried again while another program may have its file open."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    pause = _PAUSE
    while True:
        try:
            return call()
        except OSError as problem:
            if not maybe_held(problem) or time.monotonic() > deadline:
                raise
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def maybe_held(problem: OSError) -> bool:
    """Whether another program may be the cause. Other systems let open files be renamed and removed;
    their errors have no ``winerror``."""
    if not hasattr(problem, "winerror"):
        return False
    number = problem.winerror
    return number in _MAYBE_HELD or (number is None and problem.errno == errno.EACCES)


def is_read_only(path: Path) -> bool:
    """Whether the file itself is marked so: the other reason why Windows denies access to it."""
    with suppress(OSError):
        return not path.is_dir() and not path.stat().st_mode & stat.S_IWRITE
    return False


def sweep(folder: Path) -> bool:
    """Remove a folder that this program made; whether nothing is left.

    What another program holds stays, for the next sweep; files marked read-only are no obstacle.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        for place, _, files in os.walk(folder):
            for name in files:
                with suppress(OSError):
                    (Path(place) / name).chmod(stat.S_IREAD | stat.S_IWRITE)
        shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
