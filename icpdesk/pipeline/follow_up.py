"""After the upload: what is due when, until when a message must be answered, what reviewers meant."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from icpdesk.base.text import Language, Text
from icpdesk.followup import dates, ics, rejections, sms
from icpdesk.followup.values import Deadline, Meaning
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.store.stages import STAGES


def deadlines_of(case: Case) -> tuple[Deadline, ...]:
    """All dates of a filing, in order; counted from the day of submission, else from ``today``."""
    return dates.deadlines_of(case)


def doubts_about(deadlines: Sequence[Deadline]) -> Text | None:
    """What to say of dates that are not certain: up to when holidays are announced. None where all are."""
    sure = all(deadline.certain for deadline in deadlines)
    return None if sure else dates.holidays_known_until()


def write_calendar(
    path: Path, deadlines: Sequence[Deadline], title: str, language: Language
) -> None:
    """Write the dates as a calendar file (.ics); OutputError when that fails."""
    ics.write_calendar(path, deadlines, title, language)


def understand_rejection(message: str, filing: Filing, book: Rulebook) -> tuple[Meaning, ...]:
    """What each sentence of a reviewer means for this filing; none is dropped.

    A platform's JSON answer may be pasted as well.
    """
    if message.lstrip()[:1] in ("{", "["):
        from icpdesk.pipeline.apps import understand_answer

        with suppress(ValueError, RecursionError):
            answered = understand_answer(json.loads(message), filing, book)
            if answered:
                return answered
    return rejections.understand(message, filing, book)


def answer_until(arrived: datetime, book: Rulebook) -> datetime:
    """The last moment to answer the ministry's text message that arrived then."""
    return sms.answer_until(arrived, book)


def stages_of_an_order() -> dict[str, Text]:
    """The stages that an order can reach, in their order, with their names."""
    return dict(STAGES.items())
