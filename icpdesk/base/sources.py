"""Where the files of a filing come from: a folder, or the encrypted store.

Checks, reading and export see only :class:`Files`, so that a filing in the store is checked and
assembled without its pictures ever lying on the disk in the clear.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from icpdesk.base import names
from icpdesk.base.errors import FileProblem
from icpdesk.base.file_errors import cannot_read, too_large
from icpdesk.base.files import open_to_read, read_bytes
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
    """Files below a folder, as a filing file names them; nothing outside of it is ever looked at."""

    def __init__(self, folder: Path, *, follow: bool = False) -> None:
        """``follow`` links that lead out of the folder: for files that the user named one by one."""
        self.folder = folder
        self._follow = follow

    def has(self, name: str) -> bool:
        """Whether there is a regular file of this name; never asks another computer, nor looks outside."""
        try:
            return self._path(name).is_file()
        except (FileProblem, OSError):
            # Also a name that is longer than any can be.
            return False

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; FileProblem when it is elsewhere, not there, no file or too large."""
        return read_bytes(self._path(name), limit=limit)

    def open(self, name: str) -> BinaryIO:
        """Its content as a stream; FileProblem when it is elsewhere, not there or no file."""
        return open_to_read(self._path(name))

    def _path(self, name: str) -> Path:
        if names.is_elsewhere(name):
            raise FileProblem(
                Text("This name leads to another computer.", "该文件名指向另一台计算机。"),
                Text("Copy the file beside the filing.", "请把文件复制到备案文件旁边。"),
                file=name,
            )
        if leads_out(name):
            raise outside(name)
        try:
            path = find_below(self.folder, name)
            inside = self._follow or path.resolve().is_relative_to(self.folder.resolve())
        except (OSError, ValueError) as problem:
            raise cannot_read(name, problem) from None
        if not inside:
            raise outside(name)
        return path


def leads_out(name: str) -> bool:
    """Whether a name, as any system reads it, leads out of the folder that it is relative to."""
    parts = re.split(r"[\\/]", name)
    return ".." in parts or re.match(r"[A-Za-z]:|[\\/]", name) is not None


def outside(name: str) -> FileProblem:
    """The error for the name of an attachment that leads out of its filing's folder."""
    return FileProblem(
        Text(
            f"'{name}' leads out of the filing's folder.", f"“{name}”超出了备案文件所在的文件夹。"
        ),
        Text(
            "Copy the file into the folder of the filing and name it from there.",
            "请将文件复制到备案文件所在的文件夹，并使用相对路径。",
        ),
    )


def find_below(folder: Path, name: str) -> Path:
    """Where a named file or folder lies below ``folder``: under exactly this name, else with the other
    slash, else with accents composed otherwise; under this name when it is nowhere."""
    given = folder / name
    try:
        if given.exists():
            return given
        found = folder
        for part in re.split(r"[\\/]", name):
            found = found / (_other_form(found, part) or part)
        return found if found.exists() else given
    except OSError:
        # A name that is longer than any can be.
        return given


def _other_form(folder: Path, part: str) -> str:
    if part.isascii():
        return ""
    wanted = unicodedata.normalize("NFC", part)
    try:
        entries = (entry.name for entry in folder.iterdir())
        return next((one for one in entries if unicodedata.normalize("NFC", one) == wanted), "")
    except OSError:
        return ""


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
