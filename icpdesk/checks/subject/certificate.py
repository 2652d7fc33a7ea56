"""The subject's certificate: of a type that fits, valid long enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icpdesk.base.text import Text
from icpdesk.base.workdays import add_months
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

TYPE = Check(
    "subject.certificate-type-wrong-for-nature",
    states=Text(
        "The certificate is of a type that this nature of subject has.",
        "证件类型与主办单位性质相符。",
    ),
    why=Text("The form offers only these types.", "备案系统只提供相应的证件类型。"),
    mend=Text("Choose another type or another nature.", "请更改证件类型或性质。"),
)


@TYPE.look
def _type(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    certificates = case.book.vocabulary("certificates")
    term = certificates.get(subject.certificate.type)
    if term and subject.nature and subject.nature not in term.get("natures", ()):
        yield rule.fault(
            "subject.certificate.type",
            Text(
                "{type} is not a certificate of this nature: {nature}.",
                "{nature}不能使用{type}。",
            ).format(
                type=term.name, nature=case.book.vocabulary("natures").name_of(subject.nature)
            ),
        )


REFUSED = Check(
    "subject.certificate-type-refused",
    states=Text("These certificates are not taken here: {types}.", "当地不接受以下证件：{types}。"),
    why=Text("The administration sends it back.", "管局会退回。"),
    mend=Text("Use another certificate.", "请使用其他证件。"),
    takes={"types": list},
)


@REFUSED.look
def _refused(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    kind = case.filing.subject.certificate.type
    if kind in rule["types"]:
        yield rule.fault(
            "subject.certificate.type",
            Text("{type} is not taken in this province.", "该省不接受{type}。").format(
                type=case.book.vocabulary("certificates").name_of(kind)
            ),
        )


EXPIRED = Check(
    "subject.certificate-expired",
    states=Text("The certificate is valid on the day of submission.", "证件在提交日有效。"),
    why=Text("An expired certificate is usually sent back.", "过期证件通常会被驳回。"),
    mend=Text("Have it renewed first.", "请先换发证件。"),
)


@EXPIRED.look
def _expired(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    end = case.filing.subject.certificate.valid_until
    if isinstance(end, date) and end < case.day:
        yield rule.fault(
            "subject.certificate.valid_until",
            Text("The certificate ended on {end}.", "证件已于 {end} 到期。").format(end=end),
        )


EXPIRING = Check(
    "subject.certificate-expiring",
    states=Text(
        "The certificate is valid for at least {at_least_months} more months.",
        "证件剩余有效期不少于 {at_least_months} 个月。",
    ),
    why=Text("Reviewers usually send back papers that end soon.", "有效期不足通常会被驳回。"),
    mend=Text("Have it renewed first.", "请先换发证件。"),
    takes={"at_least_months": int},
)


@EXPIRING.look
def _expiring(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    end = case.filing.subject.certificate.valid_until
    if isinstance(end, date) and case.day <= end < add_months(case.day, rule["at_least_months"]):
        yield rule.fault(
            "subject.certificate.valid_until",
            Text(
                "The certificate ends on {end}; {months} months must be left.",
                "证件将于 {end} 到期，剩余有效期须不少于 {months} 个月。",
            ).format(end=end, months=rule["at_least_months"]),
            measured={
                "value": (end - case.day).days,
                "threshold_months": rule["at_least_months"],
            },
        )


SWAPPED = Check(
    "subject.certificate-dates-wrong",
    states=Text(
        "The certificate begins before it ends, and not in the future.",
        "证件有效期起始早于截止，且不在将来。",
    ),
    why=Text("The form refuses it.", "备案系统不接受。"),
    mend=Text("Copy both dates from the certificate.", "请按证件填写起止日期。"),
)


@SWAPPED.look
def _swapped(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificate = case.filing.subject.certificate
    start, end = certificate.valid_from, certificate.valid_until
    if start and isinstance(end, date) and end <= start:
        yield rule.fault(
            "subject.certificate.valid_until",
            Text(
                "It ends on {end}, before it begins ({start}).",
                "截止日期 {end} 早于起始日期 {start}。",
            ).format(end=end, start=start),
        )
    elif start and start > case.day:
        yield rule.fault(
            "subject.certificate.valid_from",
            Text("It begins on {start}, in the future.", "起始日期 {start} 在将来。").format(
                start=start
            ),
        )


REGISTRATION = Check(
    "subject.registration-number-missing",
    states=Text(
        "The licence's registration number is given beside the uniform code.",
        "除统一社会信用代码外还须填写注册号。",
    ),
    why=Text("The form of this province has both.", "该省要求同时填写。"),
    mend=Text("Copy it from the licence.", "请按执照填写。"),
)


@REGISTRATION.look
def _registration(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificate = case.filing.subject.certificate
    if certificate.type == "business-licence" and not certificate.registration_number:
        yield rule.fault(
            "subject.certificate.registration_number",
            Text("The registration number is not given.", "没有填写注册号。"),
        )
