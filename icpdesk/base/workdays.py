"""Chinese working days: weekends, public holidays and the make-up days around them.

From chinesecalendar, which covers the years that the State Council has announced. Beyond them every
Monday to Friday counts, and the answer says that it is not certain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Workday:
    """A day that was counted to, and whether announced holidays were known on the way."""

    day: date
    certain: bool


def last_known_day() -> date:
    """The last day whose holidays are known."""
    from chinese_calendar.constants import holidays

    return date(max(day.year for day in holidays), 12, 31)


def works(day: date) -> tuple[bool, bool]:
    """(whether offices work on ``day``, whether that is certain)."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day)), True
    except NotImplementedError:
        return day.weekday() < 5, False


def add_workdays(day: date, count: int) -> Workday:
    """The ``count``-th working day after ``day``; ``count`` 0 is ``day`` itself."""
    certain = True
    while count > 0 and day < date.max:
        day = add_days(day, 1)
        working, known = works(day)
        certain = certain and known
        count -= working
    return Workday(day, certain)


def count_workdays(first: date, last: date) -> tuple[int, bool]:
    """(working days after ``first`` up to and including ``last``, whether that is certain)."""
    count, certain, day = 0, True, first
    while day < last:
        day += timedelta(days=1)
        working, known = works(day)
        count += working
        certain = certain and known
    return count, certain


def add_days(day: date, days: int) -> date:
    """A day later, or earlier; the calendar's first or last day where it ends.

    9999-12-31 stands on real papers for "without an end".
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day; as :func:`add_days` at the ends."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
