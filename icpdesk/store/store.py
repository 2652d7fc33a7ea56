"""The store as a whole: a folder with a key file and an encrypted database.

Which filings were open last; kept in the encrypted store, so that no name lies in the clear.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from icpdesk.base.errors import InputError, LockedError
from icpdesk.base.files import bring_back
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from icpdesk.store import keychain
from icpdesk.store.batches import Batches
from icpdesk.store.blobs import Blobs, StoredFiles
from icpdesk.store.cards import COLUMNS, Card, card_of
from icpdesk.store.database import Database, salt_of
from icpdesk.store.filings import Filings
from icpdesk.store.inspections import Inspections
from icpdesk.store.key import KeyFile
from icpdesk.store.ledger import Ledger
from icpdesk.store.place import DATABASE, KEY, demand_place, drop_temporaries, new_folder, no_store
from icpdesk.store.rejections import Rejections
from icpdesk.store.retention import Retention
from icpdesk.store.stages import Stages


class Store:
    """An open store.

    Its parts: ``filings``, ``files``, ``inspections``, ``rejections``, ``stages``, ``retention``, ``ledger``,
    ``recent``, ``batches``.
    """

    def __init__(self, folder: Path, key_file: KeyFile, key: bytes) -> None:
        self.folder = folder
        self._key_file = key_file
        self._begin(key)

    def _begin(self, key: bytes) -> None:
        self._database = Database(self.folder / DATABASE, key, salt=self._key_file.salt)
        self._key = bytearray(key)
        self.filings = Filings(self._database)
        self.files = Blobs(self._database)
        self.inspections = Inspections(self._database)
        self.rejections = Rejections(self._database)
        self.stages = Stages(self._database)
        self.ledger = Ledger(self._database)
        self.retention = Retention(self._database, self.ledger)
        self.recent = Recent(self._database)
        self.batches = Batches(self._database)

    def files_of(self, filing_id: str) -> Files:
        """The files of one filing, by the names that its attachments give."""
        return StoredFiles(self.files, filing_id)

    def at_once(self) -> AbstractContextManager[Any]:
        """A block whose changes are kept all together, or none of them."""
        return self._database.transaction()

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a store in ``folder``; first mends what a killed restore left."""
        if not (folder / KEY).is_file():
            bring_back(folder)
        return (folder / KEY).is_file()

    @staticmethod
    def is_protected(folder: Path) -> bool:
        """Whether the store in ``folder`` asks for a passphrase."""
        return KeyFile.load(folder / KEY).protected

    @classmethod
    def create(cls, folder: Path, passphrase: str | None) -> Store:
        """Make a new store; without a passphrase anyone who can read the folder can read it."""
        demand_place(folder)
        if passphrase is not None:
            demand_length(passphrase)
        key_file, key = KeyFile.create(passphrase)
        with new_folder(folder) as work:
            Database(work / DATABASE, key, new=True).close()
            key_file = key_file.of_database(salt_of(work / DATABASE))
            key_file.save(work / KEY)
        return cls(folder, key_file, key)

    @classmethod
    def open(cls, folder: Path, passphrase: str | None = None) -> Store:
        """Open a store; LockedError for a wrong passphrase, FileProblem for a damaged store."""
        if not cls.exists(folder):
            raise no_store(folder)
        drop_temporaries(folder)
        key_file = KeyFile.load(folder / KEY)
        return cls(folder, key_file, key_file.unlock(passphrase))

    @classmethod
    def open_by_keychain(cls, folder: Path) -> Store | None:
        """Open a store whose key the system's keychain knows; None when it does not."""
        if not cls.exists(folder):
            return None
        key_file = KeyFile.load(folder / KEY)
        key = keychain.recall(key_file.id)
        if key is None or not key_file.fits(key):
            return None
        return cls(folder, key_file, key)

    @property
    def protected(self) -> bool:
        """Whether a passphrase protects the store."""
        return self._key_file.protected

    @property
    def locked(self) -> bool:
        """Whether the key is forgotten; every call but :meth:`unlock` then raises LockedError."""
        return not self._key

    def lock(self) -> None:
        """Close the database and overwrite the key in memory; the object can be unlocked again."""
        if not self.locked:
            self._database.close()
            for index in range(len(self._key)):
                self._key[index] = 0
            self._key = bytearray()

    def unlock(self, passphrase: str | None) -> None:
        """Open again after :meth:`lock`; LockedError for a wrong passphrase."""
        if self.locked:
            self._key_file = KeyFile.load(self.folder / KEY)
            self._begin(self._key_file.unlock(passphrase))

    def close(self) -> None:
        """Close the store and forget the key."""
        self.lock()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def demand_passphrase(self, words: str) -> None:
        """LockedError unless ``words`` would open this store: asked before its key is changed.

        An open window proves nothing about who sits before it. A store without a passphrase takes
        any words.
        """
        self._present_key_file().unlock(words)

    def change_passphrase(self, new: str | None) -> None:
        """Wrap the key anew; the old passphrase stops working, a recovery key keeps working.

        ``None`` takes the protection off. The key itself stays the same: who copied the key file
        earlier and knows the passphrase of that time can still open the database.
        """
        if new is not None:
            demand_length(new)
        self._replace_key_file(self._present_key_file().with_passphrase(self._own_key(), new))

    def make_recovery_key(self, keep: Callable[[str], None] | None = None) -> str:
        """A recovery key to print and lock away; replaces an earlier one.

        ``keep`` writes it down: when that fails, the earlier one stays good.
        """
        if not self.protected:
            raise InputError(
                Text(
                    "A store without a password needs no recovery key.",
                    "没有密码的资料库不需要恢复密钥。",
                )
            )
        key_file, words = self._present_key_file().with_recovery(self._own_key())
        if keep is not None:
            keep(words)
        self._replace_key_file(key_file)
        return words

    def remember_in_keychain(self) -> None:
        """Let the system's keychain open the store from now on; InputError when there is none."""
        keychain.remember(self._key_file.id, self._own_key())

    @property
    def is_in_keychain(self) -> bool:
        """Whether the system's keychain would open the store."""
        return keychain.recall(self._key_file.id) is not None

    def forget_keychain(self) -> None:
        """Ask for the passphrase again from now on."""
        keychain.forget(self._key_file.id)

    def _own_key(self) -> bytes:
        if self.locked:
            raise LockedError(
                Text("The store is locked.", "资料库已锁定。"),
                Text("Enter the password.", "请输入密码。"),
            )
        return bytes(self._key)

    def _present_key_file(self) -> KeyFile:
        """As it is on disk: another window may have changed the passphrase meanwhile."""
        return KeyFile.load(self.folder / KEY)

    def _replace_key_file(self, key_file: KeyFile) -> None:
        if not key_file.salt:
            key_file = key_file.of_database(salt_of(self.folder / DATABASE))
        key_file.save(self.folder / KEY)
        self._key_file = key_file

    def check(self) -> None:
        """FileProblem when the database is damaged."""
        self._database.check()

    def purge(
        self, *, filing: str | None = None, unchanged_since: date | None = None
    ) -> tuple[str, ...]:
        """Remove one filing for good, or all that nobody changed since a day; returns their ids."""
        if (filing is None) == (unchanged_since is None):
            raise ValueError("name a filing or a day")
        if filing is not None:
            return self.retention.purge([filing])
        old = self.retention.unchanged_since(unchanged_since) if unchanged_since else ()
        return self.retention.purge([card.id for card in old])

    def copy_database(self, path: Path, key: bytes) -> None:
        """Write a consistent copy of the database, encrypted under ``key``, to a new file."""
        self._database.copy_to(path, key)


def demand_length(passphrase: str) -> None:
    """InputError for a passphrase that is too short to protect anything."""
    if len(passphrase) < 8:
        raise InputError(
            Text("The password has fewer than 8 characters.", "密码少于 8 个字符。"),
            Text("Take four or more words that nobody guesses.", "请使用四个以上不易猜到的词。"),
        )


_NAME = "recent"
MOST = 10


class Recent:
    """Ids of the filings that were opened, the last first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def touch(self, filing_id: str) -> None:
        """Note that a filing is opened now."""
        with self._database.transaction() as connection:
            ids = [filing_id, *(one for one in self._ids() if one != filing_id)]
            connection.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)", (_NAME, json.dumps(ids[:MOST]))
            )

    def cards(self) -> tuple[Card, ...]:
        """What a menu shows of them; filings that were deleted or purged since are left out."""
        sql = f"SELECT {COLUMNS} FROM filings WHERE id = ? AND deleted_at IS NULL"  # noqa: S608 - constants
        rows = (self._database.row(sql, (one,)) for one in self._ids())
        return tuple(card_of(row) for row in rows if row is not None)

    def _ids(self) -> list[str]:
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (_NAME,))
        return [str(one) for one in json.loads(row[0])] if row else []
