"""Windows for one process: its file functions, its modules, its paths."""

from __future__ import annotations

import builtins
import io
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
from types import ModuleType
from typing import Any

from tests.support.systems import modules, msvcrt, real
from tests.support.systems.windows_files import Functions, Paths

LACKS = {
    "os": frozenset(
        [
            "chown",
            "chroot",
            "ctermid",
            "fchdir",
            "fchmod",
            "fchown",
            "fdatasync",
            "fork",
            "forkpty",
            "getegid",
            "geteuid",
            "getgid",
            "getgroups",
            "getloadavg",
            "getpgid",
            "getpgrp",
            "getpriority",
            "getresgid",
            "getresuid",
            "getsid",
            "getuid",
            "killpg",
            "lchown",
            "lockf",
            "mkfifo",
            "mknod",
            "nice",
            "openpty",
            "pathconf",
            "posix_spawn",
            "pread",
            "pwrite",
            "sched_getaffinity",
            "setegid",
            "seteuid",
            "setgid",
            "setsid",
            "setuid",
            "statvfs",
            "sync",
            "sysconf",
            "tcgetpgrp",
            "ttyname",
            "uname",
            "wait",
            "wait3",
            "wait4",
            "WIFEXITED",
            "WEXITSTATUS",
            "WNOHANG",
            "O_DIRECTORY",
            "O_NOFOLLOW",
            "O_CLOEXEC",
            "O_DSYNC",
            "O_SYNC",
            "O_NONBLOCK",
            "O_NOCTTY",
            "EX_OK",
        ]
    ),
    "signal": frozenset(
        [
            "SIGKILL",
            "SIGHUP",
            "SIGALRM",
            "SIGCHLD",
            "SIGCONT",
            "SIGPIPE",
            "SIGQUIT",
            "SIGSTOP",
            "SIGTSTP",
            "SIGUSR1",
            "SIGUSR2",
            "alarm",
            "getitimer",
            "setitimer",
            "pause",
            "pthread_kill",
            "pthread_sigmask",
            "sigpending",
            "sigwait",
            "siginterrupt",
            "SIG_BLOCK",
            "SIG_UNBLOCK",
            "SIG_SETMASK",
        ]
    ),
    "time": frozenset({"tzset"}),
    "socket": frozenset({"AF_UNIX", "socketpair_unix"}),
}
ABSENT = frozenset(
    {"fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline"}
)


class _Popen(subprocess.Popen):  # type: ignore[type-arg]
    """Takes the flags that only Windows knows, and refuses what only others do."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        named.pop("creationflags", None)
        named.pop("startupinfo", None)
        if named.get("preexec_fn") is not None or named.get("start_new_session"):
            raise ValueError("not supported on Windows platforms")
        # As there: a child does not hear the terminal's Ctrl+C of its parent's group by itself.
        super().__init__(*arguments, **named)


def _run(*arguments: Any, **named: Any) -> Any:
    named.pop("creationflags", None)
    named.pop("startupinfo", None)
    command = arguments[0] if arguments else named["args"]
    if isinstance(command, list) and command[0] == "taskkill":
        from tests.support.systems.taskkill import taskkill

        return subprocess.CompletedProcess(command, taskkill(command))
    return subprocess.run(*arguments, **named)


def install(root: str) -> Paths:
    """Put this process on the simulated system, whose drive is the folder ``root``."""
    paths = Paths(root)
    functions = Functions(paths)
    for name in real.FUNCTIONS:
        if hasattr(functions, name):
            setattr(os, name, getattr(functions, name))
    os.remove = functions.unlink
    builtins.open = functions.open_file
    io.open = functions.open_file
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    tempfile.TemporaryFile = tempfile.NamedTemporaryFile  # type: ignore[misc, assignment]
    _loosen_paths()
    stand_ins: dict[str, ModuleType] = {
        "msvcrt": msvcrt,
        "os": modules.StandIn(os, LACKS["os"], {"name": "nt", "O_BINARY": 0}),
        "signal": modules.StandIn(signal, LACKS["signal"], {}),
        "sys": modules.StandIn(sys, frozenset(), {"platform": "win32"}),
        "subprocess": modules.StandIn(
            subprocess, frozenset(),
            {"Popen": _Popen, "run": _run, "CREATE_NO_WINDOW": 0x08000000,
             "CREATE_NEW_PROCESS_GROUP": 0x200},
        ),
    }  # fmt: skip
    modules.install(stand_ins, ABSENT, {"open": functions.open_file})
    return paths


def _loosen_paths() -> None:
    """Paths know both slashes and compare without capitals."""
    flavour = pathlib.PosixPath._flavour  # type: ignore[attr-defined]

    class Loose(type(flavour)):  # type: ignore[misc]
        altsep = "\\"

        def casefold(self, name: str) -> str:
            return name.casefold()

        def casefold_parts(self, parts: list[str]) -> list[str]:
            return [part.casefold() for part in parts]

    pathlib.PosixPath._flavour = Loose()  # type: ignore[attr-defined]
