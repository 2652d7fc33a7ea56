"""Mobile number of mainland China (手机号码), 11 digits.

The ranges are those in use in phonenumbers 9.0 (Google's libphonenumber): no data, IoT or unassigned
ranges, but with the satellite ranges. Some consoles know fewer ranges: those give a doubt.
"""

from __future__ import annotations

import re

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form, wrong_length
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts

_RANGES = re.compile(
    r"1(?:[38]\d|4[57]|[59][0-35-9]|6[25-7]|7[0-35-8])\d{8}|1(?:610\d|740[0-5])\d{6}"
)
_SOMETIMES_REFUSED = ("162", "165", "167", "170", "171", "190", "192", "193", "195", "196", "197")


def compact(text: str) -> str:
    """The eleven digits without country code."""
    number = folded(text).replace("(", "").replace(")", "")
    for prefix in ("+86", "0086", "86"):
        if number.startswith(prefix) and len(number) == 11 + len(prefix):
            return number[len(prefix) :]
    return number


def validate(text: str) -> str:
    """The eleven digits; InvalidNumber otherwise."""
    number = compact(text)
    if not (number.isdecimal() and number.isascii()):
        raise wrong_form(
            "A mobile number of mainland China has eleven digits and nothing else.",
            "内地手机号码为 11 位数字，不含其他字符。",
        )
    if len(number) != 11:
        raise wrong_length(len(number), "11")
    if not _RANGES.fullmatch(number):
        raise wrong_form(
            f"{number[:3]} is not a range of mobile numbers that people use.",
            f"{number[:3]} 不是公众移动电话号段。",
        )
    return number


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """A newer range that some consoles do not know."""
    number = compact(text)
    if number.startswith(_SOMETIMES_REFUSED):
        return (
            Text(
                f"Some consoles do not know the range {number[:3]}.",
                f"部分备案系统不支持 {number[:3]} 号段。",
            ),
        )
    return ()


def home(text: str) -> str:
    """Name of the province (and city) that the number was issued in, in Chinese; may be empty.

    From phonenumbers' offline prefix data; a number keeps its home when it changes the carrier.
    """
    import phonenumbers
    from phonenumbers import geocoder

    number = phonenumbers.parse("+86" + compact(text))
    return str(geocoder.description_for_number(number, "zh"))
