"""Whether what was read and what was typed are the same: equal, but for a variant character,
different, or not to be told."""

from __future__ import annotations

import unicodedata
from itertools import islice, product
from typing import Literal

from icpdesk.base.characters import unified
from icpdesk.reading.values import merged, standardised

Outcome = Literal["equal", "variant", "differs", "unknown"]

_MOST_READINGS = 256
"""Combinations of readings of the characters of one name that are tried."""

_DROPPED = str.maketrans("", "", " ·•．・.,，。、-—–_()（）[]<>《》:：;；'\"“”")


def compare(read: str, typed: str, *, person: bool = False) -> Outcome:
    """Width, case, spaces and the form of a middle dot do not count; a variant character does.

    *variant*: the same but for variant characters (昇 and 升, 鎔 and 镕), which may be another person's
    name. For names of persons in Latin letters the order of the words does not count either, and a
    Chinese name equals its pinyin. Other spellings of a Chinese name (Cantonese, Wade-Giles) cannot be
    told from it: *unknown*.
    """
    first, second = bare(read), bare(typed)
    if first == second:
        return "equal"
    if merged(first) == merged(second):
        return "variant"
    if person and not _chinese(read) and not _chinese(typed):
        return "equal" if _words(read) == _words(typed) else "differs"
    if person and _chinese(read) != _chinese(typed):
        latin, chinese = (typed, read) if _chinese(read) else (read, typed)
        return "equal" if "".join(_words(latin)) in _pinyin(chinese) else "unknown"
    return "differs"


def _chinese(name: str) -> bool:
    return any(unicodedata.name(c, "").startswith("CJK") for c in name)


def _words(name: str) -> list[str]:
    """Latin words without marks, sorted; accents fall away as in a machine-readable zone."""
    apart = unicodedata.normalize("NFD", name.upper())
    kept = "".join(c if c.isascii() and c.isalpha() else " " for c in apart if c.isascii())
    return sorted(kept.split())


def _pinyin(name: str) -> set[str]:
    """All ways in which the pinyin of a Chinese name may be written as sorted words, joined."""
    from pypinyin import Style, pinyin

    plain = folded(name)
    each = pinyin(plain, style=Style.NORMAL, heteronym=True, v_to_u=False)
    spellings: set[str] = set()
    for parts in islice(product(*each), _MOST_READINGS):
        upper = [part.upper().replace("Ü", "V") for part in parts]
        for heads in (1, 2):
            words = ["".join(upper[:heads]), "".join(upper[heads:])]
            spellings.add("".join(sorted(word for word in words if word)))
        spellings.add("".join(sorted(upper)))
    return spellings | {spelling.replace("V", "YU") for spelling in spellings}


def contains(whole: str, part: str) -> bool:
    """Whether a longer text holds a shorter one, folded; an address may be typed without its head."""
    return bool(part) and (folded(part) in folded(whole) or folded(whole) in folded(part))


def folded(text: str) -> str:
    """What is left of a text when spelling does not count; characters outside of the mainland's table
    count as those of the table."""
    return standardised(bare(text))


def bare(text: str) -> str:
    """A text without width, case, blanks and punctuation."""
    return unified(text).translate(_DROPPED).upper()
