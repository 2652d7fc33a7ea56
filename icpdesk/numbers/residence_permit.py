"""Residence permit of Hong Kong, Macau and Taiwan residents (港澳台居民居住证), 18 characters.

Laid out and checked like a resident ID; the area is 810000, 820000 or 830000.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from icpdesk.base.text import Text
from icpdesk.numbers.errors import InvalidNumber, wrong_part
from icpdesk.numbers.folding import folded
from icpdesk.numbers.resident_id import check_layout
from icpdesk.numbers.verbs import accepts

AREAS = {"810000": "hong-kong", "820000": "macau", "830000": "taiwan"}


def compact(text: str) -> str:
    """The number without separators, upper case."""
    return folded(text)


def validate(text: str, *, today: date | None = None) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    check_layout(number, today)
    if number[:6] not in AREAS:
        raise wrong_part(
            "It must begin with 810000 (Hong Kong), 820000 (Macau) or 830000 (Taiwan).",
            "应以 810000（香港）、820000（澳门）或 830000（台湾）开头。",
        )
    return number


def of_area(areas: tuple[str, ...], otherwise: Text) -> Callable[[str], str]:
    """``validate`` for the permits of these areas only; ``otherwise`` says which begin how."""

    def validate_area(text: str) -> str:
        number = validate(text)
        if number[:6] not in areas:
            raise InvalidNumber("part", otherwise)
        return number

    return validate_area


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Nothing is odd about a valid one."""
    return ()
