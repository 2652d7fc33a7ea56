"""Words of a form as they are compared: without spaces, punctuation, width, case and numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from icpdesk.base.characters import unified

LONGEST_TEXT = 160
"""Longer texts are no labels; they are neither looked up nor remembered."""
BRACKETS = re.compile(r"[（(【\[〔][^（()）【】\[\]〔〕]*[)）】\]〕]")
HAN = re.compile(r"[\u3400-\u9fff]")
_NOISE = re.compile(r"[^\w]|_")
_NUMBERING = re.compile(
    r"^\s*(?:(?:part|section|step)\s+[a-z0-9]{1,3}\b[\s:：.–—-]*|(?:no\.?\s*)?[(（]?[0-9]{1,2}(?:[.．\-–—][0-9]{1,2}){0,3}(?:[)）.、．:：]|(?=\s))|[(（]?[一二三四五六七八九十]{1,3}[)）、．]|第[一二三四五六七八九十0-9]+[项条部分]+"
    r"|[①-⑳⒈-⒛㈠-㈩]|附?[表件]\s*[0-9一二三四五六七八九十]{1,2}(?=[\s:：、.])[:：、.]?|[-•·●◆■*＊※]\s*)+\s*",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """A label without spaces, punctuation, width and case."""
    return _plain(text) if len(text) <= LONGEST_TEXT else _plain.__wrapped__(text)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return _NOISE.sub("", unified(text).casefold())


def without_numbering(text: str) -> str:
    """A label without the number that leads it: 一、 (2) 3. ①."""
    return _unnumbered(text) if len(text) <= LONGEST_TEXT else _NUMBERING.sub("", text, count=1)


@lru_cache(maxsize=8192)
def _unnumbered(text: str) -> str:
    return _NUMBERING.sub("", text, count=1)


@lru_cache(maxsize=8192)
def without_brackets(text: str) -> str:
    """A label in plain form without its number and what stands in brackets."""
    return plain(BRACKETS.sub("", without_numbering(text.strip())))


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """Words in plain form, the longest first."""
    return tuple(sorted((plain(word) for word in words), key=len, reverse=True))


class Affixes:
    """Words looked for at the head or the tail of a plain text, the longest first: by their few
    lengths, because a form is asked hundreds of words thousands of times."""

    __slots__ = ("_lengths", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(plain(word) for word in words)
        self._lengths = tuple(sorted({len(word) for word in self._words if word}, reverse=True))

    def heads(self, text: str) -> Iterator[str]:
        """The words with which ``text`` begins."""
        size = len(text)
        for length in self._lengths:
            if length <= size and text[:length] in self._words:
                yield text[:length]

    def head(self, text: str, *, whole: bool = True) -> str:
        """The longest word with which ``text`` begins, or which it is where ``whole``; else empty."""
        size = len(text)
        for length in self._lengths:
            if length <= size and text[:length] in self._words and (whole or length < size):
                return text[:length]
        return ""

    def tail(self, text: str, *, whole: bool = True) -> str:
        """As :meth:`head`, at the end."""
        size = len(text)
        for length in self._lengths:
            if length <= size and text[-length:] in self._words and (whole or length < size):
                return text[-length:]
        return ""


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words in a plain text."""
    return re.compile("|".join(plain(word) for word in words))
