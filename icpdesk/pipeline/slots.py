"""The places for pictures of a filing, with what lies in them."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.model import Attachment, Severity
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import Requirement, requirements
from icpdesk.rulebook.uploads import upload_attachments


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for a picture, with what lies in it."""

    slot: str
    of: str
    need: Requirement | None
    item: Attachment | None

    @property
    def demanded(self) -> bool:
        """Whether it must or should be filled."""
        return self.need is not None and self.need.severity is not Severity.INFO


def slots_of(case: Case) -> list[Slot]:
    """Every place that the filing asks for, then what is there beyond that.

    A picture in a slot that nobody knows is there too: how else could it be moved or removed?
    """
    held = {(item.slot, item.owner): item for item in case.filing.attachments if item.file}
    slots = [
        Slot(need.slot, need.of, need, held.pop((need.slot, need.of), None))
        for need in requirements(case)
    ]
    known = case.book.vocabulary("slots")
    more = {(item.slot, item.owner) for item in upload_attachments(case.filing, case.book)}
    slots += [
        Slot(slot, of, None, item)
        for (slot, of), item in held.items()
        if (slot, of) in more or slot not in known
    ]
    return slots
