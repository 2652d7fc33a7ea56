"""What stands behind or under a blank and tells what belongs there: ____省, ____（单位名称）, captions."""

from __future__ import annotations

import re

_HINT = re.compile(r"^\s*[（(【\[]([^（()）【】\[\]]{1,24})[)）】\]]")
_CAPTION = re.compile(r"[（(【\[]\s*([^（()）【】\[\]]{1,24}?)\s*[)）】\]]")
_NO_HINT = re.compile(r"[：:_＿]|\s{2}")
_UNIT = re.compile(r"\s{0,2}(省|自治区|市|区|县)")
_AUTHORITY = re.compile(r"\s{0,2}(?:通信|通讯)管理局")
_UNITS = "省市区县"
_FARTHEST = 120
_SHORTEST_WITH_UNIT = 3


def hint_after(text: str, end: int) -> str:
    """The bracketed words that follow a blank: ____（网站名称）."""
    found = _HINT.match(text[end : end + _FARTHEST])
    words = found[1].strip() if found else ""
    return "" if _NO_HINT.search(words) else words


def hint_end(text: str, end: int) -> int:
    """Where the bracketed words behind a blank end; ``end`` itself when there are none."""
    found = _HINT.match(text[end : end + _FARTHEST])
    return end + found.end() if found and hint_after(text, end) else end


def captions_of(text: str) -> tuple[str, ...]:
    """The words of a line that is nothing but captions in brackets; empty for any other line."""
    if len(text) > 2 * _FARTHEST or _CAPTION.sub("", text).strip():
        return ()
    return tuple(_CAPTION.findall(text))


def unit_after(text: str, end: int) -> str:
    """省, 市 or 区 directly behind a blank; 自治区 and a province's authority count as 省, 县 as 区.
    Empty for none."""
    if _AUTHORITY.match(text, end):
        return "省"
    found = _UNIT.match(text, end)
    if not found:
        return ""
    return {"自治区": "省", "县": "区"}.get(found[1], found[1])


def without_unit(value: str) -> str:
    """广州市 → 广州, for a blank behind which the form prints the unit itself."""
    return value[:-1] if len(value) >= _SHORTEST_WITH_UNIT and value[-1] in _UNITS else value
