"""One click puts in what a check knows; it is undone like anything that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icpdesk.model import Answer, Finding
    from ui.filing.session import Session

MOST = 3
"""Answers that one message offers."""


def take_answer(session: Session, finding: Finding, answer: Answer) -> None:
    """Put an answer of a check into the open filing, and check anew."""
    from icpdesk.pipeline.answers import answered

    place = answer.where or finding.where
    session.journal.close_step()
    if session.draft(place):
        session.set_draft(place, "")
    session.replace(answered(session.filing, finding, answer, session.book), {place: "typed"})
    session.journal.close_step()
    session.check()
