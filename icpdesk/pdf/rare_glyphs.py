"""Characters that the bundled typeface does not have: rare family names, other scripts.

It has 30,000 characters, not all 90,000 of Unicode. For the others the typefaces of the system are
looked through, those known to hold them first; only outlines of TrueType can be embedded. Where none
has a character, an ideographic space stands for it: room for a pen instead of an empty box.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from icpdesk.pdf.fonts import REGULAR, register

ROOM = "\u3000"
"""What stands for a character that no typeface has."""
_WINDOWS = ("simsunb.ttf", "SimsunExtG.ttf", "mingliub.ttc", "msyh.ttc", "simsun.ttc", "arial.ttf")
_MAC = ("Supplemental/Songti.ttc", "Supplemental/Arial Unicode.ttf", "STHeiti Light.ttc")
_LINUX = (
    "hana",
    "extb",
    "ext-b",
    "babelstone",
    "plangothic",
    "wqy",
    "uming",
    "ukai",
    "dejavusans.",
)
_MOST_LOOKED_AT = 12
_INVISIBLE = frozenset("\n\r\t")


def runs(text: str) -> Iterator[tuple[str, str]]:
    """A line as stretches of one typeface: its name in reportlab, and the words."""
    register()
    own = _own_characters()
    if all(ord(one) in own for one in text):
        yield REGULAR, text
        return
    for font, group in groupby(text, key=_font_for):
        words = "".join(group)
        yield font or REGULAR, words if font else ROOM * len(words)


def without_glyph(text: str) -> str:
    """The characters of a text that no typeface here has, each once."""
    register()
    missing = (one for one in text if one not in _INVISIBLE and not _font_for(one))
    return "".join(dict.fromkeys(missing))


def _font_for(character: str) -> str:
    """The typeface that has a character; empty when none has."""
    if ord(character) in _own_characters() or character in _INVISIBLE:
        return REGULAR
    return _other_font(character)


@cache
def _own_characters() -> Any:
    from reportlab.pdfbase import pdfmetrics

    register()
    return pdfmetrics.getFont(REGULAR).face.charToGlyph


@cache
def _other_font(character: str) -> str:
    for name, has in _others():
        if ord(character) in has:
            return name
    return ""


@cache
def _others() -> tuple[tuple[str, Any], ...]:
    """The typefaces of the system that can be embedded: name and characters."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    found: list[tuple[str, Any]] = []
    for number, path in enumerate(_files()):
        name = f"System{number}"
        # Not TrueType, not to be embedded, or damaged: reportlab tells by many exceptions.
        with suppress(Exception):
            font = ttfonts.TTFont(name, str(path))
            pdfmetrics.registerFont(font)
            found.append((name, font.face.charToGlyph))
    return tuple(found)


def _files() -> list[Path]:
    if sys.platform == "win32":
        folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        return [folder / name for name in _WINDOWS if (folder / name).is_file()]
    if sys.platform == "darwin":
        folder = Path("/System/Library/Fonts")
        return [folder / name for name in _MAC if (folder / name).is_file()]
    folders = (Path.home() / ".fonts", Path.home() / ".local/share/fonts", Path("/usr/share/fonts"))
    known = [
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.rglob("*.tt[fc]"))
        if any(word in path.name.lower() for word in _LINUX)
    ]
    return known[:_MOST_LOOKED_AT]
