"""The dates as a calendar file; it names nobody's number."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from icpdesk.base.files import write_atomically
from icpdesk.base.text import Language
from icpdesk.base.workdays import add_days
from icpdesk.followup.dates import holidays_known_until
from icpdesk.followup.values import Deadline


def calendar_bytes(deadlines: Sequence[Deadline], title: str, language: Language) -> bytes:
    """An iCalendar file with whole-day events; the same dates give the same bytes."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//icpdesk//icpdesk//")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # One line: the library takes no line break in a title, and a calendar would take it for its own.
    title = " ".join(title.split())
    calendar.add("x-wr-calname", title)
    for deadline in deadlines:
        event = Event()
        stem = f"{title}|{deadline.id}|{deadline.where}|{deadline.first}"
        event.add("uid", hashlib.sha256(stem.encode()).hexdigest()[:24] + "@icpdesk")
        event.add("dtstamp", datetime(2000, 1, 1, tzinfo=UTC))
        event.add("dtstart", deadline.first)
        event.add("dtend", add_days(deadline.last, 1))
        event.add("summary", deadline.what[language])
        notes = [source.line[language] for source in deadline.sources]
        if not deadline.certain:
            notes.insert(0, holidays_known_until()[language])
        event.add("description", "\n".join(notes))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def write_calendar(
    path: Path, deadlines: Sequence[Deadline], title: str, language: Language
) -> None:
    """Write the calendar file atomically."""
    write_atomically(path, calendar_bytes(deadlines, title, language))
