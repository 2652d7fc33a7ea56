"""Numbers, days, names and addresses in what was read.

Variant characters: which of them OCR may have read for the standard one, and which are another name.

The mainland's table of standard characters (通用规范汉字表, 2013: 8,105) decides. Characters that stand
in it are never changed: 乾 in 乾安县, 昇 in a person's name, 於 in 於潜镇 are no misspellings of 干, 升, 于,
as a converter of traditional characters has it. Others are mapped where a mainland paper was read,
because the reader tells 粵 and 號 of 粤 and 号 now and then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from icpdesk.base.characters import is_han
from icpdesk.base.cleaning import NAME_DOT
from icpdesk.model.dates import long_term_at, parse_date
from icpdesk.reading.engine import STROKES
from icpdesk.reading.faded import DOUBT
from icpdesk.reading.fields import Fields, ReadField
from icpdesk.reading.rows import Row, Run, joined

Judge = Callable[[str], bool]

_DIGITS_FOR = str.maketrans("OQDILZSBG", "000112586")
_TWINS = {twin: han for twins, han in (("".join(STROKES - {"一"}), "一"), ("ニ", "二"), ("ハ", "八"), ("ロ", "口"),
          ("カ", "力"), ("タ", "夕"), ("エ", "工"), ("ト", "卜")) for twin in twins}  # fmt: skip
"""What the reader takes strokes and simple characters for."""
_AROUND_NAMES = frozenset(f"{NAME_DOT} :;,.()（）'-*_")
_DATE = re.compile(r"(\d{4})[.\-年/](\d{1,2})[.\-月/](\d{1,2})日?")
_GOES_ON = re.compile(r"\s*(?:至|到|起|—|~|-)")
"""Behind a day: it is the first of a span."""


def number(
    rows: Iterable[Row], pattern: str, valid: Judge, *, digits_only: bool = True
) -> ReadField | None:
    """The number of this form whose check digit fits, else the first of this form.

    Letters that stand for digits (O for 0) are repaired: in numbers of digits everywhere; in others
    by ``digits_only=False`` only where the form has no such letter.
    """
    first: ReadField | None = None
    for row in rows:
        for run in _spellings(joined(row).closed(), digits_only):
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
    """``2019.06.01-2039.06.01`` or ``…至长期`` → valid_from and valid_until.

    A day with an end behind it that is not understood is the first, never the last: 至无固定期限 that was
    half read must not become a licence that ended on the day it began.
    """
    places = [
        (match.end(), run.part(match.start(), match.end())) for match in _DATE.finditer(run.text)
    ]
    days = [(end, found) for end, part in places if (found := day(part))]
    endless = long_term_at(run.text)
    fields: Fields = {}
    if len(days) >= 2:
        fields["valid_from"], fields["valid_until"] = days[0][1], days[1][1]
    elif endless:
        if days:
            fields["valid_from"] = days[0][1]
        fields["valid_until"] = ReadField("long-term", run.part(*endless).confidence)
    elif days and _GOES_ON.match(run.text[days[0][0] :]):
        fields["valid_from"] = days[0][1]
    elif days:
        fields["valid_until"] = days[0][1]
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


def person_name(run: Run | None, *, latin: bool = False) -> ReadField | None:
    """A name: Chinese characters with middle dots; or Latin letters where a card prints them.

    The dot is sure where it stands between sure characters: it is faint in every picture. A single
    character is never a sure name, nor is one in which something else was read.
    """
    if run is None:
        return None
    spelled = as_han(run)
    dotted = Run(re.sub(r"[•．・‧∙.]", NAME_DOT, spelled.text), spelled.sureness)
    name = dotted.kept(lambda c: c == NAME_DOT or is_han(c)).stripped(NAME_DOT)
    if not name.text:
        letters = run.kept(lambda c: c.isascii() and (c.isalpha() or c in ",-' ")).stripped(" ,-'")
        return ReadField.of(letters) if latin and letters.text else None
    item = ReadField(name.text, name.kept(is_han).confidence)
    strange = [c for c in dotted.text if not is_han(c) and c not in _AROUND_NAMES]
    if len(name.text) == 1 or (strange and not latin):
        return ReadField(item.value, min(item.confidence, DOUBT))
    return item


def text(run: Run | None, *, standard: bool = True) -> ReadField | None:
    """Running text as it stands, in the characters of the mainland's table where a mainland paper is read."""
    if run is None or not run.text:
        return None
    item = ReadField.of(as_han(run))
    return ReadField(standardised(item.value), item.confidence) if standard else item


def as_han(run: Run) -> Run:
    """Strokes that stand between Chinese characters as the character that they are: 之— → 之一.

    The reader has dashes and kana for them, which look the same in print.
    """
    made = list(run.text)
    for place, character in enumerate(made):
        twin = _TWINS.get(character)
        if twin and place and is_han(made[place - 1]):
            after = run.text[place + 1 : place + 2]
            if not after or is_han(after) or after in _TWINS or after in "）),，;；、":
                made[place] = twin
    return Run("".join(made), run.sureness)


def only(fields: dict[str, ReadField | None]) -> Fields:
    """Without those that were not found."""
    return {name: item for name, item in fields.items() if item is not None and item.value}


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
