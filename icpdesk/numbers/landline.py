"""Landline of mainland China (固定电话): area code, number and extension in the consoles' form.

Written as ``086-0755-26000000-801``; accepted in the forms that people use. Area codes are those of
the national numbering plan: 10, 2x for the largest cities, else three digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from icpdesk.base.cleaning import clean
from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form
from icpdesk.numbers.verbs import accepts

_FORM = re.compile(
    r"(?:\+?0{0,2}86[- ]?)?\(?(?P<area>0?(?:10|2\d|[3-9]\d{2}))\)?[- ]?"
    r"(?P<number>[2-8]\d{6,7})(?:[-转x ]{1,2}(?P<extension>\d{1,6}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Landline:
    """A number in its parts; ``area`` with the leading zero."""

    area: str
    number: str
    extension: str = ""


def parts(text: str) -> Landline:
    """The parts of a number; InvalidNumber otherwise."""
    plain = clean(text, "phone").value
    match = _FORM.fullmatch(plain)
    if not match or (
        match["area"].lstrip("0").startswith(("10", "2")) and len(match["number"]) < 8
    ):
        raise wrong_form(
            "A landline is written as 086-0755-26000000: country, area, number, extension.",
            "固定电话格式为 086-0755-26000000：国家代码-区号-号码-分机。",
        )
    return Landline("0" + match["area"].lstrip("0"), match["number"], match["extension"] or "")


def compact(text: str) -> str:
    """The consoles' form, or the text as it is when it is no landline."""
    try:
        return validate(text)
    except ValueError:
        return text.strip()


def validate(text: str) -> str:
    """The consoles' form; InvalidNumber otherwise."""
    found = parts(text)
    written = f"086-{found.area}-{found.number}"
    return f"{written}-{found.extension}" if found.extension else written


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Nothing is odd about a valid one."""
    return ()


def home(text: str) -> str:
    """Name of the province (and city) of the area code, in Chinese; may be empty."""
    import phonenumbers
    from phonenumbers import geocoder

    found = parts(text)
    number = phonenumbers.parse(f"+86{found.area[1:]}{found.number}")
    return str(geocoder.description_for_number(number, "zh"))
