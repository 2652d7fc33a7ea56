"""The file as it was before it was mended, kept beside the new one so that mending can be undone."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from icpdesk.base.errors import InputError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.text import Text
from icpdesk.pictures.load import MOST_BYTES

ENDING = ".before"


def keep(mended: Path, original: bytes) -> Path:
    """Keep the original's bytes beside ``mended``, under a name that says of which result they are.

    What was kept of earlier results under this name, which it replaced, is dropped: it may show
    somebody else's card.
    """
    place = _place(mended)
    if not place.exists():
        write_atomically(place, original)
    ours = re.compile(rf"{re.escape(mended.name)}\.[0-9a-f]{{12}}{re.escape(ENDING)}")
    for other in mended.parent.iterdir():
        if other != place and ours.fullmatch(other.name):
            other.unlink(missing_ok=True)
    return place


def undo(mended: Path) -> Path:
    """Put the original's bytes back in place of ``mended``; InputError where none were kept of it."""
    place = _place(mended)
    if not place.is_file():
        raise InputError(
            Text(
                f"Nothing was kept for {mended.name}, or it was changed since.",
                f"没有保留 {mended.name} 的原图，或该文件之后又被修改。",
            ),
            Text(
                "Only what 'icpdesk fix' wrote can be undone.", "只能撤销 icpdesk fix 写出的文件。"
            ),
        )
    write_atomically(mended, read_bytes(place, limit=MOST_BYTES))
    place.unlink()
    return mended


def _place(mended: Path) -> Path:
    """Where the original of exactly these bytes is kept."""
    result = hashlib.sha256(read_bytes(mended, limit=MOST_BYTES)).hexdigest()
    return mended.with_name(f"{mended.name}.{result[:12]}{ENDING}")
