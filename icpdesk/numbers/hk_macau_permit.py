"""Mainland travel permit for Hong Kong and Macau residents (港澳居民来往内地通行证).

Current card: H or M and 8 digits. Two older or newer forms are accepted with a doubt: 10 digits
(8 and a replacement count), and HA or MA with 7 digits for residents who are not Chinese nationals.
"""

from __future__ import annotations

import re

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts

_CURRENT = re.compile(r"[HM]\d{8}")
_OTHER = re.compile(r"[HM]\d{10}|[HM]A\d{7}")


def compact(text: str) -> str:
    """The number without separators, upper case."""
    return folded(text)


def validate(text: str) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    if not (_CURRENT.fullmatch(number) or _OTHER.fullmatch(number)):
        raise wrong_form(
            "It must be H or M and eight digits, such as H12345678.",
            "应为 H 或 M 加八位数字，例如 H12345678。",
        )
    return number


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """A form that some consoles may not take."""
    if _OTHER.fullmatch(compact(text)):
        return (
            Text(
                "This is not the usual form (H or M and eight digits); the console may refuse it.",
                "不是常见格式（H 或 M 加八位数字），备案系统可能不接受。",
            ),
        )
    return ()
