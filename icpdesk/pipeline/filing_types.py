"""The types of filing (备案类型) as the fronts show them: to choose from, and what the chosen one asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from icpdesk.base.text import Text
from icpdesk.model import Filing, FilingType
from icpdesk.model.place import EACH, WEBSITES, Place
from icpdesk.papers.type_rows import console_steps, kind_of, name_at_provider
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.changes import can_be_named, new_value
from icpdesk.rulebook.fields import Field, field_at, fields_for
from icpdesk.rulebook.filing_types import offered, verified_roles


@dataclass(frozen=True, slots=True)
class TypeChoice:
    """One type to choose: its slug, its name, and in one sentence for whom it is."""

    slug: FilingType
    name: Text
    sentence: Text


def type_choices(book: Rulebook) -> tuple[TypeChoice, ...]:
    """All types in the order in which they are offered."""
    return tuple(
        TypeChoice(cast("FilingType", kind.slug), kind.name, kind.sentence)
        for kind in offered(book.vocabulary("filing_types"))
    )


def type_in_words(filing: Filing, book: Rulebook) -> tuple[Text, ...]:
    """What the filing's type is for, its steps at the provider, and who answers the text message."""
    kind = kind_of(filing, book)
    name = name_at_provider(filing, book)
    lines = [Text(f"{kind.name.en} ({name}): {kind.sentence.en}", f"{name}：{kind.sentence.zh}")]
    lines += (
        Text(f"{number}. {step.title.en}", f"{number}. {step.title.zh}")
        for number, step in enumerate(console_steps(filing, book), 1)
    )
    people = [
        filing.person(role) for role in verified_roles(filing, book.vocabulary("filing_types"))
    ]
    if not kind.verified:
        lines.append(Text("Text message of the ministry: none is named.", "工信部短信核验：无。"))
    names = list(dict.fromkeys(person.name for person in people if person.name))
    if names:
        lines.append(
            Text(
                f"Text message of the ministry: {', '.join(names)}",
                f"工信部短信核验：{'、'.join(names)}",
            )
        )
    return tuple(lines)


def takes_changes(filing: Filing, book: Rulebook) -> bool:
    """Whether this type names old values beside the new ones."""
    return bool(kind_of(filing, book).may_change)


def asks(filing: Filing, book: Rulebook, pattern: str) -> bool:
    """Whether this type asks for the field with this pattern, e.g. ``websites[].name``."""
    return kind_of(filing, book).asks(pattern)


def changeable(case: Case) -> tuple[tuple[Place, Text], ...]:
    """(path, words) of every field that an order of this type may change, in the form's order."""
    kind = kind_of(case.filing, case.book)
    found: list[tuple[Place, Text]] = []
    for field in fields_for(case):
        if field.name == "same_as" or not kind.takes_change_of(field.path):
            continue
        if EACH not in field.path:
            found.append((field.path, _words(field, "")))
            continue
        for index in range(len(case.filing.websites)):
            if field.path == "websites[].domains[].name":
                found.append((WEBSITES / index / "domains", _words(field, str(index + 1))))
            elif field.path.count(EACH) == 1:
                found.append((field.path.at(index), _words(field, str(index + 1))))
    return tuple(found)


_WHOSE = {
    "legal-representative": Text("Legal representative", "法定代表人"),
    "administrator": Text("Subject administrator", "主体负责人"),
    "website-administrator": Text("Website administrator", "网站负责人"),
    "website": Text("Website", "网站"),
    "domain": Text("Website", "网站"),
}


def _words(field: Field, number: str) -> Text:
    """The field with whose it is, as a list shows it."""
    whose = _WHOSE.get(field.step)
    if whose is None:
        return field.label
    return Text(
        f"{' '.join(filter(None, (whose.en, number)))}: {field.label.en}",
        f"{whose.zh}{number}：{field.label.zh}",
    )


def new_value_of(filing: Filing, path: str, book: Rulebook) -> str:
    """What the filing holds at ``path`` today, in the console's words; empty for no field of it."""
    if not can_be_named(filing, path, book):
        return ""
    return new_value(filing, path, field_at(book, path), book)
