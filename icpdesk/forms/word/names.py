"""Names of WordprocessingML elements and attributes, in the form that lxml compares."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """``w("p")`` is the tag of a paragraph."""
    return f"{{{W}}}{name}"


P, R, T, RPR, PPR = w("p"), w("r"), w("t"), w("rPr"), w("pPr")
TBL, TR, TC, TCPR, TRPR = w("tbl"), w("tr"), w("tc"), w("tcPr"), w("trPr")
SDT, SDT_PR, SDT_CONTENT = w("sdt"), w("sdtPr"), w("sdtContent")
BOX_CONTENT = w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = (f"{{{MC}}}{n}" for n in ("AlternateContent", "Choice", "Fallback"))
VAL = w("val")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

GONE = frozenset({w("del"), w("moveFrom"), w("delText"), w("delInstrText")})
"""Content that is no longer there once the tracked changes are accepted."""

THROUGH = frozenset(
    w(n)
    for n in (
        "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo",
    )
)  # fmt: skip
"""Wrappers that a reader does not see."""
