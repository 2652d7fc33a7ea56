"""One SQLCipher connection: encrypted pages, full durability, nothing spilled to disk in clear."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem, LockedError, OutputError
from icpdesk.base.text import Text
from icpdesk.store.migrations import migrate

_WAIT_SECONDS = 20
_CACHE_KIB = 32_000


class Database:
    """A connection to the store's file; threads take turns, processes wait for each other."""

    def __init__(self, path: Path, key: bytes) -> None:
        from sqlcipher3 import dbapi2

        self._errors = dbapi2
        self._path = path
        # SQLite would create it readable by others; its side files take the same mode.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
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
            migrate(connection)
        except dbapi2.DatabaseError as problem:
            connection.close()
            raise _damaged(path, problem) from None
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
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite says into sentences: busy, disk full, damaged, closed."""
        try:
            yield
        except self._errors.DatabaseError as problem:
            words = str(problem)
            if "locked" in words or "busy" in words:
                raise LockedError(
                    Text("Another window is writing to the store.", "另一个窗口正在写入资料库。"),
                    Text("Try again in a moment.", "请稍后再试。"),
                ) from problem
            if "full" in words or "disk I/O" in words or "readonly" in words:
                raise OutputError(
                    Text(f"The store cannot be written ({words}).", f"资料库无法写入（{words}）。"),
                    Text(
                        "What was saved before is safe. Free some space and try again.",
                        "之前保存的内容不受影响。请清出磁盘空间后重试。",
                    ),
                ) from problem
            if isinstance(problem, self._errors.ProgrammingError):
                raise LockedError(
                    Text("The store is locked.", "资料库已锁定。"),
                    Text("Enter the passphrase.", "请输入口令。"),
                ) from problem
            raise _damaged(self._path, problem) from problem

    def check(self) -> None:
        """FileProblem when the file does not pass SQLite's and SQLCipher's integrity checks."""
        faults = [row[0] for row in self.rows("PRAGMA cipher_integrity_check")]
        faults += [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        faults += [f"foreign key of {row[0]}" for row in self.rows("PRAGMA foreign_key_check")]
        if faults:
            raise _damaged(self._path, faults[0])

    def shrink(self) -> None:
        """Give freed pages back and fold the write-ahead log in, so that nothing old remains."""
        with self._turn, self._explained():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, path: Path, key: bytes) -> None:
        """Write a consistent encrypted copy under ``key``; ``path`` must not exist."""
        with self._turn, self._explained():
            attach = f"ATTACH DATABASE ? AS copy KEY \"x'{key.hex()}'\""
            self._connection.execute(attach, (str(path),))
            try:
                self._connection.execute("SELECT sqlcipher_export('copy')")
                version = self.row("PRAGMA main.user_version")[0]
                self._connection.execute(f"PRAGMA copy.user_version = {int(version)}")
            finally:
                self._connection.execute("DETACH DATABASE copy")


def _damaged(path: Path, problem: Any) -> FileProblem:
    return FileProblem(
        Text(
            f"The store cannot be opened: damaged, or not under this key ({problem}).",
            f"资料库无法打开：已损坏或密钥不符（{problem}）。",
        ),
        Text("Restore the last backup.", "请恢复最近的备份。"),
        file=str(path),
    )
