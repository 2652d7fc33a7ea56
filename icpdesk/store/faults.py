"""What SQLite says of a store, in sentences: full, read-only, in use, closed, damaged, of another key."""

from __future__ import annotations

import errno
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from icpdesk.base.errors import FileProblem, IcpdeskError, LockedError, OutputError
from icpdesk.base.text import Text

_NEEDED = 2_000_000
"""Free bytes below which an I/O error is told as a full disk."""
_ERROR, _PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _FULL, _CANTOPEN, _AUTH, _NOTADB = (
    1, 3, 5, 6, 8, 10, 13, 14, 23, 26,
)  # fmt: skip
_WORDS = (("full", _FULL), ("readonly", _READONLY), ("locked", _LOCKED), ("I/O", _IOERR))
_RESTORE = Text(
    "Restore the last backup into another folder, and keep this one until that is done.",
    "请将最近的备份恢复到另一个文件夹，完成之前请保留本文件夹。",
)


def explained(problem: Any, path: Path, *, foreign: bool = False) -> IcpdeskError:
    """The error to raise for an error of SQLite; ``foreign`` when the file is of another store."""
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code == _ERROR:
        # What goes wrong inside of a function (the copy for a backup) has its words only.
        code = next((known for word, known in _WORDS if word in str(problem)), code)
    if code in (_BUSY, _LOCKED):
        return LockedError(
            Text("Another window is writing to the store.", "另一个窗口正在写入资料库。"),
            Text("Try again in a moment.", "请稍后再试。"),
        )
    if code == _FULL or (code in (_IOERR, _CANTOPEN) and _no_room(path)):
        return disk_full()
    if code in (_READONLY, _PERM, _AUTH, _CANTOPEN):
        return read_only(path)
    if code == _IOERR:
        return OutputError(
            Text("The drive of the store does not answer.", "资料库所在的磁盘没有响应。"),
            _safe("Check the drive and try again.", "请检查磁盘后重试。"),
        )
    if type(problem).__name__ == "ProgrammingError":
        return LockedError(
            Text("The store is locked.", "资料库已锁定。"),
            Text("Enter the password.", "请输入密码。"),
        )
    if code == _NOTADB and foreign:
        return of_another_key(path)
    return damaged(path, str(problem))


def refused(problem: OSError, path: Path) -> IcpdeskError:
    """The same for what the system says before SQLite is asked."""
    if problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full()
    return read_only(path)


def disk_full() -> OutputError:
    """The error for a store that cannot be opened or written because there is no room."""
    return OutputError(
        Text("The disk of the store is full.", "资料库所在的磁盘已满。"),
        _safe("Free some space and try again.", "请清出磁盘空间后重试。"),
    )


def read_only(path: Path) -> OutputError:
    """The error for a store that may only be read."""
    return OutputError(
        Text(
            f"The store in {path.parent} is read-only for this user.",
            f"当前用户对 {path.parent} 中的资料库只有读取权限。",
        ),
        Text(
            "Copy the folder to a place that you may write to, and open it there.",
            "请将该文件夹复制到可写入的位置后再打开。",
        ),
    )


def damaged(path: Path, detail: str) -> FileProblem:
    """The error for a database that is not whole."""
    return FileProblem(
        Text(f"The store is damaged ({detail}).", f"资料库已损坏（{detail}）。"),
        _RESTORE,
        file=str(path),
    )


def missing(path: Path) -> FileProblem:
    """The error for a key file without its database."""
    return FileProblem(
        Text(
            "The store is damaged: its database is missing, or was emptied.",
            "资料库已损坏：数据库文件缺失或被清空。",
        ),
        _RESTORE,
        file=str(path),
    )


def of_another_key(path: Path) -> FileProblem:
    """The error for a database that its key file does not belong to."""
    return FileProblem(
        Text(
            "This database is not the one that the key file beside it opens, or its beginning is damaged.",
            "此数据库与旁边的密钥文件不匹配，或文件开头已损坏。",
        ),
        Text(
            "Put the two files of one store together again, or restore the last backup into another "
            "folder.",
            "请将同一资料库的两个文件放在一起，或将最近的备份恢复到另一个文件夹。",
        ),
        file=str(path),
    )


def without_key(path: Path) -> FileProblem:
    """The error for a database without its key file."""
    return FileProblem(
        Text(
            "There is a database here, but not its key file; without that nobody can read it.",
            "此处有数据库，但缺少密钥文件；没有密钥文件任何人都无法读取。",
        ),
        Text(
            "Put the key file back from a copy of the folder, or restore a backup into another folder. "
            "A new store can be made in another folder.",
            "请从该文件夹的副本中放回密钥文件，或将备份恢复到另一个文件夹。新建资料库请另选文件夹。",
        ),
        file=str(path),
    )


def _safe(en: str, zh: str) -> Text:
    return Text(f"What was saved before is safe. {en}", f"之前保存的内容不受影响。{zh}")


def _no_room(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < _NEEDED
    return False
