"""A disk in memory that forgets what was never flushed: recorded file operations are played on it.

It keeps, for every file and folder, what the program sees (``now``) and what is certain to survive
a power cut (``safe``). A file's bytes become safe by fsync of the file, a folder's entries by fsync
of the folder; nothing else is taken for granted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

View = Literal["flushed", "ordered", "kept"]
"""``flushed``: only what was flushed survives. ``ordered``: entries survive, bytes that were not
flushed do not, as journalling file systems do it. ``kept``: everything survives, as after a kill."""


@dataclass
class Node:
    """A file or a folder."""

    folder: bool
    now: bytearray = field(default_factory=bytearray)
    safe: bytes = b""
    entries: dict[str, Node] = field(default_factory=dict)
    safe_entries: dict[str, Node] = field(default_factory=dict)


class Disk:
    """The tree below one real folder."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.root = _read(base)
        self._open: dict[int, tuple[str, int]] = {}

    def play(self, call: str, arguments: list[str], result: int) -> bool:
        """Play one system call; says whether it changed the tree or what is safe in it."""
        if result < 0:
            return False
        play = getattr(self, f"_{_SAME_AS.get(call, call)}", None)
        return bool(play(arguments, result)) if play else False

    def write_to(self, target: Path, view: View) -> None:
        """Make the state after a power cut in an empty folder."""
        _write(self.root, target, view)

    def _path(self, text: str, at: str = "AT_FDCWD") -> str:
        path = bytes.fromhex(text.strip('"').replace("\\x", "")).decode("utf-8")
        if not path.startswith("/") and at != "AT_FDCWD":
            path = f"{self._open.get(int(at), ('', 0))[0]}/{path}"
        return path

    def _node(self, path: str) -> Node | None:
        if not (path == str(self.base) or path.startswith(f"{self.base}/")):
            return None
        node: Node | None = self.root
        for part in path[len(str(self.base)) :].strip("/").split("/"):
            if part:
                node = node.entries.get(part) if node else None
        return node

    def _parent(self, path: str) -> tuple[Node | None, str]:
        head, _, name = path.rstrip("/").rpartition("/")
        return self._node(head), name

    def _openat(self, arguments: list[str], result: int) -> bool:
        path, flags = self._path(arguments[1], arguments[0]), arguments[2]
        self._open[result] = (path, 0)
        parent, name = self._parent(path)
        if parent is None:
            return False
        made = "O_CREAT" in flags and name not in parent.entries
        if made:
            parent.entries[name] = Node(folder=False)
        if "O_TRUNC" in flags and name in parent.entries:
            parent.entries[name].now.clear()
        return made or "O_TRUNC" in flags

    def _close(self, arguments: list[str], result: int) -> bool:
        self._open.pop(int(arguments[0]), None)
        return False

    def _lseek(self, arguments: list[str], result: int) -> bool:
        handle = int(arguments[0])
        if handle in self._open:
            self._open[handle] = (self._open[handle][0], result)
        return False

    def _write(self, arguments: list[str], result: int) -> bool:
        path, place = self._open.get(int(arguments[0]), ("", 0))
        self._open[int(arguments[0])] = (path, place + result)
        return self._put(path, place, arguments[1], result)

    def _pwrite64(self, arguments: list[str], result: int) -> bool:
        path, _ = self._open.get(int(arguments[0]), ("", 0))
        return self._put(path, int(arguments[3]), arguments[1], result)

    def _put(self, path: str, place: int, text: str, length: int) -> bool:
        node = self._node(path) if path else None
        if node is None or node.folder:
            return False
        data = bytes.fromhex(text.strip('"').replace("\\x", ""))[:length]
        assert len(data) == length, "the recording is cut off"
        node.now.extend(b"\0" * (place - len(node.now)))
        node.now[place : place + length] = data
        return True

    def _ftruncate(self, arguments: list[str], result: int) -> bool:
        path, _ = self._open.get(int(arguments[0]), ("", 0))
        node, size = self._node(path), int(arguments[1])
        if node is None:
            return False
        del node.now[size:]
        node.now.extend(b"\0" * (size - len(node.now)))
        return True

    def _fsync(self, arguments: list[str], result: int) -> bool:
        node = self._node(self._open.get(int(arguments[0]), ("", 0))[0])
        if node is None:
            return False
        node.safe, node.safe_entries = bytes(node.now), dict(node.entries)
        return True

    def _rename(self, arguments: list[str], result: int) -> bool:
        return self._move(self._path(arguments[0]), self._path(arguments[1]))

    def _renameat(self, arguments: list[str], result: int) -> bool:
        return self._move(
            self._path(arguments[1], arguments[0]), self._path(arguments[3], arguments[2])
        )

    def _move(self, old: str, new: str) -> bool:
        (source, name), (target, other) = self._parent(old), self._parent(new)
        if source is None or target is None:
            return False
        target.entries[other] = source.entries.pop(name)
        return True

    def _mkdir(self, arguments: list[str], result: int) -> bool:
        parent, name = self._parent(self._path(arguments[0]))
        if parent is None:
            return False
        parent.entries[name] = Node(folder=True)
        return True

    def _unlink(self, arguments: list[str], result: int) -> bool:
        return self._drop(self._path(arguments[0]))

    def _unlinkat(self, arguments: list[str], result: int) -> bool:
        return self._drop(self._path(arguments[1], arguments[0]))

    def _drop(self, path: str) -> bool:
        parent, name = self._parent(path)
        return parent is not None and parent.entries.pop(name, None) is not None


_SAME_AS = {"fdatasync": "fsync", "rmdir": "unlink", "renameat2": "renameat"}
CALLS = (
    "openat,close,lseek,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,mkdir,"
    "unlink,unlinkat,rmdir"
)
_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")


def parse(recording: str) -> list[tuple[str, list[str], int]]:
    """The calls of an ``strace -xx`` recording; strings are hexadecimal, so commas split."""
    calls = []
    for line in recording.splitlines():
        found = _LINE.match(line)
        if found:
            calls.append((found[1], [part.strip() for part in found[2].split(",")], int(found[3])))
    return calls


def _read(path: Path) -> Node:
    if path.is_file():
        data = path.read_bytes()
        return Node(False, bytearray(data), data)
    entries = {one.name: _read(one) for one in path.iterdir()}
    return Node(True, entries=entries, safe_entries=dict(entries))


def _write(node: Node, target: Path, view: View) -> None:
    if not node.folder:
        target.write_bytes(bytes(node.now) if view == "kept" else node.safe)
        return
    target.mkdir(exist_ok=True)
    for name, inner in (node.safe_entries if view == "flushed" else node.entries).items():
        # Shared memory of SQLite: rebuilt from the log, never trusted after a cut.
        if not name.endswith("-shm"):
            _write(inner, target / name, view)
