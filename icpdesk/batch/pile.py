"""One pile of pictures for many clients: told by folder and file name, else by what is read on them."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from icpdesk.base.errors import InputError
from icpdesk.base.files import is_folder
from icpdesk.base.progress import Progress
from icpdesk.base.sources import find_below
from icpdesk.base.text import Text
from icpdesk.batch.dispatch import Crew, HandOut
from icpdesk.batch.pictures import Unmatched, files_in, look_at, named_videos_in, place
from icpdesk.batch.sheet import Client
from icpdesk.pipeline.guess import Guess
from icpdesk.rulebook.book import Rulebook


def place_pile(
    clients: Sequence[Client],
    pile: Path,
    book: Rulebook,
    day: date,
    *,
    read: bool,
    progress: Progress,
    jobs: int = 1,
    executor: Executor | None = None,
    base: Path | None = None,
) -> tuple[list[Client], tuple[Unmatched, ...]]:
    """Clients with the pictures of ``pile`` attached, and the pictures that nobody can place.

    Clients that name a folder of their own keep to it, and what lies in it is theirs. With
    ``read``, pictures that no name tells are looked at in parallel processes. Videos are placed by
    their names only. Folders that clients name start in the pile or at ``base``.
    """
    if not is_folder(pile):
        raise InputError(Text(f"There is no folder {pile}.", f"没有文件夹 {pile}。"))
    filings = {str(c.row): c.filing for c in clients if c.filing is not None and not c.folder}
    is_own = _OwnFolders(pile, base or pile, [c.folder for c in clients if c.folder])
    loose = [name for name in files_in(pile) if not is_own(name)]
    videos = [name for name in named_videos_in(pile, book) if not is_own(name)]
    placed, left = place(videos, filings, book, day)
    placed, unsure = place(loose, placed, book, day)
    if read and unsure:
        looked = _look(pile, [one.file for one in unsure], progress, jobs, executor)
        placed, unsure = place([one.file for one in unsure], placed, book, day, looked)
    attached = [replace(c, filing=placed.get(str(c.row), c.filing)) for c in clients]
    return attached, (*unsure, *left)


class _OwnFolders:
    """Tells what lies in a folder that a client names, however the name is written.

    The folders themselves are compared: ``客户\\张三``, ``./客户/张三`` and, where capitals do not
    count, ``ZHANG`` and ``Zhang`` are the same one.
    """

    def __init__(self, pile: Path, base: Path, names: Sequence[str]) -> None:
        self._pile = pile
        places = [find_below(start, name) for start in (pile, base) for name in names]
        self._own = {identity for place in places if (identity := _identity(place))}
        self._known: dict[str, bool] = {"": False, ".": False}

    def __call__(self, name: str) -> bool:
        folder = name.rpartition("/")[0]
        if folder not in self._known:
            self._known[folder] = _identity(self._pile / folder) in self._own or self(folder)
        return self._known[folder]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if folder.is_dir() else None


def _look(
    pile: Path, files: Sequence[str], progress: Progress, jobs: int, executor: Executor | None
) -> dict[str, Guess]:
    found: dict[str, Guess] = {}
    latest = Text("looking at pictures", "识别图片")

    def tell() -> None:
        progress.step(len(found), len(files), latest)

    def done(name: str, seen: Guess | None) -> None:
        nonlocal latest
        found[name] = seen or Guess(name, "", "nothing", problem=_UNREADABLE)
        latest = Text(f"looking at {name}", f"识别 {name}")
        tell()

    HandOut(partial(look_at, pile), files, Crew(jobs, executor), done, waiting=tell).run()
    return found


_UNREADABLE = Text("It cannot be opened.", "无法打开。")
