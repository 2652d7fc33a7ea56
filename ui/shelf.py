"""Files and notes of the open filing, wherever the session keeps them."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from icpdesk.files import write_atomically
from icpdesk.imaging.load import MOST_BYTES
from icpdesk.sources import Files, FolderFiles
from ui.session import Session


class Shelf:
    """What pages read and write beside the filing's values."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._notes: dict[str, Any] = {}

    @property
    def files(self) -> Files | None:
        """The filing's files; None when no filing is open."""
        if hasattr(self._session, "files"):
            held: Files | None = self._session.files
            return held
        folder = getattr(self._session, "folder", None)
        return FolderFiles(folder) if folder else None

    def read(self, name: str) -> bytes:
        """One file; empty when it is not there."""
        files = self.files
        return files.read(name, limit=MOST_BYTES) if files and files.has(name) else b""

    def put(self, stem: str, data: bytes, suffix: str) -> str:
        """Keep a file under a name that is its own; an older one of the same stem stays for undo."""
        digest = hashlib.sha256(data).hexdigest()[:8]
        name = f"pictures/{_plain(stem)}-{digest}{suffix}"
        if hasattr(self._session, "put_file"):
            self._session.put_file(name, data)
            return name
        folder = getattr(self._session, "folder", None)
        if folder is not None and not (folder / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / name, data)
        return name

    def note(self, key: str, default: Any = None) -> Any:
        """What a page has noted about this filing."""
        if hasattr(self._session, "note"):
            return self._session.note(key, default)
        return self._notes.get(key, default)

    def set_note(self, key: str, value: Any) -> None:
        """Note something about this filing."""
        if hasattr(self._session, "set_note"):
            self._session.set_note(key, value)
        self._notes[key] = value


def _plain(stem: str) -> str:
    return PurePath("".join(char if char.isalnum() or char in "-_." else "" for char in stem)).name
