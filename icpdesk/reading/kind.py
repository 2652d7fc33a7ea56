"""Which upload slot a picture of a paper is for: told by the words and numbers on it.

Used to sort loose pictures, to begin a filing from pictures, and to say that the wrong side or the
wrong paper was attached. The words stand in the rulebook's list of slots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from icpdesk.numbers import permanent_residence, residence_permit, resident_id
from icpdesk.pictures.picture import Picture
from icpdesk.reading.lines import quick_lines
from icpdesk.rulebook.book import Rulebook

_ZONE = re.compile(r"P<[A-Z0<]{3}[A-Z0]+<|(?<![A-Z0-9<])P[A-Z]{4}[A-Z]+<<")
"""A passport's zone begins with P (ICAO 9303-4); a P inside of a name or word begins none."""
_ID = re.compile(r"(?<!\d)\d{17}[\dX]")
_PERMIT = re.compile(r"(?<![A-Z0-9])[HM]\d{8}(?!\d)")
_LABELS = {
    "id-front": ("姓名", "性别", "民族", "出生", "住址"),
    "id-back": ("签发机关", "有效期限", "居民身份证"),
    "business-licence": ("名称", "类型", "法定代表人", "经营范围", "成立日期", "注册资本", "住所"),
}
_ENOUGH = 3
"""Labels of one paper that tell it, where neither its title nor its number is read."""

READ_AS = {
    "id-front": "id-front",
    "id-back": "id-back",
    "passport": "passport",
    "business-licence": "business-licence",
    "organisation-certificate": "organisation-certificate",
    "hk-macau-permit-front": "hk-macau-permit",
    "taiwan-permit-front": "taiwan-permit",
    "residence-permit": "residence-permit",
    "residence-permit-back": "id-back",
    "permanent-residence-front": "permanent-residence",
}
"""Upload slots whose pictures can be read, and as which kind of document."""

COMPARED_AS = {**READ_AS, "domain-certificate": "domain-certificate"}
"""Those, and the ones that only say something about values that were typed."""


@dataclass(frozen=True, slots=True)
class KindGuess:
    """``slot`` is empty where nothing tells; ``by`` names what told it."""

    slot: str = ""
    by: str = ""


def guess_kind(picture: Picture, book: Rulebook) -> KindGuess:
    """Look at the words of a picture quickly."""
    return kind_of_text(text_of(picture), book)


def text_of(picture: Picture) -> str:
    """All that is read at a quick look, without spaces."""
    return "".join(line.text for line in picture.measure(quick_lines).lines).replace(" ", "")


def kind_of_text(text: str, book: Rulebook) -> KindGuess:
    """What the words tell: a machine-readable zone, numbers that prove themselves, titles, labels."""
    zone = _ZONE.search(text)
    if zone:
        return KindGuess("passport", zone[0])
    numbers = [match[0] for match in _ID.finditer(text)]
    for slot, proves in (
        ("permanent-residence-front", permanent_residence.is_valid),
        ("residence-permit", residence_permit.is_valid),
        ("id-front", resident_id.is_valid),
    ):
        own = next((number for number in numbers if proves(number)), "")
        # A licence can name a person's number as well; a card has no uniform code.
        if own and "信用代码" not in text and "执照" not in text:
            return KindGuess(slot, own)
    slot = slot_of_text(text, book)
    if slot:
        return KindGuess(slot, "title")
    permit = _PERMIT.search(text)
    if permit and "有效期" in text:
        return KindGuess("hk-macau-permit-front", permit[0])
    counts = {name: sum(word in text for word in words) for name, words in _LABELS.items()}
    best = max(counts, key=lambda name: counts[name])
    return KindGuess(best, "labels") if counts[best] >= _ENOUGH else KindGuess()


def slot_of_text(text: str, book: Rulebook) -> str:
    """The slot whose paper carries these words; the longest word that is found wins."""
    for key in ("paper_words", "paper_hints"):
        best, length = "", 0
        for term in book.vocabulary("slots"):
            for word in term.get(key, ()):
                if len(word) > length and word in text:
                    best, length = term.slug, len(word)
        if best:
            return best
    return ""
