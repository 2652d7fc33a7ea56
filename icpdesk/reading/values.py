"""Numbers, days, names and addresses in what was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from icpdesk.model.dates import parse_date
from icpdesk.reading.fields import Fields, ReadField
from icpdesk.reading.rows import Row, joined
from icpdesk.reading.runs import Run

Judge = Callable[[str], bool]

_DIGITS_FOR = str.maketrans("OQDILZSBG", "000112586")
_DATE = re.compile(r"(\d{4})[.\-年/](\d{1,2})[.\-月/](\d{1,2})日?")
_LONG = ("长期", "永久", "無限期", "长明")
_HAN = re.compile(
    r"[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def number(
    rows: Iterable[Row], pattern: str, valid: Judge, *, digits_only: bool = True
) -> ReadField | None:
    """The number of this form whose check digit fits, else the first of this form.

    Letters that stand for digits (O for 0) are repaired: in numbers of digits everywhere; in others
    by ``digits_only=False`` only where the form has no such letter.
    """
    first: ReadField | None = None
    for row in rows:
        for run in _spellings(joined(row), digits_only):
            for match in re.finditer(pattern, run.text):
                part = run.part(match.start(), match.end())
                item = ReadField.of(part, valid(part.text))
                if item.checked:
                    return item
                first = first or item
    return first


def plain_number(rows: Iterable[Row], pattern: str) -> ReadField | None:
    """The first number of this form; of a kind that has no check digit."""
    item = number(rows, pattern, lambda _: True)
    return ReadField(item.value, item.confidence) if item else None


def _spellings(run: Run, digits_only: bool) -> Sequence[Run]:
    upper = Run(run.text.upper(), run.sureness)
    if len(upper.text) != len(run.text):
        return (run,)
    if digits_only:
        repaired = re.sub(
            r"[0-9A-Z]{7,}",
            lambda m: m[0][:-1].translate(_DIGITS_FOR) + m[0][-1],
            upper.text,
        )
    else:
        repaired = upper.text.translate(str.maketrans("OIZSQ", "01250"))
    return (upper, Run(repaired, upper.sureness))


def span(run: Run) -> Fields:
    """``2019.06.01-2039.06.01`` or ``…-长期`` → valid_from and valid_until."""
    days = [found for found in map(day, _days(run)) if found]
    long = any(word in run.text for word in _LONG)
    fields: Fields = {}
    if len(days) >= 2:
        fields["valid_from"], fields["valid_until"] = days[0], days[1]
    elif days and long:
        fields["valid_from"] = days[0]
        fields["valid_until"] = ReadField("long-term", run.confidence)
    elif days:
        fields["valid_until"] = days[0]
    elif long:
        fields["valid_until"] = ReadField("long-term", run.confidence)
    return fields


def day(run: Run | None) -> ReadField | None:
    """The first day in it, as 2019-06-01; its separators need not be sure."""
    match = _DATE.search(run.text) if run else None
    if run is None or match is None:
        return None
    try:
        value = parse_date("-".join(match.groups())).isoformat()
    except ValueError:
        return None
    digits = run.part(match.start(), match.end()).kept(str.isdigit)
    return ReadField(value, digits.confidence)


def _days(run: Run) -> list[Run]:
    return [run.part(match.start(), match.end()) for match in _DATE.finditer(run.text)]


def person_name(run: Run | None, *, latin: bool = False) -> ReadField | None:
    """A name: Chinese characters with middle dots; or Latin letters where a card prints them."""
    if run is None:
        return None
    dotted = Run(re.sub(r"[•．・‧.]", "·", run.text), run.sureness)
    name = dotted.kept(lambda c: c == "·" or is_han(c))
    if not name.text and latin:
        name = run.kept(lambda c: c.isascii() and (c.isalpha() or c in ",-' "))
    return ReadField.of(name) if name.text.strip("·") else None


def text(run: Run | None, *, simplified: bool = True) -> ReadField | None:
    """Running text as it stands; mainland papers print simplified characters."""
    if run is None or not run.text:
        return None
    item = ReadField.of(run)
    return ReadField(_simplified(item.value), item.confidence) if simplified else item


def is_han(character: str) -> bool:
    """Whether it is a Chinese character, rare ones included."""
    return bool(_HAN.match(character))


def only(fields: dict[str, ReadField | None]) -> Fields:
    """Without those that were not found."""
    return {name: item for name, item in fields.items() if item is not None and item.value}


def _simplified(value: str) -> str:
    return value if value.isascii() else str(_converter().convert(value))


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")
