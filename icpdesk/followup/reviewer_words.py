"""A reviewer's sentence → the things it speaks of, whose they are, and what is wrong with them.

The vocabulary is ``rulebook/data/rejections.toml``; nothing here knows a word of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from icpdesk.base.text import Text
from icpdesk.rulebook.book import Rulebook

_PERSON = "负责人"


@dataclass(frozen=True, slots=True)
class Thing:
    """What a sentence can speak of, and where it stands in a filing."""

    slug: str
    name: Text
    fields: tuple[str, ...]
    until: tuple[str, ...]
    """Fields of the end of its validity."""
    slots: tuple[str, ...]
    personal: tuple[str, ...]
    """Fields that are meant instead of ``fields`` where the sentence names a person."""
    weak: bool
    """Says little: counts only where nothing more exact is named."""
    faint: bool
    """Counts only where nothing else at all is named."""
    background: bool
    """What something is compared with: never a place to mend."""
    in_use: bool
    """Only those slots count that the documents of the filing have."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What can be wrong."""

    slug: str
    name: Text
    mend: Text
    look: str
    """picture, until, value or empty: which places of a thing it is about."""
    things: tuple[str, ...]
    """What is meant where the sentence names nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence, taken apart; each tuple in the order of the sentence."""

    things: tuple[Thing, ...]
    faults: tuple[Fault, ...]
    roles: tuple[str, ...]
    """Paths of roles; ``{site}`` stands for the website that is meant."""

    @property
    def telling(self) -> tuple[Thing, ...]:
        """The things that can be mended: exact ones, or else the general ones."""
        named = tuple(one for one in self.things if not one.background)
        exact = tuple(one for one in named if not one.weak and not one.faint)
        return exact or tuple(one for one in named if not one.faint) or named


class Vocabulary:
    """The words of reviewers, ready for matching."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.things = {row["slug"]: _thing(row) for row in table["thing"]}
        self._faults = {row["slug"]: _fault(row) for row in table["fault"]}
        self._thing_words = _patterns((row["slug"], row["words"]) for row in table["thing"])
        self._fault_words = _patterns((row["slug"], row["words"]) for row in table["fault"])
        self._role_words = _patterns((row["path"], row["words"]) for row in table["role"])
        self.meanings: tuple[Mapping[str, Any], ...] = tuple(table["meaning"])

    def read(self, sentence: str) -> Reading:
        """Take a sentence apart; spaces do not count."""
        plain = re.sub(r"\s+", "", sentence)
        faults = tuple(self._faults[slug] for slug in _met(self._fault_words, plain))
        people = self._without_roles(plain)
        things = tuple(self.things[slug] for slug in _met(self._thing_words, people))
        if not any(not one.background for one in things):
            meant = (slug for fault in faults for slug in fault.things)
            things += tuple(self.things[slug] for slug in dict.fromkeys(meant))
        return Reading(things, faults, _met(self._role_words, plain))

    def _without_roles(self, sentence: str) -> str:
        """Whose it is is no thing of its own: 主体负责人证件 speaks of a document, not of the subject."""
        for path, pattern in self._role_words:
            if not path.endswith("legal_representative"):
                sentence = pattern.sub(_PERSON, sentence)
        return sentence


@cache
def vocabulary_of(book: Rulebook) -> Vocabulary:
    """The vocabulary of a rulebook."""
    return Vocabulary(book.table("rejections"))


def _thing(row: Mapping[str, Any]) -> Thing:
    return Thing(
        slug=row["slug"],
        name=Text(row["en"], row["zh"]),
        fields=tuple(row.get("fields", ())),
        until=tuple(row.get("until", ())),
        slots=tuple(row.get("slots", ())),
        personal=tuple(row.get("personal", ())),
        weak=bool(row.get("weak")),
        faint=bool(row.get("faint")),
        background=bool(row.get("background")),
        in_use=bool(row.get("in_use")),
    )


def _fault(row: Mapping[str, Any]) -> Fault:
    return Fault(
        slug=row["slug"],
        name=Text(row["en"], row["zh"]),
        mend=Text(row["mend_en"], row["mend_zh"]),
        look=row.get("look", ""),
        things=tuple(row.get("things", ())),
    )


_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


def _patterns(rows: Iterable[tuple[str, list[str]]]) -> _Patterns:
    return tuple((slug, re.compile(word)) for slug, words in rows for word in words)


def _met(patterns: _Patterns, sentence: str) -> tuple[str, ...]:
    """Slugs met, first mentioned first; where words overlap the longest counts."""
    hits = [
        (match.start(), match.end(), slug)
        for slug, pattern in patterns
        for match in pattern.finditer(sentence)
    ]
    hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken: list[tuple[int, int, str]] = []
    for start, end, slug in hits:
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, slug))
    return tuple(dict.fromkeys(slug for _, _, slug in sorted(taken)))
