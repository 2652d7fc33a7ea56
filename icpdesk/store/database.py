"""One SQLCipher connection: encrypted pages, full durability, nothing spilled to disk in clear."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from icpdesk.store import faults
from icpdesk.store.migrations import migrate

_WAIT_SECONDS = 20
_CACHE_KIB = 32_000
_SALT_BYTES = 16


class Database:
    """A connection to the store's file; threads take turns, processes wait for each other."""

    def __init__(self, path: Path, key: bytes, *, salt: str = "", new: bool = False) -> None:
        """Open the database at ``path``, or make it with ``new``; what :func:`_touch` raises,
        FileProblem for one that is damaged or, by its ``salt``, of another key."""
        from sqlcipher3 import dbapi2

        self._errors = dbapi2
        self._path = path
        _touch(path, new=new)
        connection = dbapi2.connect(
            str(path), timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_memory_security = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.row_factory = dbapi2.Row
            if (
                not new
                and not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
            ):
                raise faults.missing(path)
            migrate(connection)
        except dbapi2.DatabaseError as problem:
            connection.close()
            foreign = bool(salt) and salt_of(path) != salt
            raise faults.explained(problem, path, foreign=foreign) from None
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self._turn = threading.RLock()

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded in when it was the last one."""
        with self._turn:
            self._connection.close()

    def rows(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """All rows of a query."""
        with self._turn, self._explained():
            return list(self._connection.execute(sql, values).fetchall())

    def row(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        """The first row, or None."""
        with self._turn, self._explained():
            return self._connection.execute(sql, values).fetchone()

    @contextmanager
    def turn(self) -> Iterator[Any]:
        """Yield the connection for one step of reading; other threads wait meanwhile."""
        with self._turn, self._explained():
            yield self._connection

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """Yield the connection inside one write transaction: all of it is kept, or nothing.

        A transaction inside a transaction is part of the outer one.
        """
        with self._turn, self._explained():
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self, path: Path | None = None) -> Iterator[None]:
        """Turn what SQLite says into sentences; ``path`` is what is written, if not the store."""
        try:
            yield
        except self._errors.DatabaseError as problem:
            raise faults.explained(problem, path or self._path) from problem

    def check(self) -> None:
        """FileProblem when the file does not pass SQLite's and SQLCipher's integrity checks."""
        found = [row[0] for row in self.rows("PRAGMA cipher_integrity_check")]
        found += [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key of {row[0]}" for row in self.rows("PRAGMA foreign_key_check")]
        if found:
            raise faults.damaged(self._path, found[0])

    def shrink(self) -> None:
        """Give freed pages back and fold the write-ahead log in, so that nothing old remains."""
        with self._turn, self._explained():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, path: Path, key: bytes) -> None:
        """Write a consistent encrypted copy under ``key``; ``path`` must not exist."""
        with self._turn, self._explained(path):
            attach = f"ATTACH DATABASE ? AS copy KEY \"x'{key.hex()}'\""
            self._connection.execute(attach, (str(path),))
            try:
                self._connection.execute("SELECT sqlcipher_export('copy')")
                version = self.row("PRAGMA main.user_version")[0]
                self._connection.execute(f"PRAGMA copy.user_version = {int(version)}")
            finally:
                self._connection.execute("DETACH DATABASE copy")


def salt_of(path: Path) -> str:
    """The first bytes of a database, which are random and stay the same for its life; hexadecimal."""
    try:
        with path.open("rb") as stream:
            return stream.read(_SALT_BYTES).hex()
    except OSError as problem:
        raise faults.refused(problem, path) from None


def _touch(path: Path, *, new: bool) -> None:
    """Make the file for the user alone, or make sure that there is one that can be written to.

    SQLite would make an empty store of a database that is missing, or that something emptied.
    """
    flags = os.O_RDWR | (os.O_CREAT | os.O_EXCL if new else 0)
    try:
        # SQLite would create it readable by others; its side files take the same mode.
        os.close(os.open(path, flags, 0o600))
        log = path.with_name(path.name + "-wal")
        if not new and not path.stat().st_size and not (log.exists() and log.stat().st_size):
            raise faults.missing(path)
    except FileNotFoundError:
        raise faults.missing(path) from None
    except OSError as problem:
        raise faults.refused(problem, path) from None
