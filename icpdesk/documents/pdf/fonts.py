"""The bundled typeface in reportlab, and four defects of reportlab mended.

1. Characters beyond the BMP (rare family names) get a wrong entry in the text layer.
2. Lines may begin with full-width punctuation.
3. Every file names Helvetica although it is not embedded: pages are made with our own font.
4. There is no fallback font; boxes to tick are drawn instead of typed.
"""

from __future__ import annotations

from functools import cache

from icpdesk.paths import resource

REGULAR, BOLD = "NotoSansSC", "NotoSansSC-Bold"

_NEVER_FIRST = "，；：！？、。）》」』】〕”’…—·％"
_LARGEST_BMP = 0xFFFF


@cache
def register() -> None:
    """Make the fonts known and mend reportlab; once a process."""
    from reportlab.lib import textsplit
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics, ttfonts
    from reportlab.platypus import paragraph

    ttfonts.makeToUnicodeCMap = _to_unicode
    start = textsplit.ALL_CANNOT_START
    textsplit.ALL_CANNOT_START = start + "".join(c for c in _NEVER_FIRST if c not in start)
    paragraph.ALL_CANNOT_START = textsplit.ALL_CANNOT_START
    for name, file in ((REGULAR, "NotoSansSC-Regular.ttf"), (BOLD, "NotoSansSC-Bold.ttf")):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(resource("assets", "fonts", file))))
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(REGULAR, bold, italic, BOLD if bold else REGULAR)


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
