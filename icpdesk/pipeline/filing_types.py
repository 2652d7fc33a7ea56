"""The types of filing (备案类型) as the fronts show them: to choose from, and what the chosen one asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from icpdesk.base.text import Text
from icpdesk.model import Filing, FilingType
from icpdesk.papers.type_rows import console_steps, kind_of, name_at_provider
from icpdesk.rulebook.book import Rulebook
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
