"""Where LibreOffice is, and how it is started: by its own binary where that is known.

The starter on Linux (a shell script and ``oosplash``) takes longer than a small conversion.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

_PROGRAM_FOLDERS = (
    "/Applications/LibreOffice.app/Contents/MacOS",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)


@cache
def libre_office() -> str:
    """The path of LibreOffice's command, or an empty string."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for folder in _PROGRAM_FOLDERS:
        for name in ("soffice", "soffice.exe"):
            if (Path(folder) / name).is_file():
                return str(Path(folder) / name)
    return ""


@cache
def binary() -> str:
    """What is started: on Linux the program behind the starter, elsewhere the command itself."""
    command = libre_office()
    if not command:
        return ""
    beside = Path(command).resolve().with_name("soffice.bin")
    return str(beside) if beside.is_file() else command
