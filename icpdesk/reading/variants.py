"""Variant characters: which of them OCR may have read for the standard one, and which are another name.

The mainland's table of standard characters (通用规范汉字表, 2013: 8,105) decides. Characters that stand
in it are never changed: 乾 in 乾安县, 昇 in a person's name, 於 in 於潜镇 are no misspellings of 干, 升, 于,
as a converter of traditional characters has it. Others are mapped where a mainland paper was read,
because the reader tells 粵 and 號 of 粤 and 号 now and then.
"""

from __future__ import annotations

from functools import cache
from typing import Any

STANDARD = frozenset("乾剋袷麽徵薹氾扞吒苧昇於祕陞脩蒐夥劄薳谿釐爇")
"""The characters of the table that OpenCC's t2s would change; a test goes through the whole table
(Unicode Han Database 14, property kTGH)."""


def standardised(text: str) -> str:
    """``text`` with characters outside the table as the ones of the table; the others stay."""
    return text if text.isascii() else "".join(map(_standard, text))


def merged(text: str) -> str:
    """``text`` with all variants as one character: for telling what is only a variant."""
    return text if text.isascii() else "".join(map(_simplified, text))


def _standard(character: str) -> str:
    return character if character in STANDARD else _simplified(character)


@cache
def _simplified(character: str) -> str:
    """Character by character: what a phrase around it would make of it is no spelling of a name."""
    if character < "\u2e80":
        return character
    return str(_converter().convert(character))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
