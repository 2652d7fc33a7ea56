"""The bundled typeface in reportlab, and what reportlab gets wrong about it.

1. Characters beyond the BMP (rare family names) get a wrong entry in the text layer: mended here.
2. Lines break before full-width punctuation and inside of words: :mod:`prose` breaks them.
3. Every file names Helvetica although it is not embedded: pages begin with our own font.
4. There is no fallback font; boxes to tick are drawn instead of typed.

The colours of every PDF that icpdesk sets, as ``#rrggbb``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path

from icpdesk.base.paths import resource

REGULAR, BOLD = "NotoSansSC", "NotoSansSC-Bold"

_LARGEST_BMP = 0xFFFF


@cache
def register() -> None:
    """Make the fonts known and mend reportlab's text layer; once a process."""
    from reportlab.pdfbase import pdfmetrics, ttfonts

    ttfonts.makeToUnicodeCMap = _to_unicode
    for name, file in ((REGULAR, "NotoSansSC-Regular.ttf"), (BOLD, "NotoSansSC-Bold.ttf")):
        pdfmetrics.registerFont(ttfonts.TTFont(name, _Mapped(resource("assets", "fonts", file))))


class _Mapped:
    """A file that is read where it lies: reportlab would keep a copy of all its ten megabytes, of which a
    document needs a few kilobytes."""

    def __init__(self, path: Path) -> None:
        self.name = str(path)
        with path.open("rb") as file:
            self._bytes = mmap(file.fileno(), 0, access=ACCESS_READ)

    def read(self) -> mmap:
        """All of it, page by page as it is looked at."""
        return self._bytes


@cache
def width_of(name: str) -> Callable[[str], float]:
    """A function from one character to its width in ems of the font called ``name``."""
    from reportlab.pdfbase import pdfmetrics

    register()
    face = pdfmetrics.getFont(name).face
    widths: dict[int, float] = face.charWidths
    usual: float = face.defaultWidth
    return lambda character: widths.get(ord(character), usual) / 1000


def _to_unicode(font: str, subset: list[int]) -> str:
    """A ToUnicode map with UTF-16 for characters beyond the BMP."""
    head = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap", "/CIDSystemInfo",
        f"<< /Registry ({font})", f"/Ordering ({font})", "/Supplement 0", ">> def",
        f"/CMapName /{font} def", "/CMapType 2 def", "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>", "endcodespacerange", f"{len(subset)} beginbfchar",
    ]  # fmt: skip
    rows = [f"<{index:02X}> <{_utf16(code)}>" for index, code in enumerate(subset)]
    tail = ["endbfchar", "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join([*head, *rows, *tail])


def _utf16(code: int) -> str:
    if code > _LARGEST_BMP:
        return chr(code).encode("utf-16-be").hex().upper()
    return f"{code:04X}"


INK, QUIET, LINE, TINT = "#1f2933", "#5f6b78", "#c9d1d9", "#f3f6f9"
RED, AMBER, BLUE = "#b3261e", "#8a5a00", "#1f5fa8"
