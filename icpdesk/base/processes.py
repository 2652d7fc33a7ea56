"""Programs of others: started without a window, ended with everything that they started.

What ties a worker process to the window: it ends with the window, or when the window lets go.

The end of a pipe between two of our processes: each system has a type of its own for it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from multiprocessing import connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
"""No console flashes up."""
_OWN_GROUP = sys.platform != "win32"
"""Elsewhere the group is what is ended as a whole."""
_SECONDS_TO_END = 5


def run_to_end(
    command: Sequence[str],
    *,
    seconds: float,
    folder: Path,
    environment: Mapping[str, str] | None = None,
) -> bool:
    """Run a program in ``folder``; whether it ended by itself within ``seconds``.

    Nothing of what it prints is kept: a pipe would be held open by its children, and waiting for the
    pipe's end would outlast the program. When it returns, the program and its children are gone.
    OSError when it cannot be started.
    """
    program = subprocess.Popen(  # noqa: S603 - callers' own words
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, creationflags=_NO_WINDOW, start_new_session=_OWN_GROUP,
    )  # fmt: skip
    try:
        program.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    else:
        return True
    finally:
        end_tree(program)


def end_tree(program: subprocess.Popen[bytes]) -> None:
    """End a program that was started with a group of its own, and what it started itself."""
    if sys.platform == "win32":
        if program.poll() is None:
            _taskkill(program.pid)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(program.pid, signal.SIGKILL)
    with suppress(OSError):
        program.kill()
    with suppress(subprocess.TimeoutExpired):
        program.wait(_SECONDS_TO_END)


def _taskkill(number: int) -> None:
    """Windows' own command knows who started whom."""
    command = ["taskkill", "/PID", str(number), "/T", "/F"]
    with suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - fixed words
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, timeout=_SECONDS_TO_END, check=False,
            creationflags=_NO_WINDOW,
        )  # fmt: skip


def end_with(leash: PipeEnd) -> None:
    """End this process as soon as nobody holds the other end of ``leash`` any more.

    That is so when the other end is closed, and when its process is gone, however it went. What the
    process was doing is given up: it may hold nothing that needs an orderly end.
    """

    def watch() -> None:
        connection.wait([leash])
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


if not TYPE_CHECKING:
    PipeEnd = Any
elif sys.platform == "win32":
    from multiprocessing.connection import PipeConnection

    PipeEnd = PipeConnection[Any, Any]
else:
    from multiprocessing.connection import Connection

    PipeEnd = Connection[Any, Any]
