"""Dates as people write them in a filing: 2026-11-24, 2026/11/24, 20261124, 2026年11月24日."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

_FORMS = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})"
    r"|\.(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})|(?P<m4>\d{2})(?P<d4>\d{2})"
    r"|年(?P<m5>\d{1,2})月(?P<d5>\d{1,2})日)"
)

MaybeDay = Annotated[date | None, "day"]
"""A calendar day, or not given."""

EndDay = Annotated[date | Literal["long-term"] | None, "end-day"]
"""The last day of validity, LONG_TERM (长期), or not given."""


class NotADate(ValueError):
    """The text has no form of a date."""


class NoSuchDay(ValueError):
    """The text has the form of a date, but the calendar has no such day."""


def parse_date(text: str) -> date:
    """The day that ``text`` names; NotADate or NoSuchDay otherwise."""
    match = _FORMS.fullmatch(text.strip().replace(" ", ""))
    if not match:
        raise NotADate(text)
    parts = match.groupdict()
    month = next(parts[f"m{n}"] for n in range(1, 6) if parts[f"m{n}"])
    day = next(parts[f"d{n}"] for n in range(1, 6) if parts[f"d{n}"])
    try:
        return date(int(parts["y"]), int(month), int(day))
    except ValueError:
        raise NoSuchDay(text) from None
