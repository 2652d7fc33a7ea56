"""The ways in which one label may be written: explained in brackets, in two languages, with words
around it that change nothing, with another word for the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from icpdesk.forms.plain_words import (
    BRACKETS,
    HAN,
    Affixes,
    longest_first,
    plain,
    without_numbering,
)

_SOMEBODY = re.compile(r"[人方者员父母商]|机构")
_SHORTEST_EXPLANATION = 4
_NOTE_MARK = re.compile(r"[①-⑳⑴-⒇¹²³⁴⁵⁶⁷⁸⁹*＊※]+\s*$")
_BETWEEN_LANGUAGES = re.compile(
    r"[\u3400-\u9fff）)][\s/／|（(]+[A-Za-z]|[A-Za-z.)）][\s/／|（(]+[\u3400-\u9fff]"
)
_LONGEST_LABEL = 40


class Spellings:
    """Plain forms of labels; ``fields``, ``person`` and ``roles`` are the words that mean those."""

    def __init__(
        self,
        table: Mapping[str, Any],
        fields: Collection[str],
        person: Collection[str],
        roles: Sequence[str],
    ) -> None:
        self._fields = fields
        self._person = person
        self._role_words = roles
        self._roles = frozenset(roles)
        self._before = Affixes(table["neutral"]["before"])
        self._after = Affixes(table["neutral"]["after"])
        self._natures = frozenset(plain(word) for word in table["neutral"]["natures"])
        self._same = {plain(usual): longest_first(words) for usual, words in table["same"].items()}

    def of(self, label: str) -> Iterator[str]:
        """Everything that ``label`` may be looked up as, the most particular first."""
        bare = without_numbering(label.strip())
        seen: set[str] = set()
        texts = [*self._without_brackets(bare), bare, *self._languages(bare)]
        noted = _NOTE_MARK.sub("", bare)
        for text in (*texts, noted) if noted != bare else texts:
            form = plain(text)
            usual = (form, *self.trimmed(form))
            for one in (*usual, *(other for word in usual for other in self._renamed(word))):
                if one and one not in seen and len(one) <= _LONGEST_LABEL:
                    seen.add(one)
                    yield one

    def _without_brackets(self, text: str) -> Iterator[str]:
        """The label without explanations; a person in brackets tells whose it is."""
        inside = plain("".join(BRACKETS.findall(text)))
        if not inside:
            return
        outside = BRACKETS.sub("", text)
        role = next((word for word in self._role_words if word in inside), "")
        if role and plain(outside) in self._person:
            yield role + outside
        elif inside in self._roles and plain(outside).endswith("人"):
            # 确认人（网站负责人）
            yield inside
        elif inside in self._roles and plain(outside) in self._fields:
            # 单位负责人（法人代表）: the brackets say who that is.
            yield inside
        elif inside in self._fields and plain(outside) in self._person:
            # 证件号码（统一社会信用代码）: the brackets say which of the two is meant.
            yield inside
        elif not _SOMEBODY.search(inside) or inside in self._natures or inside in self._fields:
            yield outside
            if len(inside) >= _SHORTEST_EXPLANATION and inside in self._fields:
                # 网站叫什么（网站名称）
                yield inside

    def _renamed(self, form: str) -> Iterator[str]:
        """The label with the usual word for what it calls otherwise: 主体单位 is 主办单位."""
        for usual, words in self._same.items():
            word = next((one for one in words if form.startswith(one)), "")
            if word:
                yield usual + form.removeprefix(word)

    def _languages(self, text: str) -> Iterator[str]:
        """The Chinese half and the Latin half of a label in two languages; not of one word in
        both: ISP名称 is no 名称."""
        if not HAN.search(text) or not re.search(r"[A-Za-z]{2}", text):
            return
        latin = HAN.sub("", text)
        if _BETWEEN_LANGUAGES.search(text) or plain(latin) in self._fields:
            yield "".join(c for c in text if not (c.isascii() and c.isalpha()))
            yield latin

    def trimmed(self, form: str) -> Iterator[str]:
        """The label without neutral words before and behind it."""
        ending = self._after.tail(form, whole=False)
        shorter = form.removesuffix(ending)
        for one in (form, shorter) if ending else (form,):
            if one != form:
                yield one
            yield from self._without_lead(one)
        if "的" in form:
            yield form.replace("的", "")

    def _without_lead(self, form: str) -> Iterator[str]:
        while word := self._before.head(form, whole=False):
            form = form.removeprefix(word).removeprefix("的")
            yield form
