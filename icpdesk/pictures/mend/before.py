"""The file as it was before it was mended, kept beside the new one so that mending can be undone."""

from __future__ import annotations

from pathlib import Path

from icpdesk.base.errors import InputError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.text import Text
from icpdesk.pictures.load import MOST_BYTES

ENDING = ".before"


def keep(mended: Path, original: bytes) -> Path:
    """Keep the original's bytes beside ``mended``; an older one that is kept there stays the first."""
    place = mended.with_name(mended.name + ENDING)
    if not place.exists():
        write_atomically(place, original)
    return place


def undo(mended: Path) -> Path:
    """Put the original's bytes back in place of ``mended``; InputError where none were kept."""
    place = mended.with_name(mended.name + ENDING)
    if not place.is_file():
        raise InputError(
            Text(f"Nothing was kept for {mended.name}.", f"没有保留 {mended.name} 的原图。"),
            Text(
                "Only what 'icpdesk fix' wrote can be undone.", "只能撤销 icpdesk fix 写出的文件。"
            ),
        )
    write_atomically(mended, read_bytes(place, limit=MOST_BYTES))
    place.unlink()
    return mended
