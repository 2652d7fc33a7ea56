"""The ministry's text message: until when it must be answered."""

from __future__ import annotations

from datetime import datetime, timedelta

from icpdesk.rulebook.book import Rulebook


def answer_until(arrived: datetime, book: Rulebook) -> datetime:
    """The last moment for the answer, by the rule that is in force on the day of arrival."""
    rows = book.table("deadlines")["sms"]
    day = arrived.date()
    for row in rows:
        if row.get("since", day) <= day <= row.get("until", day):
            return arrived + timedelta(hours=row["most"])
    return arrived + timedelta(hours=rows[-1]["most"])
