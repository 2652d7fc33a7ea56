"""A backup: one encrypted file that opens with its own passphrase, on any machine.

The file is an uncompressed ZIP of the key file (``store.key``) and the database (``store.db``,
SQLCipher under a key of its own), so a backup keeps nothing in the clear either.
"""

from __future__ import annotations

import itertools
import os
import secrets
import shutil
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import cannot_write, folder_atomically, sync_folder
from icpdesk.base.text import Text
from icpdesk.store.key import KeyFile
from icpdesk.store.store import DATABASE, KEY, Store, demand_length

_WORK = ".icpdesk-backup-"
_MEMBERS = {KEY, DATABASE}
_MOST_BYTES = 200_000_000_000


def back_up(store: Store, target: Path, passphrase: str) -> None:
    """Write a backup of ``store`` to ``target``, atomically; OutputError when that fails."""
    demand_length(passphrase)
    key_file, key = KeyFile.create(passphrase)
    target = target.absolute()
    try:
        for rest in target.parent.glob(f"{_WORK}*"):
            shutil.rmtree(rest, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=target.parent))
    except OSError as problem:
        raise cannot_write(target, problem) from None
    try:
        key_file.save(work / KEY)
        store.copy_database(work / DATABASE, key)
        whole = work / "backup"
        with whole.open("xb") as sink:
            whole.chmod(0o600)
            with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
                for name in sorted(_MEMBERS):
                    archive.write(work / name, name)
            sink.flush()
            os.fsync(sink.fileno())
        whole.replace(target)
        sync_folder(target.parent)
    except OSError as problem:
        raise cannot_write(target, problem) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    store.ledger.add("backup", {"file": target.name})


def restore(backup: Path, folder: Path, passphrase: str, *, put_aside: Path | None = None) -> Store:
    """Make a new store in ``folder`` from a backup; the backup's passphrase opens it.

    A store that is in ``folder`` already must be closed; it is kept whole as the new folder
    ``put_aside`` (its own passphrase opens it there), without that it is an InputError. LockedError
    for a wrong passphrase, FileProblem for a damaged backup; ``folder`` is then as it was.
    """
    present = Store.exists(folder)
    if present and put_aside is None:
        raise InputError(
            Text(f"{folder} holds a store already.", f"{folder} 中已有资料库。"),
            Text("Choose an empty folder.", "请选择空文件夹。"),
        )
    with folder_atomically(folder, replace=folder.exists()) as work:
        _unpack(backup, work)
        key_file = KeyFile.load(work / KEY)
        trial = Store(work, key_file, key_file.unlock(passphrase))
        try:
            trial.check()
        finally:
            trial.close()
        if present and put_aside is not None:
            # A copy first, the exchange after: a kill in between leaves the old store in its place.
            with folder_atomically(put_aside) as kept:
                shutil.copytree(folder, kept, dirs_exist_ok=True)
    return Store.open(folder, passphrase)


def place_aside(folder: Path, day: date) -> Path:
    """Where the store in ``folder`` is kept when a backup takes its place: a name that is free."""
    plain = folder.with_name(f"{folder.name}-before-{day.isoformat()}")
    numbered = (plain.with_name(f"{plain.name}-{number}") for number in itertools.count(2))
    return next(path for path in itertools.chain([plain], numbered) if not path.exists())


def _unpack(backup: Path, work: Path) -> None:
    try:
        with zipfile.ZipFile(backup) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            stored = all(info.compress_type == zipfile.ZIP_STORED for info in infos.values())
            size = sum(info.file_size for info in infos.values())
            if set(infos) != _MEMBERS or not stored or size > _MOST_BYTES:
                raise zipfile.BadZipFile
            for name in _MEMBERS:
                part = work / f".{secrets.token_hex(4)}"
                with archive.open(name) as source, part.open("wb") as sink:
                    shutil.copyfileobj(source, sink, 1_000_000)
                part.chmod(0o600)
                part.rename(work / name)
    except FileNotFoundError:
        raise FileProblem(
            Text("There is no such backup.", "找不到这个备份。"), file=str(backup)
        ) from None
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError):
        raise FileProblem(
            Text("This is not a whole icpdesk backup.", "这不是完整的 icpdesk 备份。"),
            Text("Take another copy of it.", "请换一份副本。"),
            file=str(backup),
        ) from None
