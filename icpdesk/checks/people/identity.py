"""Who is who: one number one person, one field one name, an individual one person in all roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.persons import distinct
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding, Person
from icpdesk.model.place import SUBJECT_ADMINISTRATOR
from icpdesk.numbers.folding import folded
from icpdesk.rulebook.facts import same_person
from icpdesk.rulebook.rows import Rule

TWICE = Check(
    "people.same-number-other-name",
    states=Text("One document number belongs to one name.", "同一证件号码对应同一姓名。"),
    why=Text("One of the two is mistyped.", "其中一项输错。"),
    mend=Text("Correct the name or the number.", "请修改姓名或号码。"),
)


@TWICE.look
def _twice(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    names: dict[str, str] = {}
    for role, person in case.filing.people():
        number = folded(person.document_number)
        if not (number and person.name):
            continue
        first = names.setdefault(number, person.name)
        if first != person.name:
            yield rule.fault(
                role / "name",
                Text(
                    "{a} and {b} have the same document number.", "{a}与{b}使用了同一证件号码。"
                ).format(a=first, b=person.name),
            )


NAMESAKE = Check(
    "people.same-name-other-number",
    states=Text(
        "Two roles with the same name have the same document number.",
        "姓名相同的两个角色证件号码也相同。",
    ),
    why=Text(
        "It is usually one person whose number was mistyped; the data of one person must agree.",
        "多为同一人而号码输错；同一人的信息必须一致。",
    ),
    mend=Text(
        "Is it one person? Then correct the number. Two people of one name may stay as they are.",
        "是否为同一人？如是请修改号码；确为同名的两人可不改。",
    ),
)


@NAMESAKE.look
def _namesake(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.is_individual:
        return
    numbers: dict[str, str] = {}
    for role, person in case.filing.people():
        number = folded(person.document_number)
        if not (number and person.name):
            continue
        if numbers.setdefault(person.name, number) != number:
            yield rule.fault(
                role / "document_number",
                Text(
                    "{name} stands in two roles with two document numbers.",
                    "{name}在两个角色中的证件号码不同。",
                ).format(name=person.name),
            )


TWO_NAMES = Check(
    "people.several-names-in-one",
    states=Text("A name field names one person.", "姓名栏只填写一个人。"),
    why=Text("Every role is held by one person.", "每个角色只能由一人担任。"),
    mend=Text("Enter the one who answers for it.", "请只填写一名负责人。"),
)

_BETWEEN = re.compile(r"[、,，;；/／&＆|+＋]|\s+(?:和|与|及)\s+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af·•．・]{2,}")


@TWO_NAMES.look
def _two_names(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    families = case.book.table("words", "surnames")
    for role, person in distinct(case):
        names = [part.strip() for part in _BETWEEN.split(person.name) if part.strip()]
        sure = len(names) > 1 and all(_HAN.fullmatch(name) for name in names)
        if sure or _two_full_names(person.name, str(families["single"])):
            yield rule.fault(
                role / "name",
                Text("'{name}' is more than one person.", "“{name}”不止一个人。").format(
                    name=person.name
                ),
                severity=None if sure else rule.softened().severity,
            )


def _two_full_names(text: str, families: str) -> bool:
    """Two Chinese names, with a blank between or run together: 张三丰李四光, but not 欧阳修."""
    names = text.split()
    if len(names) == 1 and len(text) in (5, 6) and _HAN.fullmatch(text):
        return any(
            _two_full_names(f"{text[:cut]} {text[cut:]}", families)
            for cut in ((2, 3) if len(text) == 5 else (3,))
        )
    return len(names) > 1 and all(
        len(name) in (2, 3) and _HAN.fullmatch(name) and name[0] in families for name in names
    )


ONE = Check(
    "people.individual-not-one-person",
    states=Text(
        "For an individual all roles are held by the individual.",
        "个人备案的各负责人均为本人。",
    ),
    why=Text("An individual's filing knows one person.", "个人备案只有本人一个负责人。"),
    mend=Text("Enter the individual in all roles.", "请将各角色填写为本人。"),
)


@ONE.look
def _one(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if not case.is_individual:
        return
    subject = case.filing.subject
    own = Person(name=subject.name, document_number=folded(subject.certificate.number))
    administrator = case.filing.person(SUBJECT_ADMINISTRATOR)
    for role, person in case.filing.people():
        plain = person.changed({"document_number": folded(person.document_number)})
        if person.name and subject.name and person.name != subject.name:
            field, text = (
                "name",
                Text("{name} is not the individual who files.", "{name}不是备案本人。"),
            )
        elif person.name and not (same_person(plain, own) and same_person(person, administrator)):
            field, text = (
                "document_number",
                Text(
                    "{name} stands here with another document number than the individual.",
                    "{name}在此处的证件号码与备案本人不同。",
                ),
            )
        else:
            continue
        yield rule.fault(role / field, text.format(name=person.name))


CONTACTS = Check(
    "people.same-person-other-contacts",
    states=Text(
        "One person in two roles has one mobile number and one e-mail address.",
        "同一人担任两个角色的，手机号码和邮箱一致。",
    ),
    why=Text(
        "Orders in which the data of one person differ are usually sent back.",
        "同一人的信息不一致通常会被驳回。",
    ),
    mend=Text(
        "Give the same mobile and e-mail in both roles.", "请在两个角色中填写相同的手机和邮箱。"
    ),
)


@CONTACTS.look
def _contacts(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    first: dict[tuple[str, str], str] = {}
    for role, person in case.filing.people():
        number = folded(person.document_number)
        for name in ("mobile", "email"):
            value = getattr(person, name).strip().casefold()
            if number and value and first.setdefault((number, name), value) != value:
                yield rule.fault(
                    role / name,
                    Text(
                        "{name} has another one in an earlier role.",
                        "{name}在前一角色中填写的与此不同。",
                    ).format(name=person.name),
                )
