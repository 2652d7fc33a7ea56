"""Lists of boxes to tick: □企业 □个人, 是□ 否□, （ ）企业 （ ）个人."""

from __future__ import annotations

import re
from dataclasses import dataclass

from icpdesk.forms.word.inline import BOXES, EMPTY_BOXES
from icpdesk.forms.word.lines import Line

_BOX = re.compile(rf"[{BOXES}]|[（(][ \u3000\xa0]{{1,4}}[)）](?=\w)")
_OPTION_END = re.compile(r"[\n；;，,。、/]|[ \t\u3000\xa0]{2,}|_{2,}|[（(]?\s*$")
_SPACES = " \t\u3000\xa0"
_LONGEST_OPTION = 24
_FARTHEST = 120
_MOST_OPTIONS = 200


@dataclass(frozen=True, slots=True)
class Option:
    """One box and its words."""

    line: Line
    start: int
    end: int
    words: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class BoxList:
    """The boxes of a line and what stands before them."""

    lead: str
    options: tuple[Option, ...]
    start: int
    end: int


def boxes_in(line: Line) -> BoxList | None:
    """The boxes of a line; None when there are none, or when they are part of running text."""
    text = line.text
    found = list(_BOX.finditer(text))
    if found and found[0][0][0] in "（(" and len(found) < 2:
        return None
    if not 0 < len(found) <= _MOST_OPTIONS:
        return None
    before = _words_before(text, found[0].start())
    behind = text[found[-1].end() :].strip(_SPACES + "。；;")
    if behind or not before:
        options = _box_first(line, text, found)
        lead = text[: found[0].start()]
    else:
        options, lead_end = _box_last(line, text, found)
        lead = text[:lead_end]
    options = tuple(one for one in options if one.words)
    return BoxList(lead, options, found[0].start(), found[-1].end()) if options else None


def _words_before(text: str, start: int) -> str:
    """Words directly before a box that could be its option: no colon, no wide gap between."""
    near = text[max(0, start - _FARTHEST) : start]
    tail = re.split(r"[：:\n]|[ \t\u3000\xa0]{2,}", near)[-1]
    return tail.strip(_SPACES)


def _box_first(line: Line, text: str, found: list[re.Match[str]]) -> tuple[Option, ...]:
    options = []
    for number, box in enumerate(found):
        stop = found[number + 1].start() if number + 1 < len(found) else len(text)
        words = text[box.end() : min(stop, box.end() + _FARTHEST)].lstrip(_SPACES)
        end = _OPTION_END.search(words)
        words = words[: end.start()] if end else words
        options.append(_option(line, box, words.strip(_SPACES + "：:")))
    return tuple(options)


def _box_last(line: Line, text: str, found: list[re.Match[str]]) -> tuple[tuple[Option, ...], int]:
    options = []
    floor = 0
    lead_end = 0
    for number, box in enumerate(found):
        words = text[max(floor, box.start() - _FARTHEST) : box.start()]
        if number == 0:
            words = re.split(r"[：:\n]|[ \t\u3000\xa0]{2,}", words)[-1]
            lead_end = box.start() - len(words)
        options.append(_option(line, box, words.strip(_SPACES + "、，,；;/")))
        floor = box.end()
    return tuple(options), lead_end


def _option(line: Line, box: re.Match[str], words: str) -> Option:
    start, end = box.span()
    ticked = box[0][0] not in EMPTY_BOXES + "（("
    if box[0][0] in "（(":
        start, end = start + 1, end - 1
    fits = len(words) <= _LONGEST_OPTION
    return Option(line, start, end, words if fits else "", ticked)
