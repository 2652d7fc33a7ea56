"""Phones and e-mails: reachable, and not shared where they must differ."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.persons import in_charge
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import Place
from icpdesk.numbers import email, mobile
from icpdesk.rulebook.rows import Rule

EQUAL = Check(
    "people.emergency-equals-mobile",
    states=Text("The emergency phone is another number.", "应急联系电话与手机号码不同。"),
    why=Text("The form refuses the same number.", "备案系统不接受相同号码。"),
    mend=Text("Give the number of a relative or colleague.", "请填写亲友或同事的号码。"),
)


@EQUAL.look
def _equal(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if person.mobile and mobile.compact(person.mobile) == mobile.compact(
            person.emergency_phone
        ):
            yield rule.fault(
                role / "emergency_phone",
                Text("It is the same as the mobile.", "与手机号码相同。"),
            )


def _pairs(case: FilingCase, name: str) -> Iterator[tuple[Place, str, str]]:
    """(role, first, other) for every person who shares ``name`` with one before."""
    first: dict[str, str] = {}
    for role, person in in_charge(case):
        value = getattr(person, name).strip().casefold()
        value = value if name == "email" else mobile.compact(value)
        if value in first:
            yield role, first[value], person.name
        elif value:
            first[value] = person.name


EMERGENCY = Check(
    "people.emergency-shared",
    states=Text("Two persons have two emergency phones.", "不同负责人的应急电话不同。"),
    why=Text("This province asks for it.", "该省有此要求。"),
    mend=Text("Give another emergency phone.", "请填写其他应急电话。"),
)


@EMERGENCY.look
def _emergency(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, one, other in _pairs(case, "emergency_phone"):
        yield rule.fault(
            role / "emergency_phone",
            Text(
                "{one} and {other} have the same emergency phone.", "{one}与{other}的应急电话相同。"
            ).format(one=one, other=other),
        )


SHARED = Check(
    "people.phones-shared",
    states=Text("Two persons have two mobile numbers.", "不同负责人的手机号码不同。"),
    why=Text(
        "Reviewers usually send back a number used for two persons.",
        "同一号码用于两人通常会被驳回。",
    ),
    mend=Text("Give each person his own number.", "请填写各自的号码。"),
    may_take={"at_least": int},
)


@SHARED.look
def _shared(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, one, other in _pairs(case, "mobile"):
        yield rule.fault(
            role / "mobile",
            Text(
                "{one} and {other} have the same mobile.", "{one}与{other}的手机号码相同。"
            ).format(one=one, other=other),
        )


MAILS = Check(
    "people.emails-shared",
    states=Text("Two persons have two e-mail addresses.", "不同负责人的邮箱不同。"),
    why=Text("Reviewers ask for different ones.", "审核要求邮箱不同。"),
    mend=Text("Give each person his own address.", "请填写各自的邮箱。"),
)


@MAILS.look
def _mails(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, one, other in _pairs(case, "email"):
        yield rule.fault(
            role / "email",
            Text("{one} and {other} have the same e-mail.", "{one}与{other}的邮箱相同。").format(
                one=one, other=other
            ),
        )


CONTACT = Check(
    "people.emergency-contact-missing",
    states=Text("It is said whose the emergency phone is.", "须说明应急电话的持有人。"),
    why=Text("This province wants the name in the remarks.", "该省要求在备注中写明姓名。"),
    mend=Text("Enter name and role of the holder.", "请填写持有人姓名和职务。"),
    takes={"also_role": bool},
)


@CONTACT.look
def _contact(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        contact = person.emergency_contact.strip()
        named = person.emergency_phone and not contact
        without_role = rule["also_role"] and contact and len(contact.split()) < 2
        if named or without_role:
            yield rule.fault(
                role / "emergency_contact",
                Text("Name and role of the holder are missing.", "缺少持有人姓名和职务。")
                if rule["also_role"]
                else Text("The holder's name is missing.", "缺少持有人姓名。"),
            )


THIRD = Check(
    "people.emergency-not-third-person",
    states=Text("The emergency phone belongs to a third employee.", "应急电话属于第三名员工。"),
    why=Text("This province asks for it.", "该省有此要求。"),
    mend=Text("Give the phone of another employee.", "请填写另一名员工的电话。"),
)


@THIRD.look
def _third(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    people = list(in_charge(case))
    mobiles = {mobile.compact(person.mobile) for _, person in people if person.mobile}
    names = {person.name for _, person in people}
    for role, person in people:
        own_number = mobile.compact(person.emergency_phone) in mobiles
        own_name = any(name and name in person.emergency_contact for name in names)
        if person.emergency_phone and (own_number or own_name):
            yield rule.fault(
                role / "emergency_phone",
                Text("It belongs to one of the persons in charge.", "该号码属于其中一位负责人。"),
            )


EMAIL = Check(
    "people.email-invalid",
    states=Text("E-mail addresses have the usual form.", "邮箱格式正确。"),
    why=Text("The result is sent there.", "备案结果会发送到邮箱。"),
    mend=Text("Type it as name@example.cn.", "格式如 name@example.cn。"),
)


@EMAIL.look
def _email(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if person.email and not email.is_valid(person.email):
            yield rule.fault(
                role / "email",
                Text("'{value}' is no e-mail address.", "“{value}”不是有效邮箱。").format(
                    value=person.email
                ),
            )


ODD_EMAIL = Check(
    "people.email-odd",
    states=Text("E-mail addresses have no unusual characters.", "邮箱不含特殊字符。"),
    why=Text("A console may refuse them.", "备案系统可能不接受。"),
    mend=Text("Use another address.", "请换一个邮箱。"),
)


@ODD_EMAIL.look
def _odd_email(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if email.is_valid(person.email):
            for doubt in email.doubts(person.email):
                yield rule.fault(role / "email", doubt)
