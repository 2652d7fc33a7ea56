"""What a program really asks of the system, by ``strace``: no library can hide from it.

Sockets of other kinds than those between processes of one machine, files that are written outside of the
named places, and other programs that are started.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = (
    "socket,connect,bind,sendto,sendmsg,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,"
    "link,linkat,symlink,symlinkat,execve,execveat"
)
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)")
_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FAMILY = re.compile(r"\b(AF_\w+|sa_family=AF_\w+)")
_OF_THE_SYSTEM = ("/dev/null", "/dev/urandom", "/dev/shm/", "/proc/", "/dev/tty", "/dev/pts/")
"""Written to by the C library and by locks between processes; nothing there outlives the process."""


def reason_against() -> str:
    """Why system calls cannot be traced here; empty when they can."""
    if sys.platform != "linux":
        return "strace is for Linux"
    if not shutil.which("strace"):
        return "strace is not installed (Debian: apt-get install strace)"
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True)
    return "" if tried.returncode == 0 else "this system permits no tracing of system calls"


@dataclass(frozen=True)
class Trace:
    """What one call of a program did."""

    code: int
    output: str
    errors: str
    lines: tuple[tuple[str, str, int], ...]
    """System call, arguments, result."""
    folder: Path

    def internet(self) -> list[str]:
        """Sockets of a network, and anything sent through one."""
        return [
            f"{name}({words})"
            for name, words, _ in self.lines
            if not name.startswith("execve")
            and re.search(r"\bAF_(?!UNIX\b|LOCAL\b|UNSPEC\b|NETLINK\b|0\b)\w+", words)
        ]

    def programs(self) -> list[str]:
        """Other programs that were started, without the first."""
        started = [
            word[1] for name, words, result in self.lines
            if name.startswith("execve") and result == 0 and (word := _WORD.search(words))
        ]  # fmt: skip
        return [name for name in started[1:] if name != started[0]]

    def written(self, allowed: Sequence[Path]) -> list[str]:
        """Files and folders that were made or opened to be written outside of ``allowed``."""
        found = []
        for name, words, result in self.lines:
            if result < 0 or name in _NOT_FILES:
                continue
            if name in ("open", "openat") and not re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC)", words):
                continue
            if (
                "O_TMPFILE" in words
            ):  # A file without a name: only a trial whether one may write here.
                continue
            for text in _WORD.findall(words):
                path = self._whole(text)
                if not path.startswith(_OF_THE_SYSTEM) and not _is_in(path, allowed):
                    found.append(f"{name} {path}")
        return sorted(set(found))

    def _whole(self, text: str) -> str:
        plain = re.sub(
            rb"\\([0-7]{1,3})", lambda octal: bytes([int(octal[1], 8)]), text.encode("latin-1")
        ).decode("utf-8", "replace")
        return plain if plain.startswith("/") else str(self.folder / plain)


_NOT_FILES = ("socket", "connect", "bind", "sendto", "sendmsg", "execve", "execveat")


def _is_in(path: str, allowed: Sequence[Path]) -> bool:
    return any(path == str(place) or path.startswith(f"{place}/") for place in allowed)


def traced(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], *, seconds: float = 600
) -> Trace:
    """Run a program to its end in ``folder`` and note what it and its children ask for."""
    notes = folder.with_name(f"{folder.name}.strace")
    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={_CALLS}", "-e", "signal=none",
         "-o", str(notes), *command],
        cwd=folder, env=dict(environment), capture_output=True, text=True, timeout=seconds,
        encoding="utf-8", errors="replace",
    )  # fmt: skip
    lines = []
    for line in _joined(notes.read_text("utf-8", "replace").splitlines()):
        if found := _LINE.match(line):
            result = int(found[3]) if found[3] != "?" else 0
            lines.append((found[1], found[2], result))
    return Trace(done.returncode, done.stdout, done.stderr, tuple(lines), folder)


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines that another process interrupted, put together again."""
    waiting: dict[str, str] = {}
    whole = []
    for line in lines:
        process, _, rest = line.partition(" ")
        rest = rest.lstrip()
        if rest.endswith("<unfinished ...>"):
            waiting[process] = rest.removesuffix("<unfinished ...>")
        elif resumed := re.match(r"<\.\.\. \w+ resumed>(.*)", rest):
            whole.append(waiting.pop(process, "") + resumed[1])
        else:
            whole.append(rest)
    return whole
