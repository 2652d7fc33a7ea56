"""Which papers are asked for, for whom, why, and within which limits."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.model import Filing, Person, PreApproval, Severity
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import limits_of, possible_slots, requirements
from tests.support.edit import put, with_value
from tests.support.filings import DAY, clean_filing
from tests.support.people import resident_id

BOOK = shipped()


def asked(filing: Filing, day: date = DAY) -> dict[tuple[str, str], Severity]:
    return {(need.slot, need.of): need.severity for need in requirements(Case(filing, BOOK, day))}


def test_a_company_shows_its_licence_and_its_administrators_card_once() -> None:
    needs = asked(clean_filing("guizhou"))
    assert {place for place, severity in needs.items() if severity is Severity.ERROR} == {
        ("business-licence", "subject"),
        ("id-front", "subject.administrator"),
        ("id-back", "subject.administrator"),
    }


def test_another_website_administrator_adds_his_card_and_a_letter() -> None:
    needs = asked(clean_filing("shanghai", manager=True))
    person = "websites[0].administrator"
    assert {slot for slot, of in needs if of == person} >= {
        "id-front", "id-back", "authorisation-letter"
    }  # fmt: skip
    assert needs["authorisation-letter", person] is Severity.ERROR


def test_a_person_in_two_websites_gives_one_card_but_each_site_one_statement() -> None:
    filing = clean_filing("sichuan", manager=True)
    filing = filing.changed({"websites": filing.websites * 2})
    owners = [of for slot, of in asked(filing) if slot == "id-front"]
    assert owners == ["subject.administrator", "websites[0].administrator"]
    assert [of for slot, of in asked(filing) if slot == "statement-scan"] == [
        "websites[0]", "websites[1]"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "slots"),
    [
        ("passport", {"passport"}),
        ("taiwan-permit", {"taiwan-permit-front", "taiwan-permit-back"}),
        ("hk-macau-residence-permit", {"residence-permit", "residence-permit-back"}),
    ],
)
def test_an_individual_shows_the_paper_that_he_has(kind: str, slots: set[str]) -> None:
    filing = put(clean_filing("sichuan", "individual"), subject__certificate__type=kind)
    cards = {s for s, _ in asked(filing) if BOOK.vocabulary("slots")[s].get("kind") == "card"}
    assert cards == slots


@pytest.mark.parametrize(
    ("province", "severity"),
    [
        ("shanghai", Severity.ERROR), ("jiangxi", Severity.ERROR), ("sichuan", Severity.ERROR),
        ("tianjin", None), ("gansu", None),
    ],
)  # fmt: skip
def test_proof_of_residence_follows_the_province(province: str, severity: Severity | None) -> None:
    filing = put(
        clean_filing(province, "individual"),
        subject__certificate__number=resident_id("530102"),
        subject__certificate__address="",
    )
    assert asked(filing).get(("residence-proof", "subject.administrator")) is severity


@pytest.mark.parametrize(
    ("province", "born", "slot"),
    [
        ("jiangsu", "20090316", "income-proof"), ("henan", "20090316", "household-register"),
        ("qinghai", "20060316", "income-proof"), ("hainan", "20090316", ""),
        ("jiangsu", "20060316", ""),
    ],
)  # fmt: skip
def test_young_people_add_a_proof(province: str, born: str, slot: str) -> None:
    filing = clean_filing(province, "individual")
    number = resident_id(filing.subject.certificate.number[:6], born)
    found = {s for s, _ in asked(put(filing, subject__certificate__number=number))}
    assert found & {"income-proof", "household-register"} == ({slot} if slot else set())


def test_a_permit_is_asked_for_each_site_and_the_reason_is_told() -> None:
    filing = put(clean_filing("hebei"), websites__0__pre_approvals=(PreApproval(kind="news"),))
    (need,) = [n for n in requirements(Case(filing, BOOK, DAY)) if n.slot == "pre-approval"]
    assert need.of == "websites[0]"
    assert need.why.en == "because content that needs a permit is named"
    assert need.why.zh == "因为涉及前置审批内容"


def test_the_day_picks_the_state() -> None:
    filing = clean_filing("hebei", manager=True)
    old, new = asked(filing, date(2019, 1, 1)), asked(filing)
    place = ("admin-photo", "websites[0].administrator")
    assert (old[place], new[place]) == (Severity.ERROR, Severity.INFO)
    assert old["statement-scan", "websites[0]"] is Severity.ERROR


def test_what_nobody_knows_is_not_asked_for() -> None:
    filing = clean_filing("beijing", manager=True)
    assert not [slot for slot, _ in asked(filing) if slot == "authorisation-letter"]


def test_requirements_come_in_upload_order_with_the_providers_limits() -> None:
    filing = put(clean_filing("jiangsu", manager=True), provider="tencent")
    needs = requirements(Case(filing, BOOK, DAY))
    order = [BOOK.vocabulary("slots")[need.slot].get("order") for need in needs]
    assert order == sorted(order)
    limits = {need.slot: need.limits for need in needs}
    assert (limits["id-front"].min_bytes, limits["id-front"].max_bytes) == (200_000, 8_000_000)
    assert limits["admin-photo"].max_bytes == 2_000_000


def test_limits_that_nobody_tells_stay_open() -> None:
    limits = limits_of(BOOK, "aliyun", "id-front")
    assert limits.max_bytes == 4_000_000
    assert (limits.min_bytes, limits.min_width, limits.max_width) == (None, None, None)
    assert limits_of(BOOK, "no-such-provider", "id-front").max_bytes is None


@pytest.mark.parametrize("nature", [term.slug for term in BOOK.vocabulary("natures")])
@pytest.mark.parametrize("province", ["guangdong", "jiangsu", "neimenggu", "xinjiang"])
def test_possible_slots_hold_whatever_is_required(province: str, nature: str) -> None:
    filing = clean_filing(province, nature, manager=nature != "individual")
    possible = possible_slots(BOOK, province, nature, "aliyun")
    assert {need.slot for need in requirements(Case(filing, BOOK, DAY))} <= set(possible)
    assert possible[-1] == "other"


def test_possible_slots_leave_out_what_is_for_others() -> None:
    individual = possible_slots(BOOK, "guangdong", "individual", "aliyun")
    company = possible_slots(BOOK, "guangdong", "enterprise", "aliyun")
    assert "business-licence" not in individual
    assert "authorisation-letter" not in individual
    assert "residence-proof" in individual
    assert {"residence-proof", "income-proof"}.isdisjoint(company)
    assert {"passport", "id-front", "construction-plan"} <= set(company)
    assert "content-explanation" in possible_slots(BOOK, "tianjin", "individual", "aliyun")
    assert "content-explanation" not in possible_slots(BOOK, "tianjin", "individual", "tencent")


def test_possible_slots_of_a_day_leave_out_what_was_asked_for_once() -> None:
    once = possible_slots(BOOK, "tianjin", "individual", "tencent")
    now = possible_slots(BOOK, "tianjin", "individual", "tencent", day=DAY)
    assert set(once) - set(now) == {"household-register"}


def test_a_letter_is_for_whoever_is_not_the_representative() -> None:
    stranger = Person(name="周启明", document_type="resident-id", document_number=resident_id())
    filing = with_value(clean_filing("sichuan"), "subject.administrator", stranger)
    owners = [of for slot, of in asked(filing) if slot == "authorisation-letter"]
    assert "subject.administrator" in owners
