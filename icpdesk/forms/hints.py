"""Words that stand in an answer's place and tell what to write there: 如实填写, **省**市, 法人姓名.

They are no answers: a value replaces them. Some say that the place stays empty (留空).
"""

from __future__ import annotations

import re

from icpdesk.forms.context import Context
from icpdesk.forms.labels import Labels
from icpdesk.forms.plain_words import plain

_ASKS = re.compile(
    r"如实填|填写|请填|请输入|填入|必填|选填|[*＊×]{2,}|[XＸ]{3,}|^[（(]?(?:例如|例[：:]|如[：:，,])"
)
_EMPTY = re.compile(r"留空|(?:无需|不用|不必|不需要?|无须|勿|请勿|免)填")
_NAMES_A_FIELD = re.compile(r"姓名|号码|名称|地址|域名|座机|手机|电话|邮箱|时间|日期")
_NO_HINT = re.compile(r"\d{5,}|@|公司$|[□☐○●■☑√]")
_BLANKS = re.compile(r"[\s_＿]+")
_ONLY_ASKS = re.compile(r"[（(]?(?:请|需)?(?:据实|如实|按实际情况|根据实际情况)?填写[)）]?")
_LONGEST = 60
_STYLE = 2
"""So many hints make a form one that shows in each place what belongs there."""


def asks(text: str) -> bool:
    """Whether the words of a cell ask to be replaced."""
    text = text.strip()
    if not text or len(text) > _LONGEST or _NO_HINT.search(text) or says_empty(text):
        return False
    return _ASKS.search(text) is not None


def only_asks(text: str) -> bool:
    """Whether a cell holds nothing but blanks and words that ask to be replaced: ______如实填写."""
    return _ONLY_ASKS.fullmatch(_BLANKS.sub("", text)) is not None


def says_empty(text: str) -> bool:
    """Whether the words of a cell say that it stays empty."""
    return len(text) <= _LONGEST and _EMPTY.search(text) is not None


def shows_field(text: str, label: str, labels: Labels, hints: int) -> bool:
    """Whether a cell names once more what its label asks for, in a form that does so: 法人姓名 beside
    法定代表人. ``hints`` is how many cells of the table ask to be replaced."""
    if hints < _STYLE or len(text) > _LONGEST or _NO_HINT.search(text):
        return False
    if not _NAMES_A_FIELD.search(text) or plain(text) == plain(label):
        return False
    return labels.guess(label, Context()) is not None
