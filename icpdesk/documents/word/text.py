"""The text of a paragraph over all its runs, and replacing a stretch of it in place."""

from __future__ import annotations

from typing import Any

from icpdesk.documents.word.package import W

T, TAB, R, P, DEL = (f"{{{W}}}{name}" for name in ("t", "tab", "r", "p", "del"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def text_nodes(paragraph: Any) -> list[Any]:
    """The text nodes of a paragraph in order; deleted text and inner paragraphs are left out."""
    found = []
    for node in paragraph.iter(T):
        owner = node
        while owner is not None and owner.tag not in (P, DEL):
            owner = owner.getparent()
        if owner is paragraph:
            found.append(node)
    return found


def text_of(paragraph: Any) -> str:
    """All text of a paragraph."""
    return "".join(node.text or "" for node in text_nodes(paragraph))


def replace(paragraph: Any, start: int, end: int, new: str) -> None:
    """Put ``new`` in place of the characters ``start`` to ``end``; the first run keeps its format."""
    place = 0
    written = False
    for node in text_nodes(paragraph):
        text = node.text or ""
        here, after = place, place + len(text)
        place = after
        if after < start or here > end or (here == end and written):
            continue
        inside = here <= start < after or (start == end == after) or (here <= start <= after)
        if not written and inside:
            keep = text[max(0, end - here) :] if end < after else ""
            node.text = text[: start - here] + new + keep
            node.set(_SPACE, "preserve")
            written = True
        elif written and here < end:
            node.text = text[max(0, end - here) :] if end < after else ""


def add_run(paragraph: Any, new: str) -> None:
    """Write ``new`` into an empty paragraph, in the format of its mark."""
    from lxml import etree

    run = etree.SubElement(paragraph, R)
    mark = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr")
    if mark is not None:
        kept = etree.SubElement(run, f"{{{W}}}rPr")
        for child in mark:
            kept.append(etree.fromstring(etree.tostring(child)))
    text = etree.SubElement(run, T)
    text.text = new
    text.set(_SPACE, "preserve")
