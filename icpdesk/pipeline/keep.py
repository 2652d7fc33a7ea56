"""Keeping the store: backups, the keys to it, and what is kept about one person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from icpdesk.base.files import demand_free, write_atomically
from icpdesk.store import Store, backup, disclosure, keychain
from icpdesk.store import store as stores


def demand_length(passphrase: str) -> None:
    """InputError for a passphrase that is too short to protect anything."""
    stores.demand_length(passphrase)


def keychain_is_there() -> bool:
    """Whether the system has a keychain that could open stores."""
    return keychain.available()


def back_up(store: Store, target: Path, passphrase: str, *, replace: bool = False) -> None:
    """Write an encrypted backup, atomically; an earlier backup in its place goes only with ``replace``.
    OutputError when it cannot be written."""
    backup.back_up(store, target, passphrase, replace=replace)


def restore_backup(source: Path, folder: Path, passphrase: str) -> Store:
    """A new store in ``folder`` out of a backup. InputError where something is there already,
    LockedError for a wrong passphrase, FileProblem for a backup that cannot be used."""
    return backup.restore(source, folder, passphrase)


def exchange_for_backup(source: Path, folder: Path, passphrase: str) -> Store:
    """The same where a store may lie in ``folder``: it is kept beside, whole, under a name with today's
    date. It must be closed."""
    aside = backup.place_aside(folder, date.today())  # noqa: DTZ011 - the user's calendar
    return backup.restore(source, folder, passphrase, put_aside=aside)


def disclose_person(store: Store, person: str, target: Path) -> tuple[str, ...]:
    """Write everything that is kept about a person into a new folder, in the clear; the filings' ids."""
    return disclosure.disclose(store, person, target)


def recovery_page(words: str, folder: Path) -> bytes:
    """The page with a recovery key, to be printed and locked away, as PDF."""
    from icpdesk.papers.recovery_pdf import recovery_pdf

    return recovery_pdf(words, folder)


def print_recovery_key(store: Store, page: Path) -> None:
    """Make a recovery key and write its page to the new file ``page``; an earlier key stops working
    only when the page lies there. OutputError when it cannot be written."""
    demand_free(page)
    # A full disk must not cost the old key.
    store.make_recovery_key(lambda made: write_atomically(page, recovery_page(made, store.folder)))
