"""Where something is mended: from what a finding names to the page that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.model import Place
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.papers import signed_slots
from ui.pages.page import Page
from ui.window.steps import STEPS, step_of_field

if TYPE_CHECKING:
    from icpdesk.model import Finding
    from ui.filing.session import Session
    from ui.window.navigator import Navigator

_PICTURES = "pictures:"
_FORM = tuple(one.slug for one in STEPS if one.fields)


def place_of(finding: Finding, session: Session) -> Place:
    """The field that a finding is about, or an upload slot and its owner."""
    place, number = finding.place, finding.where.attachment
    if number is not None and number < len(session.filing.attachments):
        return session.filing.attachments[number].place
    return place


def lead_to(window: Navigator, where: str) -> bool:
    """Show a field or slot, else what is around it; False when no page knows any of it.

    A slot of a signed paper leads to that paper; ``pictures:`` before it to its picture. A slot
    that the filing has no place for leads to the page of pictures all the same.
    """
    only = "pictures" if where.startswith(_PICTURES) else ""
    place = Place(where.removeprefix(_PICTURES))
    for wanted in place.outwards():
        for slug in (only,) if only else _likely(wanted, window.session):
            page = window.page(slug)
            if isinstance(page, Page) and page.show_place(wanted):
                window.go(slug)
                page.show_place(wanted)
                return True
    if place.slot:
        window.go("pictures")
    return bool(place.slot)


def _likely(place: Place, session: Session) -> tuple[str, ...]:
    if place.slot:
        signed = signed_slots(session.case)
        return ("papers", "pictures") if place.slot in signed else ("pictures",)
    field = field_at(session.book, place)
    step = step_of_field(field.step) if field else None
    return (step.slug, *_FORM) if step else _FORM
