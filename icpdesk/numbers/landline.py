"""Landline of mainland China (固定电话): area code, number and extension in the consoles' form.

Written as ``086-0755-26000000-801``; accepted in the forms that people use, with blanks, brackets and
every usual word for an extension. Area codes are those of the national numbering plan: 10, 2x for the
largest cities, else three digits. 400 and 800 numbers are no landlines: they have no area code.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from icpdesk.base.cleaning import clean
from icpdesk.base.text import Text
from icpdesk.numbers.errors import InvalidNumber, wrong_form
from icpdesk.numbers.verbs import accepts

_EXTENSION = re.compile(
    r"(?P<head>.*\d)\)?\s*[-,]?\s*(?:分机号?|转|ext(?:ension)?\.?|x|#)\s*[:.]?\s*(?P<extension>\d{1,6})",
    re.IGNORECASE,
)
_ONE_PIECE = re.compile(r"0?(?P<area>10|2\d|[3-9]\d{2})(?P<number>\d{7,8})")
_AREA = re.compile(r"0?(?:10|2\d|[3-9]\d{2})")
_SERVICE = re.compile(r"[48]00\d{7}")
_COUNTRY = ("0086", "086", "86")


@dataclass(frozen=True, slots=True)
class Landline:
    """A number in its parts; ``area`` with the leading zero."""

    area: str
    number: str
    extension: str = ""


def parts(text: str) -> Landline:
    """The parts of a number; InvalidNumber otherwise."""
    groups, extension = _groups(text)
    if _SERVICE.fullmatch("".join(groups)):
        raise InvalidNumber(
            "form",
            Text(
                "A 400 or 800 number has no area code, which the consoles' field asks for.",
                "400、800 号码没有区号，而备案系统的栏目要求填写区号。",
            ),
            Text(
                "Give the landline or mobile behind it, or leave the field empty.",
                "请填写其绑定的固定电话或手机，或留空。",
            ),
        )
    found = _split(groups, extension)
    if found is None or not _plausible(found):
        raise wrong_form(
            "A landline is written as 086-0755-26000000: country, area, number, extension.",
            "固定电话格式为 086-0755-26000000：国家代码-区号-号码-分机。",
        )
    return found


def is_service_number(text: str) -> bool:
    """Whether it is a 400 or 800 number (被叫付费业务号码), which no area has."""
    return bool(_SERVICE.fullmatch("".join(_groups(text)[0])))


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


def _groups(text: str) -> tuple[list[str], str]:
    """Groups of digits without the country code, and the extension that a word or sign sets off."""
    plain = re.sub(r"[‐‑–—−]", "-", unicodedata.normalize("NFKC", clean(text).value))
    match = _EXTENSION.fullmatch(plain)
    extension = match["extension"] if match else ""
    head = match["head"] if match else plain
    if not re.fullmatch(r"\+?[\d\s().-]+", head):
        return [], ""
    groups = re.findall(r"\d+", head)
    if groups and groups[0] in _COUNTRY:
        return groups[1:], extension
    if head.startswith("+") and groups and groups[0].startswith("86"):
        groups[0] = groups[0][2:]
    return groups, extension


def _split(groups: list[str], extension: str) -> Landline | None:
    if not groups:
        return None
    whole = _ONE_PIECE.fullmatch(groups[0])
    if whole:
        area, number, rest = whole["area"], whole["number"], groups[1:]
    elif _AREA.fullmatch(groups[0]):
        area, number, rest = groups[0].lstrip("0"), "", groups[1:]
        while rest and len(number) < 7:
            number, rest = number + rest[0], rest[1:]
    else:
        return None
    if (extension and rest) or len(rest) > 1 or (rest and len(rest[0]) > 6):
        return None
    return Landline("0" + area, number, extension or "".join(rest))


def _plausible(found: Landline) -> bool:
    large_city = found.area[1] == "1" or found.area[1] == "2"
    return bool(re.fullmatch(r"[2-8]\d{7}" if large_city else r"[2-8]\d{6,7}", found.number))
