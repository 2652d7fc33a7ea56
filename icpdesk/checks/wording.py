"""Looking for words in names and remarks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from icpdesk.base.characters import unified

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")


def found_words(text: str, words: Iterable[str]) -> list[str]:
    """The words that occur in ``text``, longest first; a part of a longer hit is no second hit."""
    plain = unified(text)
    hits: list[str] = []
    for word in sorted(set(words), key=len, reverse=True):
        if word in plain and not any(word in longer for longer in hits):
            hits.append(word)
    return hits


def mentions_all(text: str, groups: Iterable[Iterable[str]]) -> list[str]:
    """The first word of every group of alternatives of which ``text`` holds none."""
    plain = unified(text)
    missing = []
    for group in groups:
        alternatives = list(group)
        if not any(word in plain for word in alternatives):
            missing.append(alternatives[0])
    return missing


_EXCEPTED = re.compile(
    r"[（(【\[](?:[^（()）】\]]*?)(?:不含|除外|不包括|除|不得|未经|不涉及|不从事|禁止|法律)[^（()）】\]]*[)）】\]]"
)
_CLAUSE = re.compile(r"[，,。;；!！?？\n]")
_TAKEN_OUT = re.compile(r"不含|不得|不包括|除外|禁止|未经")
_DENIED = re.compile(r"不|无|非|没有|禁止|未|勿|杜绝|拒绝|除|若|如有|如发现|一旦|愿接受|核实中")


def affirmed(text: str) -> str:
    """A licence's scope without what it takes out itself: （不含危险化学品）, 不得从事金融业务."""
    plain = _EXCEPTED.sub("", unicodedata.normalize("NFKC", text))
    return "；".join(part for part in _CLAUSE.split(plain) if not _TAKEN_OUT.search(part))


def affirmed_clauses(text: str) -> str:
    """What a remark says that the site does, without clauses that deny it or only suppose it.

    The fixed sentences of the provinces do both: 不含有企业信息，若在核实中发现含有企业信息，….
    """
    plain = unicodedata.normalize("NFKC", text)
    return "，".join(clause for clause in _CLAUSE.split(plain) if not _DENIED.search(clause))


def han_count(text: str) -> int:
    """How many Chinese characters it has."""
    return len(_HAN.findall(text))


def letters_and_digits(text: str) -> int:
    """How many Latin letters and digits it has, full width included."""
    plain = unified(text)
    return sum(c.isascii() and c.isalnum() for c in plain)


def has_latin(text: str) -> bool:
    """Whether it holds a Latin letter."""
    return bool(re.search(r"[A-Za-z]", unified(text)))
