"""What a change (变更备案) changes: each field with its old and its new value, as the console shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.dates import NoSuchDay, NotADate, parse_end
from icpdesk.model.place import EACH, FILED, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, choices_of, field_at
from icpdesk.rulebook.values import shown

DOMAINS = "websites[].domains"
"""The list of domains as a whole: one of several may be dropped."""
_DOMAINS_LABEL = Text("Domain names", "域名")
_SEPARATORS = re.compile(r"[、,，;；\s]+")


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changes."""

    place: Place
    """Of the entry in ``filed``, e.g. ``filed[0]``."""
    path: Place
    field: Field | None
    """None for the list of domains."""
    label: Text
    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether old and new value are one value, however they are written."""
        if self.field is None or self.field.kind in ("words", "choices"):
            return set(parts_of(self.old)) == set(parts_of(self.new))
        return "".join(self.old.split()) == "".join(self.new.split())


def parts_of(value: str) -> list[str]:
    """The items of a list in one line: domains, addresses, languages."""
    return [part.lower() for part in _SEPARATORS.split(value) if part]


def changes_of(filing: Filing, book: Rulebook) -> Iterator[Change]:
    """The changes in the order of the file; entries whose field is none are left out."""
    for number, one in enumerate(filing.filed):
        pattern = Place(one.field).pattern
        field = field_at(book, one.field)
        if (field is None and pattern != DOMAINS) or not _is_there(filing, one.field):
            continue
        yield Change(
            place=FILED / number,
            path=Place(one.field),
            field=field,
            label=field.label if field else _DOMAINS_LABEL,
            old=_old(one.value, field, book),
            new=new_value(filing, one.field, field, book),
        )


def new_value(filing: Filing, path: str, field: Field | None, book: Rulebook) -> str:
    """The value of the filing at ``path`` in the console's words; domains in one line."""
    if field is None:
        return "、".join(domain.name for domain in Place(path).get(filing) if domain.name)
    return shown(Place(path).get(filing), field.choices, book)


def can_be_named(filing: Filing, path: str, book: Rulebook) -> bool:
    """Whether ``path`` is a field of this filing, or the domains of one of its websites."""
    known = field_at(book, path) is not None or Place(path).pattern == DOMAINS
    return known and EACH not in path and _is_there(filing, path)


def _is_there(filing: Filing, path: str) -> bool:
    try:
        Place(path).get(filing)
    except LookupError:
        return False
    return True


def _old(value: str, field: Field | None, book: Rulebook) -> str:
    """The old value as the console shows it, whether it was given as a slug, a name or a date."""
    text = value.strip()
    if field is None or not text:
        return text
    if field.choices:
        list_ = choices_of(book, field.choices)
        names = [term.name.zh if (term := list_.find(part)) else part for part in _items(text)]
        return "、".join(names)
    if field.kind in ("date", "end-date"):
        try:
            day = parse_end(text)
        except (NotADate, NoSuchDay):
            return text
        return shown(day, "", book) if isinstance(day, date | str) else text
    return text


def _items(text: str) -> list[str]:
    return [part for part in re.split(r"[、,，;；]+", text) if part]
