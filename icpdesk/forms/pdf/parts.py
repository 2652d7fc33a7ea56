"""Which part of a value is laid over one place of a page.

``year``, ``short year`` (behind a printed 20), ``month`` and ``day`` of a date; ``3/18`` for the third
of eighteen boxes that take one character each; ``bare`` for a place whose 省, 市 or 区 is printed
behind it; ``tick 企业`` for a tick where the value means 企业. Nothing stands for the whole value.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from icpdesk.forms.around import without_unit

TICK = "√"
_DAY = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
_OF_DAY = ("year", "month", "day")
_KNOWN = re.compile(r"(?:year|short year|month|day|bare|[1-9]\d{0,2}/[1-9]\d{0,2}|tick \S.*)?")


def is_part(part: str) -> bool:
    """Whether it is one of those named above."""
    return _KNOWN.fullmatch(part) is not None


def part_of(value: str, part: str, means: Callable[[str], str]) -> str:
    """What is written; empty when the value has no such part. ``means`` gives the value of a list
    that an option's words mean."""
    if not part or not value:
        return value
    if part == "bare":
        return without_unit(value)
    if part.startswith("tick "):
        meant = {means(one) for one in value.split("、") if one}
        return TICK if means(part.removeprefix("tick ")) in meant else ""
    if "/" in part:
        number, count = (int(one) for one in part.split("/"))
        return value[number - 1 : number] if len(value) <= count else ""
    found = _DAY.fullmatch(value)
    if not found:
        return ""
    if part == "short year":
        return found[1][2:]
    text = found[1 + _OF_DAY.index(part)]
    return text if part == "year" else text.lstrip("0")
