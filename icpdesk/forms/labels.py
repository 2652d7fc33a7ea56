"""Which field a label on a form means, given what the form has spoken of before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from icpdesk.base.characters import unified
from icpdesk.forms.context import (
    BOTH,
    DATE,
    OTHER,
    SIGN,
    STRANGER,
    Context,
    Guess,
    Heading,
    owner_of,
)
from icpdesk.forms.derived import NAMES as DERIVED
from icpdesk.forms.parties import (
    AGENT,
    EMERGENCY,
    OPEN,
    OURS,
    SELF,
    THEIRS,
    Party,
    PartyWords,
)
from icpdesk.forms.plain_words import (
    BRACKETS,
    HAN,
    LONGEST_TEXT,
    any_of,
    longest_first,
    plain,
    without_numbering,
)
from icpdesk.forms.spellings import Spellings
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import fields

_SAME_AS = re.compile(r"[（(][^（()）]*(?:一致|相同|为准)[^（()）]*[)）]")
_AND = re.compile(r"以及|[及和与、&＆]|\band\b", re.IGNORECASE)
_OR = re.compile(r"[/／]|或者?|\bor\b", re.IGNORECASE)
_MOST_HALVES = 4
_SEAL_MARK = re.compile(r"[（(]\s*(?:公?章|盖|签)\s*[)）]")
_LATIN = re.compile(r"[a-z]+")
_LONGEST_HEADING, _LONGEST_LATIN_HEADING = 26, 48


class Labels:
    """The words of ``labels.toml``."""

    def __init__(self, book: Rulebook) -> None:
        self.table: Mapping[str, Any] = book.table("labels")
        table = self.table
        self.parties = PartyWords(table)
        self._simple = str.maketrans(table["traditional"]["from"], table["traditional"]["to"])
        self._fields = {word: row["field"] for row in table["label"] for word in _words(row)}
        self.roles = {word: row["role"] for row in table["role"] for word in _words(row)}
        self._sections = {w: row["section"] for row in table["section"] for w in _words(row)}
        self._changing = frozenset(table["change"]["of"])
        self._was, self._is_now = (any_of(table["change"][name]) for name in ("was", "is"))
        self._strangers = any_of(table["forbidden"]["strangers"])
        self.parts: dict[str, dict[str, str]] = {"person": {}, "subject": {}, "website": {}}
        for row in table["part"]:
            for word in _words(row):
                self.parts[row["of"]][word] = row["part"]
        self._signs = tuple(plain(word) for word in table["forbidden"]["words"])
        self._signs_english = _english(table["forbidden"]["english"])
        self._dates = tuple(plain(word) for word in table["dates"]["words"])
        self._dates_english = _english(table["dates"]["english"])
        self._verifier = tuple(plain(word) for word in table["verifier"]["words"])
        self._heading_rest = frozenset(plain(word) for word in table["headings"]["rest"])
        self._somebodys = longest_first(table["neutral"]["somebodys"])
        self._beside = frozenset(plain(word) for word in table["neutral"]["beside"])
        self._bare = frozenset(plain(word) for word in table["part_bare"]["words"])
        self._own = any_of(table["headings"]["own"])
        self._somebody = any_of(table["headings"]["somebody"])
        self._general = tuple(plain(word) for word in table["headings"]["general"])
        self._options = {word: row["means"] for row in table["option"] for word in _words(row)}
        self.role_words = longest_first(self.roles)
        self._spellings = Spellings(table, self._fields, self.parts["person"], self.role_words)
        self._heading_words = sorted((*self.roles, *self._sections), key=len, reverse=True)
        self.known = (*self._fields, *self.parts["person"])
        """Every label that means a field by itself, in plain form."""
        self.names = frozenset(one.path.replace("websites[]", "website") for one in fields(book)) | {
            "website.domains", "website.holders", "province", *DERIVED,
        }  # fmt: skip
        """Every field of a filing that a form may name by itself."""
        # A form asks the same things of the same words again and again, a batch all the more.
        self._guessed = lru_cache(maxsize=4096)(self._guess)
        self._judged = lru_cache(maxsize=4096)(self._forbidden)
        self._headed = lru_cache(maxsize=4096)(self._heading)

    def guess(self, label: str, context: Context) -> Guess | None:
        """The field that ``label`` means at a place; None when it means none."""
        if len(label) > LONGEST_TEXT:
            return None
        return self._guessed(label.translate(self._simple), context)

    def forbidden(self, label: str) -> str:
        """Why the place beside ``label`` stays blank; empty when it need not."""
        return self._judged(label.translate(self._simple)) if len(label) <= LONGEST_TEXT else ""

    def heading(self, text: str) -> Heading | None:
        """What ``text`` says as a heading; None when it is none."""
        return self._headed(text.translate(self._simple)) if len(text) <= LONGEST_TEXT else None

    def folded(self, text: str) -> str:
        """A text as it is compared: in simplified characters, without spaces and punctuation."""
        return plain(text.translate(self._simple))

    def person_part(self, role: str, part: str, context: Context, sure: float) -> Guess:
        """The field of a part of whoever has a role here."""
        return self._of_person(role, part, context, sure)

    def phrase(self, form: str, context: Context) -> Guess | None:
        """What a folded label means, with or without the neutral words around it."""
        for one in (form, *self._spellings.trimmed(form)):
            found = self._exact(one, context) if one else None
            if found:
                return found
        return None

    def signer(self, label: str) -> str:
        """Whose signature a label asks for: a role, ``other``, or empty when it does not tell."""
        form = self.folded(label)
        if self._strangers.search(form):
            return OTHER
        return next((self.roles[word] for word in self.role_words if word in form), "")

    def party(self, label: str) -> Party | None:
        """The party of the form that a label names, if any."""
        return self.parties.of(label.translate(self._simple))

    def begins(self, label: str, context: Context) -> Party | None:
        """Whose part of the form begins at a label; None where it goes on. A word of unknown
        meaning that names somebody begins a stranger's."""
        party = self.party(label)
        if party or self.guess(label, context):
            return party
        if context.is_strange and self.guess(label, context.if_ours):
            return None
        heading = self.heading(label)
        if heading is not None and heading.of not in (STRANGER, OTHER):
            return None
        label = label.translate(self._simple)
        if self.parties.names_somebody(label) and not self.parties.is_asked_of_persons(label):
            return Party(THEIRS, plain(BRACKETS.sub("", label)), alone=True)
        return None

    def goes_on(self, label: str, context: Context) -> bool:
        """Whether a label asks something of a person, so that it may go on about the one before."""
        label = label.translate(self._simple)
        if self.parties.is_asked_of_persons(label) or self.parties.of(label):
            return True
        found = self.guess(label, context.if_ours)
        return found is not None and (_is_person(owner_of(found.field)) or "workplace" in found.field)

    def _guess(self, label: str, context: Context) -> Guess | None:
        party = self.parties.of(label)
        whose = context.whose(party) if party else ""
        if whose in (THEIRS, OPEN) or (whose == AGENT and context.scene.sides):
            # 乙方（接入服务商）: the other side may be the provider, whom the filing knows.
            words = BRACKETS.findall(label) if party and party.letter else ()
            provider = any(self._fields.get(plain(one)) == "provider" for one in words)
            return Guess("provider", 0.9) if provider else None
        for form in self._spellings.of(label):
            found = self._exact(form, context)
            if found:
                same = form == plain(without_numbering(label.strip()))
                return Guess(found.field, round(found.confidence - 0.05 * (not same), 2))
        if party:
            return self._of_party(party, whose, label, context)
        return self._of_halves(label, context) or self._of_two(label, context)

    def _of_party(
        self, party: Party, whose: str, label: str, context: Context
    ) -> Guess | None:
        """What a label means that names one of us, perhaps with what is asked of him."""
        if party.rest and not (whose == AGENT and _OUR_MAN.match(party.rest)):
            return self._guess(party.rest, context.begin(party))
        if whose == AGENT:
            return self._of_person("authorised", "name", context, 0.9)
        person = whose == SELF or plain(label).endswith(("姓名", "名字"))
        return Guess("principal.name" if person else "subject.name", 0.9)

    def _of_two(self, label: str, context: Context) -> Guess | None:
        """A label that asks for two things at once: 姓名及电话, 通信地址及邮编."""
        parts = [part.strip() for part in _AND.split(without_numbering(label.strip()))]
        if len(parts) != 2 or not all(parts) or any(self.forbidden(part) for part in parts):
            return None
        first = self.guess(parts[0], context)
        if first is None:
            return None
        sure = round(first.confidence - 0.1, 2)
        if plain(parts[1]) in self._beside:
            return Guess(first.field, sure)
        second = self.guess(parts[1], context.after(first.field))
        if second is None or second.field == first.field:
            return None
        return Guess(f"{first.field}{BOTH}{second.field}", sure)

    def _of_halves(self, label: str, context: Context) -> Guess | None:
        """A label of alternatives, when all that are known mean one field: ID card / passport."""
        halves = [half for half in _OR.split(without_numbering(label.strip())) if half.strip()]
        if not 1 < len(halves) <= _MOST_HALVES or any(self.forbidden(half) for half in halves):
            return None
        found = {one.field: one for half in halves if (one := self.guess(half, context))}
        if {field.rpartition(".")[2] for field in found} == {"document_number", "passport_number"}:
            # 身份证/护照号码: whichever it is.
            found = {f: one for f, one in found.items() if f.endswith(".document_number")}
        if len(found) != 1:
            return None
        only = next(iter(found.values()))
        if only.field.endswith(".passport_number"):
            only = Guess(only.field.replace("passport_number", "document_number"), only.confidence)
        return Guess(only.field, round(only.confidence - 0.1, 2))

    def _forbidden(self, label: str) -> str:
        if not label:
            return ""
        text = _SAME_AS.sub("", label)
        form = plain(text)
        words = " ".join(_LATIN.findall(unified(text).casefold()))
        if any(word in form for word in self._signs) or self._signs_english.search(words):
            return SIGN
        if _SEAL_MARK.search(label):
            return SIGN
        if self._is_date(form, words) and self.guess(label, Context()) is None:
            return DATE
        return ""

    def _heading(self, text: str) -> Heading | None:
        form = plain(without_numbering(text.strip()))
        longest = _LONGEST_HEADING if HAN.search(form) else _LONGEST_LATIN_HEADING
        if not form or len(form) > longest:
            return None
        if any(word in form for word in self._verifier):
            return Heading("", verifier=True)
        bare, site = _site_of(form)
        if site is None:
            bare = plain(BRACKETS.sub("", without_numbering(text.strip()))) or form
        was, now = self._was.match(bare), self._is_now.match(bare)
        if was and self._may_change(bare[was.end() :]):
            return Heading(OTHER)
        if now and self._may_change(bare[now.end() :]):
            known = self._heading(bare[now.end() :])
            return known or Heading("")
        party = self.parties.of(text)
        if party and not party.rest and (party.letter or party.whose == OPEN):
            return Heading("", party=party)
        for word in self._heading_words:
            if bare.startswith(word) and bare[len(word) :] in self._heading_rest:
                return Heading(self.roles.get(word) or self._sections[word], site=site)
        if party and not party.rest:
            return Heading("", party=party)
        if party is None and self._heads_strangers(text, bare):
            return Heading(STRANGER)
        named = any(len(r) > 1 and bare.endswith(r) and bare != r for r in self._heading_rest)
        if named and not any(word in bare for word in self._general):
            return Heading(STRANGER if self._somebody.search(bare) else OTHER)
        return None

    def _heads_strangers(self, text: str, bare: str) -> bool:
        if self.parties.heads_others(text):
            return True
        named = self.parties.heads_somebody(text) and not any(w in bare for w in self._general)
        return named and self.guess(text, Context()) is None

    def names_somebody(self, text: str) -> bool:
        """Whether words beside or above labels speak of a person or an organisation."""
        return self._somebody.search(self.folded(text)) is not None

    def _may_change(self, rest: str) -> bool:
        """Whether words behind 原 or 变更后 name something that a filing can change."""
        return not rest or rest in self._changing or self._heading(rest) is not None

    def is_general(self, text: str) -> bool:
        """Whether a heading speaks of nobody in particular."""
        form = plain(text)
        return any(word in form for word in self._general)

    def role_in(self, text: str) -> str:
        """The role that a title speaks of; empty when it names none."""
        form = self.folded(text)
        return next((self.roles[word] for word in self.role_words if word in form), "")

    def means_option(self, text: str) -> str:
        """The value of a list that an option's words mean, in plain form."""
        text = text.translate(self._simple)
        form = plain(BRACKETS.sub("", text)) or plain(text)
        return plain(self._options.get(form, form))

    def _exact(self, form: str, context: Context) -> Guess | None:
        form, site = _site_of(form)
        found = self._by_words(form, context)
        if found and found.field.startswith("website."):
            number = context.site if site is None else site
            if number is not None:
                return Guess(f"websites[{number}].{found.field[8:]}", found.confidence)
        return found

    def _by_words(self, form: str, context: Context) -> Guess | None:
        own = self._own.search(form) is not None
        if context.is_strange and not own:
            return None
        if context.section == STRANGER and not own:
            return self._by_part(form, context)
        if form in self._fields:
            field = self._fields[form]
            return Guess(field, 0.98) if own or _is_at_home(field, context) else None
        for word in self.role_words:
            if form.startswith(word):
                rest = form.removeprefix(word).removeprefix("的").removeprefix("之")
                part = "name" if not rest else self.parts["person"].get(rest)
                if part:
                    return self._of_person(self.roles[word], part, context, 0.97)
        return self._by_part(form, context)

    def _by_part(self, form: str, context: Context) -> Guess | None:
        if form in self._bare and not context.document:
            # 有效期限 of a contract is no document's.
            return None
        near, sure = context.section, 0.95
        if _is_person(context.implied) or (context.implied and not _is_person(near)):
            near, sure = context.implied, 0.85
        if context.signer and not self._names(form):
            near, sure = context.signer, 0.8
        if near in (OTHER, STRANGER):
            return None
        if not _is_person(near) and context.part in _KNOWN:
            near, sure = _KNOWN[context.part], 0.85
        if near in ("subject", "website") and form in self.parts[near]:
            return Guess(f"{near}.{self.parts[near][form]}", sure)
        part = self.parts["person"].get(form)
        if part is None:
            # 负责人联系方式
            said = next((word for word in self._somebodys if form.startswith(word)), "")
            part = self.parts["person"].get(form.removeprefix(said)) if said else None
        if part is None:
            return None
        if context.part == EMERGENCY:
            emergency = part in ("mobile", "emergency_phone") and context.implied
            return Guess(f"{context.implied}.emergency_phone", 0.85) if emergency else None
        if part == "name" and near != context.section and form.endswith(("负责人", "联系人")):
            # Somebody else than the person just named, and nothing tells who.
            return None if context.part != OURS else self._of_us(part, form)
        if _is_person(near):
            return self._of_person(near, part, context, sure)
        if context.part == OURS:
            return self._of_us(part, form)
        if near and near == context.section:
            return Guess(f"{near}.administrator.{part}", 0.7)
        if context.title:
            return self._of_person(context.title, part, context, 0.7)
        return Guess(f"website.administrator.{part}", 0.5)

    def _of_us(self, part: str, form: str) -> Guess:
        """What is asked behind 委托方 or 申请人: how to reach us is told for an organisation too; a
        birth date or a number is only a person's."""
        if part in _REACHED or (part == "name" and form not in _NAMED_SELF):
            return Guess(f"website.administrator.{part}", 0.7)
        return Guess(f"principal.{part}", 0.8)

    def _names(self, form: str) -> bool:
        return self.parts["person"].get(form) == "name"

    def _of_person(self, role: str, part: str, context: Context, sure: float) -> Guess:
        if role == "authorised":
            told = context.title == "subject.administrator"
            role = context.title if told else "agent"
            sure = min(sure, 0.9 if context.title else 0.8)
        return Guess(f"{role}.{part}", sure)

    def _is_date(self, form: str, words: str) -> bool:
        return any(word in form for word in self._dates) or bool(self._dates_english.search(words))


@cache
def labels_of(book: Rulebook) -> Labels:
    """The labels of a rulebook, read once."""
    return Labels(book)


_OUR_MAN = re.compile(r"^(?:我|本)(?:单位|公司)|^员工")
"""兹授权我单位____ names a person of ours."""
_KNOWN = {AGENT: "authorised", OURS: "subject", SELF: "principal"}
_REACHED = ("mobile", "office_phone", "email", "emergency_phone", "job_title")
_NAMED_SELF = ("姓名", "名字", "真实姓名", "中文姓名", "本人", "申请人姓名", "name", "fullname")
_SAID_OF_SITES = ("website.name", "website.domains", "website.home_url", "website.registrar",
                  "website.holders")  # fmt: skip
_ONLY_OF_SITES = ("website.remarks", "website.content", "website.service_type", "website.languages")


def _is_person(name: str) -> bool:
    return "." in name or name in ("authorised", "agent", "principal")


def _is_at_home(field: str, context: Context) -> bool:
    """Whether a form asks for a website's values here at all: 备注 and 服务内容 are words of any form."""
    if not field.startswith("website."):
        return True
    if field in _ONLY_OF_SITES:
        return context.section == "website" or context.implied.startswith("website")
    return context.scene.websites or field in _SAID_OF_SITES


_NUMBERS = {n: i for i, n in enumerate("一二三四五六七八九")} | {str(i + 1): i for i in range(9)}
_SITE = re.compile(r"^(网站|website)([一二三四五六七八九1-9])(?=\D|$)")


def _site_of(form: str) -> tuple[str, int | None]:
    found = _SITE.match(form)
    if not found:
        return form, None
    return found[1] + form[found.end() :], _NUMBERS[found[2]]


def _words(row: Mapping[str, Any]) -> list[str]:
    return [plain(word) for word in row["words"]]


def _english(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
