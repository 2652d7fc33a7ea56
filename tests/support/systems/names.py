"""Which names NTFS and the Windows shell take, and what becomes of the others without a word.

Rules: "Naming Files, Paths, and Namespaces" of the Windows documents.
"""

from __future__ import annotations

import re

FORBIDDEN = re.compile(r'[<>"|?*\x00-\x1f]')
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"}
)
LONGEST = 259
"""Characters of a path with its drive; a folder must leave room for 12 more."""


def is_device(name: str) -> bool:
    """Whether the name means a device: ``CON``, ``con.jpg``, ``nul .txt``."""
    return name.partition(".")[0].rstrip(" ").casefold() in DEVICES


def kept(name: str) -> str:
    """The name as it reaches the drive: dots and spaces at its end are dropped."""
    return name if name in (".", "..") else name.rstrip(". ")


def stream_of(name: str) -> tuple[str, str]:
    """``a:b.jpg`` → file ``a`` and its hidden stream ``b.jpg``; no stream in a usual name."""
    file, _, stream = name.partition(":")
    return file, stream
