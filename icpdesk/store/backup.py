"""A backup: one encrypted file that opens with its own passphrase, on any machine.

The file is an uncompressed ZIP of the key file (``store.key``) and the database (``store.db``,
SQLCipher under a key of its own), so a backup keeps nothing in the clear either.
"""

from __future__ import annotations

import itertools
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from icpdesk.base import scratch
from icpdesk.base.errors import FileProblem
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import (
    copy_into,
    demand_free,
    folder_atomically,
    open_to_read,
    rename_free,
    sync_folder,
)
from icpdesk.base.text import Text
from icpdesk.store.database import salt_of
from icpdesk.store.key import KeyFile
from icpdesk.store.place import DATABASE, KEY, new_folder
from icpdesk.store.store import Store, demand_length

_MEMBERS = {KEY, DATABASE}
_MOST_BYTES = 200_000_000_000


def back_up(store: Store, target: Path, passphrase: str, *, replace: bool = False) -> None:
    """Write a backup of ``store`` to ``target``, atomically; OutputError when that fails.

    What is there already is not replaced; with ``replace`` (the user was asked) an earlier backup is,
    and nothing else.
    """
    demand_length(passphrase)
    target = target.absolute()
    replace = replace and _is_backup(target)
    if not replace:
        demand_free(target)
    key_file, key = KeyFile.create(passphrase)
    work = scratch.beside(target, "new")
    try:
        work.mkdir(mode=0o700)
    except OSError as problem:
        raise cannot_write(target, problem) from None
    try:
        store.copy_database(work / DATABASE, key)
        key_file.of_database(salt_of(work / DATABASE)).save(work / KEY)
        whole = work / "backup"
        with whole.open("xb") as sink:
            whole.chmod(0o600)
            with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
                for name in sorted(_MEMBERS):
                    archive.write(work / name, name)
            sink.flush()
            os.fsync(sink.fileno())
        if replace:
            whole.replace(target)
        else:
            rename_free(whole, target)
        sync_folder(target.parent)
    except OSError as problem:
        raise cannot_write(target, problem) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    store.ledger.add("backup", {"file": target.name})


def restore(backup: Path, folder: Path, passphrase: str, *, put_aside: Path | None = None) -> Store:
    """Make a new store in ``folder`` from a backup; the backup's passphrase opens it.

    The folder is not there yet or empty: nothing of anybody else's is touched. A store that is in it
    already must be closed; it is kept whole as the new folder ``put_aside`` (its own passphrase opens
    it there), without that it is an InputError. LockedError for a wrong passphrase, FileProblem for a
    backup that is damaged or of a newer icpdesk; ``folder`` is then as it was.
    """
    if not Store.exists(folder) or put_aside is None:
        with new_folder(folder) as work:
            _unpack_checked(backup, work, passphrase)
    else:
        with folder_atomically(folder, replace=True) as work:
            _unpack_checked(backup, work, passphrase)
            # A copy first, the exchange after: a kill in between leaves the old store in its place.
            with folder_atomically(put_aside) as kept:
                shutil.copytree(folder, kept, dirs_exist_ok=True)
    return Store.open(folder, passphrase)


def _unpack_checked(backup: Path, work: Path, passphrase: str) -> None:
    _unpack(backup, work)
    key_file = KeyFile.load(work / KEY)
    if not key_file.protected:
        # Ours always have one: this one would open under any words, and be open for everybody.
        raise FileProblem(
            Text(
                "This backup has no password, so icpdesk did not write it. It was not restored.",
                "这个备份没有密码，不是 icpdesk 写出的，未予恢复。",
            ),
            Text("Take another copy of the backup.", "请换一份备份副本。"),
            file=str(backup),
        )
    trial = Store(work, key_file, key_file.unlock(passphrase))
    try:
        trial.check()
    finally:
        trial.close()


def place_aside(folder: Path, day: date) -> Path:
    """Where the store in ``folder`` is kept when a backup takes its place: a name that is free."""
    plain = folder.with_name(f"{folder.name}-before-{day.isoformat()}")
    numbered = (plain.with_name(f"{plain.name}-{number}") for number in itertools.count(2))
    return next(path for path in itertools.chain([plain], numbered) if not path.exists())


def _is_backup(path: Path) -> bool:
    """Whether an earlier backup lies there: a file of ours, by its contents."""
    try:
        with zipfile.ZipFile(path) as archive:
            return path.is_file() and set(archive.namelist()) == _MEMBERS
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return False


def _unpack(backup: Path, work: Path) -> None:
    damaged = FileProblem(
        Text("This is not a whole icpdesk backup.", "这不是完整的 icpdesk 备份。"),
        Text("Take another copy of it.", "请换一份副本。"),
        file=str(backup),
    )
    try:
        with open_to_read(backup) as stream, zipfile.ZipFile(stream) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            stored = all(info.compress_type == zipfile.ZIP_STORED for info in infos.values())
            size = sum(info.file_size for info in infos.values())
            if set(infos) != _MEMBERS or not stored or size > _MOST_BYTES:
                raise damaged
            for name in _MEMBERS:
                with archive.open(name) as source:
                    copy_into(cast(BinaryIO, source), work / name)
                (work / name).chmod(0o600)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, RuntimeError):
        raise damaged from None
