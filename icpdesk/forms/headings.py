"""What a line or cell says as a heading: whose data follow, or that the provider fills them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from icpdesk.forms.context import OTHER, STRANGER, Heading
from icpdesk.forms.parties import OPEN, PartyWords
from icpdesk.forms.plain_words import BRACKETS, HAN, any_of, plain, without_numbering

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
        self._verifier = tuple(plain(word) for word in table["verifier"]["words"])
        self._heading_rest = frozenset(plain(word) for word in table["headings"]["rest"])
        self._somebody = any_of(table["headings"]["somebody"])
        self._general = tuple(plain(word) for word in table["headings"]["general"])
        self._heading_words = sorted((*roles, *self._sections), key=len, reverse=True)

    def of(self, text: str) -> Heading | None:
        """What ``text`` says as a heading; None when it is none."""
        form = plain(without_numbering(text.strip()))
        longest = _LONGEST_HEADING if HAN.search(form) else _LONGEST_LATIN_HEADING
        if not form or len(form) > longest:
            return None
        if any(word in form for word in self._verifier):
            return Heading("", verifier=True)
        bare, site = site_of(form)
        if site is None:
            bare = plain(BRACKETS.sub("", without_numbering(text.strip()))) or form
        was, now = self._was.match(bare), self._is_now.match(bare)
        if was and self._may_change(bare[was.end() :]):
            return Heading(OTHER)
        if now and self._may_change(bare[now.end() :]):
            known = self.of(bare[now.end() :])
            return known or Heading("")
        party = self._parties.of(text)
        if party and not party.rest and (party.letter or party.whose == OPEN):
            return Heading("", party=party)
        for word in self._heading_words:
            if bare.startswith(word) and bare[len(word) :] in self._heading_rest:
                return Heading(self._roles.get(word) or self._sections[word], site=site)
        if party and not party.rest:
            return Heading("", party=party)
        if party is None and self._heads_strangers(text, bare):
            return Heading(STRANGER)
        if not plain(BRACKETS.sub("", without_numbering(text.strip()))):
            # （根据实际情况填写） explains and heads nothing.
            return None
        named = any(len(r) > 1 and bare.endswith(r) and bare != r for r in self._heading_rest)
        if named and not any(word in bare for word in self._general):
            return Heading(STRANGER if self._somebody.search(bare) else OTHER)
        return None

    def _heads_strangers(self, text: str, bare: str) -> bool:
        if self._parties.heads_others(text):
            return True
        named = self._parties.heads_somebody(text) and not any(w in bare for w in self._general)
        return named and not self._asks(text)

    def names_somebody(self, text: str) -> bool:
        """Whether words beside or above labels speak of a person or an organisation."""
        return self._somebody.search(plain(text)) is not None

    def _may_change(self, rest: str) -> bool:
        """Whether words behind 原 or 变更后 name something that a filing can change."""
        return not rest or rest in self._changing or self.of(rest) is not None

    def is_general(self, text: str) -> bool:
        """Whether a heading speaks of nobody in particular."""
        form = plain(text)
        return any(word in form for word in self._general)
