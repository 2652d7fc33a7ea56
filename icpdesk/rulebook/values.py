"""What a paper may say about a filing: stable field names → the Chinese words of the console."""

from __future__ import annotations

from datetime import date
from typing import Any

from icpdesk.model import LONG_TERM, Filing, Person
from icpdesk.model.base import Value
from icpdesk.model.place import EACH, SUBJECT, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import choices_of, field_at, fields

_FLAGS = {True: "是", False: "否"}


def values_of(filing: Filing, book: Rulebook, website: int = 0) -> dict[str, str]:
    """All values by field name, with one website chosen.

    Names are the paths of the field catalogue without list positions: ``subject.name``,
    ``subject.administrator.name``, ``website.name``, ``website.domains`` (all of them),
    ``website.administrator.mobile``; ``filed.subject.name`` is what a change names as filed today.
    Empty values are left out.
    """
    found: dict[str, str] = {}
    for field in fields(book):
        path = field.path
        lists = path.parts.count(EACH)
        if lists > 1 or (lists and website >= len(filing.websites)):
            continue
        text = shown(path.at(website).get(filing), field.choices, book)
        if text:
            found[path.of_chosen_website] = text
    if website < len(filing.websites):
        domains = [domain.name for domain in filing.websites[website].domains if domain.name]
        if domains:
            found["website.domains"] = "、".join(domains)
        holders = [domain.holder for domain in filing.websites[website].domains if domain.holder]
        if holders:
            found["website.holders"] = "、".join(dict.fromkeys(holders))
    for one in filing.filed:
        if Place(one.field).is_in(SUBJECT) and one.value.strip():
            found[f"filed.{one.field}"] = one.value.strip()
    if filing.province:
        found["province"] = book.province(filing.province).name.zh
    return found


def shown(value: Any, choices: str, book: Rulebook) -> str:
    """A value as the console shows it, in Chinese; empty for nothing."""
    if value is None or value == "" or value == ():
        return ""
    if isinstance(value, bool):
        return _FLAGS[value]
    if value == LONG_TERM:
        return "长期"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "、".join(shown(item, choices, book) for item in value)
    if isinstance(value, (Value, Person)):
        return ""
    text = str(value)
    if choices:
        term = choices_of(book, choices).get(text)
        return term.name.zh if term else text
    return text


def label_of(path: str, book: Rulebook) -> str:
    """The Chinese label of a field, or its path."""
    field = field_at(book, path)
    return field.label.zh if field else path
