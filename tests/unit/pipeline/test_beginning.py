"""A filing begins with documents: whose they are, where values stand, what follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.intake.blank import blank_filing
from icpdesk.intake.card_sides import fronts_of_backs
from icpdesk.model.place import Place
from icpdesk.pipeline.beginning import beginning_of, placed, taken
from icpdesk.pipeline.check import check
from icpdesk.pipeline.documents import LooseDocument, look_into
from icpdesk.pipeline.guess import Guess
from icpdesk.pipeline.suggest import good_names, suggestions
from icpdesk.reading.fields import ReadField, Reading
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support import dropped
from tests.support.dropped import HEAD, HELPER, Somebody

BOOK = shipped()
DAY = date(2026, 11, 24)
NAME = Place("websites[0].name")


def front(who: Somebody) -> Reading:
    values = {"name": who.name, "number": who.number, "address": who.address}
    return Reading("id-front", {key: ReadField(value, 0.99, True) for key, value in values.items()})


def back(who: Somebody) -> Reading:
    begin, end = (day.replace(".", "-") for day in who.span.split("-"))
    values = {"authority": who.authority, "valid_from": begin, "valid_until": end}
    return Reading("id-back", {key: ReadField(value, 0.99) for key, value in values.items()})


def test_back_goes_to_the_front_that_it_fits_whatever_the_order() -> None:
    cards = [("1", front(HEAD)), ("2", front(HELPER)), ("3", back(HELPER)), ("4", back(HEAD))]
    assert fronts_of_backs(cards, {}) == {"3": "2", "4": "1"}
    turned = [cards[0], cards[1], cards[3], cards[2]]
    assert fronts_of_backs(turned, {}) == {"3": "2", "4": "1"}


def test_back_of_somebody_else_is_given_to_nobody() -> None:
    """A card for twenty years is none of somebody who was 22 when it was issued."""
    stranger = Somebody("", "", "", "上海市公安局黄浦分局", "2020.05.05-2040.05.05")
    cards = [("a1", front(HELPER)), ("a2", front(HELPER)), ("z", back(stranger))]
    assert fronts_of_backs(cards, {}) == {"z": ""}
    assert fronts_of_backs(cards[1:], {}) == {"z": ""}
    assert fronts_of_backs(cards[1:], {"z": "a2"}) == {"z": "a2"}


def test_name_of_the_file_tells_whose_back_it_is() -> None:
    cards = [
        ("林正面.jpg", front(HEAD)), ("周正面.jpg", front(HELPER)),
        ("周反面.jpg", back(HELPER)), ("林反面.jpg", back(HEAD)),
    ]  # fmt: skip
    assert fronts_of_backs(cards, {}) == {"周反面.jpg": "周正面.jpg", "林反面.jpg": "林正面.jpg"}


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("营业执照", dropped.licence_rows()),
        ("居民身份证", dropped.front_rows(HEAD)),
        ("证件背面", dropped.back_rows(HEAD)),
        ("域名注册证书", dropped.domain_rows()),
    ],
)
def test_every_value_is_found_again_where_it_stands(title: str, rows: dropped.Rows) -> None:
    told = look_into(dropped.pdf(title, rows), "x.pdf", BOOK)
    assert set(told.spots) == set(told.reading.fields)
    for corners in (spot for spots in told.spots.values() for spot in spots):
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        # Values stand in the second column, and never below the last row.
        assert min(xs) > 0.25 or "码" in title
        assert 0 <= min(ys) < max(ys) <= 1 and max(ys) - min(ys) < 0.1


def test_licence_of_another_province_than_chosen_is_shown_and_not_taken() -> None:
    filing = blank_filing("zhejiang", "enterprise", "aliyun", BOOK, DAY)
    told = beginning_of(
        filing, [document("营业执照", dropped.licence_rows())], BOOK, roles={}, fronts={}
    )
    row = next(one for one in told.values if one.path == "province")
    assert row.state == "differs" and not row.sure and row.typed


def document(title: str, rows: dropped.Rows, file: str = "x.pdf") -> LooseDocument:
    return look_into(dropped.pdf(title, rows), file, BOOK)


def test_picture_of_one_person_in_two_roles_finds_its_only_place() -> None:
    filing = blank_filing("guangdong", "enterprise", "aliyun", BOOK, DAY)
    filing = filing.changed({"attachments": ()})
    documents = [
        document("营业执照", dropped.licence_rows(), "a.pdf"),
        document("居民身份证", dropped.front_rows(HEAD), "b.pdf"),
        document("证件背面", dropped.back_rows(HEAD), "c.pdf"),
    ]
    told = beginning_of(filing, documents, BOOK, roles={}, fronts={})
    filled = taken(filing, {one.path: one.choices[0].value for one in told.values if one.sure})
    piled = placed(Case(filled, BOOK, DAY), documents, told.owners)
    assert {one.slot for one in piled.placed} == {"business-licence", "id-front", "id-back"}
    assert piled.unsure == ()


def test_value_that_was_not_read_surely_is_told_as_missing() -> None:
    reading = Reading(
        "id-front", {"number": ReadField(HEAD.number, 0.9, True)}, ("name", "address")
    )
    loose = LooseDocument(Guess("x.jpg", "id-front", "paper"), reading, sha256="x")
    filing = blank_filing("guangdong", "individual", "aliyun", BOOK, DAY)
    told = beginning_of(filing, [loose], BOOK, roles={}, fronts={})
    assert told.lost == (("x.jpg", ("name", "address")),)
    assert "subject.name" not in {one.path for one in told.values}


@pytest.mark.parametrize("nature", ["enterprise", "individual", "public-institution"])
@pytest.mark.parametrize("province", ["guangdong", "beijing", "jiangsu", "xinjiang"])
def test_proposed_names_pass_the_whole_check(province: str, nature: str) -> None:
    filing = blank_filing(province, nature, "aliyun", BOOK, DAY)
    filing = Place("subject.name").put(filing, "" if nature == "individual" else dropped.COMPANY)
    names = good_names(Case(filing, BOOK, DAY), NAME)
    assert names
    for name in names:
        named = NAME.put(filing, name)
        report = check(named, book=BOOK, as_of=DAY)
        told = [one.rule for one in report.findings if one.where == NAME]
        assert told == [], (name, told)


def test_every_proposal_has_a_reason_in_both_languages() -> None:
    filing = blank_filing("guangdong", "enterprise", "aliyun", BOOK, DAY)
    for path, value in (
        ("subject.name", dropped.COMPANY), ("subject.certificate.address", dropped.ADDRESS),
        ("websites[0].domains[0].name", dropped.DOMAIN),
    ):  # fmt: skip
        filing = Place(path).put(filing, value)
    found = suggestions(Case(filing, BOOK, DAY))
    assert {"subject.mailing_address", "websites[0].domains[0].holder"} <= {
        one.path for one in found
    }
    assert all(option.why.en and option.why.zh for one in found for option in one.options)


def test_address_of_another_province_is_not_proposed_for_mail() -> None:
    filing = blank_filing("zhejiang", "individual", "aliyun", BOOK, DAY)
    filing = Place("subject.certificate.address").put(filing, dropped.ADDRESS)
    assert "subject.mailing_address" not in {
        one.path for one in suggestions(Case(filing, BOOK, DAY))
    }
