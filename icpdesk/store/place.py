"""Where a store lies: a folder of its own, which is made whole or not at all and never over others' files."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from icpdesk.base import scratch
from icpdesk.base.errors import InputError, OutputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import folder_atomically, rename_free, sync_file, sync_folder
from icpdesk.base.text import Text
from icpdesk.store import faults

DATABASE = "store.db"
KEY = "store.key"
_TEMPORARY = re.compile(r"\.store\.key\.[0-9a-f]{8}\.tmp|\.icpdesk\.[0-9a-f]{8}\.tmp")
_STALE = 60
"""Seconds after which a temporary file of ours is no longer being written."""


def demand_place(folder: Path) -> None:
    """InputError or FileProblem unless a new store may be made in ``folder``: it is not there, or empty.

    A database without a key file is not taken for a rest: its key may be found again.
    """
    try:
        there = sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        if folder.is_symlink():
            raise _taken(
                folder, Text("It is a link that leads nowhere.", "这是失效的链接。")
            ) from None
        return
    except NotADirectoryError:
        raise _no_folder(folder) from None
    except OSError as problem:
        raise cannot_write(folder, problem) from None
    if KEY in there:
        raise InputError(
            Text(f"{folder} holds a store already.", f"{folder} 中已有资料库。"),
            Text("Choose an empty folder.", "请选择空文件夹。"),
        )
    if any(name.startswith(DATABASE) for name in there):
        raise faults.without_key(folder / DATABASE)
    if there:
        raise _taken(folder, Text("It holds other files.", "其中有其他文件。"))


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield a private folder whose two files are a store in ``folder`` when the block ends well.

    What :func:`demand_place` raises, also when somebody put files there meanwhile.
    """
    demand_place(folder)
    if not folder.is_dir():
        with folder_atomically(folder) as work:
            yield work
        return
    # A folder that the user made, maybe the top of a drive: it stays, and the store comes into it.
    work = scratch.beside(folder / KEY, "new")
    try:
        work.mkdir(mode=0o700)
        try:
            yield work
            if os.name == "posix":
                folder.chmod(0o700)
            # The key last: without it there is no store yet.
            for name in (DATABASE, KEY):
                sync_file(work / name)
                rename_free(work / name, folder / name)
            sync_folder(folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as problem:
        raise cannot_write(folder, problem) from None


def no_store(folder: Path) -> InputError | OutputError:
    """The error for a folder without a key file, by what is there instead."""
    if folder.exists() and not folder.is_dir():
        return _no_folder(folder)
    if os.path.lexists(folder / DATABASE):
        return faults.without_key(folder / DATABASE)
    return InputError(
        Text(f"There is no store in {folder}.", f"{folder} 中没有资料库。"),
        Text("'icpdesk store create' begins one.", "可用 icpdesk store create 新建。"),
    )


def drop_temporaries(folder: Path) -> None:
    """Remove what a killed change of the passphrase left: it would open with the other one for ever."""
    with suppress(OSError):
        for path in folder.iterdir():
            if _TEMPORARY.fullmatch(path.name) and time.time() - path.stat().st_mtime > _STALE:
                path.unlink()


def _taken(folder: Path, why: Text) -> InputError:
    return InputError(
        Text(
            f"No store can be made in {folder}. {why.en}", f"无法在 {folder} 中新建资料库。{why.zh}"
        ),
        Text("Choose an empty folder.", "请选择空文件夹。"),
    )


def _no_folder(folder: Path) -> InputError:
    return InputError(
        Text(f"{folder} is a file, not a folder.", f"{folder} 是文件，不是文件夹。"),
        Text("Name the folder of the store.", "请指定资料库所在的文件夹。"),
    )
