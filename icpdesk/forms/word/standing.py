"""Answers that stand in a line already, and hints that stand where an answer goes.

____某某____ is an answer, ____性别____ two labels, and an underlined 被授权方名称 between underlined
blanks the name of what belongs there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from icpdesk.forms.context import Context
from icpdesk.forms.labels import Labels
from icpdesk.forms.plain_words import HAN, plain
from icpdesk.forms.word.boxes import boxes_in
from icpdesk.forms.word.grid import Cell
from icpdesk.forms.word.inline import Mark, labels_before
from icpdesk.forms.word.lines import UNDERLINED, UNDERLINED_TAB, Line
from icpdesk.model.place import Place

_BLANKS = f" \t\u3000\xa0_＿﹍ˍ‗{UNDERLINED}{UNDERLINED_TAB}"
_WORD = re.compile(r"[^\s_＿﹍ˍ‗，。；;！!？?、：:（(【\[《〈)）]+")
_NAMES = ("姓名", "姓 名", "名称", "电话", "号码", "手机")
_UNITS = re.compile(
    r"^(?:[省市区县年月日号元份天室楼栋幢户平座层个人名次方]|单元|小区|万元|人民币|先生|女士|小姐|同志|同学|为|系|是|的|及|和|与|或|在|于|将|至|到|自|起|止|等|已|现)"
)
_SPACES = re.compile(r"\s+")
_COLON = re.compile(r"[：:](?=[^：:])")
_MANY_DIGITS = re.compile(r"\d{5,}|\S+@\S+\.\w")
_NAME_ALONE = re.compile(
    r"(?!特此|此致|敬礼|以上|日期|年|申请|备注|附件)[\u3400-\u9fff·]{2,4}(?=[（(\s]|$)"
)
_DAY_OF_SIGNING = re.compile(
    r"^[\s_＿]*(?:(?:签[约订署]?)?\s*日\s*期|时\s*间|[\d○OX×]{0,4}[\s_＿]*年[\s_＿]*[\d]{0,2}[\s_＿]*月)"
)
_FIRM = re.compile(r"(?:公司|大学|学院|学校|医院|中心|委员会|协会|银行|集团|事务所|工作室|厂|店)$")
_SHORT_ANSWERS = ("sex", "age", "born_on", "document_type", "mailing_address", "document_address",
                  "address", "job_title", "email", "mobile")  # fmt: skip
_DATE_BEHIND = re.compile(r"[\s_＿]年[\s_＿]*月[\s_＿]*[日号]?|日\s*期\s*[:：]")
_CROSSES = re.compile(r"[XxＸｘ×*＊]{2,}")
_CAPTION = re.compile(r"\s*[（(][^（()）]{2,14}[)）]\s*")
_NEAR = 80
_LONGEST_ANSWER = 30
_LONGEST_LINE = 400


@dataclass(slots=True)
class Standing:
    """What was found in one line."""

    marks: list[Mark] = field(default_factory=list)
    """The blanks that wait for an answer, hints among them."""
    answers: list[tuple[int, str, str]] = field(default_factory=list)
    """Where an answer stands, its label and its words."""


def standing_in(line: Line, marks: Sequence[Mark], labels: Labels, context: Context) -> Standing:
    """Tell the blanks of a line from those beside which an answer stands."""
    found = Standing()
    text = line.text
    # Whose part it is does not change what a word is.
    context = context.if_ours
    skip_until = -1
    for number, mark in enumerate(marks):
        if mark.start < skip_until:
            continue
        ends = marks[number + 1].start if number + 1 < len(marks) else len(text)
        if mark.kind == "underlined":
            word, stop = _underlined_from(line, mark.end)
            if word and not _holds_colon(word):
                follows = number + 1 < len(marks) and marks[number + 1].start == stop
                end = marks[number + 1].end if follows else stop
                if _CAPTION.fullmatch(word) and not _is_label(word, labels, context):
                    # ____（入网单位名称）____: one blank with its caption within.
                    found.marks.append(mark)
                    skip_until = end
                    continue
                if _CROSSES.fullmatch(word):
                    found.marks.append(Mark(mark.start, end, "underlined"))
                    skip_until = end
                    continue
                if _is_label(word, labels, context):
                    if not _is_underlined(line, mark.start - 1):
                        found.marks.append(Mark(mark.start, end, "prompt", name=word.strip()))
                        skip_until = end
                        continue
                else:
                    found.answers.append(
                        (mark.start, _label(text, mark.start, 0, labels, context), word)
                    )
                    skip_until = end
                    continue
            before = _underlined_before(line, mark.start)
            answers = (
                before
                and not _holds_colon(before)
                and _behind_colon(text, mark.start - len(before))
            )
            if answers and not _is_label(before, labels, context):
                continue
        elif mark.kind in ("rule", "colon", "dots"):
            answer = _beside(text, mark, ends, number + 1 < len(marks), labels, context)
            if answer:
                found.answers.append(
                    (mark.start, _label(text, mark.start, 0, labels, context), answer)
                )
                if number + 1 < len(marks) and mark.end + len(answer) == ends:
                    skip_until = marks[number + 1].end
                continue
        found.marks.append(mark)
    taken = {place for place, _, _ in found.answers}
    for place, label, answer in _printed(text, marks, labels, context):
        if place not in taken:
            found.answers.append((place, label, answer))
    found.answers.sort()
    return found


def answers_above(text: str, label: str, labels: Labels, context: Context) -> bool:
    """Whether a line is the answer to the label in the line above: a name or a number."""
    guess = labels.guess(label, context.if_ours)
    part = Place(guess.field).field if guess else ""
    if part in ("mobile", "office_phone", "email", "document_number"):
        return _MANY_DIGITS.match(text.strip()) is not None
    word = _NAME_ALONE.match(text.strip()) if part == "name" else None
    return word is not None and not _is_label(word[0], labels, context)


def is_answer(label: str, cell: Cell, labels: Labels, context: Context) -> bool:
    """Whether a cell behind a label holds an answer to it and is no label itself."""
    text = cell.text.strip()
    guess = labels.guess(label, context.if_ours)
    if guess is None or not 0 < len(text) <= _LONGEST_LINE or text.endswith(("：", ":")):
        return False
    if _MANY_DIGITS.search(text):
        return True
    if _is_label(text, labels, context) or labels.heading(text) or boxes_in(cell.lines[0]):
        return False
    part = Place(guess.field).field
    if part == "name":
        return _FIRM.search(text) is not None or _NAME_ALONE.fullmatch(text) is not None
    return part in _SHORT_ANSWERS and len(text) <= _LONGEST_ANSWER


def dates_below(text: str) -> bool:
    """Whether a line is that of the day of signing."""
    return _DAY_OF_SIGNING.match(text) is not None


def dates_behind(text: str, place: int) -> bool:
    """Whether the day of signing follows in the line."""
    return _DATE_BEHIND.search(text, place, place + _NEAR) is not None


def _printed(
    text: str, marks: Sequence[Mark], labels: Labels, context: Context
) -> Iterator[tuple[int, str, str]]:
    """Answers directly behind a colon."""
    if len(text) > _LONGEST_LINE:
        return
    for colon in _COLON.finditer(text):
        start = colon.end()
        before = _SPACES.sub("", text[max(0, start - 9) : start - 1])
        if not labels.may_end(before) and not labels.parties.names_somebody(before):
            continue
        if any(mark.start <= start < mark.end for mark in marks):
            continue
        while start < len(text) and text[start] in " \t\u3000\xa0":
            start += 1
        word = _WORD.match(text, start)
        if not word or any(mark.start < word.end() and start < mark.end for mark in marks):
            continue
        if text[word.end() :].lstrip(" \u3000")[:1] in ("：", ":") and word[0]:
            continue
        if not _says_answer(word[0]):
            continue
        label = _label(text, colon.start(), 0, labels, context)
        known = labels.party(label) or labels.guess(label, context.if_ours) if label else None
        known = known or (labels.begins(label, context) if label else None)
        if known and not _is_label(word[0], labels, context):
            yield colon.end(), label, word[0]


def _says_answer(word: str) -> bool:
    return not _UNITS.match(word) and (len(word) > 1 or word in "男女")


def _beside(text: str, mark: Mark, ends: int, more: bool, labels: Labels, context: Context) -> str:
    """The answer that touches a blank of underscores, or stands behind the gap behind a colon."""
    word = _WORD.match(text, mark.end, ends if more else len(text))
    if not word or len(word[0]) > _LONGEST_ANSWER:
        return ""
    said, behind = word[0], text[word.end() : word.end() + _NEAR]
    if behind.lstrip(" \u3000\xa0")[:1] in ("：", ":"):
        return ""
    if mark.kind == "colon":
        closed = not behind or behind[0] in " \t\u3000\xa0，。；;、（("
        fits = closed and _says_answer(said) and not _is_label(said, labels, context)
        return said if fits else ""
    between = more and word.end() == ends and text[ends : ends + 1] in "_＿﹍ˍ‗"
    if not _behind_colon(text, mark.start):
        # 学生姓名____某某____ without a colon; ____同志____ is no answer.
        asks = between and text[: mark.start].rstrip().endswith(_NAMES)
        if not asks or not _says_answer(said) or _is_label(said, labels, context):
            return ""
        return said
    if _MANY_DIGITS.match(said):
        return said
    if not between or not _says_answer(said):
        return ""
    return "" if _is_label(said, labels, context) else said


def _is_label(word: str, labels: Labels, context: Context) -> bool:
    word = word.strip(_BLANKS)
    if not word or _MANY_DIGITS.search(word):
        return False
    known = labels.guess(word, context) or labels.guess(word, context.if_ours)
    if known or labels.forbidden(word) or labels.parties.of(word):
        return True
    return labels.parties.is_asked_of_persons(word) or plain(word) in labels.known


def _label(text: str, start: int, floor: int, labels: Labels, context: Context) -> str:
    """The label before a place: the widest that is understood, else the widest."""
    found = list(labels_before(text, start, floor))
    found += [found[0].split()[-1]] if found and " " in found[0] else []
    known = (one for one in found if labels.guess(one, context.if_ours) or labels.party(one))
    return next(known, found[0] if found else "")


def _behind_colon(text: str, place: int) -> bool:
    return text[max(0, place - _NEAR) : place].rstrip(" \t\u3000\xa0").endswith(("：", ":"))


def _holds_colon(word: str) -> bool:
    return "：" in word or ":" in word


def _is_underlined(line: Line, place: int) -> bool:
    """Whether a character that is no blank is underlined."""
    piece = line.piece_at(place) if place >= 0 else None
    return piece is not None and piece.underlined and not line.text[place].isspace()


def _underlined_from(line: Line, place: int) -> tuple[str, int]:
    """The underlined words that begin at ``place``, and where they end."""
    end = place
    while end < len(line.text) and end - place < _LONGEST_ANSWER and _is_underlined(line, end):
        end += 1
    word = line.text[place:end]
    return (word, end) if HAN.search(word) or re.search(r"\w", word) else ("", place)


def _underlined_before(line: Line, place: int) -> str:
    start = place
    while start > 0 and place - start < _LONGEST_ANSWER and _is_underlined(line, start - 1):
        start -= 1
    return line.text[start:place]
