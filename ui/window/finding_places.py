"""Where something is mended: from what a finding names to the page that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.papers import signed_slots
from ui.pages.page import Page
from ui.window.steps import STEPS, step_of_field

if TYPE_CHECKING:
    from icpdesk.model import Finding
    from ui.filing.session import Session
    from ui.window.navigator import Navigator

_ATTACHMENT = re.compile(r"attachments\[(\d+)\]")
_PICTURES = "pictures:"
_FORM = tuple(one.slug for one in STEPS if one.fields)


def place_of(finding: Finding, session: Session) -> str:
    """The field that a finding is about, or an upload slot and its owner as ``slot@owner``."""
    slot = str(finding.measured.get("slot", ""))
    if slot in session.book.vocabulary("slots") and finding.where != slot:
        return f"{slot}@{finding.where}"
    if finding.where in session.book.vocabulary("slots") and "of" in finding.measured:
        return f"{finding.where}@{finding.measured['of'] or 'subject'}"
    number = _ATTACHMENT.match(finding.where)
    if number and int(number[1]) < len(session.filing.attachments):
        item = session.filing.attachments[int(number[1])]
        return f"{item.slot}@{item.of or 'subject'}"
    return finding.where


def lead_to(window: Navigator, place: str) -> bool:
    """Show a field or slot, else what is around it; False when no page knows any of it.

    A slot of a signed paper leads to that paper; ``pictures:`` before it to its picture. A slot
    that the filing has no place for leads to the page of pictures all the same.
    """
    only = "pictures" if place.startswith(_PICTURES) else ""
    place = place.removeprefix(_PICTURES)
    for wanted in _around(place):
        for slug in (only,) if only else _likely(wanted, window.session):
            page = window.page(slug)
            if isinstance(page, Page) and page.show_place(wanted):
                window.go(slug)
                page.show_place(wanted)
                return True
    pictured = _is_slot(place, window.session)
    if pictured:
        window.go("pictures")
    return pictured


def _around(place: str) -> Iterator[str]:
    """``websites[0].name``, then ``websites[0]``, then ``websites``."""
    yield place
    while not place.isidentifier() and "@" not in place and (parts := re.split(r"[.\[]", place)):
        place = place[: -len(parts[-1]) - 1]
        if not place:
            return
        yield place


def _likely(place: str, session: Session) -> tuple[str, ...]:
    if _is_slot(place, session):
        signed = signed_slots(session.filing, session.book, session.today)
        return ("papers", "pictures") if place.partition("@")[0] in signed else ("pictures",)
    field = field_at(session.book, place)
    step = step_of_field(field.step) if field else None
    return (step.slug, *_FORM) if step else _FORM


def _is_slot(place: str, session: Session) -> bool:
    return "@" in place or place in session.book.vocabulary("slots")
