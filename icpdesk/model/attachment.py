"""A file that is uploaded into one slot of the provider's form (材料上传)."""

from __future__ import annotations

from icpdesk.model.base import Value, Verbatim
from icpdesk.model.dates import MaybeDay
from icpdesk.model.place import SUBJECT, Place


class Attachment(Value):
    """One file for one upload slot."""

    slot: str = ""
    """Slug of an upload slot, e.g. ``id-front``."""
    of: str = ""
    """Whom or what it shows, as a path into the filing: ``subject``, ``subject.administrator``,
    ``websites[0]``, ``websites[0].administrator``, ``websites[0].domains[0]``; empty = subject."""
    file: Verbatim = ""
    """Path, relative to the filing file."""
    issued_on: MaybeDay = None
    """Date on the paper, where its age matters."""
    corners: tuple[tuple[float, float], ...] = ()
    """Document corners that the user dragged, clockwise from top left, as shares of the
    upright width and height (0 to 1); empty = found by the program."""

    @property
    def owner(self) -> Place:
        """Whom or what it shows; the subject where nothing is said."""
        return Place(self.of) or SUBJECT

    @property
    def place(self) -> Place:
        """Its slot and owner: ``id-front@subject``."""
        return Place.of_slot(self.slot, self.of)
