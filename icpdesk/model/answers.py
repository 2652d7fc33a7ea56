"""Yes, no and small counts as people write them: 是, √, 无, 12个月."""

from __future__ import annotations

import re

from icpdesk.base.characters import unified

_YES = frozenset(
    {
        "true",
        "yes",
        "on",
        "1",
        "y",
        "t",
        "是",
        "对",
        "有",
        "已",
        "需要",
        "√",
        "✓",
        "✔",
        "☑",
        "是的",
        "1.0",
    }
)
_NO = frozenset(
    {
        "false",
        "no",
        "off",
        "0",
        "n",
        "f",
        "否",
        "不",
        "无",
        "没有",
        "不是",
        "未",
        "不需要",
        "×",
        "✗",
        "✘",
        "不对",
        "0.0",
    }
)
_COUNT = re.compile(
    r"(\d{1,5})(?:\.0+)?\s*(个月|月|months?|年|years?|个|条|名|次|家|项)?", re.IGNORECASE
)
_YEARS = ("年", "year", "years")
MOST = 10_000


class NotAnAnswer(ValueError):
    """The text is neither yes nor no, or no count."""


def parse_flag(text: str) -> bool:
    """Whether ``text`` says yes; NotAnAnswer when it says neither."""
    # Before folding, for which × would not stay itself everywhere.
    word = text.strip().lower()
    for spelling in (word, unified(word).lower()):
        if spelling in _YES:
            return True
        if spelling in _NO:
            return False
    raise NotAnAnswer(text)


def parse_count(text: str) -> int:
    """A whole number with or without its unit; years count as twelve months. NotAnAnswer otherwise."""
    match = _COUNT.fullmatch(unified(text).strip())
    if match is None or int(match[1]) > MOST:
        raise NotAnAnswer(text)
    return int(match[1]) * (12 if (match[2] or "").lower() in _YEARS else 1)
