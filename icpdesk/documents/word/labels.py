"""Which field a label on a form means, with the words around it as context."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from icpdesk.rulebook.book import Rulebook

_NOISE = re.compile(r"[\s:：()（）\[\]【】*＊、，,.。/\\·\-—_＿□☐☑■]+")
_NUMBERING = re.compile(
    r"^(?:[0-9]{1,2}[.、)]|[一二三四五六七八九十]{1,2}、|[(（][0-9一二三四五六七八九十]{1,2}[)）])"
)


class Labels:
    """The synonyms of ``labels.toml``."""

    def __init__(self, book: Rulebook) -> None:
        table: Mapping[str, Any] = book.table("labels")
        self._fields = {_plain(w): row["field"] for row in table["label"] for w in row["words"]}
        self._parts = {_plain(w): row["part"] for row in table["part"] for w in row["words"]}
        self._roles = {_plain(word): role for word, role in table["roles"].items()}
        self._forbidden = tuple(_plain(word) for word in table["forbidden"])
        self.words = tuple(
            sorted({*self._fields, *self._parts, *self._roles}, key=lambda word: -len(word))
        )

    def role_in(self, text: str) -> str:
        """The role that a heading or cell speaks of; empty when it names none."""
        plain = _plain(text)
        hits = [word for word in self._roles if word in plain]
        return self._roles[max(hits, key=len)] if hits and len(plain) <= 24 else ""

    def is_forbidden(self, text: str) -> bool:
        """Whether the place belongs to a signature, a seal, a date or the verifier."""
        plain = _plain(text)
        return any(word in plain for word in self._forbidden)

    def field_of(self, label: str, role: str) -> str:
        """The field that ``label`` means where ``role`` is spoken of; empty for none."""
        plain = _plain(label)
        if plain in self._fields:
            return str(self._fields[plain])
        for word, owner in self._roles.items():
            rest = plain.removeprefix(word).removeprefix("的")
            if rest != plain and rest in self._parts:
                return f"{owner}.{self._parts[rest]}"
        if plain in self._parts:
            return f"{role or 'website.administrator'}.{self._parts[plain]}"
        return ""

    def trailing_label(self, text: str) -> str:
        """The known label that ``text`` ends with, as it is written; empty for none."""
        tail = re.split(r"[\s，,。；;、_＿]{1,}|[：:](?=.)", text.rstrip(" :：\u3000"))[-1]
        for candidate in (tail, _NUMBERING.sub("", tail)):
            if self.field_of(candidate, "") or self.is_forbidden(candidate):
                return candidate
        return ""


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOISE.sub("", _NUMBERING.sub("", folded.strip()))
