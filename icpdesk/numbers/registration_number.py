"""Old business registration number (工商注册号), 15 digits; only its length is checked here."""

from __future__ import annotations

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form, wrong_length
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts


def compact(text: str) -> str:
    """The number without separators."""
    return folded(text)


def validate(text: str) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    if not (number.isdecimal() and number.isascii()):
        raise wrong_form("It has digits only.", "应全部为数字。")
    if len(number) != 15:
        raise wrong_length(len(number), "15")
    return number


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """It is a number of the time before 2015."""
    return (
        Text(
            "Licences since 2015 carry an 18-character uniform code instead.",
            "2015 年以后的执照使用 18 位统一社会信用代码。",
        ),
    )
