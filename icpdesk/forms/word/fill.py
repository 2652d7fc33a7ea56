"""Reading a template and filling it.

template = read_template(data)            # what the form asks for, as guessed
template = template.with_field(place, "subject.name")   # the user's correction
filled = fill(data, template, values)     # filled.data, filled.report
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.forms.context import Context
from icpdesk.forms.derived import ADDRESS, DETAIL, is_of_a_person
from icpdesk.forms.fill_report import Filled, FilledPlace, FillReport, Unsure
from icpdesk.forms.labels import Labels, labels_of
from icpdesk.forms.parties import scene_of
from icpdesk.forms.proof import WrittenValue
from icpdesk.forms.template_map import (
    FILLED,
    Entry,
    TemplateMap,
    fingerprint_of,
    value_of,
    why_unsure,
)
from icpdesk.forms.word import edit
from icpdesk.forms.word.finder import Finder
from icpdesk.forms.word.names import P, T, w
from icpdesk.forms.word.package import Package, open_package
from icpdesk.forms.word.spots import Spot
from icpdesk.forms.word.walk import read_blocks, texts_of
from icpdesk.rulebook.book import shipped

_NOT_WORDS = re.compile(r"[_＿\s□☐☑]+")
_FEWEST_ANSWERS, _MANY_TIMES = 2, 3
_FILLED_ALREADY = Text(
    "Somebody has filled this form already. What stands there was left as it is, and nothing was "
    "added; give single places a value in the map if you want to continue with it.",
    "这份表格已有人填写。已有内容未作改动，也没有填入其他内容；如需补填，请在“栏目对应”中逐项指定。",
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def read_template(data: bytes, labels: Labels | None = None) -> TemplateMap:
    """What a .docx asks for, as far as it can be guessed. FileProblem for unusable files."""
    return opened(data, labels).template


def opened(data: bytes, labels: Labels | None = None) -> Opened:
    """A .docx read once, for :func:`fill`, which may write into it once. FileProblem as above."""
    package = open_package(data)
    read = _read(package, labels or labels_of(shipped()))
    return Opened(package, read, _map_of(package, read))


def fill(
    data: bytes,
    template: TemplateMap | None,
    values: Mapping[str, str],
    labels: Labels | None = None,
    *,
    shaded: str = "",
    of: Opened | None = None,
) -> Filled:
    """The filled document. ``values`` by field name, see :mod:`icpdesk.forms.form_values`.

    Without ``template`` the guess of :func:`read_template` is used. Places for a signature, a
    seal, a fingerprint, the date of signing and the verifier stay blank whatever a map says. With
    ``shaded``, a colour as RRGGBB, what was written has that ground: for looking at, not for use.
    ``of`` is the file where it was read already.
    """
    of = of or opened(data, labels)
    package, read = of.package, of.read
    spots = read.spots
    fields = {entry.place: entry for entry in template.entries} if template else {}
    report = FillReport(notes=(*package.notes, *read.notes), answered=read.answered)
    values = _addressed(values, fields.values() or (spot for _, spot in spots))
    changed: set[str] = set()
    outcome: list[tuple[Spot, str, str]] = []
    put: list[tuple[str, Spot, str, str, tuple[Any, ...]]] = []
    # Backwards, so that the addresses of blanks further left in a line stay true.
    for part, spot in reversed(spots):
        entry = fields.get(spot.place)
        name = spot.field if entry is None or spot.reason else entry.field
        result, runs = _put(spot, name, values)
        for run in runs if shaded else ():
            edit.shade(run, shaded)
        if result in ("filled", "goes on", "shrunk"):
            changed.add(part)
            put.append((part, spot, name, result, runs))
        outcome.append((spot, name, result))
    for spot, name, result in reversed(outcome):
        _tell(report, spot, name, result)
    order = {part: _numbered(package.parts[part]) for part in changed}
    report.written = [_written(order[one[0]], *one) for one in reversed(put)]
    trees = {name: package.parts[name] for name in changed}
    try:
        return Filled(package.with_changes(trees), report)
    except (zipfile.BadZipFile, struct.error):
        raise FileProblem(Text("It is damaged.", "文件已损坏。")) from None


def _numbered(root: Any) -> dict[Any, int]:
    """The paragraphs of a part with their numbers."""
    return {node: number for number, node in enumerate(root.iter(P))}


def _written(
    order: Mapping[Any, int], part: str, spot: Spot, name: str, result: str, runs: tuple[Any, ...]
) -> WrittenValue:
    """What was put in, by the paragraphs of the part that hold it."""
    holders = dict.fromkeys(holder for run in runs if (holder := _paragraph_of(run)) is not None)
    pieces = tuple("".join(node.text or "" for node in run.iter(T)) for run in runs)
    return WrittenValue(
        # The older copy of a text box is looked up too, and not told again.
        "" if spot.copy else spot.label, "" if spot.copy else name, "".join(pieces), spot.place,
        pieces=pieces, part=part, long=result == "goes on",
        paragraphs=tuple(order[holder] for holder in holders if holder in order),
    )  # fmt: skip


def _paragraph_of(node: Any) -> Any:
    while node is not None and node.tag != P:
        node = node.getparent()
    return node


def _put(spot: Spot, name: str, values: Mapping[str, str]) -> tuple[str, tuple[Any, ...]]:
    """What became of a spot, and the runs that were written."""
    if spot.reason:
        return "blank", ()
    if not name:
        return "unknown", ()
    if spot.organisation and name == spot.field and is_of_a_person(values):
        return "no value", ()
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
        if result == "unknown" and spot.proposal:
            report.unsure.append(
                Unsure(spot.label, spot.proposal, spot.place, why_unsure(spot.said))
            )
        return
    report.filled.append(FilledPlace(spot.label, name, spot.kind, spot.place, spot.confidence))
    if result != "filled":
        report.overflow.append(spot.label)


@dataclass
class _Read:
    """What was found in a document."""

    spots: list[tuple[str, Spot]]
    """With the name of the part that each stands in."""
    answered: list[str]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Opened:
    """A form that was read and not yet written into."""

    package: Package
    read: _Read
    template: TemplateMap


def _read(package: Package, labels: Labels) -> _Read:
    """Every place of a document. In a form that somebody has filled already, what is still blank
    is only proposed."""
    spots, answered = _spots(package, labels)
    labels_answered = [label for _, label in answered]
    if not _is_filled([bool(spot.field) and not spot.copy for _, spot in spots], answered):
        return _Read(spots, labels_answered)
    for _, spot in spots:
        spot.proposal, spot.field, spot.confidence = spot.field or spot.proposal, "", 0.0
        spot.said = spot.said or FILLED
    return _Read(spots, labels_answered, (_FILLED_ALREADY,))


def _is_filled(asked: Sequence[bool], answered: Sequence[tuple[int, str]]) -> bool:
    """Whether somebody has filled a form already: more answers than blanks that we could answer.
    Answers behind the last blank are the printed address of whoever hands the form out, as long as
    they are few."""
    blanks = sum(asked)
    last = max((number for number, one in enumerate(asked) if one), default=len(asked))
    before = sum(place <= last for place, _ in answered)
    most = max(_FEWEST_ANSWERS, blanks + 1)
    return before >= most or len(answered) >= _FEWEST_ANSWERS + _MANY_TIMES * blanks


def _addressed(values: Mapping[str, str], asked: Iterable[Entry | Spot]) -> Mapping[str, str]:
    """The values with the address as this form wants it: without province, city and district where
    it has places of their own for them."""
    detail = values.get(DETAIL, "")
    apart = bool(detail) and any(one.field == "subject.district" for one in asked)
    return {**values, ADDRESS: detail} if apart else values


def _spots(
    package: Package, labels: Labels
) -> tuple[list[tuple[str, Spot]], list[tuple[int, str]]]:
    """All spots with the name of their part, and the labels that have answers; the main document
    sets the scene for the others."""
    found: list[tuple[str, Spot]] = []
    answered: list[tuple[int, str]] = []
    title, scene = "", None
    for name, root in package.parts.items():
        part = name.removeprefix("word/").removesuffix(".xml")
        for content in _contents(root):
            blocks = read_blocks(content)
            scene = scene or scene_of(texts_of(blocks), labels.parties)
            start = len(found)
            finder = Finder(labels, part, Context(title=title, scene=scene))
            found += ((name, spot) for spot in finder.read(blocks))
            title = title or finder.context.title
            answered += [(start + place, label) for place, label in finder.answered]
    return found, answered


def _contents(root: Any) -> Iterator[Any]:
    """The containers of blocks in a part: the body, the header itself, each note."""
    body = root.find(w("body"))
    if body is not None:
        yield body
    elif root.tag in (w("footnotes"), w("endnotes")):
        yield from root
    else:
        yield root


def _map_of(package: Package, read: _Read) -> TemplateMap:
    own = [spot for _, spot in read.spots if not spot.copy]
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
        notes=(*package.notes, *read.notes),
    )  # fmt: skip


def _title(root: Any) -> str:
    """The first line with text."""
    for paragraph in root.iter(P):
        text = "".join(node.text or "" for node in paragraph.iter(T)).strip()
        if text:
            return str(text[:60])
    return ""
