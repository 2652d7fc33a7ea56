"""All 31 provinces: their facts, their open points, and the older state of what changed."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.rulebook import places
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule

BOOK = shipped()
TODAY = date(2026, 11, 24)
LETTER = "authorisation-letter-website"
# Cells of the research that hold a question mark: (rule, key) by province.
OPEN = {
    "beijing": [("papers.missing", LETTER)],
    "hebei": [("papers.missing", LETTER)],
    "liaoning": [("order.too-many-websites", "province")],
    "jilin": [("papers.missing", LETTER)],
    "heilongjiang": [("papers.missing", LETTER)],
    "zhejiang": [("papers.missing", LETTER)],
    "shandong": [("papers.missing", LETTER)],
    "henan": [("papers.missing", LETTER)],
    "guangdong": [("papers.missing", LETTER)],
    "hainan": [("papers.missing", LETTER)],
    "yunnan": [("papers.missing", LETTER), ("order.too-many-websites", "province")],
    "xizang": [("papers.missing", LETTER)],
}
SHELL_ALLOWED = {
    "tianjin", "liaoning", "sichuan", "yunnan", "jiangsu", "zhejiang", "shanghai", "guangxi",
    "shanxi", "beijing", "guizhou",
}  # fmt: skip
EXPIRY_STATED = {
    "tianjin", "beijing", "jiangsu", "gansu", "hebei", "shanxi", "neimenggu", "shanghai",
    "zhejiang", "guizhou", "anhui", "henan", "guangxi",
}  # fmt: skip
LETTERS_STATED = {
    "anhui", "fujian", "jiangxi", "hunan", "hubei", "sichuan", "guizhou", "tianjin", "shanghai",
    "chongqing", "shanxi", "liaoning", "jiangsu", "guangxi", "gansu", "qinghai", "xinjiang",
    "neimenggu", "shaanxi", "ningxia",
}  # fmt: skip


def rows(province: str, rule_id: str, key: str | None = None) -> list[Rule]:
    return [
        rule
        for rule in BOOK.rules(province)
        if rule.id == rule_id
        and rule.scope.provinces == (province,)
        and (key is None or rule.key == key)
    ]


def now(province: str, rule_id: str, key: str | None = None) -> list[Rule]:
    return [rule for rule in rows(province, rule_id, key) if rule.holds_on(TODAY) and rule.known]


def test_there_are_thirty_one() -> None:
    assert len(BOOK.province_slugs) == 31
    assert {BOOK.province(slug).code[:2] for slug in BOOK.province_slugs} == set(places.PROVINCES)


@pytest.mark.parametrize("slug", BOOK.province_slugs)
def test_a_province_is_complete(slug: str) -> None:
    place = BOOK.province(slug)
    assert places.province_of_code(place.code) == slug
    assert place.name.en and place.name.zh
    administration = place.table["administration"]
    assert administration["zh"].endswith("通信管理局")
    assert administration["en"].endswith("Communications Administration")
    for spelling in (place.name.zh, place.code, slug, *place.table["aliases"]):
        assert BOOK.find_province(spelling) == slug
    assert len(now(slug, "people.administrator-not-legal-representative")) >= 1
    assert rows(slug, "subject.individual-not-local")
    assert [rule["allowed"] for rule in now(slug, "order.shell-subject")] == [slug in SHELL_ALLOWED]
    assert rows(slug, "papers.missing", LETTER), "letter of the website administrator"


@pytest.mark.parametrize(
    ("province", "rule_id", "key"),
    [(province, *cell) for province, cells in OPEN.items() for cell in cells],
)
def test_what_no_source_tells_is_a_row_that_says_so(province: str, rule_id: str, key: str) -> None:
    found = [rule for rule in rows(province, rule_id, key) if not rule.known]
    assert len(found) == 1
    assert found[0].text.en and found[0].text.zh


@pytest.mark.parametrize("province", sorted(EXPIRY_STATED))
def test_domains_keep_three_months_where_a_source_says_so(province: str) -> None:
    assert [rule["at_least_months"] for rule in now(province, "hostname.expiring")] == [3]


@pytest.mark.parametrize("province", sorted(LETTERS_STATED))
def test_letters_are_asked_for_where_a_source_says_so(province: str) -> None:
    assert [rule["of"] for rule in now(province, "papers.missing", LETTER)] == [
        "website-administrators"
    ]


@pytest.mark.parametrize(
    ("province", "rule_id", "value", "before", "after"),
    [
        ("beijing", "people.administrator-not-legal-representative", "letter_allowed", True, False),
        ("shanxi", "people.administrator-not-legal-representative", "letter_allowed", True, False),
        ("jiangxi", "subject.individual-not-local", "policy", "refused", "needs-proof"),
        ("ningxia", "subject.individual-not-local", "policy", "needs-proof", "refused"),
    ],
)
def test_both_states_of_what_changed_are_kept(
    province: str, rule_id: str, value: str, before: object, after: object
) -> None:
    def on(day: date) -> list[object]:
        return [rule[value] for rule in rows(province, rule_id, "") if rule.holds_on(day)]

    assert on(date(2022, 8, 30)) == [before]
    assert on(date(2026, 1, 1)) == [after]


@pytest.mark.parametrize(
    ("province", "at_least", "with_proof_from"),
    [
        ("fujian", 16, 8), ("qinghai", 22, 18), ("jiangsu", 18, 16), ("guangdong", 18, 16),
        ("shandong", 18, 17), ("sichuan", 18, None), ("hainan", 16, None), ("jiangxi", 16, None),
        ("tianjin", 18, None), ("hebei", 18, None),
    ],
)  # fmt: skip
def test_ages_of_individuals(province: str, at_least: int, with_proof_from: int | None) -> None:
    (rule,) = now(province, "people.too-young", "individual")
    assert (rule["at_least"], rule.get("with_proof_from")) == (at_least, with_proof_from)


@pytest.mark.parametrize(
    ("province", "day", "slots"),
    [
        ("guangdong", date(2021, 6, 20), set()),
        ("guangdong", date(2021, 6, 21), {"promise-letter"}),
        ("jiangsu", date(2021, 5, 31), set()),
        (
            "jiangsu",
            date(2021, 6, 1),
            {
                "authenticity-responsibility-letter",
                "authenticity-commitment-letter",
                "promise-video",
            },
        ),
        ("xinjiang", TODAY, {"party-building-letter"}),
    ],
)
def test_promises_begin_on_their_day(province: str, day: date, slots: set[str]) -> None:
    asked = {
        rule["slot"]
        for rule in rows(province, "papers.missing")
        if rule.known and rule.holds_on(day) and not rule.scope.when
    }
    assert asked == slots


def test_a_province_is_found_as_users_spell_it() -> None:
    for spelling, slug in (
        ("广东省", "guangdong"), ("Inner Mongolia", "neimenggu"), ("tibet", "xizang"),
        ("陕西", "shaanxi"), ("山西", "shanxi"), ("650000", "xinjiang"), ("atlantis", ""),
    ):  # fmt: skip
        assert BOOK.find_province(spelling) == slug
