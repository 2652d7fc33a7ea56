"""The text of a .docx after accepting its changes, written without the filler's own reader."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = {f"{W}{n}" for n in ("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr", "tcPr", "tblPr")}
_SYM = {"F0A8": "□", "F0FE": "☑"}


def text_of(data: bytes) -> str:
    """All parts; paragraphs as lines, cells end with |, rows with a line break."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"word/(document|header\d|footer\d|footnotes)\.xml", n)]
        texts = [_text(ElementTree.fromstring(archive.read(name))) for name in sorted(names)]
    return re.sub(r"\n{2,}", "\n", "\n".join(texts)).strip("\n") + "\n"


def _text(node: ElementTree.Element) -> str:
    tag = node.tag
    if tag in _SKIP:
        return ""
    if tag == f"{W}t":
        return node.text or ""
    if tag in (f"{W}tab", f"{W}br"):
        return "\t" if tag == f"{W}tab" else "\n"
    if tag == f"{W}sym":
        return _SYM[node.get(f"{W}char", "")]
    if tag == f"{W}fldChar":
        return _field(node)
    if tag == f"{W}tr" and node.find(f"{W}trPr/{W}del") is not None:
        return ""
    inner = "".join(_text(child) for child in node)
    if tag == f"{W}p":
        return inner + "\n"
    if tag == f"{W}tc":
        return inner.replace("\n", "¶").strip("¶") + "|"
    if tag == f"{W}tr":
        return inner + "\n"
    return inner


def _field(node: ElementTree.Element) -> str:
    box, choice = node.find(f".//{W}checkBox"), node.find(f".//{W}ddList")
    if box is not None:
        on = box.find(f"{W}checked")
        return "☒" if on is not None and on.get(f"{W}val", "1") == "1" else "☐"
    if choice is not None:
        chosen = choice.find(f"{W}result")
        return choice[int(chosen.get(f"{W}val", "0")) + 1].get(f"{W}val", "") if chosen is not None else ""
    return ""
