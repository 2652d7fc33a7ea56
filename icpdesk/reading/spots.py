"""Where on a picture a value stands: the part of its lines that says it, for a mark on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from icpdesk.base.characters import unified
from icpdesk.model.base import LONG_TERM
from icpdesk.reading.fields import Reading
from icpdesk.reading.lines import Page

Spot = tuple[tuple[float, float], ...]
"""Four corners from the upper left one clockwise, as shares of the upright picture's width and height."""

_Part = tuple[int, float, float]
"""A line's number and the shares of its length at which a part begins and ends."""
_LEAST = 3
"""Characters by which a part of a longer value is told."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def spots_of(reading: Reading, page: Page) -> dict[str, tuple[Spot, ...]]:
    """By field, where its value stands; fields whose value is not found letter by letter are left out."""
    texts = ["".join(unified(line.text).split()) for line in page.lines]
    found = {}
    for name, item in reading.fields.items():
        parts = tuple(_parts(item.value, texts))
        if parts:
            found[name] = tuple(_spot(page, part) for part in parts)
    return found


def _parts(value: str, texts: Sequence[str]) -> Iterator[_Part]:
    """One part for a value on one line, several for one that runs over lines."""
    for pattern in _patterns(value):
        hits = [
            (number, re.search(pattern, text, re.IGNORECASE)) for number, text in enumerate(texts)
        ]
        best = min(((len(texts[number]), number, hit) for number, hit in hits if hit), default=None)
        if best:
            length, number, hit = best
            yield number, hit.start() / length, hit.end() / length
            return
    yield from _across("".join(unified(value).split()), texts)


def _patterns(value: str) -> Iterator[str]:
    day = _DAY.fullmatch(value)
    if value == LONG_TERM:
        yield "长期|无固定期限|永久"
    elif day:
        year, month, rest = day[1], day[2], day[3]
        yield rf"{year}\D{{0,2}}0?{int(month)}\D{{0,2}}0?{int(rest)}(?!\d)"
        yield rf"{year[2:]}{month}{rest}(?=\d)"  # as in a machine-readable zone
    else:
        plain = "".join(unified(value).split())
        yield re.escape(plain)
        if value.isascii() and " " in value:
            yield "<*".join(map(re.escape, value.split()))


def _across(value: str, texts: Sequence[str]) -> Iterator[_Part]:
    """A value of several lines: each line ends with the next part of it, the last holds the rest."""
    rest, parts = value, []
    for number, text in enumerate(texts):
        start, size = max(
            ((at, _shared(text[at:], rest)) for at in range(len(text))),
            key=lambda pair: pair[1],
            default=(0, 0),
        )
        if size == len(rest) or (size >= _LEAST and start + size == len(text)):
            parts.append((number, start / len(text), (start + size) / len(text)))
            rest = rest[size:]
        if not rest:
            break
    if len(rest) * 2 <= len(value) and len(value) > _LEAST:
        yield from parts


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _spot(page: Page, part: _Part) -> Spot:
    number, start, end = part
    upper_left, upper_right, lower_right, lower_left = page.boxes[number]

    def between(one: Any, other: Any, share: float) -> tuple[float, float]:
        x, y = one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
        return float(x) / page.width, float(y) / page.height

    return (
        between(upper_left, upper_right, start),
        between(upper_left, upper_right, end),
        between(lower_left, lower_right, end),
        between(lower_left, lower_right, start),
    )
