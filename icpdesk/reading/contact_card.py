"""Phone and e-mail of a person out of a vCard (RFC 6350, 2426, 2.1), a MECARD or a pasted signature.

Read by a few lines of our own; ``docs/decisions/0077`` says why.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator

from icpdesk.base.characters import is_han, unified
from icpdesk.base.cleaning import clean
from icpdesk.numbers import email, landline, mobile
from icpdesk.reading.fields import Fields, ReadField, Reading

KIND = "contact-card"

_PROPERTY = re.compile(
    r"(?:[\w-]{1,30}\.)?([A-Za-z-]{1,30})((?:;[^;:\"]{0,200}(?:\"[^\"]{0,200}\"[^;:\"]{0,200})?)*):(.*)",
    re.DOTALL,
)
_FAX = re.compile(r"(?:传真|\bfax|\bF)\s*[:：.]?\s*[+\d][+\d\s()（）-]{6,24}", re.IGNORECASE)
_MOBILE = re.compile(r"(?<![\d.-])(?:(?:\+|00)?86[-\s]?)?1[3-9]\d(?:[-\s]?\d){8}(?!\d)")
_LANDLINE = re.compile(
    r"(?<![\d.])(?:(?:\+|00?)?86[-\s]*)?[(（]?0?(?:10|2\d|[3-9]\d{2})[)）]?[-\s]*[2-8]\d{2,3}[-\s]?\d{4}"
    r"(?:\s*(?:-|转|ext\.?|#)\s*\d{1,6})?(?!\d)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[A-Za-z0-9][\w.+%-]{0,62}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", re.ASCII)
_NAMED = re.compile(r"(?:姓名|联系人)\s*[:：]\s*([^\s,，;；|/]{2,20})")
_MOST_CARDS = 50
_LONGEST_SIGNATURE = 4_000
"""Characters up to which a text is a signature: a letter has other people's numbers in it."""


def read_contacts(text: str) -> tuple[Reading, ...]:
    """One reading a person: ``name``, ``mobile``, ``office_phone`` and ``email`` where they are told; none
    where the text tells neither a number of the mainland nor an address. Fax numbers are none of them."""
    cards = [dict(_properties(card)) for card in _cards(text)]
    if not cards and len(text) <= _LONGEST_SIGNATURE:
        cards = [_signature(text)]
    return tuple(
        Reading(KIND, _fields(card)) for card in cards[:_MOST_CARDS] if set(card) - {"name"}
    )


def _fields(card: dict[str, str]) -> Fields:
    order = ("name", "mobile", "office_phone", "email")
    return {name: ReadField(card[name], 1.0) for name in order if card.get(name)}


def _cards(text: str) -> Iterator[list[str]]:
    """The lines of each card, folded ones joined."""
    for mecard in re.findall(r"MECARD:((?:[^;\\]|\\.|;(?!;)){1,2000});", text, re.IGNORECASE):
        yield [re.sub(r"^N:(.*?),", r"N:\1;", line) for line in re.split(r"(?<!\\);", mecard)]
    lines: list[str] | None = None
    for line in re.split(r"\r\n|\r|\n", text):
        mark = line.strip().upper()
        if mark == "BEGIN:VCARD":
            lines = []
        elif mark == "END:VCARD" and lines is not None:
            yield lines
            lines = None
        elif lines and lines[-1].endswith("=") and _quoted(lines[-1]):
            lines[-1] = lines[-1][:-1] + line
        elif lines and line[:1] in (" ", "\t"):
            lines[-1] += line[1:]
        elif lines is not None:
            lines.append(line)


def _quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _properties(lines: list[str]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for line in lines:
        match = _PROPERTY.fullmatch(line)
        if match is None:
            continue
        name, parameters, value = match[1].upper(), match[2].upper(), match[3]
        if "QUOTED-PRINTABLE" in parameters:
            value = quopri.decodestring(value.encode()).decode(_charset(parameters), "replace")
        value = re.sub(r"\\([,;:\\])", r"\1", value).strip()
        if name == "TEL" and "FAX" not in parameters and "PAGER" not in parameters:
            field, number = _number(re.sub(r"^tel:", "", value, flags=re.IGNORECASE))
            found.setdefault(field, number)
        elif name == "EMAIL" and email.is_valid(value):
            found.setdefault("email", email.compact(value))
        elif name == "FN" and value:
            found["name"] = clean(value, "name").value
        elif name == "N":
            found.setdefault("name", _full_name(value))
    yield from ((field, value) for field, value in found.items() if field and value)


def _charset(parameters: str) -> str:
    named = re.search(r"CHARSET=\"?([\w-]+)", parameters)
    return "gb18030" if named and named[1].startswith("GB") else "utf-8"


def _full_name(value: str) -> str:
    """Family and given name; a Chinese one without a blank, family name first."""
    family, given, *_ = [*(part.strip() for part in value.split(";")), "", ""]
    chinese = any(map(is_han, family + given))
    return clean(family + given if chinese else f"{given} {family}", "name").value


def _number(text: str) -> tuple[str, str]:
    """The field that a telephone number goes to; an empty one for numbers of elsewhere."""
    plain = clean(text, "phone").value
    if mobile.is_valid(plain):
        return "mobile", mobile.compact(plain)
    return ("office_phone", landline.compact(text)) if landline.is_valid(text) else ("", "")


def _signature(text: str) -> dict[str, str]:
    plain = _FAX.sub(" ", unified(text))
    found: dict[str, str] = {}
    named = _NAMED.search(plain)
    if named:
        found["name"] = clean(named[1], "name").value
    address = next((one for one in _EMAIL.findall(plain) if email.is_valid(one)), "")
    numbers = [*_MOBILE.findall(plain), *_LANDLINE.findall(_MOBILE.sub(" ", plain))]
    for number in numbers:
        field, value = _number(number)
        if field:
            found.setdefault(field, value)
    return {**found, "email": address} if address else found
