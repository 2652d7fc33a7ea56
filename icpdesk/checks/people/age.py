"""Ages: old enough by province, and not too old for a website administrator where that is asked."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.persons import in_charge, in_roles
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding, Severity
from icpdesk.numbers import resident_id
from icpdesk.rulebook.facts import age_on, birth_date
from icpdesk.rulebook.rows import Rule

YOUNG = Check(
    "people.too-young",
    states=Text(
        "Persons in charge are at least {at_least} years old.", "负责人须年满 {at_least} 周岁。"
    ),
    why=Text("Minors are refused, or need papers.", "未成年人不予备案或须补充材料。"),
    mend=Text(
        "Name an adult, or add the proof of work, income or guardianship that the province asks for.",
        "请更换为成年负责人，或按要求提供工作、收入或监护证明。",
    ),
    takes={"at_least": int},
    may_take={"with_proof_from": int, "roles": list},
)


@YOUNG.look
def _young(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    proof = any(
        item.slot in ("income-proof", "household-register") and item.file
        for item in case.filing.attachments
    )
    for role, person in in_charge(case):
        born = birth_date(person)
        if born is None:
            continue
        age = age_on(born, case.day)
        if age >= rule["at_least"]:
            continue
        with_proof = rule.get("with_proof_from")
        allowed = with_proof is not None and age >= with_proof
        if allowed and proof:
            continue
        text = (
            Text(
                "{name} is {age}: under {limit} a proof must be added.",
                "{name}为 {age} 周岁，未满 {limit} 周岁须提供证明。",
            )
            if allowed
            else Text(
                "{name} is {age}; {limit} years are asked for.",
                "{name}为 {age} 周岁，要求年满 {limit} 周岁。",
            )
        )
        yield rule.fault(
            role / "document_number",
            text.format(name=person.name, age=age, limit=rule["at_least"]),
            severity=Severity.WARNING if allowed else None,
            measured={"value": age, "threshold": rule["at_least"]},
        )


OLD = Check(
    "people.too-old",
    states=Text(
        "Website administrators are not older than {at_most} years.",
        "网站负责人不超过 {at_most} 周岁。",
    ),
    why=Text("Past retirement another person is asked for.", "超过年龄要求更换负责人。"),
    mend=Text("Name another person.", "请更换负责人。"),
    takes={"at_most": int, "roles": list},
    may_take={"women_at_most": int},
)


@OLD.look
def _old(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in in_roles(case, rule["roles"]):
        born = birth_date(person)
        if born is None:
            continue
        limit = rule["at_most"]
        if person.document_type == "resident-id" and not resident_id.is_male(
            person.document_number
        ):
            limit = rule.get("women_at_most", limit)
        age = age_on(born, case.day)
        if age > limit:
            yield rule.fault(
                role / "document_number",
                Text(
                    "{name} is {age}; at most {limit} is accepted.",
                    "{name}为 {age} 周岁，要求不超过 {limit} 周岁。",
                ).format(name=person.name, age=age, limit=limit),
                measured={"value": age, "threshold": limit},
            )
