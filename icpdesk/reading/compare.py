"""Whether what was read and what was typed are the same: equal, different, or not to be told."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any, Literal

Outcome = Literal["equal", "differs"]

_DROPPED = str.maketrans("", "", " ·•．・.,，。、-—–_()（）[]<>《》:：;；'\"“”")


def compare(read: str, typed: str, *, person: bool = False) -> Outcome:
    """Width, case, spaces, middle dots and traditional characters do not count.

    For names of persons in Latin letters the order of the words does not count either.
    """
    if folded(read) == folded(typed):
        return "equal"
    if person and typed.isascii():
        words = sorted(read.replace(",", " ").upper().split())
        if words == sorted(typed.replace(",", " ").upper().split()):
            return "equal"
    return "differs"


def contains(whole: str, part: str) -> bool:
    """Whether a longer text holds a shorter one, folded; an address may be typed without its head."""
    return bool(part) and (folded(part) in folded(whole) or folded(whole) in folded(part))


def folded(text: str) -> str:
    """What is left of a text when spelling does not count."""
    plain = unicodedata.normalize("NFKC", text).translate(_DROPPED).upper()
    return plain if plain.isascii() else _simplified(plain)


@cache
def _simplified(text: str) -> str:
    converter: Any = _converter()
    return str(converter.convert(text))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
