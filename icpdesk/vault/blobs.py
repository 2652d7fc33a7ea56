"""Pictures and papers in the store: kept once by their content, named by each filing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from icpdesk.errors import InputError
from icpdesk.files import too_large
from icpdesk.text import Text
from icpdesk.vault.database import Database
from icpdesk.vault.history import DROP_UNUSED

MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a filing."""

    name: str
    sha256: str
    bytes: int


class Blobs:
    """Files of filings; a file that no filing and no version names any more is dropped at once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, filing_id: str, name: str, data: bytes) -> StoredFile:
        """Keep ``data`` for a filing under ``name``; an older file of that name is replaced."""
        if len(data) > MOST_BYTES:
            raise InputError(Text("The file is larger than 100 MB.", "文件超过 100 MB。"))
        digest = hashlib.sha256(data).hexdigest()
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO files (sha256, bytes, data) VALUES (?, ?, ?)",
                (digest, len(data), data),
            )
            connection.execute(
                "INSERT INTO filing_files (filing, name, sha256) VALUES (?, ?, ?)"
                " ON CONFLICT (filing, name) DO UPDATE SET sha256 = excluded.sha256",
                (filing_id, name, digest),
            )
            connection.execute(DROP_UNUSED)
        return StoredFile(name, digest, len(data))

    def get(self, filing_id: str, name: str) -> bytes:
        """The content of a filing's file; InputError when there is none."""
        row = self._database.row(
            "SELECT data FROM files JOIN filing_files USING (sha256) WHERE filing = ? AND name = ?",
            (filing_id, name),
        )
        if row is None:
            raise InputError(
                Text(f"The store has no file '{name}'.", f"资料库中没有文件“{name}”。")
            )
        return bytes(row["data"])

    def names(self, filing_id: str) -> tuple[StoredFile, ...]:
        """All files of a filing."""
        rows = self._database.rows(
            "SELECT name, sha256, bytes FROM files JOIN filing_files USING (sha256)"
            " WHERE filing = ? ORDER BY name",
            (filing_id,),
        )
        return tuple(StoredFile(row["name"], row["sha256"], row["bytes"]) for row in rows)

    def remove(self, filing_id: str, name: str) -> None:
        """Drop a filing's file."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM filing_files WHERE filing = ? AND name = ?", (filing_id, name)
            )
            connection.execute(DROP_UNUSED)

    def shared(self, filing_id: str) -> tuple[tuple[str, str], ...]:
        """Files that other filings use too: (name, other filing)."""
        rows = self._database.rows(
            "SELECT mine.name AS name, theirs.filing AS other FROM filing_files AS mine"
            " JOIN filing_files AS theirs USING (sha256)"
            " WHERE mine.filing = ? AND theirs.filing <> mine.filing",
            (filing_id,),
        )
        return tuple((row["name"], row["other"]) for row in rows)


class StoredFiles:
    """One filing's files as :class:`icpdesk.sources.Files`."""

    def __init__(self, blobs: Blobs, filing_id: str) -> None:
        self._blobs = blobs
        self._filing = filing_id

    def has(self, name: str) -> bool:
        """Whether the filing has a file of this name."""
        return any(file.name == name for file in self._blobs.names(self._filing))

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; InputError when there is none or it is too large."""
        data = self._blobs.get(self._filing, name)
        if len(data) > limit:
            raise too_large(name, limit)
        return data
