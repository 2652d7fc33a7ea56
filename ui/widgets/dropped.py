"""Files that are dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDropEvent


def local_files(urls: Sequence[QUrl]) -> list[Path]:
    """The files of a drop that lie on this machine."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def first_file(event: QDropEvent, suffixes: Sequence[str]) -> Path | None:
    """The first file of a drop with one of these endings."""
    files = local_files(event.mimeData().urls())
    return next((path for path in files if path.suffix.lower() in suffixes), None)
