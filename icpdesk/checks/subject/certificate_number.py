"""The certificate's number: right by its own check digits, and fitting province and nature."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
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
def _invalid(case: Case, rule: Rule) -> Iterator[Finding]:
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
def _province(case: Case, rule: Rule) -> Iterator[Finding]:
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
        "The first character of the uniform code fits the nature of the subject.",
        "统一社会信用代码首位与主办单位性质相符。",
    ),
    why=Text(
        "1 stands for public bodies, 3 for justice, 5 for civil affairs, 9 for market regulation.",
        "1 为机构编制，3 为司法行政，5 为民政，9 为市场监管。",
    ),
    mend=Text("Look whether the nature is right.", "请核对主办单位性质。"),
)


@NATURE.look
def _nature(case: Case, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    term = case.book.vocabulary("natures").get(subject.nature)
    allowed = term.get("authorities", ()) if term else ()
    if not allowed or not uscc.is_valid(subject.certificate.number):
        return
    first = uscc.authority(subject.certificate.number)
    if first not in allowed:
        yield rule.fault(
            "subject.nature",
            Text(
                "A code that begins with {first} is unusual for {nature}.",
                "{nature}的代码一般不以 {first} 开头。",
            ).format(first=first, nature=term.name if term else ""),
        )
