"""Office phones: landlines as the console writes them, of the province where it asks for that."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.persons import in_charge
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import SUBJECT_ADMINISTRATOR
from icpdesk.numbers import landline, mobile
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.rulebook.places import province_named_in
from icpdesk.rulebook.rows import Rule

LANDLINE = Check(
    "people.landline-invalid",
    states=Text("Office phones are written as the console wants.", "办公电话格式正确。"),
    why=Text("The form refuses other forms.", "备案系统不接受其他格式。"),
    mend=Text("Write it as 086-0755-26000000.", "格式如 086-0755-26000000。"),
)


@LANDLINE.look
def _landline(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        service = landline.is_service_number(person.office_phone)
        if person.office_phone and not service and not mobile.is_valid(person.office_phone):
            try:
                landline.validate(person.office_phone)
            except InvalidNumber as wrong:
                yield rule.fault(role / "office_phone", wrong.message)


SERVICE = Check(
    "people.landline-service-number",
    states=Text("The office phone is no 400 or 800 number.", "办公电话不填写 400、800 号码。"),
    why=Text(
        "Such a number has no area code, and nobody in charge is reached by it.",
        "该类号码没有区号，也无法直接联系到负责人。",
    ),
    mend=Text(
        "Give the landline or mobile behind it, or leave the field empty.",
        "请填写其绑定的固定电话或手机，或留空。",
    ),
)


@SERVICE.look
def _service(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if landline.is_service_number(person.office_phone):
            yield rule.fault(
                role / "office_phone",
                Text("{number} is a 400 or 800 number.", "{number} 是 400、800 号码。").format(
                    number=person.office_phone.strip()
                ),
            )


LOCAL = Check(
    "people.landline-not-local",
    states=Text("An office phone is from this province.", "办公电话为本省号码。"),
    why=Text("This province asks for it.", "该省有此要求。"),
    mend=Text("Give a local one or none.", "请填写本地号码或留空。"),
)


@LOCAL.look
def _local(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if not landline.is_valid(person.office_phone):
            continue
        home = landline.home(person.office_phone)
        slug = province_named_in(home)
        if slug and slug != case.filing.province:
            yield rule.fault(
                role / "office_phone",
                Text("The number is from {home}.", "号码归属地为{home}。").format(home=home),
            )


SAME = Check(
    "people.landline-equals-mobile",
    states=Text("The office phone is not the mobile.", "办公电话不能与手机号码相同。"),
    why=Text("This province asks for it.", "该省有此要求。"),
    mend=Text("Give another number or none.", "请填写其他号码或留空。"),
)


@SAME.look
def _same(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if person.mobile and mobile.compact(person.office_phone) == mobile.compact(person.mobile):
            yield rule.fault(
                role / "office_phone",
                Text("It is the same as the mobile.", "与手机号码相同。"),
            )


NONE = Check(
    "people.landline-missing",
    states=Text("An office phone is given.", "填写办公电话。"),
    why=Text("One source says that this province asks for it.", "有来源称该省要求填写。"),
    mend=Text("Give it if there is one; ask the provider.", "如有请填写，并询问接入商。"),
)


@NONE.look
def _none(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    person = case.filing.person(SUBJECT_ADMINISTRATOR)
    if person.name and not person.office_phone:
        yield rule.fault(
            SUBJECT_ADMINISTRATOR / "office_phone",
            Text("No office phone is given.", "没有填写办公电话。"),
        )
