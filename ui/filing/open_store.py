"""The encrypted store as the window uses it: opened, locked, and its filings as a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from icpdesk.base import scratch
from icpdesk.base.errors import LockedError
from icpdesk.base.paths import data_dir
from icpdesk.base.text import Text
from ui.filing.store_undo import StoreUndo

if TYPE_CHECKING:
    from icpdesk.model import Filing, FilingType
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.store import Card, Store


class OpenStore(QObject):
    """Owns the store; everything that lists, adds, copies or removes whole filings."""

    opened = Signal()
    locking = Signal()
    """About to be locked: save what is open."""
    locked = Signal()
    changed = Signal()
    """The list of filings is another."""
    backup_chosen = Signal(object)
    """A backup (Path) is to take the place of the store."""

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder or data_dir() / "store"
        self._store: Store | None = None
        self._shown: Path | None = None
        self.undo = StoreUndo(self)
        """What was done to whole filings."""
        self.is_locking = False
        """Whether what is open is being put away because the store is locked."""
        self.times_taken_back = 0
        """How often :meth:`take_copies_back` was called: a copy that was begun before is not wanted."""

    @property
    def in_the_clear(self) -> Path:
        """Where copies lie while another program shows them: goes with this process, or after a kill
        with the next start of any part of icpdesk. OSError when it cannot be made."""
        if self._shown is None:
            self._shown = scratch.lasting("shown")
        return self._shown

    def take_copies_back(self) -> None:
        """Remove them; one that another program still holds goes the next time."""
        self.times_taken_back += 1
        if self._shown is not None:
            import shutil

            shutil.rmtree(self._shown, ignore_errors=True)
            self._shown = None if not self._shown.exists() else self._shown

    @property
    def exists(self) -> bool:
        """Whether a store was made already."""
        from icpdesk.store import Store

        return Store.exists(self.folder)

    @property
    def protected(self) -> bool:
        """Whether the store asks for a passphrase."""
        from icpdesk.store import Store

        return Store.is_protected(self.folder)

    @property
    def is_open(self) -> bool:
        """Whether filings can be read."""
        return self._store is not None

    @property
    def store(self) -> Store:
        """The open store; LockedError when it is locked."""
        if self._store is None:
            raise LockedError(
                Text("The store is locked.", "资料库已锁定。"),
                Text("Enter the password.", "请输入口令。"),
            )
        return self._store

    def take(self, store: Store) -> None:
        """Work with an open store from now on."""
        self.take_copies_back()
        self._store = store
        self.undo.clear()
        self.opened.emit()

    def open(self, passphrase: str | None = None) -> None:
        """Open the store here and now; LockedError for a wrong passphrase."""
        from icpdesk.store import Store

        self.take(Store.open(self.folder, passphrase))

    def lock(self) -> None:
        """Close the store and forget its key."""
        if self._store is not None:
            self.is_locking = True
            self.locking.emit()
            self.is_locking = False
            self._store.close()
            self._store = None
            self.locked.emit()

    def cards(
        self, search: str = "", *, archived: bool = False, deleted: bool = False
    ) -> tuple[Card, ...]:
        """The filings, the last changed first; names are found in pinyin too."""
        return self.store.filings.cards(search, archived=archived, deleted=deleted)

    def batch_cards(self, search: str = "") -> tuple[Card, ...]:
        """Clients of batches that were not made filings yet; ids are ``batch:ID:ROW``."""
        from icpdesk.store import client_cards

        return client_cards(self.store.batches.all(), search)

    def take_batch_client(self, card_id: str, book: Rulebook) -> str:
        """Make a filing of a client of a batch; returns its id. InputError when it cannot be."""
        from icpdesk.batch.take_in import take_known

        made = take_known(self.store, card_id, book)
        self.changed.emit()
        return made

    def each(self, filing_ids: Sequence[str], act: Callable[[str], object]) -> None:
        """Do the same to several filings, all of them or none; the list is told once."""
        with self.store.at_once():
            for filing_id in filing_ids:
                act(filing_id)
        self.changed.emit()

    def recent(self) -> tuple[Card, ...]:
        """The filings that were open last; nothing while the store is locked."""
        return self._store.recent.cards() if self._store is not None else ()

    def add(self, filing: Filing) -> str:
        """Add a filing; returns its id."""
        made = self.store.filings.create(filing)
        self.changed.emit()
        return made.id

    def add_blank(
        self,
        province: str,
        nature: str,
        provider: str,
        book: Rulebook,
        filing_type: FilingType = "first",
    ) -> str:
        """Add an empty filing with what this combination asks for."""
        from icpdesk.pipeline.new import blank_filing

        blank = blank_filing(province, nature, provider, book, filing_type)
        return self.add(blank.changed({"attachments": ()}))

    def add_file(self, path: Path, book: Rulebook) -> str:
        """Take a filing file into the store, with the files that it names; returns its id."""
        from icpdesk.pipeline.copies import take_in

        made = take_in(self.store, path, book)
        self.changed.emit()
        return made

    def save_copy(self, filing_id: str, target: Path, book: Rulebook) -> None:
        """Write a filing as a filing file in a new folder ``target``, with its files, in the clear."""
        from icpdesk.pipeline.copies import copy_out

        copy_out(self.store, filing_id, target, book)

    def duplicate(self, filing_id: str) -> str:
        """A copy of a filing with its files; returns its id."""
        made = self.store.filings.duplicate(filing_id)
        self.changed.emit()
        return made.id

    def set_archived(self, filing_id: str, archived: bool) -> None:
        """Put a filing away, or take it back."""
        self.store.filings.set_archived(filing_id, archived)
        self.changed.emit()

    def delete(self, filing_id: str) -> None:
        """Put a filing into the trash; :meth:`undelete` brings it back."""
        self.store.filings.delete(filing_id)
        self.changed.emit()

    def undelete(self, filing_id: str) -> None:
        """Bring a deleted filing back."""
        self.store.filings.undelete(filing_id)
        self.changed.emit()

    def purge(self, filing_ids: Sequence[str]) -> None:
        """Remove filings for good."""
        self.store.retention.purge(filing_ids)
        self.undo.clear()
        self.changed.emit()
