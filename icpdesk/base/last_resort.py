"""What nobody foresaw: one sentence for the user, and a log that says where, never about whom."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from icpdesk import __version__
from icpdesk.base.errors import IcpdeskError
from icpdesk.base.paths import problem_log
from icpdesk.base.text import Text

_MOST_BYTES = 200_000
_PARTS = ("icpdesk", "ui", "site-packages", "lib")
"""Folders from which on a path says something of the program and nothing of the user."""


def unforeseen(problem: BaseException) -> IcpdeskError:
    """The error to tell instead of ``problem``, whose place in the code goes into the log."""
    kind = type(problem).__name__
    log = note(problem)
    where = Text(
        f" If it happens again, report it with {log}, which holds no personal data.",
        f"如再次出现，请附上 {log} 反馈（其中不含个人信息）。",
    ) if log else Text("", "")  # fmt: skip
    return IcpdeskError(
        Text(
            f"Something went wrong that icpdesk did not foresee ({kind}).",
            f"发生了程序未预料到的错误（{kind}）。",
        ),
        Text(
            f"What was saved before is safe; try it again.{where.en}",
            f"之前保存的内容不受影响，请重试。{where.zh}",
        ),
    )


def note(problem: BaseException) -> Path | None:
    """Write kind and place of ``problem`` into the log; None when that cannot be written.

    Never its words: they may quote a name, a number or a path of the user's.
    """
    path = problem_log()
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            flags |= os.O_TRUNC
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as log:
            log.write("\n".join(_lines(problem)) + "\n\n")
        return path
    return None


def _lines(problem: BaseException) -> Iterator[str]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    yield f"{now} icpdesk {__version__}, Python {platform.python_version()}, {sys.platform}"
    seen: BaseException | None = problem
    for _ in range(5):
        if seen is None:
            return
        yield type(seen).__qualname__
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {_plain(frame.filename)}:{frame.lineno} {frame.name}"
        seen = seen.__cause__ or seen.__context__


def _plain(name: str) -> str:
    parts = Path(name).parts
    known = [place for place, part in enumerate(parts) if part in _PARTS]
    return "/".join(parts[known[-1] :]) if known else Path(name).name
