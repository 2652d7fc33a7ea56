"""What a form may ask about a filing: the values of the papers, and how forms like them."""

from __future__ import annotations

import re

from icpdesk.forms.derived import derived
from icpdesk.model import Filing
from icpdesk.model.place import Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.values import shown, values_of

_IN_BRACKETS = re.compile(r"（[^（）]*）$")


def form_values(filing: Filing, book: Rulebook, website: int = 0) -> dict[str, str]:
    """Values by field name.

    Besides those of :func:`icpdesk.rulebook.values.values_of`: every website by its number
    (``websites[1].name``, from 0) for forms that list several, and ``validity`` beside each
    ``valid_from`` and ``valid_until``, as one span; the registrars of the domains; and what
    follows from the others, see :mod:`icpdesk.forms.derived`.
    """
    found = values_of(filing, book, website)
    for number in range(len(filing.websites)):
        for name, value in values_of(filing, book, number).items():
            if (place := Place(name).at_website(number)) != name:
                found[place] = value
    for name in [name for name in map(Place, found) if name.field == "valid_until"]:
        start = found.get(name.parent / "valid_from", "")
        found[name.parent / "validity"] = f"{start}至{found[name]}" if start else found[name]
    registrars = _registrars(filing, book, website)
    if registrars:
        found["website.registrar"] = registrars
    found |= _days_of_domains(filing, website)
    return derived(found)


def _days_of_domains(filing: Filing, website: int) -> dict[str, str]:
    """The days that all domains of a website have in common: one place of a form takes one day."""
    domains = filing.websites[website].domains if website < len(filing.websites) else ()
    found: dict[str, str] = {}
    for name in ("expires_on", "verified_on"):
        days = {getattr(one, name) for one in domains}
        day = next(iter(days)) if len(days) == 1 else None
        if day is not None:
            found[f"website.{name}"] = day.isoformat()
    return found


def _registrars(filing: Filing, book: Rulebook, website: int) -> str:
    if website >= len(filing.websites):
        return ""
    named = (one.registrar for one in filing.websites[website].domains if one.registrar)
    shown_names = (_IN_BRACKETS.sub("", shown(one, "registrars", book)) for one in named)
    return "、".join(dict.fromkeys(shown_names))
