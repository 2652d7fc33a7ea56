"""Where LibreOffice is, and how it is started: by its own binary where that is known.

The starter on Linux (a shell script and ``oosplash``) takes longer than a small conversion.
"""

from __future__ import annotations

import os
import shutil
import sys
from functools import cache
from pathlib import Path

_MAC = "/Applications/LibreOffice.app/Contents/MacOS"
_WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)")
"""Variables that tell where programs lie; their drive is not always C."""


@cache
def libre_office() -> str:
    """The path of LibreOffice's command, or an empty string."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for folder in _folders():
        for name in ("soffice", "soffice.exe"):
            if (folder / name).is_file():
                return str(folder / name)
    return ""


def _folders() -> list[Path]:
    roots = dict.fromkeys(os.environ[name] for name in _WINDOWS if os.environ.get(name))
    return [Path(_MAC), *(Path(root) / "LibreOffice" / "program" for root in roots)]


@cache
def binary() -> str:
    """What is started: on Linux the program behind the starter, elsewhere the command itself."""
    command = libre_office()
    if not command:
        return ""
    if not sys.platform.startswith("linux"):
        # The starter there sets what the program behind it needs.
        return command
    beside = Path(command).resolve().with_name("soffice.bin")
    return str(beside) if beside.is_file() else command
