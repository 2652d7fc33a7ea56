"""What a list shows of a filing, and how a search finds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, NamedTuple

from icpdesk.base.characters import pinyin
from icpdesk.model import Filing

State = Literal["draft", "ready", "submitted", "sent-back", "approved"]

BATCH_PREFIX = "batch:"
"""Begins the ids of cards that are clients of a batch and no filings yet."""
COLUMNS = (
    "id, title, state, provider, province, nature, subject_name, next_deadline, verdict, missing,"
    " archived, deleted_at IS NOT NULL, created_at, updated_at, revision, errors, waiting,"
    " checked_under, checked_until, coalesce(deleted_at, '')"
)
"""The columns of a card, in the order of its fields."""


class Card(NamedTuple):
    """What a list shows of one filing."""

    id: str
    title: str
    state: State
    provider: str
    province: str
    nature: str
    subject_name: str
    next_deadline: date | None
    verdict: str
    missing: int
    archived: bool
    deleted: bool
    created_at: str
    updated_at: str
    revision: int
    errors: int = 0
    """How many points a reviewer would send it back for."""
    waiting: int = 0
    """How many pictures nobody has looked at."""
    checked_under: str = ""
    """The rules and the program that the counts are of; empty while nothing was checked."""
    checked_until: date | None = None
    """The day from which other rules hold; None when none is known."""
    deleted_at: str = ""


def card_of(row: Any) -> Card:
    """The card of a row with :data:`COLUMNS`."""
    values = list(row)
    if values[7] is not None:
        values[7] = date.fromisoformat(values[7])
    if values[18] is not None:
        values[18] = date.fromisoformat(values[18])
    values[10], values[11] = bool(values[10]), bool(values[11])
    return Card._make(values)


def where(search: str, *, archived: bool | None, deleted: bool) -> tuple[str, tuple[Any, ...]]:
    """The condition of a list and its values; every word of ``search`` must be found."""
    parts = ["deleted_at IS NOT NULL" if deleted else "deleted_at IS NULL"]
    values: list[Any] = []
    if archived is not None and not deleted:
        parts.append("archived = ?")
        values.append(int(archived))
    for word in search.casefold().split():
        parts.append("search LIKE ? ESCAPE '\\'")
        values.append(f"%{escaped(word)}%")
    return " AND ".join(parts), tuple(values)


def escaped(word: str) -> str:
    """``word`` for LIKE, its wildcards taken literally."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def columns_of(filing: Filing) -> tuple[str, ...]:
    """Title, provider, province, nature, subject's name and search text."""
    return (
        filing.title,
        filing.provider,
        filing.province,
        filing.subject.nature,
        filing.subject.name,
        search_text(filing),
    )


def search_text(filing: Filing) -> str:
    """What a search looks through: names, domains, sites, each also in pinyin and initials."""
    names = [filing.title, filing.subject.name]
    names += [person.name for _, person in filing.people()]
    names += [website.name for website in filing.websites]
    plain = [domain.name for _, domain in filing.domains()]
    plain += [filing.subject.certificate.number, filing.history.subject_number]
    return search_words(names, plain)


def search_words(names: Iterable[str], plain: Iterable[str] = ()) -> str:
    """What a search looks through: names, also in pinyin and initials, and what has none."""
    words = [name for name in dict.fromkeys(names) if name]
    spellings = [spelling for name in words for spelling in pinyin(name)]
    return "\n".join([*words, *plain, *spellings]).casefold()
