"""Pictures and papers in the store: kept once by their content, named by each filing."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from icpdesk.base.errors import InputError, LockedError
from icpdesk.base.file_errors import too_large
from icpdesk.base.files import parts_of, size_of
from icpdesk.base.text import Text
from icpdesk.store.database import Database
from icpdesk.store.history import DROP_UNUSED

MOST_BYTES = 100_000_000
"""Of a file that is held while it is kept."""
MOST_BYTES_OF_STREAM = 500_000_000
"""Of a file that is read in parts; SQLite takes a thousand million at most."""
_BUFFER = 16_384


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
            _name(connection, filing_id, name, digest)
        return StoredFile(name, digest, len(data))

    def put_from(self, filing_id: str, name: str, stream: BinaryIO) -> StoredFile:
        """The same for a file that is too large to be held, read twice from a seekable stream.

        InputError for more than MOST_BYTES_OF_STREAM, or when it changes while it is read.
        """
        size = size_of(stream)
        if size > MOST_BYTES_OF_STREAM:
            raise too_large(name, MOST_BYTES_OF_STREAM)
        digest = _digest_of(stream)
        with self._database.transaction() as connection:
            made = connection.execute(
                "INSERT OR IGNORE INTO files (sha256, bytes, data) VALUES (?, ?, zeroblob(?))",
                (digest, size, size),
            )
            if made.rowcount == 1:
                _fill(connection, made.lastrowid, stream, size, digest)
            _name(connection, filing_id, name, digest)
        return StoredFile(name, digest, size)

    def open(self, filing_id: str, name: str) -> BinaryIO:
        """The content of a filing's file as a seekable stream; InputError when there is none."""
        row = self._database.row(
            "SELECT files.rowid, bytes FROM files JOIN filing_files USING (sha256)"
            " WHERE filing = ? AND name = ?",
            (filing_id, name),
        )
        if row is None:
            raise _no_file(name)
        return io.BufferedReader(_Stored(self._database, row[0], row[1]), _BUFFER)

    def get(self, filing_id: str, name: str) -> bytes:
        """The content of a filing's file; InputError when there is none."""
        row = self._database.row(
            "SELECT data FROM files JOIN filing_files USING (sha256) WHERE filing = ? AND name = ?",
            (filing_id, name),
        )
        if row is None:
            raise _no_file(name)
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
    """One filing's files as :class:`icpdesk.base.sources.Files`."""

    def __init__(self, blobs: Blobs, filing_id: str) -> None:
        self._blobs = blobs
        self._filing = filing_id

    def has(self, name: str) -> bool:
        """Whether the filing has a file of this name."""
        return any(file.name == name for file in self._blobs.names(self._filing))

    def read(self, name: str, *, limit: int) -> bytes:
        """Its content; InputError when there is none or it is too large."""
        with self._blobs.open(self._filing, name) as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(name, limit)
        return data

    def open(self, name: str) -> BinaryIO:
        """Its content as a seekable stream; InputError when there is none."""
        return self._blobs.open(self._filing, name)


class _Stored(io.RawIOBase):
    """One file of the store as a stream: decrypted a part at a time, never as a whole."""

    def __init__(self, database: Database, row: int, size: int) -> None:
        super().__init__()
        self._database, self._size, self._at = database, size, 0
        with database.turn() as connection:
            self._blob = connection.open_blob("files", "data", row, True)

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place; returns it."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` from the present place; returns how many bytes there were."""
        view = memoryview(buffer).cast("B")
        count = min(len(view), self._size - self._at)
        if count <= 0:
            return 0
        with self._database.turn():
            self._blob.seek(self._at)
            view[:count] = self._blob.read(count)
        self._at += count
        return count

    def close(self) -> None:
        """Let go of the row."""
        if not self.closed:
            # A store that was locked meanwhile has let go of it already.
            with suppress(LockedError), self._database.turn():
                self._blob.close()
        super().close()


def _name(connection: Any, filing_id: str, name: str, digest: str) -> None:
    """Let a filing name a file, and drop what nobody names any more."""
    connection.execute(
        "INSERT INTO filing_files (filing, name, sha256) VALUES (?, ?, ?)"
        " ON CONFLICT (filing, name) DO UPDATE SET sha256 = excluded.sha256",
        (filing_id, name, digest),
    )
    connection.execute(DROP_UNUSED)


def _digest_of(stream: BinaryIO) -> str:
    stream.seek(0)
    seen = hashlib.sha256()
    for part in parts_of(stream):
        seen.update(part)
    return seen.hexdigest()


def _fill(connection: Any, row: int, stream: BinaryIO, size: int, digest: str) -> None:
    """Write a stream into the empty file of a row; InputError when it is not what was announced."""
    stream.seek(0)
    seen = hashlib.sha256()
    blob = connection.open_blob("files", "data", row, False)
    try:
        for part in parts_of(stream):
            size -= len(part)
            if size < 0:
                break
            seen.update(part)
            blob.write(part)
    finally:
        blob.close()
    if size or seen.hexdigest() != digest:
        raise InputError(
            Text("The file changed while it was read.", "读取过程中文件发生了变化。"),
            Text("Wait until it is copied, then choose it again.", "请等待复制完成后重新选择。"),
        )


def _no_file(name: str) -> InputError:
    return InputError(Text(f"The store has no file '{name}'.", f"资料库中没有文件“{name}”。"))
