"""Blanks inside a line: underscores, underlined spaces, dates in parts, controls, placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from icpdesk.forms.word.lines import CONTROL, UNDERLINED, UNDERLINED_TAB, Line

BOXES = "□☐▢❏❑○◯☑☒■✓√"
EMPTY_BOXES = "□☐▢❏❑○◯"

_RULE = f"_＿﹍ˍ‗{UNDERLINED}"
_SPACE = " \t\u3000\xa0"
_BLANK = re.compile(
    rf"(?P<rule>(?:[{_RULE}]{{2,}}|{UNDERLINED_TAB}|(?<=\w){UNDERLINED}(?=[（(\w]))(?:[{_RULE}{UNDERLINED_TAB}]|[{_SPACE}](?=[{_RULE}{UNDERLINED_TAB}]))*)"
    rf"|(?P<bracket>(?<=[（(【《〔\[])[{_SPACE}]{{2,}}(?=[）)】》〕\]]))"
    rf"|(?P<gap>(?<=兹证明|玆证明|兹授权|现授权|兹委托|现委托)[{_SPACE}]{{3,}}(?=[^{_SPACE}\n]))"
    rf"|(?P<gap2>(?<=兹有|玆有)[{_SPACE}]{{3,}}(?=[^{_SPACE}\n]))"
    rf"|(?P<colon>(?<=[：:])[{_SPACE}]{{2,}}|(?<=[：:])\t)"
    r"|(?P<dots>\.{6,}|…{2,}|[·﹒]{4,})"
    r"|(?P<cross>(?<![\w.@/])(?:[×xXＸｘ]{3,})(?![\w.@]))"
)
_OF_BLANKS = re.compile(rf"[{_RULE}{UNDERLINED_TAB}{CONTROL}{_SPACE}.…·﹒×xXＸｘ年{{«\[]")
"""Without one of these characters a line has no blank: most have none."""
_GAP = rf"[{_SPACE}{_RULE}{UNDERLINED_TAB}]"
_WIDEST_GAP = 60
_DATE = re.compile(rf"年(?P<m>{_GAP}{{0,{_WIDEST_GAP}}})月(?P<d>{_GAP}{{0,{_WIDEST_GAP}}})[日号]")
_NO_WORDS = f"{_SPACE}{_RULE}{UNDERLINED_TAB}{CONTROL}.…·﹒\n"
_IS_GAP = re.compile(_GAP)
_PLACEHOLDER = re.compile(
    r"\{\{\s*(?P<a>[^{}\s][^{}]{0,60}?)\s*\}\}|\$\{\s*(?P<b>[^{}\s][^{}]{0,60}?)\s*\}"
    r"|«\s*(?P<c>[^«»]{1,60}?)\s*»|\[\[\s*(?P<d>[^\[\]]{1,60}?)\s*\]\]"
)
_BREAK = re.compile(r"[\n，。；;！!？?]|(?<![\w.])[,.](?=\s)")
_WIDE_GAP = re.compile(rf"[{_SPACE}]{{2,}}|\t")
_LATIN = re.compile(r"[A-Za-z0-9_)]")
_EXPLAINED = re.compile(r"[：:](?=\s*[（(][^：:]{4,80}[)）]$|\s*[（(][^（()）]{4,160}[)）]$)")
_LONGEST = 48
_FARTHEST = 120
"""How far from a blank its label is looked for."""

HOW = {
    "rule": "underscores",
    "underlined": "underlined blank",
    "bracket": "blank in brackets",
    "colon": "blank behind the colon",
    "dots": "dotted line",
    "gap": "wide gap",
    "cross": "crosses",
    "end": "behind the colon",
    "line": "whole line",
    "date": "date in parts",
    "placeholder": "placeholder",
    "prompt": "words in brackets",
    "control": "content control",
    "legacy": "form field",
    "merge": "mail merge field",
}


@dataclass(slots=True)
class Mark:
    """A place in a line where something may be written."""

    start: int
    end: int
    kind: str
    """A key of :data:`HOW`."""
    parts: tuple[tuple[int, int], ...] = ()
    """Of a date: where year, month and day go."""
    century: bool = False
    name: str = ""
    """Of a placeholder or named field: what it says."""
    piece: Any = field(default=None)


def marks_of(line: Line) -> list[Mark]:
    """All blanks of a line in order; boxes to tick are not among them."""
    text, shape = line.text, line.shape
    marks: list[Mark] = []
    if not _OF_BLANKS.search(shape):
        return marks
    if "{" in text or "«" in text or "[[" in text:
        marks += _placeholders(text)
    if "年" in text:
        marks += _dates(shape, text)
    if CONTROL in text:
        marks += _controls(line)
    marks.sort(key=lambda mark: mark.start)
    taken = iter((*marks, Mark(len(text) + 1, len(text) + 1, "end")))
    other = next(taken)
    blanks: list[Mark] = []
    for found in _BLANK.finditer(shape):
        while other.end <= found.start():
            other = next(taken)
        if found.end() > other.start:
            continue
        kind = (found.lastgroup or "rule").replace("gap2", "gap")
        if kind == "rule" and set(found[0]) & {UNDERLINED, UNDERLINED_TAB}:
            kind = "underlined"
        blanks.append(Mark(found.start(), found.end(), kind))
    return sorted((*marks, *blanks), key=lambda mark: mark.start) if blanks else marks


def end_mark(line: Line, marks: list[Mark]) -> Mark | None:
    """The place behind a colon that ends the line, when nothing else stands there."""
    text = line.text
    bare = text.rstrip()
    if bare.endswith(("：", ":")) and not (marks and marks[-1].end > len(bare) - 1):
        return Mark(len(bare), len(text), "end")
    explained = _EXPLAINED.search(bare) if bare.endswith(("）", ")")) else None
    if explained and not (marks and marks[-1].end > explained.start()):
        # 联系电话：（优先填写手机号码）
        return Mark(explained.end(), explained.end(), "end")
    return None


def is_only_a_blank(line: Line) -> bool:
    """Whether a line is nothing but a place to write on."""
    if line.shape.strip(_NO_WORDS):
        return False
    marks = marks_of(line)
    if len(marks) != 1 or marks[0].kind not in ("rule", "underlined", "control", "dots"):
        return False
    rest = line.text[: marks[0].start] + line.text[marks[0].end :]
    return not rest.strip(_SPACE)


def labels_before(text: str, start: int, floor: int) -> Iterator[str]:
    """What may be the label of a blank at ``start``, the widest first; ``floor`` is where the
    last blank ended."""
    segment = _BREAK.split(text[max(floor, start - _FARTHEST) : start])[-1]
    segment = segment.rstrip(f"{_SPACE}：:（(【《〔[＝=")
    if not segment.strip():
        return
    seen: set[str] = set()
    after_colon = re.split(r"[：:]", segment)[-1]
    after_gap = _WIDE_GAP.split(segment.strip(_SPACE))[-1]
    opened = re.split(r"[（(【\[]", segment)[-1]
    within = opened if not re.search(r"[）)】\]]", opened) else segment
    after_mark = re.split(r"[、，,/及和与或]", segment)[-1]
    for one in (segment, after_colon, after_gap, within, after_mark):
        one = one.strip(_SPACE + BOXES).lstrip("）)】]」")
        if one and one not in seen and len(one) <= _LONGEST:
            seen.add(one)
            yield one


def lead_of(text: str, start: int, floor: int) -> str:
    """What stands before the colon in front of a label: 主体负责人：姓名____."""
    segment = _BREAK.split(text[max(floor, start - _FARTHEST) : start])[-1].rstrip(f"{_SPACE}：:")
    lead, colon, _ = segment.rpartition("：" if "：" in segment else ":")
    return lead.strip(_SPACE) if colon else ""


def _placeholders(text: str) -> Iterator[Mark]:
    for found in _PLACEHOLDER.finditer(text):
        name = next(group for group in found.groups() if group)
        if found["d"] and _LATIN.match(text, found.start() - 1):
            # where[[name]] is a line of a program.
            continue
        yield Mark(found.start(), found.end(), "placeholder", name=name)


def _dates(shape: str, text: str) -> Iterator[Mark]:
    for found in _DATE.finditer(shape):
        start = stop = found.start()
        while start and stop - start < _WIDEST_GAP and _IS_GAP.match(shape[start - 1]):
            start -= 1
        century = shape[max(0, start - 2) : start] == "20"
        year, month, day = (start, stop), found.span("m"), found.span("d")
        first = start - 2 * century
        if year[0] == year[1] and month[0] == month[1] and day[0] == day[1]:
            if not _stands_alone(text, first, found.end()):
                continue
        elif month[0] == month[1] or day[0] == day[1]:
            continue
        yield Mark(first, found.end(), "date", (year, month, day), century)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _WIDEST_GAP) : start].rstrip(_SPACE)
    after = text[end : end + _WIDEST_GAP].lstrip(_SPACE)
    return (not before or before[-1] in "：:至到~-—") and (not after or after[0] in "至到~-—")


def _controls(line: Line) -> Iterator[Mark]:
    for piece in line.pieces:
        if piece.text == CONTROL:
            yield Mark(
                piece.start, piece.end, piece.kind, name=piece.extra.get("name", ""), piece=piece
            )
