"""Which field a label on a form means, given what the form has spoken of before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
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
from icpdesk.forms.field_words import FieldWords, is_person, words_of
from icpdesk.forms.headings import Headings
from icpdesk.forms.parties import (
    AGENT,
    OPEN,
    SELF,
    THEIRS,
    Party,
    PartyWords,
)
from icpdesk.forms.plain_words import (
    BRACKETS,
    LONGEST_TEXT,
    any_of,
    longest_first,
    plain,
    without_numbering,
)
from icpdesk.forms.spellings import Spellings
from icpdesk.model.place import Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import fields

_SAME_AS = re.compile(r"[（(][^（()）]*(?:一致|相同|为准)[^（()）]*[)）]")
_AND = re.compile(r"以及|[及和与、&＆]|\band\b", re.IGNORECASE)
_OR = re.compile(r"[/／]|或者?|\bor\b", re.IGNORECASE)
_MOST_HALVES = 4
_PAIR = 2
_EMPLOYERS = (
    "单位",
    "企业",
    "公司",
    "机构",
    "统一社会信用",
    "社会信用",
    "营业执照",
    "纳税人",
    "税号",
)
_OF_FIRMS = re.compile(
    r"(?:企业|公司|单位)?(?:成立|设立|注册|营业|经营|工商|税务|纳税|税号|开票|发票|主营)"
)
"""Asked of an organisation on any paper."""
_NOW = re.compile(r"^(?:目前|现任|现)(?:用人|工作)?")
"""现单位名称 asks for the employer too."""
_ENDS_WITH_EMPLOYER = re.compile(
    r"(?<!人或)(?<!个人)(?<![我本])(?:单位|企业|公司|机构|组织)(?:中文|法定|注册)?(?:名称|全称)?$"
)
_EITHER = re.compile(r"法定代表人.{0,10}(?:或|/|／|、).{0,8}代理人")
"""Either of two persons: nobody is written where the form leaves it open."""
_ADDRESSES = ("地址", "住址", "联系地址", "通讯地址", "通信地址", "详细地址")
_NAME_OF_A_FIRM = re.compile(r"(?:方|单位|公司|机构)(?:名称|全称)$|(?:单位|公司|机构)$")
_OUR_MAN = re.compile(r"^(?:我|本)(?:单位|公司)|^员工")
"""兹授权我单位____ names a person of ours."""
_SEAL_MARK = re.compile(r"[（(]\s*(?:公?章|盖|签)\s*[)）]")
_LATIN = re.compile(r"[a-z]+")
_MARKUP = re.compile(r"</?[A-Za-z]")
"""<title> is a line of a program or a web page."""


class Labels:
    """The words of ``labels.toml``."""

    def __init__(self, book: Rulebook) -> None:
        self.table: Mapping[str, Any] = book.table("labels")
        table = self.table
        self.parties = PartyWords(table)
        self._simple = str.maketrans(table["traditional"]["from"], table["traditional"]["to"])
        self._words = FieldWords(table)
        self._fields = self._words.fields
        self.parts = self._words.parts
        self.roles = {word: row["role"] for row in table["role"] for word in words_of(row)}
        self.role_words = longest_first(self.roles)
        self._strangers = any_of(table["forbidden"]["strangers"])
        self._signs = any_of(table["forbidden"]["words"])
        self._signs_english = _english(table["forbidden"]["english"])
        self._dates = any_of(table["dates"]["words"])
        self._dates_english = _english(table["dates"]["english"])
        self._beside = frozenset(plain(word) for word in table["neutral"]["beside"])
        self._options = {word: row["means"] for row in table["option"] for word in words_of(row)}
        self._spellings = Spellings(table, self._fields, self.parts["person"], self.role_words)
        self._headings = Headings(
            table, self.roles, self.parties, lambda text: self.guess(text, Context()) is not None
        )
        self.known = (*self._fields, *self.parts["person"])
        """Every label that means a field by itself, in plain form."""
        words = (*self.known, *self.role_words, *self.parties.words, *table["same"],
                 *self._words.somebodys, *(w for part in self.parts.values() for w in part))  # fmt: skip
        self._ends = frozenset(plain(word)[-_PAIR:] for word in words)
        self.names = frozenset(one.path.of_chosen_website for one in fields(book)) | {
            "website.domains", "website.holders", "province", *DERIVED,
        }  # fmt: skip
        """Every field of a filing that a form may name by itself."""
        # A form asks the same things of the same words again and again, a batch all the more.
        self._named = lru_cache(maxsize=4096)(
            lambda label: self.parties.of(label.translate(self._simple))
        )
        self._begun = lru_cache(maxsize=4096)(self._begins)
        self._guessed = lru_cache(maxsize=4096)(self._guess)
        self._judged = lru_cache(maxsize=4096)(self._forbidden)
        self._headed = lru_cache(maxsize=4096)(
            lambda text: self._headings.of(text.translate(self._simple))
        )

    def guess(self, label: str, context: Context) -> Guess | None:
        """The field that ``label`` means at a place; None when it means none."""
        if len(label) > LONGEST_TEXT:
            return None
        return self._guessed(label, context)

    def forbidden(self, label: str) -> str:
        """Why the place beside ``label`` stays blank; empty when it need not."""
        return self._judged(label) if len(label) <= LONGEST_TEXT else ""

    def heading(self, text: str) -> Heading | None:
        """What ``text`` says as a heading; None when it is none."""
        return self._headed(text) if len(text) <= LONGEST_TEXT else None

    def folded(self, text: str) -> str:
        """A text as it is compared: in simplified characters, without spaces and punctuation."""
        return plain(text.translate(self._simple))

    def person_part(self, role: str, part: str, context: Context, sure: float) -> Guess:
        """The field of a part of whoever has a role here."""
        return self._words.of_person(role, part, context, sure)

    def phrase(self, form: str, context: Context) -> Guess | None:
        """What a folded label means, with or without the neutral words around it."""
        for one in (form, *self._spellings.trimmed(form)):
            found = self._words.exact(one, context) if one else None
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
        return self._named(label)

    def begins(self, label: str, context: Context) -> Party | None:
        """Whose part of the form begins at a label; None where it goes on. A word of unknown
        meaning that names somebody begins a stranger's."""
        return self._begun(label, context)

    def _begins(self, label: str, context: Context) -> Party | None:
        party = self.party(label)
        if party or self.guess(label, context):
            return party
        if context.is_strange and self.guess(label, context.if_ours):
            return None
        heading = self.heading(label)
        if heading is not None and heading.of not in (STRANGER, OTHER):
            return None
        core = self.parties.core(label)
        if core in self.parts["person"] or core in self.roles:
            # 负责人信息 names whoever is spoken of.
            return None
        label = label.translate(self._simple)
        if self.parties.names_somebody(label) and not self.parties.is_asked_of_persons(label):
            return Party(THEIRS, plain(BRACKETS.sub("", label)), alone=True)
        return None

    def names_person(self, label: str, context: Context) -> bool:
        """Whether a label asks for the name of a person whom no filing knows: 人事部门负责人姓名."""
        if not self.folded(label).endswith(("姓名", "名字")):
            return False
        begun = self.begins(label, context)
        return begun is not None and begun.whose == THEIRS

    def leaves_open(self, label: str) -> bool:
        """Whether a label asks for either of two persons: 法定代表人或委托代理人."""
        return _EITHER.search(label.translate(self._simple)) is not None

    def asks_organisation(self, label: str, context: Context) -> bool:
        """Whether a label asks something of an organisation alone: 单位性质 on a paper that is no filing
        is the employer's, and the filing of a person has none."""
        form = _NOW.sub("", self.folded(label))
        asked = form.startswith(_EMPLOYERS) or _ENDS_WITH_EMPLOYER.search(form) is not None
        return _OF_FIRMS.match(form) is not None or (not context.scene.websites and asked)

    def goes_on(self, label: str, context: Context) -> bool:
        """Whether a label asks something of a person, so that it may go on about the one before."""
        label = label.translate(self._simple)
        if self.parties.is_asked_of_persons(label) or self.parties.of(label):
            return True
        part = self.parts["subject"].get(plain(without_numbering(label.strip())))
        if self.role_in(label) or (context.part == THEIRS and part in ("name", "mailing_address")):
            return True
        found = self.guess(label, context.if_ours)
        return found is not None and (
            is_person(owner_of(found.field)) or "workplace" in found.field
        )

    def may_end(self, words: str) -> bool:
        """Whether words can end a label that is understood: a quick look before a thorough one."""
        form = words.translate(self._simple)
        return form[-_PAIR:] in self._ends or form[-1:] in ")）"

    def _may_mean(self, label: str) -> bool:
        """Whether a label holds the end of any known word at all: most of a text does not, and need
        not be tried in every spelling."""
        for form in {plain(label), plain(BRACKETS.sub("", label))}:
            if not self._ends.isdisjoint(map("".join, pairwise(form))):
                return True
        return len(plain(label)) < _PAIR or plain(label) in self._ends

    def _guess(self, label: str, context: Context) -> Guess | None:
        label = label.translate(self._simple)
        if not self._may_mean(label) or _EITHER.search(label) or _MARKUP.search(label):
            return None
        party = self.parties.of(label)
        whose = context.whose(party) if party else ""
        if whose in (THEIRS, OPEN) or (whose == AGENT and context.scene.sides):
            # 乙方（接入服务商）: the other side may be the provider, whom the filing knows.
            words = BRACKETS.findall(label) if party and party.letter else ()
            provider = any(self._fields.get(plain(one)) == "provider" for one in words)
            return Guess("provider", 0.9) if provider else None
        if whose == AGENT and _NAME_OF_A_FIRM.search(plain(label)):
            # 被授权方名称 asks for an organisation, whom the filing does not know.
            return None
        for form in self._spellings.of(label):
            found = self._words.exact(form, context)
            if found:
                same = form == plain(without_numbering(label.strip()))
                return Guess(found.field, round(found.confidence - 0.05 * (not same), 2))
        told = self._of_party(party, whose, label, context) if party else None
        if told or (party and not party.rest):
            return told
        return self._of_halves(label, context) or self._of_two(label, context)

    def _of_party(self, party: Party, whose: str, label: str, context: Context) -> Guess | None:
        """What a label means that names one of us, perhaps with what is asked of him."""
        if party.rest in _ADDRESSES and whose != AGENT:
            return Guess("subject.mailing_address", 0.85)
        if party.rest and not (whose == AGENT and _OUR_MAN.match(party.rest)):
            return self._guess(party.rest, context.begin(party))
        if whose == AGENT:
            return self._words.of_person("authorised", "name", context, 0.9)
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
        if {Place(field).field for field in found} == {"document_number", "passport_number"}:
            # 身份证/护照号码: whichever it is.
            found = {f: one for f, one in found.items() if Place(f).field == "document_number"}
        if len(found) != 1:
            return None
        only = next(iter(found.values()))
        place = Place(only.field)
        if place.field == "passport_number":
            only = Guess(str(place.parent / "document_number"), only.confidence)
        return Guess(only.field, round(only.confidence - 0.1, 2))

    def _forbidden(self, label: str) -> str:
        if not label:
            return ""
        label = label.translate(self._simple)
        text = _SAME_AS.sub("", label)
        form = plain(text)
        words = " ".join(_LATIN.findall(unified(text).casefold()))
        if self._signs.search(form) or (words and self._signs_english.search(words)):
            return SIGN
        if _SEAL_MARK.search(label):
            return SIGN
        if self._is_date(form, words) and self.guess(label, Context()) is None:
            return DATE
        return ""

    def is_general(self, text: str) -> bool:
        """Whether a heading speaks of nobody in particular."""
        return self._headings.is_general(text)

    def names_somebody(self, text: str) -> bool:
        """Whether words beside or above labels speak of a person or an organisation."""
        return self._headings.names_somebody(text.translate(self._simple))

    def role_in(self, text: str) -> str:
        """The role that a title speaks of; empty when it names none."""
        form = self.folded(text)
        return next((self.roles[word] for word in self.role_words if word in form), "")

    def means_option(self, text: str) -> str:
        """The value of a list that an option's words mean, in plain form."""
        text = text.translate(self._simple)
        form = plain(BRACKETS.sub("", text)) or plain(text)
        return plain(self._options.get(form, form))

    def _is_date(self, form: str, words: str) -> bool:
        return bool(self._dates.search(form) or (words and self._dates_english.search(words)))


@cache
def labels_of(book: Rulebook) -> Labels:
    """The labels of a rulebook, read once."""
    return Labels(book)


def _english(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
