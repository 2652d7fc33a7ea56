"""Old business registration number (工商注册号), 15 digits: six of the office, eight in sequence, a check digit.

The check digit is that of GS 15-2006 (ISO 7064 MOD 11,10). A number whose check digit does not fit is
taken with a doubt: offices gave out numbers of their own before 2007.
"""

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


def fits(text: str) -> bool:
    """Whether it is a number whose check digit fits."""
    if not is_valid(text):
        return False
    rest = 10
    *first, last = map(int, compact(text))
    for digit in first:
        rest = 2 * ((rest + digit) % 10 or 10) % 11
    return (rest + last) % 10 == 1


def doubts(text: str) -> tuple[Text, ...]:
    """It is a number of the time before 2015, or one whose check digit does not fit."""
    old = Text(
        "Licences since 2015 carry an 18-character uniform code instead.",
        "2015 年以后的执照使用 18 位统一社会信用代码。",
    )
    return (old,) if fits(text) else (old, _UNFIT)


_UNFIT = Text(
    "Its check digit does not fit: compare it with the licence.", "校验码不符，请与执照核对。"
)
