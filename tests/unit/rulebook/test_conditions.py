"""Conditions: facts about a filing, on both sides."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.base.errors import InputError
from icpdesk.model import (
    Certificate,
    Domain,
    Filing,
    History,
    Person,
    PreApproval,
    Subject,
    Website,
)
from icpdesk.rulebook import conditions
from tests.support.people import credit_code, residence_permit, resident_id

LOCAL = resident_id("440305", "19900307")
OTHER = resident_id("230103", "19850101")
DAY = date(2026, 11, 24)


def individual(number: str = LOCAL, kind: str = "resident-id", **more: object) -> Filing:
    return Filing(
        province="guangdong",
        submit_on=DAY,
        subject=Subject(
            nature="individual",
            name="林晓晴",
            certificate=Certificate(type=kind, number=number),
            administrator=Person(same_as="subject", **more),
        ),
        websites=(Website(administrator=Person(same_as="subject_administrator")),),
    )


def company(**changes: object) -> Filing:
    fields: dict[str, object] = {
        "nature": "enterprise",
        "name": "示例有限公司",
        "certificate": Certificate(type="business-licence", number=credit_code()),
        "legal_representative": Person(
            name="林晓晴", document_type="resident-id", document_number=LOCAL
        ),
        "administrator": Person(same_as="legal_representative"),
    }
    site = Website(administrator=changes.pop("web", Person(same_as="subject_administrator")))
    return Filing(
        province="guangdong",
        submit_on=DAY,
        subject=Subject(**{**fields, **changes}),
        websites=(site,),
    )


STRANGER = Person(name="周启明", document_type="resident-id", document_number=OTHER)


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        ("individual", individual(), company()),
        ("organisation", company(), individual()),
        ("organisation", company(), Filing()),
        ("public-body", company(nature="government"), company()),
        ("not-public-body", company(), company(nature="public-institution")),
        (
            "mainland-individual",
            individual(),
            individual(residence_permit(), "hk-macau-residence-permit"),
        ),
        ("foreign-individual", individual("X1234567", "passport"), individual()),
        (
            "individual-business",
            company(
                certificate=Certificate(type="business-licence", number=credit_code(prefix="92"))
            ),
            company(),
        ),
        (
            "individual-business",
            company(name="林晓晴（个体工商户）"),
            company(name="林晓晴商行有限公司"),
        ),
        ("administrator-not-legal-representative", company(administrator=STRANGER), company()),
        ("website-administrator-not-legal-representative", company(web=STRANGER), company()),
        ("website-administrator-not-subject-administrator", company(web=STRANGER), company()),
        (
            "website-administrator-not-subject-administrator",
            company(web=STRANGER),
            company(web=Person()),
        ),
        ("legal-representative-not-local", company(legal_representative=STRANGER), company()),
        (
            "legal-representative-foreign",
            company(legal_representative=Person(name="A", document_type="passport")),
            company(),
        ),
        ("individual-not-local", individual(OTHER), individual()),
        ("individual-not-local", individual(OTHER), individual("X1234567", "passport")),
        (
            "minor",
            individual(resident_id(born="20081125")),
            individual(resident_id(born="20081124")),
        ),
        (
            "minor",
            individual("X1", "passport", born_on=date(2010, 1, 1)),
            individual("X1", "passport"),
        ),
        ("minor", individual(resident_id(born="20100101")), company()),
        (
            "individual-younger-than:16",
            individual(resident_id(born="20101125")),
            individual(resident_id(born="20101124")),
        ),
        (
            "individual-younger-than:22",
            individual(resident_id(born="20080229")),
            individual(resident_id(born="20040229")),
        ),
        ("no-landline", company(), company(administrator=Person(office_phone="086-0755-1234567"))),
    ],
)
def test_condition(name: str, yes: Filing, no: Filing) -> None:
    assert conditions.holds(name, yes)
    assert not conditions.holds(name, no)


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6])
def test_counts(count: int) -> None:
    domains = tuple(Domain(name=f"example{n}.cn") for n in range(count))
    filing = Filing(websites=(Website(domains=domains),))
    assert conditions.holds("domains-at-least:5", filing) == (count >= 5)
    filing = Filing(websites=(Website(),), history=History(filed_websites=count))
    assert conditions.holds("websites-at-least:6", filing) == (count >= 5)


def test_limits_of_filed_sites_differ_for_individuals() -> None:
    history = History(filed_websites=8)
    assert conditions.holds("many-sites-filed", individual().changed({"history": history}))
    assert not conditions.holds("many-sites-filed", company().changed({"history": history}))


def test_permits_and_holders() -> None:
    for kind, expected in (("news", True), ("none", False), ("", False)):
        filing = Filing(websites=(Website(pre_approvals=(PreApproval(kind=kind),)),))
        assert conditions.holds("has-permit-kind", filing) == expected
    for holder, expected in (("别人", True), ("示例", False), ("", False)):
        filing = Filing(
            subject=Subject(name="示例"), websites=(Website(domains=(Domain(holder=holder),)),)
        )
        assert conditions.holds("domain-holder-is-not-subject", filing) == expected


@pytest.mark.parametrize("name", conditions.names())
def test_conditions_have_words_and_stand_an_empty_filing(name: str) -> None:
    words = conditions.words(f"{name}:3")
    assert words.en and words.zh
    assert "{" not in words.en + words.zh
    conditions.holds(f"{name}:3", Filing())


def test_a_condition_that_nobody_knows_is_named() -> None:
    with pytest.raises(InputError, match="no condition 'full-moon'"):
        conditions.holds("full-moon:3", Filing())
