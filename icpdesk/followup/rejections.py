"""Pasted words of a reviewer → what they mean, where, and what to do.

A sentence is taken apart by :mod:`icpdesk.followup.reviewer_words`; combinations that mean more than
their parts are rows of ``rulebook/data/rejections.toml``. A sentence that names nothing known is given
back as it is: it is never silently dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from icpdesk.base.text import Text
from icpdesk.followup.reviewer_words import Fault, Reading, Thing, Vocabulary, vocabulary_of
from icpdesk.followup.values import Meaning
from icpdesk.model import Filing
from icpdesk.model.place import WEBSITES, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

_SENTENCE = re.compile(
    r"[。；;！!\n\r]+|(?:(?<=^)|(?<=[\s。；，,]))(?:\d{1,2}[、.．)）]|[（(]\d{1,2}[)）])"
)
_MOST_SENTENCES = 200
_NUMBERED_SITE = re.compile(r"(?:网站|服务|站点)\s*([1-9一二三四五六七八九])")
_DIGITS = "一二三四五六七八九"


def understand(message: str, filing: Filing, book: Rulebook) -> tuple[Meaning, ...]:
    """What each sentence of ``message`` means for this filing."""
    words = vocabulary_of(book)
    return tuple(_meaning(sentence, words, filing, book) for sentence in _sentences(message))


_UNKNOWN = Text("This sentence is not known here.", "未能识别这句话的含义。")
_READ_IT = Text(
    "Read it and choose the field yourself; ask the provider if it is not clear.",
    "请阅读后自行选择对应栏目，不清楚时请咨询接入商。",
)
_COMPARE = Text(
    "What is wrong is not said in words known here: compare these places with the message.",
    "未能识别具体问题：请对照原话核对以下栏目。",
)


def _sentences(message: str) -> list[str]:
    parts = (part.strip(" \t\u3000，,:：") for part in _SENTENCE.split(message))
    return [part for part in parts if len(part) > 1][:_MOST_SENTENCES]


def _meaning(sentence: str, words: Vocabulary, filing: Filing, book: Rulebook) -> Meaning:
    reading = words.read(sentence)
    row = _best(words.meanings, reading)
    where = _Where.of(sentence, reading, filing)
    if row is not None:
        return Meaning(
            quote=sentence,
            id=row["id"],
            meaning=Text(row["en"], row["zh"]),
            mend=Text(row["mend_en"], row["mend_zh"]),
            places=where.known(_places_of_row(row, reading, filing, book), book),
        )
    if not reading.telling:
        return Meaning(sentence, "", _UNKNOWN, _READ_IT, ())
    fault = reading.faults[0] if reading.faults else None
    return Meaning(
        quote=sentence,
        id=".".join([reading.telling[0].slug, *([fault.slug] if fault else [])]),
        meaning=_composed(reading.telling, fault),
        mend=fault.mend if fault else _COMPARE,
        places=where.known(_places_of_things(reading.telling, reading, filing, book), book),
    )


def _best(rows: Sequence[Mapping[str, Any]], reading: Reading) -> Mapping[str, Any] | None:
    """The row that asks for most and is met; where two ask alike, what is named first decides."""
    things = [one.slug for one in reading.things]
    telling = [one.slug for one in reading.telling]
    exact = {one.slug for one in reading.things if not one.weak and not one.faint}
    faults = {one.slug for one in reading.faults}
    best, height = None, (0, 0, 0)
    for row in rows:
        of = [slug for slug in things if slug in row.get("of", ())]
        also, says = row.get("also"), row.get("says")
        if (row.get("of") and not of) or (also and not exact.intersection(also)):
            continue
        if says and not faults.intersection(says):
            continue
        asked = 2 * bool(of) + 3 * bool(also) + 2 * bool(says)
        asked += 2 * bool(of and telling and telling[0] in of)
        now = (asked, bool(exact.intersection(of)), -things.index(of[0]) if of else -len(things))
        if now > height or best is None:
            best, height = row, now
    return best


def _composed(things: Sequence[Thing], fault: Fault | None) -> Text:
    """``Business licence, website name: not clear enough``."""
    english = ", ".join(one.name.en for one in things)
    chinese = "、".join(one.name.zh for one in things)
    if fault is None:
        return Text(f"About: {english}.", f"涉及：{chinese}。")
    return Text(f"{english}: {fault.name.en}.", f"{chinese}：{fault.name.zh}。")


def _places_of_row(
    row: Mapping[str, Any], reading: Reading, filing: Filing, book: Rulebook
) -> list[str]:
    """The row's places first; then those of what else the sentence names."""
    if row.get("outside"):
        return []
    own = [*row.get("fields", ()), *row.get("slots", ())]
    spoken = {*row.get("of", ()), *row.get("also", ())} if own else set()
    others = [one for one in reading.telling if one.slug not in spoken]
    if own and not any(not one.weak and not one.faint for one in others):
        others = []
    return [*own, *_places_of_things(others, reading, filing, book)]


def _places_of_things(
    things: Sequence[Thing], reading: Reading, filing: Filing, book: Rulebook
) -> list[str]:
    looks = {fault.look for fault in reading.faults}
    places: list[str] = []
    for thing in things:
        slots = list(thing.slots)
        if thing.in_use:
            used = _slots_in_use(filing, book, of_people=bool(reading.roles))
            slots = [slot for slot in slots if not used or slot in used]
        fields = thing.personal if thing.personal and reading.roles else thing.fields
        if "until" in looks and thing.until:
            places += [*thing.until, *slots]
        elif "picture" in looks and slots:
            places += slots
        else:
            places += [*fields, *slots]
    return places


def _slots_in_use(filing: Filing, book: Rulebook, *, of_people: bool) -> set[str]:
    """Slots of the documents that the filing's people have, and its subject; empty while unknown."""
    types = {person.document_type for _, person in filing.people()}
    if not of_people:
        types.add(filing.subject.certificate.type)
    terms = (book.vocabulary("certificates").get(slug) for slug in types if slug)
    return {slot for term in terms if term for slot in term.get("slots", ())}


@dataclass(frozen=True, slots=True)
class _Where:
    """What ``{site}``, ``{domain}`` and ``{person}`` stand for in one sentence."""

    site: str
    domain: str
    people: tuple[str, ...]

    @classmethod
    def of(cls, sentence: str, reading: Reading, filing: Filing) -> _Where:
        site = _site(sentence, filing)
        return cls(site, _domain(sentence, filing, site), _people(sentence, reading, filing, site))

    def known(self, templates: Iterable[str], book: Rulebook) -> tuple[str, ...]:
        """The places that exist, each once, the likeliest first."""
        places: list[str] = []
        slots = book.vocabulary("slots")
        for template in templates:
            if "{person}" in template:
                found = [template.format(person=person) for person in self.people]
            else:
                found = [template.format(site=self.site, domain=self.domain)]
            places += (one for one in found if one in slots or field_at(book, one) is not None)
        return tuple(dict.fromkeys(places))


def _site(sentence: str, filing: Filing) -> Place:
    match = _NUMBERED_SITE.search(sentence)
    if match:
        digit = match[1]
        number = int(digit) if digit.isdecimal() else _DIGITS.index(digit) + 1
        if number <= len(filing.websites):
            return WEBSITES / (number - 1)
    for index, website in enumerate(filing.websites):
        names = [website.name, *(domain.name for domain in website.domains)]
        if any(name and name in sentence for name in names):
            return WEBSITES / index
    return WEBSITES / 0


def _domain(sentence: str, filing: Filing, site: Place) -> Place:
    for place, domain in filing.domains():
        if domain.name and domain.name in sentence:
            return place
    return site / "domains" / 0


def _people(sentence: str, reading: Reading, filing: Filing, site: str) -> tuple[str, ...]:
    """The roles that the sentence names, by role or by the person's name; else all of them."""
    told = [role.format(site=site) for role in reading.roles]
    named = [
        role for role, person in filing.people() if len(person.name) > 1 and person.name in sentence
    ]
    return tuple(dict.fromkeys([*told, *named])) or tuple(filing.roles())
