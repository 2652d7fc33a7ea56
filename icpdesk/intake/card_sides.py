"""Which back of a resident ID belongs to which front: a back bears no name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import PurePath

from icpdesk.model.base import LONG_TERM
from icpdesk.numbers import resident_id
from icpdesk.reading.fields import Reading
from icpdesk.rulebook import places

_BACK = "id-back"
_FRONTS = ("id-front", "residence-permit")
_SIDES = re.compile(
    r"身份证|居住证|人像面|国徽面|正面|反面|背面|正|反|front|back|id|card|img|scan|dsc|wechat|微信图片|photo|\d+|\W|_",
    re.IGNORECASE,
)
"""What names of files say of a side or of a camera, and not of a person."""
_SPANS = {(16, 26): 10, (26, 46): 20}
"""Age at issue (from, below) → years that a card is good for (Resident ID Card Law, article 5)."""
_YOUNG, _OLD = 16, 46


def fronts_of_backs(
    cards: Sequence[tuple[str, Reading]], chosen: Mapping[str, str]
) -> dict[str, str]:
    """File of each back → file of its front, empty where that must be asked.

    ``cards`` are (file, reading) in the order in which they were given; ``chosen`` is what somebody said.
    The only front of a pile is that of its only back, unless nobody of that age gets such a card; else
    the name of the file tells, or where the card was issued and for how long: what fits one front alone.
    The order of files never decides against that, and decides where each back follows a front of its own.
    """
    fronts = {file: reading for file, reading in cards if reading.kind in _FRONTS}
    backs = {file: reading for file, reading in cards if reading.kind == _BACK}
    told = {
        back: chosen.get(back) or _only(back, reading, fronts) for back, reading in backs.items()
    }
    if len(fronts) == 1 and len(backs) == 1:
        (front, card), (back, reading) = *fronts.items(), *backs.items()
        return {back: front if back in chosen or _fits(card, reading) else ""}
    free = [file for file in fronts if file not in told.values()]
    open_ones = [back for back, front in told.items() if not front]
    if len(free) == 1 and len(open_ones) == 1 and len(fronts) > 1:
        # The others are told: this one is left.
        told[open_ones[0]] = free[0] if _fits(fronts[free[0]], backs[open_ones[0]]) else ""
    for back, front in _alternating(cards).items():
        if not told[back] and front not in told.values() and _fits(fronts[front], backs[back]):
            told[back] = front
    return told


def _only(back: str, reading: Reading, fronts: Mapping[str, Reading]) -> str:
    """The one front that the name of the file, or what stands on the card, leaves."""
    stem = _person_in(back)
    named = [file for file in fronts if stem and _person_in(file) == stem]
    if len(named) == 1:
        return named[0]
    there = [file for file, front in fronts.items() if _issued_there(front, reading)]
    fitting = [file for file in there if _fits(fronts[file], reading)]
    return fitting[0] if len(fitting) == 1 else ""


def _person_in(file: str) -> str:
    """What is left of a file's name without words for sides and cameras."""
    return _SIDES.sub("", PurePath(file).stem)


def _alternating(cards: Sequence[tuple[str, Reading]]) -> dict[str, str]:
    """Backs that follow a front each: front, back, front, back."""
    kinds = [(file, reading.kind) for file, reading in cards if reading.kind in (*_FRONTS, _BACK)]
    pairs = [
        (file, before)
        for (before, first), (file, kind) in itertools.pairwise(kinds)
        if kind == _BACK and first in _FRONTS
    ]
    backs = [file for file, kind in kinds if kind == _BACK]
    return dict(pairs) if len(pairs) == len(backs) else {}


def _issued_there(front: Reading, back: Reading) -> bool:
    """Whether the authority is that of the address: 深圳市公安局南山分局, 广东省深圳市南山区…"""
    authority, address = back.fields.get("authority"), front.fields.get("address")
    if authority is None or address is None:
        return False
    known = places.split_address(address.value)
    names = [places.short_name(known.city), known.district[:-1]]
    return any(len(name) > 1 and name in authority.value for name in names)


def _fits(front: Reading, back: Reading) -> bool:
    """Whether the span of days is one that a person of this age gets; True where nothing tells."""
    number = front.fields.get("number")
    begin, end = back.fields.get("valid_from"), back.fields.get("valid_until")
    if number is None or not number.checked or begin is None or end is None:
        return True
    born = resident_id.birth_date(number.value)
    if born is None:
        return True
    first = date.fromisoformat(begin.value)
    age = first.year - born.year - ((first.month, first.day) < (born.month, born.day))
    if age >= _OLD:
        return end.value == LONG_TERM
    if end.value == LONG_TERM or age < _YOUNG:
        return age < _YOUNG and end.value != LONG_TERM
    years = next(span for (low, high), span in _SPANS.items() if low <= age < high)
    return date.fromisoformat(end.value).year - first.year == years
