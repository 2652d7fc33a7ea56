"""The closed lists of the form: natures, certificate types, slots, languages …

Each list is a TOML file in ``data/vocabulary`` because the lists change; nothing here knows
their entries.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from icpdesk.base.characters import unified
from icpdesk.base.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list: its slug, its names and whatever else the list says of it."""

    slug: str
    name: Text
    code: str = ""
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """Another key of the entry."""
        return self.extra.get(name, default)


class Vocabulary:
    """One closed list, found by slug, Chinese or English name, code or alias."""

    def __init__(self, name: str, terms: tuple[Term, ...]) -> None:
        self.name = name
        self._terms = {term.slug: term for term in terms}
        self._spellings: dict[str, str] = {}
        for term in terms:
            for spelling in (term.code, *term.aliases, term.name.en, term.name.zh, term.slug):
                if spelling:
                    self._spellings[_plain(spelling)] = term.slug

    @classmethod
    def from_table(cls, name: str, table: Mapping[str, Any]) -> Vocabulary:
        """Read the ``[[term]]`` rows of a vocabulary file."""
        known = {"slug", "zh", "en", "code", "aliases"}
        return cls(
            name,
            tuple(
                Term(
                    slug=row["slug"],
                    name=Text(row["en"], row["zh"]),
                    code=str(row.get("code", "")),
                    aliases=tuple(row.get("aliases", ())),
                    extra={key: value for key, value in row.items() if key not in known},
                )
                for row in table["term"]
            ),
        )

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    @property
    def offered(self) -> tuple[Term, ...]:
        """The entries to choose from: those that only older files hold are left out."""
        return tuple(term for term in self if not term.get("retired"))

    def __contains__(self, slug: object) -> bool:
        return slug in self._terms

    def __getitem__(self, slug: str) -> Term:
        return self._terms[slug]

    def get(self, slug: str) -> Term | None:
        """The entry with exactly this slug."""
        return self._terms.get(slug)

    def name_of(self, slug: str) -> Text:
        """The entry's name, or the slug itself where the list does not know it."""
        term = self._terms.get(slug)
        return term.name if term else Text(slug, slug)

    def find(self, spelling: str) -> Term | None:
        """The entry meant by a slug, a name in either language, a code or an alias."""
        slug = self._spellings.get(_plain(spelling))
        return self._terms[slug] if slug else None

    def nearest(self, spelling: str) -> str:
        """The slug that looks most like ``spelling``; empty when nothing does."""
        close = difflib.get_close_matches(_plain(spelling), self._spellings, n=1, cutoff=0.6)
        return self._spellings[close[0]] if close else ""


def _plain(spelling: str) -> str:
    folded = unified(spelling).casefold()
    return folded.replace(" ", "").replace("_", "-").strip()
