"""Identity documents: of a type for persons, with a number that can be right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.persons import distinct
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.numbers.kinds import kind
from icpdesk.rulebook.facts import birth_date
from icpdesk.rulebook.rows import Rule

TYPE = Check(
    "people.document-type-not-personal",
    states=Text("Persons have a personal document.", "负责人证件为个人证件。"),
    why=Text("The form offers only personal documents.", "备案系统只提供个人证件类型。"),
    mend=Text("Choose resident ID, passport or a permit.", "请选择身份证、护照或通行证等。"),
)


@TYPE.look
def _type(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificates = case.book.vocabulary("certificates")
    for role, person in distinct(case):
        term = certificates.get(person.document_type)
        if term and not term.get("person"):
            yield rule.fault(
                role / "document_type",
                Text("{type} is no document of a person.", "{type}不是个人证件。").format(
                    type=term.name
                ),
            )


NUMBER = Check(
    "people.document-number-invalid",
    states=Text(
        "Document numbers are right by form and check digit.", "证件号码格式正确并通过校验。"
    ),
    why=Text("The ministry compares them with the police's data.", "工信部会核验证件号码。"),
    mend=Text("Compare it with the document.", "请对照证件核对。"),
)


@NUMBER.look
def _number(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificates = case.book.vocabulary("certificates")
    for role, person in distinct(case):
        term = certificates.get(person.document_type)
        number_kind = term.get("number") if term and term.get("person") else ""
        if not person.document_number or not number_kind:
            continue
        try:
            kind(number_kind).validate(person.document_number)
        except InvalidNumber as wrong:
            yield rule.fault(role / "document_number", wrong.message, wrong.advice)


ODD = Check(
    "people.document-number-odd",
    states=Text("Document numbers have the usual form.", "证件号码为常见格式。"),
    why=Text("A console may not take an unusual form.", "备案系统可能不接受少见格式。"),
    mend=Text("Compare it with the document.", "请对照证件核对。"),
)


@ODD.look
def _odd(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificates = case.book.vocabulary("certificates")
    for role, person in distinct(case):
        term = certificates.get(person.document_type)
        number_kind = term.get("number") if term and term.get("person") else ""
        if not number_kind or not kind(number_kind).is_valid(person.document_number):
            continue
        for doubt in kind(number_kind).doubts(person.document_number):
            yield rule.fault(role / "document_number", doubt)


BIRTH = Check(
    "people.birth-date-mismatch",
    states=Text(
        "The date of birth equals the one in the document number.", "出生日期与证件号码一致。"
    ),
    why=Text("One of the two is mistyped.", "其中一项输错。"),
    mend=Text("Correct the one that differs from the document.", "请对照证件修改。"),
)


@BIRTH.look
def _birth(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in distinct(case):
        told = birth_date(person)
        if person.born_on and told and told != person.born_on:
            yield rule.fault(
                role / "born_on",
                Text(
                    "The number says {told}, the date of birth is {typed}.",
                    "证件号码中的日期为 {told}，填写的是 {typed}。",
                ).format(told=told, typed=person.born_on),
            )


NAME = Check(
    "people.name-characters",
    states=Text(
        "The name of a holder of a resident ID has Chinese characters only.",
        "持居民身份证者的姓名只含汉字和间隔号。",
    ),
    why=Text("The name is compared with the police's data.", "姓名会与公安数据比对。"),
    mend=Text("Type the name as on the card.", "请按证件填写姓名。"),
)

_CHINESE_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af·•．・]{2,}")


@NAME.look
def _name(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in distinct(case):
        chinese = person.document_type in ("resident-id", "taiwan-residence-permit")
        if chinese and person.name and not _CHINESE_NAME.fullmatch(person.name):
            yield rule.fault(
                role / "name",
                Text(
                    "'{name}' has characters that no such name has.", "“{name}”含有不应出现的字符。"
                ).format(name=person.name),
            )
