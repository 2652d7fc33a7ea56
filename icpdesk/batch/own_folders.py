"""Folders named like the clients: found without a column that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from icpdesk.base.characters import unified
from icpdesk.batch.sheet_row import Client

_LEAST = 2
"""Characters of a name that may tell a folder."""
_NUMBERED = re.compile(r"^[\s(（\[]*\d{1,5}[\s)）\].、_－-]+")
_ADDED = re.compile(r"(?:备案)?(?:资料|材料|图片|照片|证件|文件|documents|pictures|files)+$")


def with_own_folders(clients: Sequence[Client], starts: Iterable[Path]) -> list[Client]:
    """Clients that name no folder, with the folder that is called like them.

    Looked for below each of ``starts``, the first that has one wins. A name may be the client's in the
    user's own list, the subject's or the person's; numbers before it and words such as 资料 behind it do
    not count. A folder that fits two clients, and two folders that fit one, decide nothing.
    """
    wanting = {client.row: _names(client) for client in clients if not client.folder}
    found: dict[int, str] = {}
    for start in starts:
        by_name: dict[str, list[str]] = {}
        for folder in _folders(start):
            by_name.setdefault(_plain(folder), []).append(folder)
        for row, names in wanting.items():
            fitting = {folder for name in names for folder in by_name.get(name, ())}
            shared = any(other != row and names & wanting[other] for other in wanting)
            if row not in found and len(fitting) == 1 and not shared:
                found[row] = fitting.pop()
    return [replace(one, folder=found.get(one.row, one.folder)) for one in clients]


def _folders(start: Path) -> list[str]:
    with suppress(OSError):
        return [path.name for path in start.iterdir() if path.is_dir()]
    return []


def _names(client: Client) -> set[str]:
    filing = client.filing
    names = [client.name, filing.subject.name if filing else ""]
    return {plain for name in names if len(plain := _plain(name)) >= _LEAST}


def _plain(name: str) -> str:
    folded = _NUMBERED.sub("", unified(name).casefold().strip())
    letters = "".join(c for c in folded if c.isalnum())
    return _ADDED.sub("", letters) or letters
