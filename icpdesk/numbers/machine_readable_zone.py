"""Machine-readable zone of travel documents (ICAO 9303): TD1, TD2, TD3, with their check digits.

Letters and digits that scanners mix up (O and 0, I and 1, B and 8 …) are repaired where a field can
only hold one kind, and where the check digit then fits.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_WEIGHTS = (7, 3, 1)
_TO_DIGIT = str.maketrans("ODQILZSBG", "000112586")
_TO_LETTER = str.maketrans("01528", "OISZB")
_BRACKETS = str.maketrans("«‹〈《", "<<<<")


@dataclass(frozen=True, slots=True)
class Field:
    """One field with the state of its check digit; None where it has none."""

    value: str
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class MachineZone:
    """What the lines say; dates are YYMMDD as printed."""

    kind: str
    """TD1, TD2 or TD3."""
    document: str
    issuer: str
    surname: str
    given_names: str
    number: Field
    nationality: str
    birth: Field
    sex: str
    expiry: Field
    composite: Field

    @property
    def sound(self) -> bool:
        """Whether all check digits fit."""
        return all(
            field.checked for field in (self.number, self.birth, self.expiry, self.composite)
        )


def check_digit(text: str) -> str:
    """The check digit over ``text``: weights 7, 3, 1; letters count from A = 10, < counts 0."""
    total = sum(_value(c) * _WEIGHTS[i % 3] for i, c in enumerate(text))
    return str(total % 10)


def parse(lines: list[str]) -> MachineZone | None:
    """Read two or three lines; None when they are no machine-readable zone."""
    plain = [line for line in (_plain(line) for line in lines) if line]
    if len(plain) == 2 and _about(plain, 44):
        return _two_lines([_fit(line, 44) for line in plain], "TD3")
    if len(plain) == 2 and _about(plain, 36):
        return _two_lines([_fit(line, 36) for line in plain], "TD2")
    if len(plain) == 3 and _about(plain, 30):
        return _three_lines([_fit(line, 30) for line in plain])
    return None


def full_date(six: str, *, past: bool, today: date) -> date | None:
    """YYMMDD → a day; the century follows from whether it lies in the ``past``."""
    if not re.fullmatch(r"\d{6}", six):
        return None
    for century in (today.year // 100, today.year // 100 - 1 if past else today.year // 100 + 1):
        try:
            day = date(century * 100 + int(six[:2]), int(six[2:4]), int(six[4:]))
        except ValueError:
            return None
        if not past or day <= today:
            return day
    return None


def _two_lines(lines: list[str], kind: str) -> MachineZone:
    first, second = lines
    birth = _dated(second[13:19], second[19])
    expiry = _dated(second[21:27], second[27])
    rest = second[28:43] if kind == "TD3" else second[28:35]
    last = _digit(second[43 if kind == "TD3" else 35])
    after = birth.value + check_digit(birth.value) + expiry.value + check_digit(expiry.value) + rest
    number = _numbered(second[:9], second[9])
    composite = number.value + check_digit(number.value) + after
    surname, given = _names(first[5:])
    return MachineZone(
        kind=kind,
        document=first[:2].rstrip("<"),
        issuer=_letters(first[2:5]),
        surname=surname,
        given_names=given,
        number=Field(number.value.rstrip("<"), number.checked),
        nationality=_letters(second[10:13]),
        birth=birth,
        sex=second[20],
        expiry=expiry,
        composite=Field(last, check_digit(composite) == last),
    )


def _three_lines(lines: list[str]) -> MachineZone:
    first, second, third = lines
    birth = _dated(second[:6], second[6])
    expiry = _dated(second[8:14], second[14])
    after = first[15:30]
    after += birth.value + check_digit(birth.value) + expiry.value + check_digit(expiry.value)
    after += second[18:29]
    last = _digit(second[29])
    number = _numbered(first[5:14], first[14])
    composite = number.value + check_digit(number.value) + after
    surname, given = _names(third)
    return MachineZone(
        kind="TD1",
        document=first[:2].rstrip("<"),
        issuer=_letters(first[2:5]),
        surname=surname,
        given_names=given,
        number=Field(number.value.rstrip("<"), number.checked),
        nationality=_letters(second[15:18]),
        birth=birth,
        sex=second[7],
        expiry=expiry,
        composite=Field(last, check_digit(composite) == last),
    )


def _numbered(text: str, check: str) -> Field:
    """The number as it stands if its check digit fits, else the first repair that it fits.

    One check digit fits one wrong spelling in ten (the composite one tells nothing more: it weighs the
    number alike), so only a few repairs are tried, and zeros become O only in a leading prefix.
    """
    check = _digit(check)
    candidates = [text, text[:1].translate(_TO_LETTER) + text[1:]]
    for swap in (("O", "0"), ("I", "1"), ("B", "8"), ("S", "5"), ("Z", "2")):
        candidates.append(text.replace(*swap))
    candidates.append(text.translate(_TO_DIGIT))
    for prefix in (1, 2):
        candidates.append(text[:prefix].translate(_TO_LETTER) + text[prefix:].translate(_TO_DIGIT))
    for candidate in candidates:
        if check_digit(candidate) == check:
            return Field(candidate, True)
    return Field(text, False)


def _dated(text: str, check: str) -> Field:
    digits = text.translate(_TO_DIGIT)
    return Field(digits, check_digit(digits) == _digit(check))


def _digit(character: str) -> str:
    return character.translate(_TO_DIGIT).replace("<", "0")


def _letters(text: str) -> str:
    return text.translate(_TO_LETTER).rstrip("<")


def _names(text: str) -> tuple[str, str]:
    surname, _, given = text.translate(_TO_LETTER).rstrip("<").partition("<<")
    return surname.replace("<", " ").strip(), re.sub("<+", " ", given).strip()


def _plain(line: str) -> str:
    text = unicodedata.normalize("NFKC", line).upper()
    text = text.replace(" ", "").translate(_BRACKETS)
    return text if re.fullmatch(r"[A-Z0-9<]+", text) else ""


def _about(lines: list[str], width: int) -> bool:
    return all(width - 3 <= len(line) <= width + 3 for line in lines)


def _fit(line: str, width: int) -> str:
    if len(line) == width:
        return line
    run = max(re.finditer("<+", line), key=lambda m: m.end() - m.start(), default=None)
    if run is None:
        return line[:width].ljust(width, "<")
    fill = (run.end() - run.start()) + width - len(line)
    return (line[: run.start()] + "<" * max(fill, 0) + line[run.end() :])[:width].ljust(width, "<")


def _value(character: str) -> int:
    if character == "<":
        return 0
    return int(character, 36) if character.isascii() and character.isalnum() else 0
