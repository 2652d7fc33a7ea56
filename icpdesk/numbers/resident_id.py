"""Resident identity number (公民身份号码), 18 characters.

6 area (GB/T 2260) + 8 birth date + 3 sequence (odd = male) + 1 check, ISO 7064 MOD 11-2.
Source: GB 11643-1999. The area is not looked up: districts that were abolished stay in the numbers
of the people born there. First-generation numbers of 15 digits are out of use and refused.
"""

from __future__ import annotations

from datetime import date

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_check_digit, wrong_form, wrong_length, wrong_part
from icpdesk.numbers.folding import folded
from icpdesk.numbers.iso7064 import check_digit
from icpdesk.numbers.verbs import accepts

PERMIT_AREAS = ("81", "82", "83")
_EARLIEST = date(1900, 1, 1)
_CODES = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41"
    " 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71"
)
PROVINCE_CODES = frozenset(_CODES.split())
"""First two digits of the area codes of mainland provinces and Taiwan (GB/T 2260)."""


def compact(text: str) -> str:
    """The number without separators, upper case."""
    return folded(text)


def validate(text: str, *, today: date | None = None) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    if len(number) == 15 and number.isdecimal():
        raise wrong_form(
            "This is a first-generation number of 15 digits, which is out of use.",
            "这是已停用的 15 位身份证号码。",
        )
    check_layout(number, today)
    if number[:2] in PERMIT_AREAS:
        raise wrong_part(
            "81, 82 and 83 begin numbers of Hong Kong, Macau and Taiwan residence permits.",
            "81、82、83 开头是港澳台居民居住证号码。",
        )
    if number[:2] not in PROVINCE_CODES:
        raise wrong_part(
            f"No province has the code {number[:2]}.", f"没有代码为 {number[:2]} 的省份。"
        )
    return number


def check_layout(number: str, today: date | None = None) -> None:
    """What all 18-character numbers of this family share; InvalidNumber otherwise."""
    if len(number) != 18:
        raise wrong_length(len(number), "18")
    if not (number[:17].isdecimal() and number[:17].isascii() and number[17] in "0123456789X"):
        raise wrong_form(
            "It must be 17 digits and then a digit or X.", "前 17 位应为数字，末位为数字或 X。"
        )
    if number[17] != check_digit(number[:17]):
        raise wrong_check_digit()
    day = birth_date(number)
    if day is None or not day >= _EARLIEST:
        raise wrong_part(
            f"{number[6:14]} in it is no date of birth.", f"其中的 {number[6:14]} 不是出生日期。"
        )
    if today is not None and day > today:
        raise wrong_part("The date of birth in it lies in the future.", "其中的出生日期在将来。")


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Nothing is odd about a valid one."""
    return ()


def birth_date(number: str) -> date | None:
    """The date of birth in an 18-character number, or None when there is none."""
    digits = compact(number)[6:14]
    if len(digits) != 8 or not (digits.isdecimal() and digits.isascii()):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def is_male(number: str) -> bool:
    """Whether the sequence number is odd."""
    return int(compact(number)[16]) % 2 == 1


def area(number: str) -> str:
    """The six digits of the area of first registration."""
    return compact(number)[:6]
