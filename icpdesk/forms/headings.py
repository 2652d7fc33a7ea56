"""What a line or cell says as a heading: whose data follow, or that the provider fills them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from icpdesk.forms.context import OTHER, STRANGER, Heading
from icpdesk.forms.parties import OPEN, PartyWords
from icpdesk.forms.plain_words import (
    HAN,
    LONGEST_TEXT,
    Affixes,
    any_of,
    plain,
    without_brackets,
    without_numbering,
)

_LONGEST_HEADING, _LONGEST_LATIN_HEADING = 26, 48
_NUMBERS = {n: i for i, n in enumerate("一二三四五六七八九")} | {str(i + 1): i for i in range(9)}
_SITE = re.compile(r"^(网站|website)([一二三四五六七八九1-9])(?=\D|$)")


def site_of(form: str) -> tuple[str, int | None]:
    """A word without the number of its website, and that number from 0: 网站二名称."""
    found = _SITE.match(form)
    if not found:
        return form, None
    return found[1] + form[found.end() :], _NUMBERS[found[2]]


class Headings:
    """The words of ``[headings]``, ``[[section]]``, ``[verifier]`` and ``[change]`` in
    ``labels.toml``. ``asks`` tells whether a text is a label that a filing answers."""

    def __init__(
        self, table: Mapping[str, Any], roles: Mapping[str, str], parties: PartyWords,
        asks: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self._roles, self._parties, self._asks = roles, parties, asks
        self._sections = {
            plain(word): row["section"] for row in table["section"] for word in row["words"]
        }
        self._changing = frozenset(table["change"]["of"])
        self._was, self._is_now = (any_of(table["change"][name]) for name in ("was", "is"))
        self._heading_rest = frozenset(plain(word) for word in table["headings"]["rest"])
        self._somebody = any_of(table["headings"]["somebody"])
        self._heading_words = Affixes((*roles, *self._sections))
        self._rests = Affixes(word for word in self._heading_rest if len(word) > 1)
        self._verifies, self._speaks_of_nobody = (
            any_of(words) for words in (table["verifier"]["words"], table["headings"]["general"])
        )

    def of(self, text: str) -> Heading | None:
        """What ``text`` says as a heading; None when it is none."""
        if len(text) > LONGEST_TEXT:
            return None
        form = plain(without_numbering(text.strip()))
        longest = _LONGEST_HEADING if HAN.search(form) else _LONGEST_LATIN_HEADING
        if not form or len(form) > longest:
            return None
        if self._verifies.search(form):
            return Heading("", verifier=True)
        bare, site = site_of(form)
        if site is None:
            bare = without_brackets(text) or form
        was, now = self._was.match(bare), self._is_now.match(bare)
        if was and self._may_change(bare[was.end() :]):
            return Heading(OTHER)
        if now and self._may_change(bare[now.end() :]):
            known = self.of(bare[now.end() :])
            return known or Heading("")
        party = self._parties.of(text)
        if party and not party.rest and (party.letter or party.whose == OPEN):
            return Heading("", party=party)
        for word in self._heading_words.heads(bare):
            if bare[len(word) :] in self._heading_rest:
                return Heading(self._roles.get(word) or self._sections[word], site=site)
        if party and not party.rest:
            return Heading("", party=party)
        if party is None and self._heads_strangers(text, bare):
            return Heading(STRANGER)
        if not without_brackets(text):
            # （根据实际情况填写） explains and heads nothing.
            return None
        if self._rests.tail(bare, whole=False) and not self._speaks_of_nobody.search(bare):
            return Heading(STRANGER if self._somebody.search(bare) else OTHER)
        return None

    def _heads_strangers(self, text: str, bare: str) -> bool:
        if self._parties.heads_others(text):
            return True
        named = self._parties.heads_somebody(text) and not self._speaks_of_nobody.search(bare)
        return named and not self._asks(text)

    def names_somebody(self, text: str) -> bool:
        """Whether words beside or above labels speak of a person or an organisation."""
        return self._somebody.search(plain(text)) is not None

    def _may_change(self, rest: str) -> bool:
        """Whether words behind 原 or 变更后 name something that a filing can change."""
        return not rest or rest in self._changing or self.of(rest) is not None

    def is_general(self, text: str) -> bool:
        """Whether a heading speaks of nobody in particular."""
        return self._speaks_of_nobody.search(plain(text)) is not None
