"""Dates as people write them in a filing: 2026-11-24, 2026/11/24, 20261124, 2026年11月24日."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from icpdesk.model.base import LONG_TERM, Blank, EndDateWord

_FORMS = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})"
    r"|\.(?P<m3>\d{1,2})\.(?P<d3>\d{1,2})|(?P<m4>\d{2})(?P<d4>\d{2})"
    r"|年(?P<m5>\d{1,2})月(?P<d5>\d{1,2})日)"
)


def parse_date(text: str) -> date:
    """The day that ``text`` names; PydanticCustomError (a ValueError) otherwise."""
    match = _FORMS.fullmatch(text.strip().replace(" ", ""))
    if not match:
        raise PydanticCustomError("not_a_date", "'{text}' is not a date", {"text": text})
    parts = match.groupdict()
    month = next(parts[f"m{n}"] for n in range(1, 6) if parts[f"m{n}"])
    day = next(parts[f"d{n}"] for n in range(1, 6) if parts[f"d{n}"])
    try:
        return date(int(parts["y"]), int(month), int(day))
    except ValueError:
        raise PydanticCustomError(
            "no_such_day", "there is no day '{text}'", {"text": text}
        ) from None


def _to_date(value: Any) -> Any:
    return parse_date(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_to_date)]
"""A calendar day."""

MaybeDay = Annotated[Day | None, Blank]
"""A calendar day, or not given."""


def _end(value: Any) -> Any:
    if value is None or value == LONG_TERM or isinstance(value, date):
        return value
    return _to_date(value)


EndDay = Annotated[date | Literal["long-term"] | None, BeforeValidator(_end), Blank, EndDateWord]
"""The last day of validity, LONG_TERM (长期), or not given."""
