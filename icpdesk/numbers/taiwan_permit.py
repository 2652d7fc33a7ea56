"""Mainland travel permit for Taiwan residents (台湾居民来往大陆通行证, 台胞证).

Card: 8 digits. The older booklet had 10 digits and sometimes a letter: accepted with a doubt.
"""

from __future__ import annotations

import re

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts

_CARD = re.compile(r"\d{8}")
_BOOKLET = re.compile(r"\d{10}[A-Z]?|\d{8}[A-Z]")


def compact(text: str) -> str:
    """The number without separators, upper case."""
    return folded(text)


def validate(text: str) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    if not (_CARD.fullmatch(number) or _BOOKLET.fullmatch(number)):
        raise wrong_form("It must be eight digits.", "应为八位数字。")
    return number


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """The form of the older booklet."""
    if _BOOKLET.fullmatch(compact(text)):
        return (
            Text(
                "This is the form of the older booklet; the card has eight digits.",
                "这是旧版证件的格式，卡式证件为八位数字。",
            ),
        )
    return ()
