"""Where the files of a filing come from: a folder, or the encrypted store.

Checks, reading and export see only :class:`Files`, so that a filing in the store is checked and
assembled without its pictures ever lying on the disk in the clear.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from icpdesk.base.errors import FileProblem
from icpdesk.base.files import open_to_read, read_bytes, too_large
from icpdesk.base.text import Text


class Files(Protocol):
    """Named files; names are those of the attachments, with ``/`` between folders."""

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; InputError when it is not there or larger than ``limit`` bytes."""

    def open(self, name: str) -> BinaryIO:
        """Its content as a seekable stream, for a file too large to be held; InputError without one."""


class FolderFiles:
    """Files below a folder, as a filing file names them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, name: str) -> bool:
        """Whether there is a regular file of this name."""
        return (self.folder / name).is_file()

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; FileProblem when it is not there, no file or too large."""
        return read_bytes(self.folder / name, limit=limit)

    def open(self, name: str) -> BinaryIO:
        """Its content as a stream; FileProblem when it is not there or no file."""
        return open_to_read(self.folder / name)


class Layered:
    """One place before another: what the upper one has hides what lies below."""

    def __init__(self, upper: Files, lower: Files) -> None:
        self._upper, self._lower = upper, lower

    def has(self, name: str) -> bool:
        """Whether either has it."""
        return self._upper.has(name) or self._lower.has(name)

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; whatever the place that has it raises."""
        return self._place_of(name).read(name, limit=limit)

    def open(self, name: str) -> BinaryIO:
        """Its content as a stream; whatever the place that has it raises."""
        return self._place_of(name).open(name)

    def _place_of(self, name: str) -> Files:
        return self._upper if self._upper.has(name) else self._lower


class HeldFiles:
    """Files held in memory, for example while they are being imported."""

    def __init__(self, content: Mapping[str, bytes]) -> None:
        self._content = content

    def has(self, name: str) -> bool:
        """Whether it is held."""
        return name in self._content

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; FileProblem when it is not held or too large."""
        data = self._held(name)
        if len(data) > limit:
            raise too_large(name, limit)
        return data

    def open(self, name: str) -> BinaryIO:
        """Its content as a stream; FileProblem when it is not held."""
        return io.BytesIO(self._held(name))

    def _held(self, name: str) -> bytes:
        data = self._content.get(name)
        if data is None:
            raise FileProblem(Text("There is no such file.", "找不到这个文件。"), file=name)
        return data
