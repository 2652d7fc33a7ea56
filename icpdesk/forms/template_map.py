"""What is known of a template: its places, their labels and the fields that belong there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.forms.context import BOTH
from icpdesk.forms.derived import of_workplace
from icpdesk.forms.plain_words import plain

LITERAL = "="
"""A field that begins so is no field but words to write as they are: ``=阿里云``."""

REASONS = {
    "signature": Text("for a signature, seal or fingerprint", "留待签字、盖章或按手印"),
    "date": Text("a date to be written by hand", "日期留待手写"),
    "answered": Text("an answer stands there already", "已有内容，不改动"),
    "verifier": Text("filled in by the provider", "由接入商填写"),
}


FILLED = "filled"
"""What is said of the blanks of a form that somebody has filled already."""


def why_unsure(said: str) -> Text:
    """Why a field is only proposed for a place; ``said`` are the form's words for whose it is."""
    if said == FILLED:
        return Text("the form was filled by somebody already", "表格已有人填写")
    if said:
        return Text(f"it is not told whether “{said}” is you", f"无法确定“{said}”是不是贵方")
    return Text("it is not told which of the two sides is asked", "无法确定问的是哪一方")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of a template."""

    place: str
    """Address, such as ``document/t1r2c3#1``; the same as long as the structure is."""
    label: str
    field: str
    """Field of a filing; empty for a place whose meaning is not known or that stays blank."""
    kind: str
    confidence: float
    """0 to 1; 1 where the user or the template itself says so."""
    section: str = ""
    reason: str = ""
    """Why it stays blank, a key of :data:`REASONS`; empty otherwise."""
    proposal: str = ""
    """The field to offer where nobody can tell whose part of the form it is; never written unasked."""
    said: str = ""
    """The words that tell whose part it is, where that is somebody else or not known: 乙方."""
    asked: Text = NO_TEXT
    """Why the user is asked about it though an earlier version of the form is remembered."""

    @property
    def may_be_filled(self) -> bool:
        """Whether a field may be given to it. Never where a pen or a stamp belongs."""
        return not self.reason


@dataclass(frozen=True, slots=True)
class TemplateMap:
    """The places of a template in reading order."""

    title: str
    fingerprint: str
    entries: tuple[Entry, ...]
    notes: tuple[Text, ...] = ()

    def with_field(self, place: str, field: str) -> TemplateMap:
        """The map as corrected by the user. LookupError for an unknown place, ValueError for one
        that stays blank whatever anybody says."""
        entries = list(self.entries)
        for number, entry in enumerate(entries):
            if entry.place == place:
                if field and not entry.may_be_filled:
                    raise ValueError(place)
                entries[number] = replace(entry, field=field, confidence=1.0)
                return replace(self, entries=tuple(entries))
        raise LookupError(place)

    def with_labels(self, fields: dict[str, str]) -> TemplateMap:
        """The map with fields by label or by place, as a short map file gives them. The place of
        a PDF field is its name."""
        wanted = {plain(label): field for label, field in fields.items()}
        entries = []
        for entry in self.entries:
            names = (plain(entry.label), plain(entry.place))
            hit = next((wanted[name] for name in names if name in wanted), None)
            if hit is not None and entry.may_be_filled:
                entry = replace(entry, field=hit, confidence=1.0)
            entries.append(entry)
        return replace(self, entries=tuple(entries))

    def with_places(self, other: TemplateMap) -> TemplateMap:
        """The map with the fields of a stored one of the same template."""
        known = {entry.place: entry for entry in other.entries}
        entries = []
        for entry in self.entries:
            stored = known.get(entry.place)
            if stored and plain(stored.label) == plain(entry.label) and entry.may_be_filled:
                entry = replace(entry, field=stored.field, confidence=stored.confidence)
            entries.append(entry)
        return replace(self, entries=tuple(entries))

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it asks for."""
        named = (entry.field.split(BOTH) for entry in self.entries if entry.field)
        return frozenset(name for names in named for name in names)


_CELL = re.compile(r"t(\d+)r(\d+)c(\d+)")
_LINE = re.compile(r"(?:^|/)p(\d+)")


def where_of(place: str) -> Text:
    """Where a place of a Word form is, as a reader counts; the place itself where it has a name."""
    cell, line = _CELL.search(place), _LINE.search(place)
    if cell:
        table, row, _ = cell.groups()
        return Text(f"table {table}, row {row}", f"表格 {table} 第 {row} 行")
    if line:
        return Text(f"paragraph {line[1]}", f"第 {line[1]} 段")
    return Text(f"field {place}", f"表单域 {place}")


def value_of(field: str, values: Mapping[str, str]) -> str:
    """What a field of a map gives: the words of a literal, one value, or several with a space
    between. Empty when the first of them is."""
    if field.startswith(LITERAL):
        return field.removeprefix(LITERAL)
    found = [values.get(name, "") or of_workplace(name, values) for name in field.split(BOTH)]
    return " ".join(one for one in found if one) if found[0] else ""


def fingerprint_of(kinds_and_labels: Sequence[tuple[str, str, str]], words: str) -> str:
    """Tells a template whatever program saved it: places and words count, formats do not."""
    digest = hashlib.sha256(plain(words).encode())
    for place, kind, label in kinds_and_labels:
        digest.update(f"\x1e{place}\x1f{kind}\x1f{plain(label)}".encode())
    return digest.hexdigest()[:24]
