"""Whose paper it is, in words of the window's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from icpdesk.model import Filing
from ui.translation_marks import QT_TRANSLATE_NOOP

_OWNERS = {
    "": QT_TRANSLATE_NOOP("Owner", "subject"),
    "subject": QT_TRANSLATE_NOOP("Owner", "subject"),
    "subject.administrator": QT_TRANSLATE_NOOP("Owner", "person in charge of the subject"),
    "subject.legal_representative": QT_TRANSLATE_NOOP("Owner", "legal representative"),
}
_PARTS = {
    None: QT_TRANSLATE_NOOP("Owner", "website {number}"),
    "administrator": QT_TRANSLATE_NOOP("Owner", "person in charge of website {number}"),
    "domains": QT_TRANSLATE_NOOP("Owner", "domain of website {number}"),
}


_OF_SOMEBODY = re.compile(
    r"subject\.(?:administrator|legal_representative)\b"
    r"|websites\[\d+\](?:\.administrator\b|\.domains\[\d+\])?"
)


def owner_words(owner: str) -> str:
    """Whose paper it is, e.g. ``person in charge of website 2``."""
    if owner in _OWNERS:
        return QCoreApplication.translate("Owner", _OWNERS[owner])
    match = re.match(r"websites\[(\d+)\](?:\.(administrator|domains))?", owner)
    words = _PARTS[match[2] if match else None]
    number = int(match[1]) + 1 if match else 1
    return QCoreApplication.translate("Owner", words).format(number=number)


def owner_in(place: str) -> str:
    """The person or website that a path of the filing is about; empty for one of the subject itself.

    ``websites[0].administrator.mobile`` is about ``websites[0].administrator``.
    """
    found = _OF_SOMEBODY.match(place)
    return found[0] if found else ""


def owner_and_name(owner: str, filing: Filing) -> str:
    """The owner, with the name of the person where it is known."""
    words = owner_words(owner)
    people = dict(filing.people())
    name = people[owner].name if owner in people else ""
    both = QCoreApplication.translate("Owner", "{name}, {owner}")
    return both.format(name=name, owner=words) if name else words
