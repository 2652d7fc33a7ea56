"""A clean filing that lies in the scope of a row of the rulebook."""

from __future__ import annotations

from datetime import date, timedelta

from icpdesk.model import Domain, FiledValue, Filing, Person, PreApproval
from icpdesk.model.base import field_values
from icpdesk.rulebook.rows import Rule
from tests.support.edit import put, with_value
from tests.support.filings import DAY, clean_filing, town, with_papers
from tests.support.people import credit_code, resident_id
from tests.support.types import of_type

_NEEDS_MANAGER = (
    "website-administrator-not-legal-representative",
    "website-administrator-not-subject-administrator",
)
_MANAGER_RULES = frozenset(
    {
        "people.phones-shared", "people.emails-shared", "people.emergency-shared",
        "people.mobiles-not-distinct", "people.emergency-not-third-person",
        "people.website-administrator-differs",
        "people.website-administrator-is-legal-representative", "people.same-name-other-number",
    }
)  # fmt: skip


def day_of(rule: Rule) -> date:
    """A day on which the row is in force."""
    if rule.holds_on(DAY):
        return DAY
    return rule.until or (rule.since or DAY) + timedelta(days=0)


def filing_for(rule: Rule) -> Filing:
    """A clean filing in the scope of ``rule``."""
    scope, when = rule.scope, rule.scope.when
    elsewhere = "yunnan" if scope.providers else "guangdong"  # asks for no promise of its own
    province = scope.provinces[0] if scope.provinces else elsewhere
    nature = scope.natures[0] if scope.natures else "enterprise"
    if {"individual", "individual-not-local", "mainland-individual", "minor"} & set(when):
        nature = "individual"
    if any(name.startswith("individual-younger-than:") for name in when):
        nature = "individual"
    if rule.id == "people.individual-not-one-person":
        nature = "individual"
    if "public-body" in when:
        nature = "public-institution"
    manager = (
        rule.key == "website-administrator-document"
        or rule.id in _MANAGER_RULES
        or any(name in when for name in _NEEDS_MANAGER)
    )
    filing = clean_filing(province, nature, manager=manager and nature != "individual")
    if scope.providers:
        filing = put(filing, provider=scope.providers[0])
    if scope.filing_types:
        filing = of_type(filing, scope.filing_types[0])
    for name in when:
        filing = _made_true(name, filing)
    if "legal-representative-alien" in when or "legal-representative-foreign" in when:
        filing = _authorising(filing)
    if rule.id == "website.content-expected":
        filing = put(filing, websites__0__content=tuple(rule["content"][:1]))
    if rule.id == "website.name-ending-expected":
        filing = put(filing, websites__0__name="木作" + rule["endings"][0])
    if rule.key == "display-only":
        remarks = filing.websites[0].remarks + rule["mentions"][0][0]
        filing = put(filing, websites__0__remarks=remarks)
    if rule.id == "subject.remark-lacks-sentence":
        filing = put(filing, subject__remarks="，".join(group[0] for group in rule["mentions"]))
    return with_papers(with_papers(filing), day_of(rule))


def _authorising(filing: Filing) -> Filing:
    """A foreign representative who authorised somebody with a resident ID for both roles."""
    person = filing.person("subject.administrator").changed(
        {
            "same_as": "",
            "name": "吴另人",
            "document_type": "resident-id",
            "document_number": resident_id(town(filing.province)[1].code, sequence="551"),
            "letter_signed_on": DAY,
        }
    )
    filing = with_value(filing, "subject.administrator", person)
    return put(filing, websites__0__administrator=Person(same_as="subject_administrator"))


def _made_true(name: str, filing: Filing) -> Filing:
    base, _, number = name.partition(":")
    if base == "administrator-not-legal-representative":
        person = filing.person("subject.administrator").changed(
            {
                "same_as": "",
                "name": "吴另人",
                "document_type": "resident-id",
                "document_number": resident_id(town(filing.province)[1].code, sequence="551"),
            }
        )
        return with_value(filing, "subject.administrator", person)
    if base == "individual-not-local":
        area = "230102" if filing.province != "heilongjiang" else "530102"
        number_ = resident_id(area)
        certificate = filing.subject.certificate.changed(
            {"type": "resident-id", "number": number_, "address": ""}
        )
        filing = with_value(filing, "subject.certificate", certificate)
        return put(
            filing,
            websites__0__domains__0__holder_document_number=number_,
            websites__0__domains__0__holder_document_type="resident-id",
        )
    if base in ("minor", "individual-younger-than"):
        years = int(number or 18) - 1
        number_ = resident_id(
            town(filing.province)[1].code, f"{DAY.year - years}{DAY.month:02d}01", "316"
        )
        certificate = filing.subject.certificate.changed({"type": "resident-id", "number": number_})
        return with_value(filing, "subject.certificate", certificate)
    if base == "legal-representative-not-local":
        return put(
            filing,
            subject__legal_representative__document_number=resident_id("230102"),
            subject__legal_representative__document_address="",
        )
    if base == "individual-business":
        number_ = credit_code(filing.subject.certificate.number[2:8], "92", "MA18EX28")
        return put(
            filing,
            subject__certificate__number=number_,
            subject__name="示例办公用品经营部",
            websites__0__domains__0__holder="示例办公用品经营部",
            websites__0__domains__0__holder_document_number=number_,
        )
    if base == "empty-shell":
        return put(
            filing,
            filing_type="new-website",
            history__subject_filed=True,
            history__filed_websites=0,
        )
    if base == "person-not-local":
        return put(
            filing,
            subject__legal_representative__document_number=resident_id("230102"),
            subject__legal_representative__document_address="",
        )
    if base in ("legal-representative-foreign", "legal-representative-alien"):
        return put(
            filing,
            subject__legal_representative__document_type="passport",
            subject__legal_representative__document_number="X1234567",
        )
    if base == "domains-at-least":
        first = filing.websites[0].domains[0]
        more = tuple(
            Domain(**{**field_values(first), "name": f"example{n}.cn"}) for n in range(int(number))
        )
        return with_value(filing, "websites[0].domains", more)
    if base == "websites-at-least":
        return put(filing, history__filed_websites=int(number))
    if base == "subject-paper-changed":
        return put(filing, filed=(FiledValue(field="subject.name", value="旧名商贸有限公司"),))
    if base == "many-sites-filed":
        return put(filing, history__filed_websites=20)
    if base == "has-permit-kind":
        return put(
            filing, websites__0__pre_approvals=(PreApproval(kind="news", permit_number="1"),)
        )
    if base == "domain-holder-is-not-subject":
        return put(filing, websites__0__domains__0__holder="示例母公司")
    return filing
