"""Passport number (护照号码): 5 to 15 letters and digits; ICAO 9303 allows 9 in the machine zone."""

from __future__ import annotations

import re

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form, wrong_length
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts

_FORM = re.compile(r"[A-Z0-9]+")


def compact(text: str) -> str:
    """The number without separators, upper case."""
    return folded(text)


def validate(text: str) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    if not _FORM.fullmatch(number) or not any(c.isdigit() for c in number):
        raise wrong_form(
            "A passport number has Latin letters and digits only.", "护照号码只含字母和数字。"
        )
    if not 5 <= len(number) <= 15:
        raise wrong_length(len(number), "5–15")
    return number


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Longer than the nine characters of the machine-readable zone, or shorter than six."""
    if not 6 <= len(compact(text)) <= 9:
        return (
            Text("Most passport numbers have six to nine characters.", "护照号码一般为六到九位。"),
        )
    return ()
