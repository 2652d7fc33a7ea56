"""Machine-readable zone of travel documents (ICAO 9303): TD1, TD2, TD3, with their check digits.

Letters and digits that scanners mix up (O and 0, I and 1, B and 8 …) are repaired where a field can
only hold one kind, and where the check digit then fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from icpdesk.base.characters import unified

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
    room: int = 2
    """Fillers behind the names: without any what follows was cut off, with one it may have been."""

    @property
    def sound(self) -> bool:
        """Whether all check digits fit."""
        return all(
            field.checked for field in (self.number, self.birth, self.expiry, self.composite)
        )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the fields of one kind stand: line and column from 0. The number has 9 characters, dates
    have 6, each with its check digit behind it."""

    kind: str
    lines: int
    width: int
    names: tuple[int, int]
    number: tuple[int, int]
    nationality: tuple[int, int]
    birth: tuple[int, int]
    sex: tuple[int, int]
    expiry: tuple[int, int]
    before: tuple[tuple[int, int], int]
    """Beginning and length of what the composite digit weighs between the number and the dates …"""
    after: tuple[tuple[int, int], int]
    """… and behind the dates; the composite digit follows it."""


_LAYOUTS = (
    _Layout(
        "TD3", lines=2, width=44, names=(0, 5), number=(1, 0), nationality=(1, 10),
        birth=(1, 13), sex=(1, 20), expiry=(1, 21), before=((1, 28), 0), after=((1, 28), 15),
    ),
    _Layout(
        "TD2", lines=2, width=36, names=(0, 5), number=(1, 0), nationality=(1, 10),
        birth=(1, 13), sex=(1, 20), expiry=(1, 21), before=((1, 28), 0), after=((1, 28), 7),
    ),
    _Layout(
        "TD1", lines=3, width=30, names=(2, 0), number=(0, 5), nationality=(1, 15),
        birth=(1, 0), sex=(1, 7), expiry=(1, 8), before=((0, 15), 15), after=((1, 18), 11),
    ),
)  # fmt: skip
"""ICAO 9303 parts 5, 6 and 4."""


def check_digit(text: str) -> str:
    """The check digit over ``text``: weights 7, 3, 1; letters count from A = 10, < counts 0."""
    total = sum(_value(c) * _WEIGHTS[i % 3] for i, c in enumerate(text))
    return str(total % 10)


def parse(lines: list[str]) -> MachineZone | None:
    """Read two or three lines; None when they are no machine-readable zone."""
    plain = [line for line in (_plain(line) for line in lines) if line]
    for layout in _LAYOUTS:
        if len(plain) == layout.lines and _about(plain, layout.width):
            return _zone([_fit(line, layout.width) for line in plain], layout)
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


def _zone(lines: list[str], layout: _Layout) -> MachineZone:
    def part(at: tuple[int, int], length: int) -> str:
        line, start = at
        return lines[line][start : start + length]

    def with_digit(at: tuple[int, int], length: int) -> tuple[str, str]:
        both = part(at, length + 1)
        return both[:-1], both[-1]

    number = _numbered(*with_digit(layout.number, 9))
    birth, expiry = (_dated(*with_digit(at, 6)) for at in (layout.birth, layout.expiry))
    before, (after, last) = part(*layout.before), with_digit(*layout.after)
    composite = "".join((_told(number), before, _told(birth), _told(expiry), after))
    names = lines[layout.names[0]][layout.names[1] :]
    surname, given = _names(names)
    return MachineZone(
        kind=layout.kind,
        document=lines[0][:2].rstrip("<"),
        issuer=_letters(lines[0][2:5]),
        surname=surname,
        given_names=given,
        number=Field(number.value.rstrip("<"), number.checked),
        nationality=_letters(part(layout.nationality, 3)),
        birth=birth,
        sex=part(layout.sex, 1),
        expiry=expiry,
        composite=Field(_digit(last), check_digit(composite) == _digit(last)),
        room=len(names) - len(names.rstrip("<")),
    )


def _told(field: Field) -> str:
    """A field with the check digit that it should have, as the composite digit weighs it."""
    return field.value + check_digit(field.value)


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
    first, rest = surname.replace("<", " ").strip(), re.sub("<+", " ", given).strip()
    # Whoever has one name only: some states write it behind an empty surname.
    return (first, rest) if first else (rest, "")


def _plain(line: str) -> str:
    text = unified(line).upper()
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
