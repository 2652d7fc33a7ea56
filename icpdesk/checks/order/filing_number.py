"""The filing number that the subject has already: needed, written right, of this province."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Finding
from icpdesk.numbers import filing_number
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.rulebook.rows import Rule

_PLACE = "history.subject_number"

MISSING = Check(
    "order.filing-number-missing",
    states=Text(
        "A subject that is filed already names its filing number.", "已备案的主体须填写备案号。"
    ),
    why=Text(
        "The console asks for it, to find the filing that is added to.",
        "备案系统用它查找已有的备案信息。",
    ),
    mend=Text(
        "Look it up at beian.miit.gov.cn by the subject's name.",
        "请在 beian.miit.gov.cn 按主体名称查询。",
    ),
)


@MISSING.look
def _missing(case: Case, rule: Rule) -> Iterator[Finding]:
    history = case.filing.history
    if history.subject_filed and not history.subject_number.strip():
        yield rule.fault(_PLACE, Text("No filing number is given.", "没有填写备案号。"))


INVALID = Check(
    "order.filing-number-invalid",
    states=Text("The filing number is written right.", "备案号格式正确。"),
    why=Text("The ministry's data base does not know another form.", "工信部系统中没有其他格式。"),
    mend=Text("Copy it from beian.miit.gov.cn.", "请从 beian.miit.gov.cn 复制。"),
)


@INVALID.look
def _invalid(case: Case, rule: Rule) -> Iterator[Finding]:
    number = case.filing.history.subject_number.strip()
    if not number:
        return
    try:
        filing_number.validate(number)
    except InvalidNumber as wrong:
        yield rule.fault(_PLACE, wrong.message, wrong.advice)


ELSEWHERE = Check(
    "order.filing-number-other-province",
    states=Text(
        "The filing number was issued in the province of the filing.", "备案号与备案省份一致。"
    ),
    why=Text(
        "The province of a subject cannot be changed: it is cancelled there and filed anew.",
        "主体的省份不能变更，须注销后重新备案。",
    ),
    mend=Text(
        "Correct the number or the province; after a move cancel the old filing first.",
        "请核对备案号或省份；已迁移的须先注销原备案。",
    ),
)


@ELSEWHERE.look
def _elsewhere(case: Case, rule: Rule) -> Iterator[Finding]:
    number, chosen = case.filing.history.subject_number, case.filing.province
    home = filing_number.province(number)
    if home and chosen and home != chosen:
        names = case.book.provinces_as_terms
        yield rule.fault(
            _PLACE,
            Text(
                "{number} is a number of {home}, the filing is for {chosen}.",
                "{number} 属于{home}，备案省份为{chosen}。",
            ).format(number=number.strip(), home=names.name_of(home), chosen=names.name_of(chosen)),
        )
