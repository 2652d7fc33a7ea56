"""Which field a label on a form means, given what the form has spoken of before."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from icpdesk.rulebook.book import Rulebook

_NOISE = re.compile(r"[^\w]|_")
_NUMBERING = re.compile(
    r"^\s*(?:(?:part|section|step)\s+[a-z0-9]{1,3}\b[\s:：.–—-]*|[(（]?[0-9]{1,2}[)）.、．]|[(（]?[一二三四五六七八九十]{1,3}[)）、．]|第[一二三四五六七八九十0-9]+[项条部分]+"
    r"|[①-⑳⒈-⒛㈠-㈩]|[-•·●◆■*＊※]\s*)+\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[（(【\[〔][^（()）【】\[\]〔〕]*[)）】\]〕]")
_SAME_AS = re.compile(r"[（(][^（()）]*(?:一致|相同|为准)[^（()）]*[)）]")
_SOMEBODY = re.compile(r"[人方者员父母]")
_LATIN = re.compile(r"[a-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_LABEL = 40
_LONGEST_TEXT = 160
"""Longer texts are no labels; they are neither looked up nor remembered."""
_LONGEST_HEADING, _LONGEST_LATIN_HEADING = 26, 48

OTHER = "other"
"""Section of somebody or something that the filing does not know: short labels mean nothing."""

SIGN, DATE, VERIFIER = "signature", "date", "verifier"
"""Reasons for which a place stays blank."""


def plain(text: str) -> str:
    """A label without spaces, punctuation, width and case."""
    return _plain(text) if len(text) <= _LONGEST_TEXT else _plain.__wrapped__(text)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).casefold())


def without_numbering(text: str) -> str:
    """A label without the number that leads it: 一、 (2) 3. ①."""
    return _NUMBERING.sub("", text, count=1)


@dataclass(frozen=True, slots=True)
class Context:
    """What the form speaks of at a place."""

    title: str = ""
    """Role named by the paper's title."""
    section: str = ""
    """Role, ``subject`` or ``website`` of the heading above."""
    implied: str = ""
    """Role, ``subject`` or ``website`` of the last label that named one."""
    verifier: bool = False
    """Whether the provider fills in this part."""
    site: int | None = None
    """Which website is spoken of, from 0, where the form numbers them."""

    def under(self, heading: Heading) -> Context:
        """The context below a heading."""
        return replace(
            self,
            section=heading.of,
            implied="",
            verifier=heading.verifier,
            site=self.site if heading.site is None else heading.site,
        )

    def after(self, field: str) -> Context:
        """The context behind a label that means ``field``."""
        owner = owner_of(field)
        return replace(self, implied=owner) if owner else self


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the fields below it."""

    of: str
    verifier: bool = False
    site: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A field, and how sure it is that the label means it (0 to 1)."""

    field: str
    confidence: float


class Labels:
    """The words of ``labels.toml``."""

    def __init__(self, book: Rulebook) -> None:
        table: Mapping[str, Any] = book.table("labels")
        self._fields = {word: row["field"] for row in table["label"] for word in _words(row)}
        self._roles = {word: row["role"] for row in table["role"] for word in _words(row)}
        self._sections = {w: row["section"] for row in table["section"] for w in _words(row)}
        self._parts: dict[str, dict[str, str]] = {"person": {}, "subject": {}, "website": {}}
        for row in table["part"]:
            for word in _words(row):
                self._parts[row["of"]][word] = row["part"]
        self._signs = tuple(plain(word) for word in table["forbidden"]["words"])
        self._signs_english = _english(table["forbidden"]["english"])
        self._dates = tuple(plain(word) for word in table["dates"]["words"])
        self._dates_english = _english(table["dates"]["english"])
        self._verifier = tuple(plain(word) for word in table["verifier"]["words"])
        self._before = _longest_first(table["neutral"]["before"])
        self._after = _longest_first(table["neutral"]["after"])
        self._heading_rest = frozenset(plain(word) for word in table["headings"]["rest"])
        self._general = tuple(plain(word) for word in table["headings"]["general"])
        self._options = {word: row["means"] for row in table["option"] for word in _words(row)}
        self._role_prefixes = _longest_first(self._roles)
        self._heading_words = sorted((*self._roles, *self._sections), key=len, reverse=True)
        self.known = (*self._fields, *self._parts["person"])
        """Every label that means a field by itself, in plain form."""
        # A form asks the same things of the same words again and again, a batch all the more.
        self._guessed = lru_cache(maxsize=4096)(self._guess)
        self._judged = lru_cache(maxsize=4096)(self._forbidden)
        self._headed = lru_cache(maxsize=4096)(self._heading)

    def guess(self, label: str, context: Context) -> Guess | None:
        """The field that ``label`` means at a place; None when it means none."""
        return self._guessed(label, context) if len(label) <= _LONGEST_TEXT else None

    def forbidden(self, label: str) -> str:
        """Why the place beside ``label`` stays blank; empty when it need not."""
        return self._judged(label) if len(label) <= _LONGEST_TEXT else ""

    def heading(self, text: str) -> Heading | None:
        """What ``text`` says as a heading; None when it is none."""
        return self._headed(text) if len(text) <= _LONGEST_TEXT else None

    def _guess(self, label: str, context: Context) -> Guess | None:
        for form in self._forms(label):
            found = self._exact(form, context)
            if found:
                same = form == plain(without_numbering(label.strip()))
                return Guess(found.field, round(found.confidence - 0.05 * (not same), 2))
        return None

    def _forbidden(self, label: str) -> str:
        if not label:
            return ""
        text = _SAME_AS.sub("", label)
        form = plain(text)
        words = " ".join(_LATIN.findall(unicodedata.normalize("NFKC", text).casefold()))
        if any(word in form for word in self._signs) or self._signs_english.search(words):
            return SIGN
        if self._is_date(form, words) and self.guess(label, Context()) is None:
            return DATE
        return ""

    def _heading(self, text: str) -> Heading | None:
        form = plain(without_numbering(text.strip()))
        longest = _LONGEST_HEADING if _HAN.search(form) else _LONGEST_LATIN_HEADING
        if not form or len(form) > longest:
            return None
        if any(word in form for word in self._verifier):
            return Heading("", verifier=True)
        bare, site = _site_of(plain(_BRACKETS.sub("", without_numbering(text.strip()))))
        for word in self._heading_words:
            if bare.startswith(word) and bare[len(word) :] in self._heading_rest:
                return Heading(self._roles.get(word) or self._sections[word], site=site)
        ending = next((r for r in self._heading_rest if len(r) > 1 and bare.endswith(r)), "")
        if ending and bare != ending and not any(word in bare for word in self._general):
            return Heading(OTHER)
        return None

    def is_general(self, text: str) -> bool:
        """Whether a heading speaks of nobody in particular."""
        form = plain(text)
        return any(word in form for word in self._general)

    def role_in(self, text: str) -> str:
        """The role that a title speaks of; empty when it names none."""
        form = plain(text)
        return next((self._roles[word] for word in self._role_prefixes if word in form), "")

    def means_option(self, text: str) -> str:
        """The value of a list that an option's words mean, in plain form."""
        form = plain(_BRACKETS.sub("", text)) or plain(text)
        return plain(self._options.get(form, form))

    def _forms(self, label: str) -> Iterator[str]:
        bare = without_numbering(label.strip())
        seen: set[str] = set()
        for text in (*self._without_brackets(bare), bare, *_languages(bare)):
            form = plain(text)
            for one in (form, *self._trimmed(form)):
                if one and one not in seen and len(one) <= _LONGEST_LABEL:
                    seen.add(one)
                    yield one

    def _without_brackets(self, text: str) -> Iterator[str]:
        """The label without explanations; a person in brackets tells whose it is."""
        inside = plain("".join(_BRACKETS.findall(text)))
        if not inside:
            return
        outside = _BRACKETS.sub("", text)
        if inside in self._fields and plain(outside) in self._parts["person"]:
            # 证件号码（统一社会信用代码）: the brackets say which of the two is meant.
            yield inside
        role = next((word for word in self._role_prefixes if word in inside), "")
        if role and plain(outside) in self._parts["person"]:
            yield role + outside
        elif not _SOMEBODY.search(inside):
            yield outside

    def _trimmed(self, form: str) -> Iterator[str]:
        for word in self._after:
            if form.endswith(word) and len(form) > len(word):
                form = form.removesuffix(word)
                yield form
                break
        for word in self._before:
            if form.startswith(word) and len(form) > len(word):
                form = form.removeprefix(word)
                yield form

    def _exact(self, form: str, context: Context) -> Guess | None:
        form, site = _site_of(form)
        found = self._by_words(form, context)
        if found and found.field.startswith("website."):
            number = context.site if site is None else site
            if number is not None:
                return Guess(f"websites[{number}].{found.field[8:]}", found.confidence)
        return found

    def _by_words(self, form: str, context: Context) -> Guess | None:
        if form in self._fields:
            return Guess(self._fields[form], 0.98)
        for word in self._role_prefixes:
            if form.startswith(word):
                rest = form.removeprefix(word).removeprefix("的").removeprefix("之")
                part = "name" if not rest else self._parts["person"].get(rest)
                if part:
                    return self._of_person(self._roles[word], part, context, 0.97)
        return self._by_part(form, context)

    def _by_part(self, form: str, context: Context) -> Guess | None:
        near, sure = context.section, 0.95
        if _is_person(context.implied) or (context.implied and not _is_person(near)):
            near, sure = context.implied, 0.85
        if near == OTHER:
            return None
        if near in ("subject", "website") and form in self._parts[near]:
            return Guess(f"{near}.{self._parts[near][form]}", sure)
        part = self._parts["person"].get(form)
        if part is None:
            return None
        if part == "name" and near != context.section and form.endswith(("负责人", "联系人")):
            # Somebody else than the person just named, and nothing tells who.
            return None
        if _is_person(near):
            return self._of_person(near, part, context, sure)
        if near and near == context.section:
            return Guess(f"{near}.administrator.{part}", 0.7)
        if context.title:
            return self._of_person(context.title, part, context, 0.7)
        return Guess(f"website.administrator.{part}", 0.5)

    def _of_person(self, role: str, part: str, context: Context, sure: float) -> Guess:
        if role == "authorised":
            told = context.title == "subject.administrator"
            role = context.title if told else "website.administrator"
            sure = min(sure, 0.9 if context.title else 0.8)
        return Guess(f"{role}.{part}", sure)

    def _is_date(self, form: str, words: str) -> bool:
        return any(word in form for word in self._dates) or bool(self._dates_english.search(words))


@cache
def labels_of(book: Rulebook) -> Labels:
    """The labels of a rulebook, read once."""
    return Labels(book)


_OWNERS = (
    "subject.legal_representative",
    "subject.administrator",
    "website.administrator",
    "subject",
    "website",
)


def owner_of(field: str) -> str:
    """Whose value a field is: a role, ``subject``, ``website`` or nobody's."""
    name = re.sub(r"^websites\[\d+\]", "website", field)
    return next((owner for owner in _OWNERS if name.startswith(f"{owner}.")), "")


def _is_person(name: str) -> bool:
    return "." in name or name == "authorised"


_NUMBERS = {n: i for i, n in enumerate("一二三四五六七八九")} | {str(i + 1): i for i in range(9)}
_SITE = re.compile(r"^(网站|website)([一二三四五六七八九1-9])(?=\D|$)")


def _site_of(form: str) -> tuple[str, int | None]:
    found = _SITE.match(form)
    if not found:
        return form, None
    return found[1] + form[found.end() :], _NUMBERS[found[2]]


def _languages(text: str) -> Iterator[str]:
    """The Chinese half and the Latin half of a label in two languages."""
    if _HAN.search(text) and re.search(r"[A-Za-z]{3}", text):
        yield "".join(c for c in text if not (c.isascii() and c.isalpha()))
        yield "".join(c for c in text if not _HAN.match(c))


def _words(row: Mapping[str, Any]) -> list[str]:
    return [plain(word) for word in row["words"]]


def _longest_first(words: Sequence[str] | Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(sorted((plain(word) for word in words), key=len, reverse=True))


def _english(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
