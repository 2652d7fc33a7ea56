"""Words in brackets that stand where a value goes: 兹授权【被授权人姓名】, 单位名称：（请填写单位全称）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from icpdesk.forms.context import Context
from icpdesk.forms.labels import Labels
from icpdesk.forms.plain_words import HAN
from icpdesk.forms.word.inline import Mark, labels_before
from icpdesk.forms.word.lines import UNDERLINED, UNDERLINED_TAB, Line

_OPENING = re.compile(r"[【\[<〈]|[（(](?:姓名|供应商|投标|单位|公司|填|请|此|在)")
_PROMPT = re.compile(
    r"(?P<open>[【\[<〈（(])\s*(?P<asks>(?:请|此处|在此处?)?(?:填写|填入|输入|填)(?:您的|贵单位)?)?\s*"
    r"(?P<name>[^【】\[\]<>〈〉（()）：:_＿]{2,24}?)\s*[】\]>〉）)]"
)
_SAID_OF = re.compile(r"(?:本人|我|委托|授权|[，,]系|[)）]系|委派|指派|聘任)\s*$")
"""Behind these words brackets stand for a name: 本人（姓名）系（单位名称）的法定代表人."""
_RULED = f"_＿{UNDERLINED}{UNDERLINED_TAB}"
_FARTHEST = 80


def prompts_of(
    line: Line, marks: Sequence[Mark], labels: Labels, context: Context
) -> Iterator[Mark]:
    """The brackets of a line that a value replaces. Not those that explain a label or a blank."""
    text = line.text
    if not _OPENING.search(text):
        return
    taken = [(mark.start, mark.end) for mark in marks]
    for found in _PROMPT.finditer(text):
        start, end = found.span()
        if any(start < stop and first < end for first, stop in taken):
            continue
        if (
            found["open"] in "（("
            and not found["asks"]
            and not _SAID_OF.search(text[max(0, start - _FARTHEST) : start])
        ):
            continue
        if _explains(line, start, end) or _in_code(text, start):
            continue
        guess = labels.guess(found["name"], context)
        if guess is None or labels.forbidden(found["name"]):
            continue
        if guess.field.endswith("home_url") and not found["asks"]:
            # 【首页】 is a part of a website more often than its address.
            continue
        before = text[max(0, start - _FARTHEST) : start].rstrip()
        if not before.endswith(("：", ":")):
            told = (labels.guess(one, context) for one in labels_before(text, start, 0))
            named = next((one for one in told if one), None)
            explains = found["open"] in "（(" and named and named.field == guess.field
            if not HAN.search(text, end) or explains:
                continue
        yield Mark(start, end, "prompt", name=found["name"])


def _in_code(text: str, start: int) -> bool:
    """Whether brackets follow a Latin word, as in a program: where[name]."""
    return (
        text[start] in "[<"
        and text[start - 1 : start].isascii()
        and text[start - 1 : start].isalnum()
    )


def _explains(line: Line, start: int, end: int) -> bool:
    """Whether brackets belong to a blank beside them, or are a label themselves."""
    behind, before = line.shape[end:].lstrip(" \u3000"), line.shape[:start].rstrip(" \u3000")
    return behind.startswith(("：", ":", *_RULED)) or before.endswith(tuple(_RULED))
