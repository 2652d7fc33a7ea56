"""Reading a template and filling it.

template = read_template(data)            # what the form asks for, as guessed
template = template.with_field(place, "subject.name")   # the user's correction
filled = fill(data, template, values)     # filled.data, filled.report
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.forms.context import Context
from icpdesk.forms.labels import Labels, labels_of
from icpdesk.forms.template_map import Entry, TemplateMap, fingerprint_of, value_of
from icpdesk.forms.word import edit
from icpdesk.forms.parties import scene_of
from icpdesk.forms.word.finder import Finder
from icpdesk.forms.word.grid import Grid
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.walk import read_blocks
from icpdesk.forms.word.names import P, T, w
from icpdesk.forms.word.package import Package, open_package
from icpdesk.forms.word.spots import Spot
from icpdesk.rulebook.book import shipped

_NOT_WORDS = re.compile(r"[_＿\s□☐☑]+")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FilledPlace:
    """One place that was written into."""

    label: str
    field: str
    how: str
    place: str
    confidence: float = 1.0
    value: str = ""
    """What was written; empty where a box was ticked."""
    page: int = 0
    """Of a PDF, from 1."""
    box: tuple[float, float, float, float] | None = None
    """Where on the page, in its own space: left, lower, right, upper edge in points."""


@dataclass
class FillReport:
    """What was done with every label."""

    filled: list[FilledPlace] = field(default_factory=list)
    blank_on_purpose: list[str] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    """Labels whose meaning is not known, or for which the filing has no value."""
    no_value: list[str] = field(default_factory=list)
    """Of these, the labels whose field is known but empty or not among the choices."""
    overflow: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    """Labels where an answer stands already; nothing was written there."""
    notes: tuple[Text, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As in ``fill --json``."""
        return {
            "filled": [
                {
                    "label": one.label,
                    "field": one.field,
                    "how": one.how,
                    "place": one.place,
                    "confidence": one.confidence,
                }
                for one in self.filled
            ],
            "blank_on_purpose": self.blank_on_purpose,
            "not_found": self.not_found,
            "no_value": self.no_value,
            "overflow": self.overflow,
            "answered": self.answered,
            "notes": [{"en": note.en, "zh": note.zh} for note in self.notes],
        }


@dataclass(frozen=True)
class Filled:
    """A filled document."""

    data: bytes
    report: FillReport


def read_template(data: bytes, labels: Labels | None = None) -> TemplateMap:
    """What a .docx asks for, as far as it can be guessed. FileProblem for unusable files."""
    package = open_package(data)
    return _map_of(package, _spots(package, labels or labels_of(shipped())))


def fill(
    data: bytes,
    template: TemplateMap | None,
    values: Mapping[str, str],
    labels: Labels | None = None,
    *,
    shaded: str = "",
) -> Filled:
    """The filled document. ``values`` by field name, see :mod:`icpdesk.forms.form_values`.

    Without ``template`` the guess of :func:`read_template` is used. Places for a signature, a
    seal, a fingerprint, the date of signing and the verifier stay blank whatever a map says. With
    ``shaded``, a colour as RRGGBB, what was written has that ground: for looking at, not for use.
    """
    package = open_package(data)
    spots = _spots(package, labels or labels_of(shipped()))
    fields = {entry.place: entry for entry in template.entries} if template else {}
    report = FillReport(notes=package.notes)
    changed: set[str] = set()
    outcome: list[tuple[Spot, str, str]] = []
    # Backwards, so that the addresses of blanks further left in a line stay true.
    for part, spot in reversed(spots):
        entry = fields.get(spot.place)
        name = spot.field if entry is None or spot.reason else entry.field
        result, runs = _put(spot, name, values)
        for run in runs if shaded else ():
            edit.shade(run, shaded)
        if result in ("filled", "goes on", "shrunk"):
            changed.add(part)
        outcome.append((spot, name, result))
    for spot, name, result in reversed(outcome):
        _tell(report, spot, name, result)
    trees = {name: package.parts[name] for name in changed}
    try:
        return Filled(package.with_changes(trees), report)
    except (zipfile.BadZipFile, struct.error):
        raise FileProblem(Text("It is damaged.", "文件已损坏。")) from None


def _put(spot: Spot, name: str, values: Mapping[str, str]) -> tuple[str, tuple[Any, ...]]:
    """What became of a spot, and the runs that were written."""
    if spot.reason:
        return "blank", ()
    if not name:
        return "unknown", ()
    value = _UNWRITABLE.sub("", value_of(name, values))
    if not value:
        return "no value", ()
    written = spot.target.put(value)
    if not written.done:
        return "refused", ()
    return written.long or "filled", written.runs


def _tell(report: FillReport, spot: Spot, name: str, result: str) -> None:
    if spot.copy:
        return
    if result == "blank":
        if spot.label and spot.label not in report.blank_on_purpose:
            report.blank_on_purpose.append(spot.label)
        return
    if result in ("unknown", "no value", "refused"):
        if spot.label and spot.label not in report.not_found:
            report.not_found.append(spot.label)
            if result != "unknown":
                report.no_value.append(spot.label)
        return
    report.filled.append(FilledPlace(spot.label, name, spot.kind, spot.place, spot.confidence))
    if result != "filled":
        report.overflow.append(spot.label)


def _spots(package: Package, labels: Labels) -> list[tuple[str, Spot]]:
    """All spots with the name of their part; the main document sets the scene for the others."""
    found: list[tuple[str, Spot]] = []
    title, scene = "", None
    for name, root in package.parts.items():
        part = name.removeprefix("word/").removesuffix(".xml")
        for content in _contents(root):
            blocks = read_blocks(content)
            scene = scene or scene_of(_texts(blocks), labels.parties)
            finder = Finder(labels, part, Context(title=title, scene=scene))
            found += ((name, spot) for spot in finder.read(blocks))
            title = title or finder.context.title
    return found


def _texts(blocks: Sequence[Line | Grid]) -> Iterator[str]:
    """The words of all lines and cells."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        else:
            for cell in block.cells():
                yield from _texts(cell.blocks)


def _contents(root: Any) -> Iterator[Any]:
    """The containers of blocks in a part: the body, the header itself, each note."""
    body = root.find(w("body"))
    if body is not None:
        yield body
    elif root.tag in (w("footnotes"), w("endnotes")):
        yield from root
    else:
        yield root


def _map_of(package: Package, spots: list[tuple[str, Spot]]) -> TemplateMap:
    own = [spot for _, spot in spots if not spot.copy]
    words = "".join(
        _NOT_WORDS.sub("", node.text or "")
        for root in package.parts.values()
        for node in root.iter(T)
    )
    return TemplateMap(
        title=_title(package.main),
        fingerprint=fingerprint_of([(s.place, s.kind, s.label) for s in own], words),
        entries=tuple(
            Entry(
                spot.place, spot.label, spot.field, spot.kind, spot.confidence, spot.section,
                spot.reason, spot.proposal, spot.said,
            )
            for spot in own
        ),
        notes=package.notes,
    )  # fmt: skip


def _title(root: Any) -> str:
    """The first line with text."""
    for paragraph in root.iter(P):
        text = "".join(node.text or "" for node in paragraph.iter(T)).strip()
        if text:
            return str(text[:60])
    return ""
