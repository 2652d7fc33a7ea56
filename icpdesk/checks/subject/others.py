"""Investor, locality, individual businesses, fixed remarks and licence scope."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.wording import affirmed, found_words, mentions_all
from icpdesk.model import Answer, Finding
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR
from icpdesk.rulebook import conditions
from icpdesk.rulebook.facts import home_province
from icpdesk.rulebook.rows import Rule

INVESTOR = Check(
    "subject.investor-wrong",
    states=Text(
        "The investor or superior unit is what this province asks for ({must_be}).",
        "投资者或上级主管单位按该省要求填写（{must_be}）。",
    ),
    why=Text("The administration compares it.", "管局会核对。"),
    mend=Text("Enter what is named here.", "请按提示填写。"),
    takes={"must_be": str},
)


@INVESTOR.look
def _investor(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    given = subject.investor.strip()
    if not given:
        return
    representative = case.filing.person(LEGAL_REPRESENTATIVE).name
    wanted = {
        "subject-name": (given == subject.name, subject.name),
        "legal-representative": (given == representative, representative),
        "superior-unit": (given not in (subject.name, representative), ""),
    }[rule["must_be"]]
    if not wanted[0]:
        text = (
            Text("It must be '{wanted}' here.", "应填写“{wanted}”。").format(wanted=wanted[1])
            if wanted[1]
            else Text("It must be the next higher unit.", "应填写上级主管单位。")
        )
        answers = [Answer.use(wanted[1])] if wanted[1] else []
        yield rule.fault("subject.investor", text, answers=answers)


PERSON = Check(
    "subject.investor-is-person",
    states=Text(
        "The superior of a public body is a unit, not a person.",
        "机关事业单位的上级主管单位不能是个人。",
    ),
    why=Text("The ministry's own rule on the filing data.", "工信部关于备案信息填报的要求。"),
    mend=Text("Enter the full name of the next higher unit.", "请填写上一级主管单位全称。"),
)

_UNIT = re.compile(
    r"(?:部|委|办|局|厅|院|校|府|会|署|处|科|所|中心|站|队|团|社|公司|集团|大学|学院|政府|单位|机关|室|馆)$"
)


@PERSON.look
def _person(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    given = case.filing.subject.investor.strip()
    named = {person.name for _, person in case.filing.people() if person.name}
    families = str(case.book.table("words", "surnames")["single"])
    likely = 2 <= len(given) <= 3 and given[0] in families and not _UNIT.search(given)
    if given in named or likely:
        yield rule.fault(
            "subject.investor",
            Text("'{given}' is a person.", "“{given}”是个人姓名。").format(given=given),
            severity=None if given in named else rule.softened().severity,
        )


LOCAL = Check(
    "subject.individual-not-local",
    states=Text(
        "An individual with an ID card from another province: {policy}.",
        "身份证非本省的个人：{policy}。",
    ),
    why=Text(
        "Provinces differ in whether they take individuals from elsewhere.",
        "各省对外省个人的规定不同。",
    ),
    mend=Text(
        "File in the province of the ID card, or add the proof that is asked for.",
        "请在身份证所在省备案，或按要求提供居住证明。",
    ),
    takes={"policy": str},
)

_POLICIES = {
    "refused": Text(
        "The ID card is from {home}; this province takes local ID cards only.",
        "身份证属于{home}，该省只接受本省身份证。",
    ),
    "needs-proof": Text(
        "The ID card is from {home}; this province asks for proof of residence.",
        "身份证属于{home}，该省要求提供居住证明。",
    ),
    "accepted": Text(
        "The ID card is from {home}; this province accepts that.",
        "身份证属于{home}，该省接受外省身份证。",
    ),
}


@LOCAL.look
def _local(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    proven = any(item.slot == "residence-proof" and item.file for item in case.filing.attachments)
    if rule["policy"] == "needs-proof" and proven:
        return
    if conditions.holds("individual-not-local", case.filing):
        home = home_province(case.filing.person(SUBJECT_ADMINISTRATOR))
        yield rule.fault(
            "province",
            _POLICIES[rule["policy"]].format(home=case.book.provinces_as_terms.name_of(home)),
            measured={"home": home, "policy": rule["policy"]},
        )


REMARK = Check(
    "subject.remark-lacks-sentence",
    states=Text("The remarks on the subject mention: {mentions}.", "主体备注须说明：{mentions}。"),
    why=Text("This province asks for it in the remarks.", "该省要求在备注中说明。"),
    mend=Text("Add it to the remarks on the subject.", "请在主体备注中补充。"),
    takes={"mentions": list},
)


@REMARK.look
def _remark(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    missing = mentions_all(case.filing.subject.remarks, rule["mentions"])
    if missing:
        yield rule.fault(
            "subject.remarks",
            Text("The remarks do not mention {missing}.", "备注中没有说明{missing}。").format(
                missing=missing
            ),
        )


BUSINESS = Check(
    "subject.individual-business-nature",
    states=Text(
        "An individual business is filed as {nature} here.",
        "个体工商户在当地按{nature}备案。",
    ),
    why=Text("Provinces differ in this.", "各省规定不同。"),
    mend=Text("Change the nature of the subject.", "请更改主办单位性质。"),
    takes={"nature": str},
    may_take={"nature_without_trade_name": str},
)


@BUSINESS.look
def _business(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if not conditions.holds("individual-business", case.filing):
        return
    wanted = rule["nature"]
    if case.filing.subject.trade_name is False:
        wanted = rule.get("nature_without_trade_name", wanted)
    if case.filing.subject.nature != wanted:
        natures = case.book.vocabulary("natures")
        yield rule.fault(
            "subject.nature",
            Text(
                "This individual business is filed as {wanted} in this province.",
                "该个体工商户在当地应按{wanted}备案。",
            ).format(wanted=natures.name_of(wanted)),
        )


SEAL = Check(
    "subject.individual-business-without-seal",
    states=Text("An individual business has a seal.", "个体工商户须有公章。"),
    why=Text("Papers without a seal are sent back here.", "当地不接受无公章的材料。"),
    mend=Text("Have a seal made.", "请刻制公章。"),
)


@SEAL.look
def _seal(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.subject.has_seal is False and conditions.holds(
        "individual-business", case.filing
    ):
        yield rule.fault(
            "subject.has_seal",
            Text("This province asks for a seal.", "该省要求个体工商户有公章。"),
        )


SCOPE = Check(
    "subject.scope-needs-permit",
    states=Text(
        "Business scope that needs a permit comes with one, or with a promise.",
        "经营范围涉及前置审批的，提供许可或承诺书。",
    ),
    why=Text(
        "Reviewers look through the licence's scope for such words.",
        "审核人员会查看执照经营范围。",
    ),
    mend=Text(
        "Add the permit, or a promise that the site does not do this.",
        "请提供许可文件，或承诺网站不涉及该内容。",
    ),
    may_take={"list": str, "words": list, "kind": str},
)


@SCOPE.look
def _scope(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    scope = affirmed(case.filing.subject.business_scope)
    if not scope:
        return
    held = {item.kind for website in case.filing.websites for item in website.pre_approvals}
    promised = any(
        attachment.slot == "no-pre-approval-promise" and attachment.file
        for attachment in case.filing.attachments
    )
    kinds = (
        {rule["kind"]: rule["words"]}
        if rule.get("words")
        else {
            name: row["words"] for name, row in case.book.table("words", "permits")["scope"].items()
        }
    )
    for name, words in kinds.items():
        hits = found_words(scope, words)
        if hits and name not in held and not promised:
            yield rule.fault(
                "subject.business_scope",
                Text(
                    "The scope names {hits}: a reviewer will ask for a permit ({kind}).",
                    "经营范围含有{hits}，审核时会要求提供许可（{kind}）。",
                ).format(hits=hits, kind=case.book.vocabulary("pre_approvals").name_of(name)),
                measured={"words": hits, "kind": name},
            )
