"""Mobile numbers: real ones, local where that is asked, and enough different ones."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.persons import in_charge, in_roles
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.numbers import mobile
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.rulebook.places import province_named_in
from icpdesk.rulebook.rows import Rule

INVALID = Check(
    "people.mobile-invalid",
    states=Text(
        "Mobile and emergency numbers are mainland mobiles.", "手机及应急电话为内地手机号码。"
    ),
    why=Text("The ministry's text message goes there.", "工信部短信发送到该号码。"),
    mend=Text("Enter eleven digits.", "请填写 11 位手机号码。"),
)


@INVALID.look
def _invalid(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        for name in ("mobile", "emergency_phone"):
            value = getattr(person, name)
            if not value:
                continue
            try:
                mobile.validate(value)
            except InvalidNumber as wrong:
                yield rule.fault(role / name, wrong.message, wrong.advice)


ODD = Check(
    "people.mobile-range-odd",
    states=Text("Mobile numbers are of a range that all consoles know.", "手机号段为常用号段。"),
    why=Text("A console may refuse a newer range.", "备案系统可能不支持较新的号段。"),
    mend=Text("Have another number ready.", "请准备另一个号码。"),
)


@ODD.look
def _odd(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_charge(case):
        if mobile.is_valid(person.mobile):
            for doubt in mobile.doubts(person.mobile):
                yield rule.fault(role / "mobile", doubt)


LOCAL = Check(
    "people.mobile-not-local",
    states=Text("The mobile numbers are from this province.", "手机号码归属地为本省。"),
    why=Text("The province takes local numbers only.", "该省只接受本地号码。"),
    mend=Text("Use a number of this province.", "请使用本省号码。"),
    takes={"roles": list},
)


@LOCAL.look
def _local(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_roles(case, rule["roles"]):
        if not mobile.is_valid(person.mobile):
            continue
        home = mobile.home(person.mobile)
        slug = province_named_in(home)
        if slug and slug != case.filing.province:
            yield rule.fault(
                role / "mobile",
                Text("The number is from {home}.", "号码归属地为{home}。").format(home=home),
                measured={"home": home},
            )


DISTINCT = Check(
    "people.mobiles-not-distinct",
    states=Text(
        "The mobile and emergency numbers of all persons hold at least {at_least} different ones.",
        "各负责人的手机与应急电话中至少有 {at_least} 个不同号码。",
    ),
    why=Text("The administration wants to reach somebody in any case.", "管局要求确保能联系到人。"),
    mend=Text("Give another number in one of the fields.", "请在其中一栏填写其他号码。"),
    takes={"at_least": int},
    may_take={"if_same_person": int},
)


@DISTINCT.look
def _distinct(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    people = list(in_charge(case))
    numbers = {
        mobile.compact(value)
        for _, person in people
        for value in (person.mobile, person.emergency_phone)
        if value
    }
    wanted = rule["at_least"] if len(people) > 1 else rule.get("if_same_person", rule["at_least"])
    complete = people and all(person.mobile and person.emergency_phone for _, person in people)
    if complete and len(numbers) < wanted:
        yield rule.fault(
            f"{people[0][0]}.emergency_phone",
            Text(
                "There are {count} different numbers; {wanted} are asked for.",
                "共有 {count} 个不同号码，要求 {wanted} 个。",
            ).format(count=len(numbers), wanted=wanted),
            measured={"value": len(numbers), "threshold": wanted},
        )
