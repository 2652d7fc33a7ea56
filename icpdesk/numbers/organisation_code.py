"""Organisation code (组织机构代码), 8 characters and a check, GB 11714-1997."""

from __future__ import annotations

import re

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_check_digit, wrong_form, wrong_length
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts

_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FORM = re.compile(r"[0-9A-Z]{8}[0-9X]")


def compact(text: str) -> str:
    """The code without hyphen, upper case."""
    return folded(text)


def check_character(first_8: str) -> str:
    """The ninth character for eight."""
    total = sum(int(c, 36) * weight for c, weight in zip(first_8, _WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def validate(text: str) -> str:
    """The compact code; InvalidNumber otherwise."""
    code = compact(text)
    if len(code) != 9:
        raise wrong_length(len(code), "9")
    if not _FORM.fullmatch(code):
        raise wrong_form(
            "It must be eight digits or letters and a check character.",
            "应为八位数字或字母加一位校验码。",
        )
    if code[8] != check_character(code[:8]):
        raise wrong_check_digit()
    return code


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Nothing is odd about a valid one."""
    return ()
