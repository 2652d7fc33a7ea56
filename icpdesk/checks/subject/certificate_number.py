"""The certificate's number: right by its own check digits, and fitting province and nature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.numbers import uscc
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.numbers.kinds import kind
from icpdesk.rulebook.places import province_of_code
from icpdesk.rulebook.rows import Rule

INVALID = Check(
    "subject.certificate-number-invalid",
    states=Text("The certificate's number is right by its check digits.", "证件号码通过校验。"),
    why=Text("The ministry's data base does not know a wrong number.", "号码错误无法通过核验。"),
    mend=Text("Compare it with the certificate.", "请对照证件核对。"),
)


@INVALID.look
def _invalid(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificate = case.filing.subject.certificate
    term = case.book.vocabulary("certificates").get(certificate.type)
    number_kind = term.get("number") if term else ""
    if not certificate.number or not number_kind:
        return
    try:
        kind(number_kind).validate(certificate.number)
    except InvalidNumber as wrong:
        yield rule.fault("subject.certificate.number", wrong.message, wrong.advice)


PROVINCE = Check(
    "subject.certificate-number-other-province",
    states=Text(
        "The region in the uniform code lies in the province of the filing.",
        "统一社会信用代码中的地区与备案省份一致。",
    ),
    why=Text("An organisation files where its certificate was issued.", "单位须在证件所在省备案。"),
    mend=Text("Choose the province of the certificate.", "请选择证件所在省份。"),
)


@PROVINCE.look
def _province(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    number = case.filing.subject.certificate.number
    if case.is_individual or not uscc.is_valid(number):
        return
    home = province_of_code(uscc.area(number))
    if home and case.filing.province and home != case.filing.province:
        yield rule.fault(
            "province",
            Text(
                "The code was issued in {home}, the filing is for {chosen}.",
                "代码的登记地为{home}，备案省份为{chosen}。",
            ).format(
                home=case.book.provinces_as_terms.name_of(home),
                chosen=case.book.provinces_as_terms.name_of(case.filing.province),
            ),
        )


NATURE = Check(
    "subject.certificate-number-other-nature",
    states=Text(
        "The first two characters of the uniform code fit nature and name of the subject.",
        "统一社会信用代码前两位与主办单位性质和名称相符。",
    ),
    why=Text(
        "They tell who registered it and as what: 11 authorities, 12 public institutions, 31 law"
        " firms, 51 social organisations, 71 religious venues, 91 companies, 92 individual businesses …",
        "前两位表示登记机关和机构类别：11 机关、12 事业单位、31 律师事务所、51 社会团体、"
        "71 宗教活动场所、91 企业、92 个体工商户等。",
    ),
    mend=Text("Look whether nature, name and code are right.", "请核对性质、名称和代码。"),
)

_COMPANY = re.compile(r"有限(?:责任)?公司$|股份公司$")


@NATURE.look
def _nature(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    term = case.book.vocabulary("natures").get(subject.nature)
    allowed = term.get("authorities", ()) if term else ()
    if not allowed or not uscc.is_valid(subject.certificate.number):
        return
    first = uscc.category(subject.certificate.number)
    if first not in allowed:
        yield rule.fault(
            "subject.nature",
            Text(
                "A code that begins with {first} is unusual for {nature}.",
                "{nature}的代码一般不以 {first} 开头。",
            ).format(first=first, nature=term.name if term else ""),
        )
    elif first in ("92", "93") and _COMPANY.search(subject.name.strip()):
        yield rule.fault(
            "subject.certificate.number",
            Text(
                "A code that begins with {first} belongs to an individual business or a"
                " cooperative; a company's begins with 91.",
                "{first} 开头的代码属于个体工商户或合作社，公司的代码以 91 开头。",
            ).format(first=first),
        )
