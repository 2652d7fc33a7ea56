"""Unified social credit code (统一社会信用代码), 18 characters, GB 32100-2015.

1 registration authority + 1 category + 6 area + 9 organisation code (GB 11714) + 1 check. Letters
I, O, S, V, Z are not used. Both the inner and the outer check are tested. The authority may be a
letter (A, N, Y: military, rural collectives, others).
"""

from __future__ import annotations

from icpdesk.base.text import Text
from icpdesk.numbers import organisation_code
from icpdesk.numbers.errors import InvalidNumber, wrong_check_digit, wrong_form, wrong_length
from icpdesk.numbers.folding import folded
from icpdesk.numbers.verbs import accepts

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def compact(text: str) -> str:
    """The code without separators, upper case."""
    return folded(text)


def check_character(first_17: str) -> str:
    """The 18th character for 17."""
    total = sum(ALPHABET.index(c) * weight for c, weight in zip(first_17, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def validate(text: str) -> str:
    """The compact code; InvalidNumber otherwise."""
    code = compact(text)
    if len(code) != 18:
        raise wrong_length(len(code), "18")
    odd = sorted(set(code) - set(ALPHABET))
    if odd:
        letters = " ".join(odd)
        raise InvalidNumber(
            "form",
            Text(
                f"{letters} cannot stand in it: the letters I, O, S, V and Z are not used.",
                f"不会出现 {letters}：统一社会信用代码不使用字母 I、O、S、V、Z。",
            ),
            Text("Look for 1, 0, 5 or 2 on the licence.", "请核对执照上是否为 1、0、5 或 2。"),
        )
    if not (code[2:8].isdecimal() and code[2:8].isascii()):
        raise wrong_form(
            "Characters 3 to 8 are the digits of a region.", "第 3 至 8 位应为行政区划数字。"
        )
    if code[17] != check_character(code[:17]):
        raise wrong_check_digit()
    if not organisation_code.is_valid(code[8:17]):
        raise wrong_check_digit()
    return code


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Nothing is odd about a valid one."""
    return ()


def area(code: str) -> str:
    """The six digits of the region of registration."""
    return compact(code)[2:8]


def authority(code: str) -> str:
    """The registration authority: 1 public bodies, 3 justice, 5 civil affairs, 9 market …"""
    return compact(code)[0]


def category(code: str) -> str:
    """Authority and category, the first two characters: 11 authority, 91 company, 92 individual business …"""
    return compact(code)[:2]
