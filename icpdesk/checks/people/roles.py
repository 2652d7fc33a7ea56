"""Who may hold which role."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding, Severity
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR
from icpdesk.rulebook import conditions
from icpdesk.rulebook.facts import PersonSet, same_person, site_administrators
from icpdesk.rulebook.rows import Rule

LEGAL = Check(
    "people.administrator-not-legal-representative",
    states=Text(
        "The subject administrator is the legal representative.",
        "主体负责人须为法定代表人。",
    ),
    why=Text("Most provinces send it back otherwise.", "多数省份会因此退回。"),
    mend=Text(
        "Name the legal representative, or add an authorisation letter where the province takes one.",
        "请填写法定代表人，或在允许的省份提供授权书。",
    ),
    takes={"letter_allowed": bool},
    may_take={"letter_needed": bool},
)

_ASK = Text("Ask the provider before you submit.", "提交前请询问接入商。")


@LEGAL.look
def _legal(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if not conditions.holds("administrator-not-legal-representative", case.filing):
        return
    letter = any(
        item.slot == "authorisation-letter"
        and item.file
        and item.of in (SUBJECT_ADMINISTRATOR, "subject", "")
        for item in case.filing.attachments
    )
    name = case.filing.person(SUBJECT_ADMINISTRATOR).name
    if rule["letter_allowed"] and (letter or rule.get("letter_needed") is False):
        if rule.others:
            yield rule.fault(
                f"{SUBJECT_ADMINISTRATOR}.name",
                Text(
                    "{name} is not the legal representative; that is accepted here, but not every"
                    " source agrees.",
                    "{name}不是法定代表人；当地可以接受，但各来源说法不一。",
                ).format(name=name),
                _ASK,
                severity=Severity.INFO,
            )
        return
    text = (
        Text(
            "{name} is not the legal representative: an authorisation letter is needed.",
            "{name}不是法定代表人，需要授权书。",
        )
        if rule["letter_allowed"]
        else Text(
            "{name} is not the legal representative, which this province demands.",
            "{name}不是法定代表人，该省要求主体负责人为法定代表人。",
        )
    )
    yield rule.fault(f"{SUBJECT_ADMINISTRATOR}.name", text.format(name=name))


SAME = Check(
    "people.website-administrator-differs",
    states=Text(
        "The website administrator is the subject administrator.",
        "网站负责人须与主体负责人为同一人。",
    ),
    why=Text(
        "Here a subject administrator who is not the legal representative must hold both roles.",
        "当地要求非法定代表人的主体负责人同时担任网站负责人。",
    ),
    mend=Text("Name the same person in both roles.", "请将两个角色填写为同一人。"),
    takes={"only_if_administrator_not_legal": bool},
)


@SAME.look
def _same(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if rule["only_if_administrator_not_legal"] and not conditions.holds(
        "administrator-not-legal-representative", case.filing
    ):
        return
    administrator = case.filing.person(SUBJECT_ADMINISTRATOR)
    for role, person in site_administrators(case.filing):
        if person.name and administrator.name and not same_person(person, administrator):
            yield rule.fault(
                role / "name",
                Text(
                    "{site} must be the same person as {subject} here.",
                    "当地要求网站负责人{site}与主体负责人{subject}为同一人。",
                ).format(site=person.name, subject=administrator.name),
            )


FOREIGN = Check(
    "people.legal-representative-foreign",
    states=Text(
        "A legal representative without a mainland ID authorises somebody who holds one.",
        "法定代表人没有内地身份证的，须授权持有内地身份证的人。",
    ),
    why=Text("The administration verifies ID cards only.", "管局只核验居民身份证。"),
    mend=Text(
        "Name a person with a resident ID and add the letter.",
        "请填写持居民身份证的负责人并提供授权书。",
    ),
    takes={"must_authorise": list},
)


@FOREIGN.look
def _foreign(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    representative = case.filing.person(LEGAL_REPRESENTATIVE)
    if not representative.document_type or representative.document_type in rule["must_authorise"]:
        return
    for role, person in ((SUBJECT_ADMINISTRATOR, case.filing.person(SUBJECT_ADMINISTRATOR)),):
        if person.document_type and person.document_type not in rule["must_authorise"]:
            certificates = case.book.vocabulary("certificates")
            yield rule.fault(
                role / "document_type",
                Text(
                    "{name} holds {type}; a resident ID is asked for.",
                    "{name}持{type}，要求持居民身份证。",
                ).format(name=person.name, type=certificates.name_of(person.document_type)),
            )


SITE_DOCUMENT = Check(
    "people.website-administrator-document",
    states=Text(
        "The website administrator holds one of these documents: {types}.",
        "网站负责人须持以下证件之一：{types}。",
    ),
    why=Text("The administration verifies no other document here.", "当地管局只核验该类证件。"),
    mend=Text(
        "Name a website administrator with such a document.", "请更换持有相应证件的网站负责人。"
    ),
    takes={"types": list},
)


@SITE_DOCUMENT.look
def _site_document(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    certificates = case.book.vocabulary("certificates")
    seen = PersonSet()
    for role, person in site_administrators(case.filing):
        if person.document_type and person.document_type not in rule["types"] and seen.add(person):
            yield rule.fault(
                role / "document_type",
                Text(
                    "{name} holds {type}; {wanted} is asked for here.",
                    "{name}持{type}，当地要求{wanted}。",
                ).format(
                    name=person.name,
                    type=certificates.name_of(person.document_type),
                    wanted=[certificates.name_of(kind) for kind in rule["types"]],
                ),
            )


NOT_LEGAL = Check(
    "people.website-administrator-is-legal-representative",
    states=Text(
        "The website administrator is somebody else than the legal representative.",
        "网站负责人不是法定代表人本人。",
    ),
    why=Text("One provider says so of this province.", "有接入商称该省如此要求。"),
    mend=Text("Ask the provider before you submit.", "提交前请询问接入商。"),
)


@NOT_LEGAL.look
def _not_legal(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    representative = case.filing.person(LEGAL_REPRESENTATIVE)
    for role, person in site_administrators(case.filing):
        if person.name and same_person(person, representative):
            yield rule.fault(
                role / "name",
                Text("{name} is the legal representative.", "{name}是法定代表人。").format(
                    name=person.name
                ),
            )


TITLE = Check(
    "people.job-title-missing",
    states=Text("The letter names the job title.", "授权书须写明职务。"),
    why=Text("The province's own letter has this field.", "当地授权书有此栏目。"),
    mend=Text("Enter the job title.", "请填写职务。"),
)


@TITLE.look
def _title(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    representative = case.filing.person(LEGAL_REPRESENTATIVE)
    for role, person in site_administrators(case.filing):
        if person.name and not person.job_title and not same_person(person, representative):
            yield rule.fault(
                role / "job_title",
                Text("No job title is given for {name}.", "没有填写{name}的职务。").format(
                    name=person.name
                ),
            )
