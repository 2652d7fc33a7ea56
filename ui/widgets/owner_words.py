"""Whose paper it is, with the name of the person, in words of the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from icpdesk.model import Filing, Place
from ui.window.language import said


def owner_words(owner: str) -> str:
    """Whose paper it is, e.g. ``website 2 administrator``."""
    return said(Place(owner).words())


def owner_and_name(owner: str, filing: Filing) -> str:
    """The owner, with the name of the person where it is known."""
    words = owner_words(owner)
    person = dict(filing.people()).get(Place(owner))
    both = QCoreApplication.translate("Owner", "{name}, {owner}")
    return both.format(name=person.name, owner=words) if person and person.name else words
