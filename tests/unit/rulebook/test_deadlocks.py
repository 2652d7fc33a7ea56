"""No deadlock: for every province, nature and representative some choice is free of errors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from icpdesk.model import Attachment, Filing, Person, Report, Severity
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import shipped
from tests.support.edit import put, with_value
from tests.support.filings import DAY, VALID, clean_filing, mobile, town, with_papers
from tests.support.people import permanent_residence, residence_permit, resident_id

BOOK = shipped()
NATURES = [term.slug for term in BOOK.vocabulary("natures") if term.slug != "individual"]
FIVE = {"valid_from": date(2024, 6, 1), "valid_until": date(2029, 6, 1)}
TEN = {"valid_from": date(2021, 6, 1), "valid_until": date(2031, 6, 1)}
ELSEWHERE = {"document_type": "resident-id", **VALID}
DOCUMENTS = {
    "local": {},
    "elsewhere": ELSEWHERE,
    "passport": {"document_type": "passport", "document_number": "X1234567", **TEN},
    "permanent residence": {
        "document_type": "permanent-residence",
        "document_number": permanent_residence(),
        **TEN,
    },
    "Hong Kong travel permit": {
        "document_type": "hk-macau-permit",
        "document_number": "H12345678",
        **TEN,
    },
    "Hong Kong residence permit": {
        "document_type": "hk-macau-residence-permit",
        "document_number": residence_permit(),
        **FIVE,
    },
    "Taiwan travel permit": {
        "document_type": "taiwan-permit",
        "document_number": "01234567",
        **FIVE,
    },
    "Taiwan residence permit": {
        "document_type": "taiwan-residence-permit",
        "document_number": residence_permit(area="830000"),
        **FIVE,
    },
}
REFUSALS = {"subject.certificate-type-refused", "subject.individual-not-local"}
"""A province may refuse an individual's document or home in plain words: that is no deadlock."""


def represented(province: str, nature: str, kind: str) -> Filing:
    """A clean filing whose legal representative holds a document of this kind."""
    filing = clean_filing(province, nature)
    told = "travel" in kind or kind == "passport"
    born = date(1985, 1, 1) if told else None
    changes = {"document_address": "", "born_on": born, **DOCUMENTS[kind]}
    if kind == "local":
        return filing
    if kind == "elsewhere":
        changes["document_number"] = resident_id(
            "230102" if province != "heilongjiang" else "530102", "19850307", "128"
        )
    person = filing.person("subject.legal_representative").changed(changes)
    return with_value(filing, "subject.legal_representative", person)


def choices(filing: Filing) -> Iterator[Filing]:
    """Who holds the two other roles: the representative himself, or somebody with a local ID."""
    other = Person(
        name="周启明",
        document_type="resident-id",
        document_number=resident_id(town(filing.province)[1].code, "19900912", "317"),
        mobile=mobile(filing.province, 3),
        emergency_phone=mobile(filing.province, 4),
        emergency_contact="何雨桐 行政主管",
        email="zhou@example.cn",
        job_title="技术主管",
        letter_signed_on=date(2026, 11, 10),
        **VALID,
    )
    remarks = "周启明是综合部门的领导，负责网站工作；企业无座机"
    yield filing
    yield put(filing, websites__0__administrator=other)
    yield put(
        filing,
        subject__administrator=other,
        subject__remarks=remarks,
        websites__0__administrator=Person(same_as="subject_administrator"),
    )


def complete(filing: Filing) -> Filing:
    letters = tuple(
        Attachment(slot="authorisation-letter", of=role, file=f"pictures/{n}.jpg")
        for n, role in enumerate(("subject.administrator", "websites[0].administrator"))
    )
    bare = filing.changed({"attachments": letters})
    return with_papers(with_papers(bare))


def errors(filing: Filing) -> set[str]:
    report: Report = check(complete(filing), as_of=DAY)
    return {finding.rule for finding in report.at(Severity.ERROR)}


@pytest.mark.parametrize("province", BOOK.province_slugs)
def test_every_organisation_has_a_way(province: str) -> None:
    stuck = []
    for nature in NATURES:
        for kind in DOCUMENTS:
            filing = represented(province, nature, kind)
            ways = []
            for choice in choices(filing):
                ways.append(errors(choice))
                if not ways[-1]:
                    break
            else:
                stuck.append((nature, kind, ways))
    assert stuck == []


@pytest.mark.parametrize("province", BOOK.province_slugs)
def test_every_individual_has_a_way_or_is_refused_in_plain_words(province: str) -> None:
    local = clean_filing(province, "individual")
    assert errors(local) == set()
    for kind, changes in DOCUMENTS.items():
        if kind in ("local", "elsewhere"):
            continue
        number = str(changes["document_number"])
        filing = put(
            local,
            subject__certificate=local.subject.certificate.changed(
                {
                    "type": changes["document_type"],
                    "number": number,
                    "valid_from": changes["valid_from"],
                    "valid_until": changes["valid_until"],
                }
            ),
            subject__administrator__born_on=date(1988, 2, 29)
            if "travel" in kind or kind == "passport"
            else None,
            websites__0__domains__0__holder_document_type=changes["document_type"],
            websites__0__domains__0__holder_document_number=number,
        )
        assert errors(filing) <= REFUSALS, kind


@pytest.mark.parametrize("province", ["shandong", "shanxi", "hebei", "guangxi", "fujian"])
def test_a_foreign_representative_may_do_what_the_rule_tells_him(province: str) -> None:
    """He files himself where that is taken, and authorises somebody where he is told to."""
    himself, _, authorised = choices(represented(province, "enterprise", "passport"))
    assert errors(authorised) == set() or errors(himself) == set()
    told = {f.rule for f in check(complete(himself), as_of=DAY).at(Severity.ERROR)}
    if "people.legal-representative-foreign" in told:
        assert errors(authorised) == set()
