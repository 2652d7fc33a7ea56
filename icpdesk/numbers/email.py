"""E-mail address (电子邮箱): the usual form, and the narrower one that some consoles take."""

from __future__ import annotations

import re

from icpdesk.base.cleaning import clean
from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form
from icpdesk.numbers.verbs import accepts

_FORM = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_])?@"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_CONSOLE = re.compile(r"\w+(?:[-.]\w+)*@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*\.[A-Za-z0-9]+", re.ASCII)


def compact(text: str) -> str:
    """The address without white space around it, half width."""
    return clean(text, "code").value


def validate(text: str) -> str:
    """The address; InvalidNumber otherwise."""
    address = compact(text)
    if ".." in address or not _FORM.fullmatch(address):
        raise wrong_form(
            "This is not an e-mail address such as name@example.cn.",
            "不是有效的邮箱地址，例如 name@example.cn。",
        )
    return address


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Characters that a console may refuse."""
    if not _CONSOLE.fullmatch(compact(text)):
        return (
            Text(
                "Some consoles refuse addresses with + or % in them.",
                "部分备案系统不接受含 + 或 % 的邮箱。",
            ),
        )
    return ()
