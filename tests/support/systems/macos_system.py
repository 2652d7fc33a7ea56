"""macOS for one process: names are kept decomposed, and found in any form and with any capitals."""

from __future__ import annotations

import builtins
import io
import os
import shutil
import sys
import unicodedata
from typing import Any

from tests.support.systems import modules, real
from tests.support.systems.volume import Volume

LACKS = {
    "os": frozenset(
        [
            "sched_getaffinity",
            "sched_setaffinity",
            "memfd_create",
            "pidfd_open",
            "eventfd",
            "posix_fallocate",
            "posix_fadvise",
            "copy_file_range",
            "getxattr",
            "setxattr",
            "listxattr",
            "O_TMPFILE",
            "O_DIRECT",
        ]
    ),
    "signal": frozenset({"sigtimedwait", "sigwaitinfo", "SIGRTMIN", "SIGRTMAX", "SIGPOLL"}),
}


def same(name: str) -> str:
    """What two names have in common when the system takes them for one."""
    return unicodedata.normalize("NFD", name).casefold()


class Functions:
    """Stand-ins for the functions of ``os``, and for ``open``: as HFS+ keeps names, APFS finds them."""

    def __init__(self, root: str) -> None:
        self._volume = Volume(root, same)

    def of(self, path: Any) -> Any:
        """The place on the disk."""
        if isinstance(path, int | bytes):
            return path
        text = os.fspath(path)
        whole = os.path.abspath(text) if isinstance(text, str) and text else ""
        if not self._volume.covers(whole) or "/proc/" in whole:
            return path
        head = self._volume.root
        return head + unicodedata.normalize("NFD", self._volume.spelt(whole)[len(head) :])

    def install(self) -> None:
        """Put them in place."""
        for name in ("stat", "lstat", "open", "mkdir", "rmdir", "unlink", "listdir", "scandir",
                     "chmod", "utime", "access", "readlink"):  # fmt: skip
            setattr(os, name, self._found(getattr(os, name)))
        for name in ("rename", "replace", "link", "symlink"):
            setattr(os, name, self._both(getattr(os, name)))
        os.remove = os.unlink
        builtins.open = io.open = self._opened
        shutil._use_fd_functions = False  # type: ignore[attr-defined]

    def _found(self, function: Any) -> Any:
        def call(path: Any = ".", *more: Any, **named: Any) -> Any:
            return function(
                path if named.get("dir_fd") is not None else self.of(path), *more, **named
            )

        return call

    def _both(self, function: Any) -> Any:
        def call(src: Any, dst: Any, *more: Any, **named: Any) -> Any:
            return function(self.of(src), self.of(dst), *more, **named)

        return call

    def _opened(self, file: Any, *more: Any, **named: Any) -> Any:
        given = isinstance(file, int) or named.get("opener")
        return real.open_file(file if given else self.of(file), *more, **named)


def install(root: str) -> None:
    """Put this process on the simulated system, whose disk is the folder ``root``."""
    import signal

    Functions(root).install()
    modules.install(
        {
            "os": modules.StandIn(os, LACKS["os"], {}),
            "signal": modules.StandIn(signal, LACKS["signal"], {}),
            "sys": modules.StandIn(sys, frozenset(), {"platform": "darwin"}),
        },
        frozenset({"spwd", "crypt_r"}),
        {"open": builtins.open},
    )
