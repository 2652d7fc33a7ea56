"""Passport and other travel documents, by their machine-readable zone (TD1, TD2, TD3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from icpdesk.numbers.machine_readable_states import chance_of_another
from icpdesk.numbers.machine_readable_zone import MachineZone, full_date, parse
from icpdesk.reading.faded import DOUBT
from icpdesk.reading.fields import Fields, ReadField
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.rows import Row, Run, joined

_BRACKETS = str.maketrans("«‹〈《（(＜≤く", "<<<<<<<<<")
_ALIKE = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕЅІЈКМНОРСТУХ", "ABEZHIKMNOPTYXABESIJKMHOPCTYX")
"""Greek and Cyrillic capitals that the reader takes for the Latin ones of the zone."""
_LEAST = 24
"""Characters from which a row may be a line of the zone."""
_NAMES = re.compile(r"[PVIAC][A-Z<][A-Z0-9<]{3}[A-Z0-9]+<.*|[A-Z0-9]+<<[A-Z0-9<]+")
"""A line of names; its fillers may have been lost."""


@dataclass(frozen=True, slots=True)
class _Zone:
    zone: MachineZone
    lines: tuple[Run, ...]

    @property
    def fits(self) -> int:
        parts = (self.zone.number, self.zone.birth, self.zone.expiry, self.zone.composite)
        return sum(bool(part.checked) for part in parts)


def read(rows: Sequence[Row]) -> Found:
    """What the machine-readable zone says."""
    likely = [run for run in (_machine(joined(row).closed()) for row in rows) if run]
    best = max(_zones(likely), key=lambda one: one.fits, default=None)
    if best is None:
        return {}, frozenset({"number"}) if likely else frozenset()
    return _read_twice(_fields(best), rows, best.zone.room), frozenset({"number"})


def _read_twice(fields: Fields, rows: Sequence[Row], room: int) -> Fields:
    """Names, which no check digit proves, are surer where the same stands printed above the zone: two
    readings that agree are wrong only where both are. Where the zone cut them, what is printed counts.
    """
    surer = dict(fields)
    cells = [cell.run for row in rows for cell in row]
    last = "given_names" if "given_names" in fields else "surname"
    for name in ("surname", "given_names"):
        if name not in fields:
            continue
        whole = _continued(cells, fields[name].value) if room < 2 and name == last else None
        again = max((_printed(run, fields[name].value) for run in cells), default=0.0)
        if whole:
            surer[name] = whole
        elif room == 0 and name == last and not again:
            surer[name] = replace(fields[name], confidence=min(fields[name].confidence, DOUBT))
        else:
            surer[name] = _with_second(fields[name], again)
    return surer


def _continued(cells: Sequence[Run], begun: str) -> ReadField | None:
    """What is printed of a name whose end the zone has no room for."""
    start = begun.replace(" ", "")
    for run in cells:
        if "<" in run.text or len(_bare(run.text)) != len(run.text):
            continue
        upper = Run(_bare(run.text).upper(), run.sureness)
        words = upper.kept(lambda c: c.isascii() and (c.isalpha() or c in " -'")).stripped(" -'")
        letters = words.text.replace(" ", "").replace("-", "").replace("'", "")
        if letters.startswith(start) and len(letters) > len(start):
            return ReadField.of(words)
    return None


def _printed(run: Run, name: str) -> float:
    """How surely exactly this name was read in a cell, whose Chinese label may stand before it."""
    if "<" in run.text or len(_bare(run.text)) != len(run.text):
        return 0.0
    letters = Run(_bare(run.text).upper(), run.sureness).kept(lambda c: c.isascii() and c.isalpha())
    return letters.confidence if letters.text == name.replace(" ", "") else 0.0


def _with_second(item: ReadField, again: float) -> ReadField:
    return replace(item, confidence=1 - (1 - item.confidence) * (1 - again))


def _machine(run: Run) -> Run | None:
    text = _bare(run.text.upper().translate(_BRACKETS).translate(_ALIKE))
    if len(text) != len(run.text):
        return None
    kept = Run(text, run.sureness).kept(lambda c: c == "<" or (c.isascii() and c.isalnum()))
    if len(kept.text) < 0.9 * len(text):
        return None
    if len(kept.text) >= _LEAST:
        telling = "<" in kept.text or len(re.findall(r"\d", kept.text)) >= 10
        return kept if telling else None
    return kept if "<<" in kept.text and _NAMES.fullmatch(kept.text) else None


def _bare(text: str) -> str:
    """Without accents, character by character."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text)


def _zones(lines: list[Run]) -> Iterator[_Zone]:
    """Two or three neighbouring rows that make a zone."""
    for count, widths in ((2, (44, 36)), (3, (30,))):
        for start in range(len(lines) - count + 1):
            chosen = tuple(lines[start : start + count])
            for width in widths:
                names = chosen[0] if count == 2 else chosen[2]
                texts = [
                    run.text.ljust(width, "<")
                    if run is names and _NAMES.fullmatch(run.text)
                    else run.text
                    for run in chosen
                ]
                zone = parse(texts)
                if zone:
                    yield _Zone(zone, chosen)


def _sure_letters(run: Run) -> float:
    """Of the letters; O and 0 are told apart by where they stand, fillers say nothing."""
    return run.kept(lambda c: c not in "<0O1I").confidence or run.confidence


def _sure_of(line: Run, value: str, start: int = 0) -> float:
    """How surely ``value`` was read in ``line`` from ``start`` on; where it does not stand there
    letter by letter (it was repaired, or fillers were lost), how surely the whole line was.
    """
    place = line.text.find(value.replace(" ", "<"), start) if value else -1
    return _sure_letters(line.part(place, place + len(value)) if place >= 0 else line)


def _sure_at(line: Run, value: str, start: int) -> float:
    """The same for a value that must begin at ``start``."""
    stands = line.text.startswith(value, start)
    return _sure_letters(line.part(start, start + len(value)) if stands else line)


def _state(code: str, line: Run, start: int) -> ReadField:
    """A state's code: with a letter misread it is mostly no state's code any more."""
    doubt = 1 - _sure_at(line, code, start)
    return ReadField(code, 1 - doubt * chance_of_another(code))


def _fields(best: _Zone) -> Fields:
    zone = best.zone
    today = date.today()  # noqa: DTZ011 - only chooses the century
    three = len(best.lines) == 3
    first, second = best.lines[:2]
    names, begin = (best.lines[2], 0) if three else (first, 5)
    numbers = first if three else second
    nation_at, sex_at = (15, 7) if three else (10, 20)
    # A repaired number fits by chance one time in ten: one that fits as it was read comes first.
    as_read = any(zone.number.value in run.text for run in best.lines)
    sure = _sure_of(numbers, zone.number.value)
    fields = {
        "surname": ReadField(zone.surname, _sure_of(names, zone.surname, begin)),
        "given_names": ReadField(
            zone.given_names, _sure_of(names, zone.given_names, begin + len(zone.surname))
        ),
        "number": ReadField(
            zone.number.value, sure if as_read else sure * 0.5, zone.number.checked
        ),
        "nationality": _state(zone.nationality, second, nation_at),
        "issuer": _state(zone.issuer, first, 2),
        "sex": ReadField(zone.sex, _sure_at(second, zone.sex, sex_at)),
    }
    for name, item, past in (("born_on", zone.birth, True), ("valid_until", zone.expiry, False)):
        on = full_date(item.value, past=past, today=today)
        if on:
            fields[name] = ReadField(on.isoformat(), _sure_of(second, item.value), item.checked)
    return {name: item for name, item in fields.items() if item.value.strip("<")}


KIND = DocumentKind("passport", read, ("surname", "number", "born_on", "valid_until"))
