"""Names of files that come from anywhere and must hold on every system.

A name of a filing's file has ``/`` between folders. Windows takes ``\\`` for the same, drops dots and
spaces at the end of a name, writes ``a:b.jpg`` into a hidden stream of ``a`` and ``con.jpg`` to a device,
both without a word; it and macOS take names for one that differ in capitals, macOS also those that
differ in how an accent is composed. Source: "Naming Files, Paths, and Namespaces" (Windows documents).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain, count
from pathlib import PurePosixPath

from icpdesk.base.text import Text

LONGEST_PATH = 259
"""Characters that Windows takes for a whole path where nobody has allowed more."""
_LONGEST_NAME = 100
"""Characters of one part of a name that is made here; the shortest limit of any system is 255 bytes."""
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
_ELSEWHERE = re.compile(r"[\\/]{2}|[A-Za-z]:(?![\\/])")
"""``\\\\server\\share``, ``\\\\?\\…``, ``\\\\.\\…`` in either slash, and ``C:name``, which means whatever
folder the drive is at."""


def last_part(name: str) -> str:
    """The name without its folders, whichever slash parts them."""
    return re.split(r"[\\/]", name.rstrip("\\/"))[-1]


def unquoted(path: str) -> str:
    """A path as typed or pasted without the marks around it: Windows' "Copy as path" adds them."""
    return path.strip().strip('"“”').strip()


def same(name: str) -> str:
    """What two names have in common when some system takes them for one."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold()


def is_elsewhere(name: str) -> bool:
    """Whether a name that came with a filing leads to another computer or a place that nobody knows.

    Even asking whether such a file exists tells the other computer a hash of the user's password.
    """
    return _ELSEWHERE.match(name) is not None


def trouble_with(name: str) -> Text | None:
    """Why Windows would not keep a file under exactly this name (one part of a path); None if it would."""
    if _FORBIDDEN.search(name):
        return Text(
            'the name holds one of the characters < > : " | ? *',
            '文件名含有 < > : " | ? * 之一',
        )
    if _DEVICE.match(name):
        return Text("the name is reserved for a device", "该文件名是系统保留的设备名")
    if name not in (".", "..") and name.rstrip(". ") != name:
        return Text("the name ends with a dot or a space", "文件名以句点或空格结尾")
    return None


def portable(name: str) -> str:
    """One part of a path as near to ``name`` as every system takes it; never empty."""
    clean = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name))
    path = PurePosixPath(clean.replace("/", "_").replace("\\", "_").strip().rstrip(". ") or "file")
    stem, suffix = path.stem, path.suffix[:20]
    clean = stem[: _LONGEST_NAME - len(suffix)].rstrip(". ") + suffix
    return f"_{clean}" if _DEVICE.match(clean) else clean


def portable_names(
    names: Iterable[str], taken: Collection[str] = (), *, flat: bool = False
) -> dict[str, str]:
    """Each name → the one to write it under, with ``/``: the same where it holds on every system.

    With ``flat`` all in one folder. No two are alike on any system, and none is like one of ``taken``;
    no part leads out of a folder.
    """
    used = {same(name) for name in taken}
    found: dict[str, str] = {}
    for name in names:
        parts = [part for part in re.split(r"[\\/]", name) if part not in ("", ".", "..")]
        parts = ["_".join(parts)] if flat else parts
        place = PurePosixPath(*map(portable, parts or ["file"]))
        more = chain([""], (f"_{number}" for number in count(2)))
        tries = (str(place.with_name(f"{place.stem}{one}{place.suffix}")) for one in more)
        found[name] = next(one for one in tries if same(one) not in used)
        used.add(same(found[name]))
    return found
