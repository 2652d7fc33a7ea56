"""The one cleaner: what is typed, pasted, imported or read → the value that was meant.

Every door goes through :func:`clean`: form fields, filing files, sheets, pasted text, readings. It
removes what no value can hold, maps look-alikes to the character of the standard, and says what it
changed, so that validators, forms and the sheet for the console never see an invisible character.
What belongs to a name stays: traditional and rare characters, accents, private-use characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from icpdesk.base.characters import RADICALS, code_points, is_han
from icpdesk.base.text import Text

ValueKind = Literal["text", "name", "address", "code", "phone", "domain"]
"""``text``: running text, of which lines stay lines; ``name``: of a person or an organisation;
``address``: postal, in one line; ``code``: numbers, e-mail and web addresses, without blanks."""

NAME_DOT = "\u00b7"
"""The dot in names (间隔号): GB 13000 U+00B7, as the 2016 notice of twelve ministries on names in
information systems demands."""

_DOTS = frozenset("•‧∙⋅●・･ㆍ．.。｡᛫⸱\u0387\ufe52")
"""What is typed for it between the parts of a Chinese name."""
_TO_DASH = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_TO_DOT = str.maketrans(dict.fromkeys("。．｡", "."))
_BRACKETS = str.maketrans("()", "（）")
_QUOTES = "'\u2018\u2019`\u00b4"
_JOINERS = frozenset("\u200c\u200d\u180b\u180c\u180d\u180e\u180f")
"""Letters of Arabic, Mongolian and Indian scripts are joined or parted by these."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A value, and one sentence for each kind of change; none when it came clean."""

    value: str
    changes: tuple[Text, ...] = ()


_USUAL = {
    kind: re.compile(signs)
    for kind, signs in {
        "text": r"[一-鿿!-&(-~，。、；：（）《》“”·]+",
        "name": r"[一-鿿A-Za-z0-9·（）]+",
        "address": r"[一-鿿A-Za-z0-9（）#-]+",
        "code": r"[!-&(-~]+",
        "phone": r"[0-9]{1,12}",
        "domain": r"[a-z0-9.-]+",
    }.items()
}
"""What nothing has to be changed in: nearly every value there is."""


def clean(typed: str, kind: ValueKind = "text") -> Cleaned:
    """``typed`` as a value of ``kind``, and what had to be changed.

    White space around a value is no change worth telling. Idempotent: cleaning twice changes nothing.
    """
    if _USUAL[kind].fullmatch(typed):
        return Cleaned(typed)
    return _cleaned(typed, kind)


@lru_cache(maxsize=4096)
def _cleaned(typed: str, kind: ValueKind) -> Cleaned:
    shown, removed = _without_invisible(typed, lines=kind == "text")
    value = _mapped(shown.strip(), kind)
    return Cleaned(value, tuple(_told(typed, value, removed)))


def _without_invisible(text: str, *, lines: bool) -> tuple[str, str]:
    """Text whose white space is plain, and the invisible characters that were left out."""
    kept: list[str] = []
    removed: list[str] = []
    for place, character in enumerate(text.replace("\r\n", "\n").replace("\r", "\n")):
        if character in "\n\v\f\x85\u2028\u2029":
            kept.append("\n" if lines else " ")
        elif character == "\t" or unicodedata.category(character) == "Zs":
            kept.append(" ")
        elif _invisible(character) and not _joins(text, place):
            removed.append(character)
        else:
            kept.append(character)
    return "".join(kept), "".join(removed)


def _invisible(character: str) -> bool:
    """Controls, formats (U+200B, U+202A, U+FEFF …), variation selectors, fillers, non-characters."""
    if character.isascii():
        return not character.isprintable()
    code = ord(character)
    return (
        unicodedata.category(character) in ("Cc", "Cf", "Cs")
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
        or 0x180B <= code <= 0x180F
        or code in (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x2800, 0xFFFC)
        or code & 0xFFFE == 0xFFFE
    )


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands between letters of a script that has them."""
    if text[place] not in _JOINERS or not 0 < place < len(text) - 1:
        return False
    return all(_cursive(neighbour) for neighbour in (text[place - 1], text[place + 1]))


def _cursive(character: str) -> bool:
    code = ord(character)
    return 0x0600 <= code <= 0x08FF or 0x0900 <= code <= 0x0DFF or 0x1800 <= code <= 0x18AF


def _mapped(text: str, kind: ValueKind) -> str:
    text = "".join(map(_narrow, _without_quote(text, kind).translate(RADICALS)))
    if kind in ("code", "phone", "domain"):
        return _without_blanks(text, kind)
    if kind == "text":
        return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    text = " ".join(text.split())
    if any(map(is_han, text)):
        text = _without_gaps(_dotted(text) if kind == "name" else text, kind)
        text = text.translate(_BRACKETS) if kind == "name" else text
    return text


def _without_quote(text: str, kind: ValueKind) -> str:
    """Without the quote before a value by which spreadsheets are told that it is text."""
    if len(text) > 1 and text[0] in _QUOTES:
        digits = text[1].isdigit() or text[1] in "=+-@"
        if digits or (kind != "text" and text[1].isalnum()):
            return text[1:]
    return text


def _without_blanks(text: str, kind: ValueKind) -> str:
    text = unicodedata.normalize("NFKC", text).translate(_TO_DASH)
    text = "".join(text.split())
    if kind == "domain":
        return text.translate(_TO_DOT)
    return _digits_together(text) if kind == "phone" else text


def _narrow(character: str) -> str:
    """Full-width letters and digits, and compatibility ideographs, as the plain character.

    Full-width punctuation is the punctuation of Chinese and stays.
    """
    code = ord(character)
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        return chr(code - 0xFEE0)
    if 0xF900 <= code <= 0xFAFF or 0x2F00 <= code <= 0x2FDF or 0x2F800 <= code <= 0x2FA1F:
        return unicodedata.normalize("NFKC", character)
    return character


def _dotted(text: str) -> str:
    """Every dot between two parts of a Chinese name as U+00B7."""
    made: list[str] = []
    for place, character in enumerate(text):
        if character in _DOTS and _beside_han(text, place):
            character = NAME_DOT
        made.append(character)
    return "".join(made)


def _beside_han(text: str, place: int) -> bool:
    before, after = text[:place].rstrip(), text[place + 1 :].lstrip()
    return bool(before and after) and is_han(before[-1]) and is_han(after[0])


def _without_gaps(text: str, kind: ValueKind) -> str:
    """Without the blanks between Chinese characters and name dots; in an address also without those on
    one side of them. Those between Latin words stay."""
    enough = any if kind == "address" else all
    parts = text.split(" ")
    made = parts[0]
    for part in parts[1:]:
        made += part if enough(map(_glues, (made[-1], part[0]))) else f" {part}"
    return made


def _glues(character: str) -> bool:
    return is_han(character) or character in f"{NAME_DOT}（）()"


def _digits_together(text: str) -> str:
    """A mobile number written in groups, as its digits; a landline keeps its hyphens."""
    digits = text.replace("-", "")
    bare = digits.removeprefix("+86").removeprefix("0086")
    if len(bare) == 13 and bare.startswith("861"):
        bare = bare[2:]
    return bare if len(bare) == 11 and bare.startswith("1") and bare.isdecimal() else text


def _told(typed: str, value: str, removed: str) -> Iterator[Text]:
    if removed:
        named = code_points("".join(dict.fromkeys(removed)))
        yield Text(f"{named}, which cannot be seen, was removed", f"已去掉看不见的字符 {named}")
    before, after = Counter(typed), Counter(value)
    gone = [c for c in before if before[c] > after[c] and c not in removed and not c.isspace()]
    wide = [c for c in gone if unicodedata.normalize("NFKC", c).isascii() and not c.isascii()]
    other = "".join(c for c in gone if c not in wide)
    new = "".join(c for c in after if after[c] > before[c] and not (wide and c.isascii()))
    if wide:
        yield Text("full-width characters were written in half width", "全角字符已改为半角")
    if other and new:
        yield Text(
            f"{other} ({code_points(other)}) was written as {new} ({code_points(new)})",
            f"{other}（{code_points(other)}）已改为{new}（{code_points(new)}）",
        )
    elif other:
        yield Text(f"{other} was removed", f"已去掉 {other}")
    if not removed and not gone and value != typed.strip():
        yield Text("blanks were taken out", "已去掉多余的空格")
