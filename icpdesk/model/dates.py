"""Days, terms and what people write for them: one function each behind every door.

Understood as a day: 2026-11-24, 2026/11/24, 2026.11.24, 20261124, 2026年11月24日 (号), in Chinese
numerals, with a weekday or a time behind it, 24-Nov-2026, 24.11.2026, a point in time with its zone (then the day
in China), the number of a day that spreadsheets count from 1899-12-30.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta, timezone
from typing import Annotated, Literal

from icpdesk.base.characters import unified
from icpdesk.base.text import Text
from icpdesk.model.base import LONG_TERM

MaybeDay = Annotated[date | None, "day"]
"""A calendar day, or not given."""

EndDay = Annotated[date | Literal["long-term"] | None, "end-day"]
"""The last day of validity, LONG_TERM (长期), or not given."""

FORMS = Text(
    "Write it as 2026-11-24, 2026/11/24, 20261124 or 2026年11月24日.",
    "请写成 2026-11-24、2026/11/24、20261124 或 2026年11月24日。",
)
END_FORMS = Text(
    "Write it as 2026-11-24, 2026/11/24, 20261124 or 2026年11月24日; without an end: 长期.",
    "请写成 2026-11-24、2026/11/24、20261124 或 2026年11月24日；没有截止日期的写“长期”。",
)

_CHINA = timezone(timedelta(hours=8))
_DAY_0 = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Days from 1954 to 2119: what a date in a filing can be. Smaller numbers are years or mistypings."""
_NEVER = 9999
"""The year that registers write for a term without end."""

_YMD = r"(\d{4})(?:\s*[-/.年]\s*|\s+)(\d{1,2})(?:\s*[-/.月]\s*|\s+)(\d{1,2})(?!\d)\s*[日号.]?"
_COMPACT = r"(\d{4})(\d{2})(\d{2})(?=\d{6}$|\D|$)"
_DAY = re.compile(rf"{_YMD}|{_COMPACT}")
_BEHIND = re.compile(
    r"[\s,]*(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?[\sT]*"
    r"(?:\d{1,2}[:：时点]\d{1,2}(?:[:：分]\d{1,2}(?:[.,]\d+)?秒?)?|\d{6})?\s*"
    r"(?:Z|UTC|GMT|CST|[+-]\d{2}:?\d{2}|\(UTC\+8\))?",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NAMED = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[-\s/.](?P<m>[a-z]{3,9})[-\s/.,]+(?P<y>\d{4})"
    r"|(?P<n>[a-z]{3,9})[.\s]+(?P<e>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<z>\d{4})",
    re.IGNORECASE,
)
_ZONED = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T\s](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")
_NUMERALS = str.maketrans("〇零○Ｏ一二三四五六七八九", "0000123456789")
_LONG = re.compile(
    r"长期|長期|永久|永续|永續|长久|无期限|無期限|无限期|无固定期限|(?:不|未|没有)(?:约定|规定|设)\w{0,2}期限"
    r"|無限期|无截止|长明|long[\s_-]?term|permanent|indefinite|unlimited|perpetual",
    re.IGNORECASE,
)
_NONE = frozenset(
    {"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "不详", "未知", "n/a", "na", "none", "null"}
)
_RANGE = re.compile(r"(?<=[\d日号])\s*(?:至|到|~|～|—+|–|--+|-)\s*(?=\S)")


class NotADate(ValueError):
    """The text has no form of a date."""


class TwoDays(NotADate):
    """The text can be read as two days: day or month first; ``days`` are both."""

    def __init__(self, text: str, days: tuple[date, ...]) -> None:
        super().__init__(text)
        self.days = days


class NoSuchDay(ValueError):
    """The text has the form of a date, but the calendar has no such day."""


def parse_date(text: str) -> date:
    """The day that ``text`` names; TwoDays where it can be two, NotADate or NoSuchDay otherwise."""
    plain = unified(text).strip().strip("'\"")
    for way in (_zoned, _written, _in_numerals, _named, _day_first, _serial):
        found = way(plain)
        if found is not None:
            return found
    raise NotADate(text)


def parse_end(text: str) -> date | Literal["long-term"]:
    """The last day that ``text`` names, also of a span, or LONG_TERM; NotADate or NoSuchDay otherwise."""
    if is_long_term(text):
        return LONG_TERM
    parts = _RANGE.split(unified(text).strip())
    if len(parts) > 1:
        last = _end_of(parts)
        if last is not None:
            return last
    found = parse_date(text)
    return LONG_TERM if found.year == _NEVER else found


def is_long_term(text: str) -> bool:
    """Whether it says that there is no end: 长期, 无固定期限, 永续经营, 2019-03-15至长期 …"""
    return long_term_at(unified(text)) is not None


def long_term_at(text: str) -> tuple[int, int] | None:
    """Where in ``text`` the words stand that say so."""
    match = _LONG.search(text)
    return match.span() if match else None


def is_none(text: str) -> bool:
    """Whether it is what people write where there is nothing: 无, —, /."""
    return text.strip().lower() in _NONE


def _end_of(parts: list[str]) -> date | None:
    """The later of two days; of ``2018.05.21-2028.05.20`` the separators of days split nothing."""
    for place in range(1, len(parts)):
        try:
            parse_date("-".join(parts[:place]))
            return parse_date("-".join(parts[place:]))
        except ValueError:
            continue
    return None


def _written(text: str) -> date | None:
    match = _DAY.match(text.removeprefix("自").removeprefix("至"))
    rest = text.removeprefix("自").removeprefix("至")
    if match is None or not _BEHIND.fullmatch(rest[match.end() :].rstrip("止起")):
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    return _day(year, month, day, text)


def _in_numerals(text: str) -> date | None:
    """二〇二八年五月二十日."""
    match = re.fullmatch(
        r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]",
        text,
    )
    if match is None:
        return None
    year = int(match[1].translate(_NUMERALS))
    return _day(year, _count(match[2]), _count(match[3]), text)


def _count(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(numeral.translate(_NUMERALS)) if len(numeral) == 1 else 0
    return 10 * int((tens or "一").translate(_NUMERALS)) + int((ones or "〇").translate(_NUMERALS))


def _named(text: str) -> date | None:
    match = _NAMED.match(text)
    if match is None or not _BEHIND.fullmatch(text[match.end() :]):
        return None
    name = (match["m"] or match["n"])[:3].lower()
    if name not in _MONTHS:
        return None
    day, year = int(match["d"] or match["e"]), int(match["y"] or match["z"])
    return _day(year, _MONTHS.index(name) + 1, day, text)


def _day_first(text: str) -> date | None:
    """31.12.2026 and 12/31/2026; 05/06/2026 is two days."""
    match = _LAST_YEAR.match(text)
    if match is None or not _BEHIND.fullmatch(text[match.end() :]):
        return None
    first, second, year = (int(part) for part in match.groups())
    months = [(second, first), (first, second)]
    days = [
        date(year, m, d) for m, d in months if 1 <= m <= 12 and d <= monthrange(year, m)[1] and d
    ]
    if not days:
        raise NoSuchDay(text)
    if len(set(days)) > 1:
        raise TwoDays(text, tuple(days))
    return days[0]


def _zoned(text: str) -> date | None:
    """A point in time with its zone: the day that it falls on in China."""
    match = _ZONED.fullmatch(text)
    if match is None:
        return None
    zone = match[3].upper()
    zone = "+00:00" if zone.isalpha() else f"{zone[:3]}:{zone[-2:]}"
    try:
        moment = datetime.fromisoformat(f"{match[1]}T{match[2]}{zone}")
    except ValueError:
        raise NoSuchDay(text) from None
    return moment.astimezone(_CHINA).date()


def _serial(text: str) -> date | None:
    match = re.fullmatch(r"(\d{5})(?:\.\d+)?", text)
    if match is None or int(match[1]) not in _SERIALS:
        return None
    return _DAY_0 + timedelta(days=int(match[1]))


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(text) from None
