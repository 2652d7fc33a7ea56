"""The filing number that the subject has already: needed, written right, of this province."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
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
def _missing(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    history = case.filing.history
    if history.subject_filed is not False and not history.subject_number.strip():
        yield rule.fault(_PLACE, Text("No filing number is given.", "没有填写备案号。"))


INVALID = Check(
    "order.filing-number-invalid",
    states=Text("The filing number is written right.", "备案号格式正确。"),
    why=Text("The ministry's data base does not know another form.", "工信部系统中没有其他格式。"),
    mend=Text("Copy it from beian.miit.gov.cn.", "请从 beian.miit.gov.cn 复制。"),
)


@INVALID.look
def _invalid(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    number = case.filing.history.subject_number.strip()
    if not number:
        return
    try:
        filing_number.validate(number)
    except InvalidNumber as wrong:
        yield rule.fault(_PLACE, wrong.message, wrong.advice)


OF_WEBSITE = Check(
    "order.filing-number-of-website",
    states=Text(
        "The subject's number stands without the number of a website.", "主体备案号不带网站序号。"
    ),
    why=Text("-1 behind it is the number of the first website.", "后缀 -1 是第一个网站的备案号。"),
    mend=Text("Leave out the hyphen and what is behind it.", "请删去“-”及其后的序号。"),
)


@OF_WEBSITE.look
def _of_website(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    number = case.filing.history.subject_number
    if filing_number.is_valid(number) and filing_number.website(number):
        yield rule.fault(
            _PLACE,
            Text("{number} is the number of a website.", "{number} 是网站备案号。").format(
                number=number.strip()
            ),
        )


WEBSITE = Check(
    "order.website-number-wrong",
    states=Text(
        "A website's number is the subject's with the number of the website behind it.",
        "网站备案号为主体备案号加网站序号。",
    ),
    why=Text("The console finds the website by it.", "备案系统用它查找网站。"),
    mend=Text("Copy it from beian.miit.gov.cn.", "请从 beian.miit.gov.cn 复制。"),
)


@WEBSITE.look
def _website(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.history.subject_number
    seen: set[str] = set()
    for index, site in enumerate(case.filing.websites):
        number = filing_number.compact(site.filing_number)
        if not number:
            continue
        place = WEBSITES / index / "filing_number"
        if not filing_number.is_valid(number):
            yield rule.fault(
                place,
                Text("{number} is no filing number.", "{number} 不是备案号。").format(
                    number=number
                ),
            )
        elif not filing_number.website(number):
            yield rule.fault(
                place,
                Text(
                    "{number} lacks the number of the website (-1, -2 …).",
                    "{number} 缺少网站序号（-1、-2…）。",
                ).format(number=number),
            )
        elif filing_number.is_valid(subject) and filing_number.subject(
            number
        ) != filing_number.subject(subject):
            yield rule.fault(
                place,
                Text(
                    "{number} is no website of {subject}.", "{number} 不属于主体 {subject}。"
                ).format(number=number, subject=filing_number.subject(subject)),
            )
        elif number in seen:
            yield rule.fault(place, Text("The number stands twice.", "网站备案号重复。"))
        seen.add(number)


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
def _elsewhere(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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
