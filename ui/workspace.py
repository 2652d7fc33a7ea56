"""The folder that holds the window's filings: one folder a filing, for the user alone."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from icpdesk.paths import data_dir


def root() -> Path:
    """The workspace; made when it is first needed."""
    folder = data_dir() / "filings"
    folder.mkdir(parents=True, exist_ok=True)
    if os.name == "posix":
        folder.chmod(0o700)
    return folder


def filings() -> list[tuple[Path, str]]:
    """(file, name to show) of all filings, the last changed first."""
    found = sorted(root().glob("*/filing.yaml"), key=lambda path: -path.stat().st_mtime)
    return [(path, _title(path)) for path in found]


def new_folder(stem: str) -> Path:
    """A new folder named after ``stem``."""
    number = 1
    while (folder := root() / f"{stem}-{number}").exists():
        number += 1
    folder.mkdir(mode=0o700)
    return folder


def copy_of(source: Path, stem: str) -> Path:
    """A copy of a folder in the workspace."""
    target = new_folder(stem)
    shutil.copytree(source, target, dirs_exist_ok=True)
    return target


def _title(path: Path) -> str:
    """The title or subject's name from the head of the file, without reading all of it."""
    with path.open(encoding="utf-8") as source:
        head = source.read(20_000)
    for pattern in (r"^title: (.+)$", r"^  name: (.+)$"):
        match = re.search(pattern, head, re.MULTILINE)
        if match:
            return match[1].strip().strip('"')
    return path.parent.name
