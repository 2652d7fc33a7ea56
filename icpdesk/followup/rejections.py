"""Pasted words of a reviewer → what they mean, where, and what to do.

The phrases are rows of ``rulebook/data/rejections.toml``; nothing here knows them. A sentence that
no row knows is given back as it is: it is never silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

_SENTENCE = re.compile(
    r"[。；;！!\n\r]+|(?:(?<=^)|(?<=[\s。；，,]))(?:\d{1,2}[、.．)）]|[（(]\d{1,2}[)）])"
)
_MOST_SENTENCES = 200
_ROLES = (
    ("subject.legal_representative", ("法定代表人", "法人代表", "法人")),
    ("subject.administrator", ("主体负责人", "主办单位负责人", "单位负责人")),
    ("website", ("网站负责人", "服务负责人", "网站管理员")),
)
_NUMBERED_SITE = re.compile(r"(?:网站|服务|站点)\s*([1-9一二三四五六七八九])")
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One sentence of the message."""

    quote: str
    id: str
    """Row that knows it; empty for a sentence that none knows."""
    meaning: Text
    mend: Text
    places: tuple[str, ...]
    """Paths of fields and upload slots, the most likely first."""


def understand(message: str, filing: Filing, book: Rulebook) -> tuple[Meaning, ...]:
    """What each sentence of ``message`` means for this filing."""
    rows = book.table("rejections")["meaning"]
    found: list[Meaning] = []
    for sentence in _sentences(message):
        best = max(rows, key=lambda row: _weight(row, sentence))
        if _weight(best, sentence) == 0:
            found.append(Meaning(sentence, "", _UNKNOWN, _READ_IT, ()))
            continue
        found.append(
            Meaning(
                quote=sentence,
                id=best["id"],
                meaning=Text(best["en"], best["zh"]),
                mend=Text(best["mend_en"], best["mend_zh"]),
                places=_places(best, sentence, filing, book),
            )
        )
    return tuple(found)


_UNKNOWN = Text("This sentence is not known here.", "未能识别这句话的含义。")
_READ_IT = Text(
    "Read it and choose the field yourself; ask the provider if it is not clear.",
    "请阅读后自行选择对应栏目，不清楚时请咨询接入商。",
)


def _sentences(message: str) -> list[str]:
    parts = (part.strip(" \t\u3000，,:：") for part in _SENTENCE.split(message))
    return [part for part in parts if len(part) > 1][:_MOST_SENTENCES]


def _weight(row: Mapping[str, Any], sentence: str) -> int:
    """Letters of the words that are met; 0 where a group is not met at all."""
    total = 0
    for group in row["words"]:
        hits = [len(word) for word in group if word in sentence]
        if not hits:
            return 0
        total += max(hits)
    return total + len(row["words"])


def _places(
    row: Mapping[str, Any], sentence: str, filing: Filing, book: Rulebook
) -> tuple[str, ...]:
    site = _site(sentence, filing)
    people = _people(sentence, filing, site)
    domain = _domain(sentence, filing, site)
    places: list[str] = []
    for template in row.get("fields", ()):
        if "{person}" in template:
            places += (template.format(person=person) for person in people)
        else:
            places.append(template.format(site=site, domain=domain))
    known = [place for place in places if field_at(book, place) is not None]
    return tuple(dict.fromkeys([*known, *row.get("slots", ())]))


def _site(sentence: str, filing: Filing) -> str:
    match = _NUMBERED_SITE.search(sentence)
    if match:
        digit = match[1]
        number = int(digit) if digit.isdecimal() else _DIGITS.index(digit) + 1
        if number <= len(filing.websites):
            return f"websites[{number - 1}]"
    for index, website in enumerate(filing.websites):
        names = [website.name, *(domain.name for domain in website.domains)]
        if any(name and name in sentence for name in names):
            return f"websites[{index}]"
    return "websites[0]"


def _domain(sentence: str, filing: Filing, site: str) -> str:
    for place, domain in filing.domains():
        if domain.name and domain.name in sentence:
            return place
    return f"{site}.domains[0]"


def _people(sentence: str, filing: Filing, site: str) -> list[str]:
    """The roles that the sentence names, by role or by the person's name; else all of them."""
    roles = [role for role, words in _ROLES if any(word in sentence for word in words)]
    named = [
        role for role, person in filing.people() if len(person.name) > 1 and person.name in sentence
    ]
    told = [f"{site}.administrator" if role == "website" else role for role in roles]
    return list(dict.fromkeys([*told, *named])) or list(filing.roles())
