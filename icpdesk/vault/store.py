"""The store as a whole: a folder with a key file and an encrypted database."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from types import TracebackType

from icpdesk.errors import InputError
from icpdesk.text import Text
from icpdesk.vault.blobs import Blobs
from icpdesk.vault.database import Database
from icpdesk.vault.filings import Filings
from icpdesk.vault.key import KeyFile
from icpdesk.vault.ledger import Ledger

DATABASE = "store.db"
KEY = "store.key"


class Store:
    """An open store; ``filings``, ``files`` and ``ledger`` are its parts."""

    def __init__(self, folder: Path, key_file: KeyFile, key: bytes) -> None:
        self.folder = folder
        self._key_file = key_file
        self._key = key
        self._database = Database(folder / DATABASE, key)
        self.filings = Filings(self._database)
        self.files = Blobs(self._database)
        self.ledger = Ledger(self._database)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a store in ``folder``."""
        return (folder / KEY).is_file()

    @staticmethod
    def is_protected(folder: Path) -> bool:
        """Whether the store in ``folder`` asks for a passphrase."""
        return KeyFile.load(folder / KEY).protected

    @classmethod
    def create(cls, folder: Path, passphrase: str | None) -> Store:
        """Make a new store; without a passphrase anyone who can read the folder can read it."""
        if cls.exists(folder):
            raise InputError(Text(f"{folder} holds a store already.", f"{folder} 中已有资料库。"))
        if passphrase is not None:
            demand_length(passphrase)
        folder.mkdir(parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)
        key_file, key = KeyFile.create(passphrase)
        # A database without its key file cannot be read by anybody: it is what a killed
        # creation leaves, and holds nothing yet.
        for rest in folder.glob(f"{DATABASE}*"):
            rest.unlink()
        key_file.save(folder / KEY)
        return cls(folder, key_file, key)

    @classmethod
    def open(cls, folder: Path, passphrase: str | None = None) -> Store:
        """Open a store; LockedError for a wrong passphrase, FileProblem for a damaged store."""
        if not cls.exists(folder):
            raise InputError(Text(f"There is no store in {folder}.", f"{folder} 中没有资料库。"))
        key_file = KeyFile.load(folder / KEY)
        return cls(folder, key_file, key_file.unlock(passphrase))

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects the store."""
        return self._key_file.protected

    def close(self) -> None:
        """Close the store and forget the key."""
        self._database.close()
        self._key = b""

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def change_passphrase(self, new: str | None) -> None:
        """Wrap the key anew; the old passphrase stops working, a recovery key keeps working."""
        if new is not None:
            demand_length(new)
        self._key_file = self._key_file.with_passphrase(self._key, new)
        self._key_file.save(self.folder / KEY)

    def make_recovery_key(self) -> str:
        """A recovery key to print and lock away; replaces an earlier one."""
        if not self.protected:
            raise InputError(
                Text(
                    "A store without a passphrase needs no recovery key.",
                    "没有口令的资料库不需要恢复密钥。",
                )
            )
        self._key_file, words = self._key_file.with_recovery(self._key)
        self._key_file.save(self.folder / KEY)
        return words

    def check(self) -> None:
        """FileProblem when the database is damaged."""
        self._database.check()

    def purge(
        self, *, filing: str | None = None, unchanged_since: date | None = None
    ) -> tuple[str, ...]:
        """Remove filings for good, with history and files; returns their ids.

        Either one filing, or all that nobody changed since a day. Freed pages are overwritten and
        the file is rebuilt, so the data is gone from the store's files.
        """
        if (filing is None) == (unchanged_since is None):
            raise ValueError("name a filing or a day")
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT id FROM filings WHERE id = ?1 OR updated_at < ?2",
                (filing, unchanged_since.isoformat() if unchanged_since else None),
            ).fetchall()
            gone = tuple(row["id"] for row in rows)
            for filing_id in gone:
                connection.execute("DELETE FROM events WHERE filing = ?", (filing_id,))
                connection.execute("DELETE FROM filings WHERE id = ?", (filing_id,))
            connection.execute(
                "DELETE FROM files WHERE sha256 NOT IN (SELECT sha256 FROM filing_files)"
            )
        if gone:
            self.ledger.add("purge", {"filings": len(gone)})
            self._database.shrink()
        return gone

    def copy_database(self, path: Path, key: bytes) -> None:
        """Write a consistent copy of the database, encrypted under ``key``, to a new file."""
        self._database.copy_to(path, key)


def demand_length(passphrase: str) -> None:
    """InputError for a passphrase that is too short to protect anything."""
    if len(passphrase) < 8:
        raise InputError(
            Text("The passphrase has fewer than 8 characters.", "口令少于 8 个字符。"),
            Text("Take four or more words that nobody guesses.", "请使用四个以上不易猜到的词。"),
        )
