"""Dates by Chinese working days, and the calendar file."""

from __future__ import annotations

from datetime import date

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from icpdesk.base.workdays import add_months, add_workdays, count_workdays, last_known_day
from icpdesk.followup.dates import deadlines_of
from icpdesk.followup.ics import calendar_bytes
from icpdesk.followup.values import Deadline
from icpdesk.model import Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.edit import put
from tests.support.filings import clean_filing
from tests.support.types import of_type

BOOK = shipped()


def dates(filing: Filing, day: date) -> dict[str, Deadline]:
    return {item.id: item for item in deadlines_of(Case(filing, BOOK, day))}


def test_the_national_holiday_is_no_working_time() -> None:
    found = dates(put(clean_filing("sichuan"), submit_on=date(2026, 9, 30)), date(2026, 9, 30))
    review = found["provider-review"]
    assert (review.first, review.last, review.certain) == (
        date(2026, 10, 8), date(2026, 10, 9), True
    )  # fmt: skip
    assert found["sms"].last == date(2026, 10, 10)
    assert found["administration"].first > review.first


def test_a_make_up_saturday_counts() -> None:
    assert add_workdays(date(2026, 10, 9), 1).day == date(2026, 10, 10)


def test_domain_must_have_been_verified_three_working_days_before() -> None:
    filing = put(clean_filing("sichuan"), websites__0__domains__0__verified_on=date(2026, 9, 29))
    assert dates(filing, date(2026, 10, 20))["domain-sync"].first == date(2026, 10, 9)


def test_a_change_is_handed_in_thirty_days_before_by_the_order_itself() -> None:
    filing = put(clean_filing("sichuan"), submit_on=date(2026, 11, 2), filing_type="change")
    change = dates(filing, date(2026, 11, 2))["change"]
    assert change.first == date(2026, 12, 2)
    assert [source.title for source in change.sources] == [BOOK.sources["order-33"].title]
    assert "Huawei" in change.what.en and "10 working days" in change.what.en
    assert "change" not in dates(clean_filing("sichuan"), date(2026, 11, 2))


def test_public_security_within_thirty_days_of_opening() -> None:
    filing = put(clean_filing("sichuan"), opened_on=date(2026, 11, 1))
    assert dates(filing, date(2026, 11, 2))["public-security"].last == date(2026, 12, 1)
    assert "public-security" not in dates(clean_filing("sichuan"), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("province", "end"), [("sichuan", date(2027, 2, 10)), ("hebei", date(2027, 5, 10))]
)
def test_letters_age_as_the_province_says(province: str, end: date) -> None:
    filing = put(
        clean_filing(province, manager=True),
        websites__0__administrator__letter_signed_on=date(2026, 11, 10),
    )
    found = [
        item for item in deadlines_of(Case(filing, BOOK, date(2026, 11, 24))) if item.id == "paper"
    ]
    assert end in {item.last for item in found}


def test_a_document_that_ends_says_the_last_day_to_file() -> None:
    found = [
        item
        for item in deadlines_of(Case(clean_filing("sichuan"), BOOK, date(2026, 11, 24)))
        if item.id == "validity" and "example" in item.what.en
    ]
    assert found[0].last == add_months(date(2028, 5, 20), -3)


def test_calendar_says_where_holidays_are_not_announced() -> None:
    day = date(last_known_day().year, 12, 30)
    found = deadlines_of(Case(put(clean_filing("sichuan"), submit_on=day), BOOK, day))
    assert any(not item.certain for item in found)
    for language, words in (
        ("en", "Public holidays are known until"),
        ("zh", "法定节假日数据截至"),
    ):
        calendar = icalendar.Calendar.from_ical(calendar_bytes(found, "示例", language))
        events = list(calendar.walk("VEVENT"))
        assert len(events) == len(found)
        told = [words in str(event["description"]) for event in events]
        assert told == [not item.certain for item in found]


def test_calendar_is_valid_whole_day_still_and_without_numbers_of_persons() -> None:
    filing = clean_filing("shanghai", manager=True)
    found = deadlines_of(Case(filing, BOOK, date(2026, 11, 24)))
    data = calendar_bytes(found, "Client A, B; C", "zh")
    assert data == calendar_bytes(found, "Client A, B; C", "zh")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["prodid"] and calendar["version"] == "2.0"
    uids = set()
    for event, item in zip(calendar.walk("VEVENT"), found, strict=True):
        assert event["dtstart"].dt == item.first
        assert (event["dtend"].dt - item.last).days == 1
        uids.add(str(event["uid"]))
    assert len(uids) == len(found)
    for _, person in filing.people():
        assert person.document_number.encode() not in data


@given(st.dates(date(2024, 1, 1), date(2027, 6, 1)), st.integers(0, 40))
def test_counting_there_and_back_agrees(day: date, count: int) -> None:
    there = add_workdays(day, count)
    assert count_workdays(day, there.day) == (count, there.certain)


@pytest.mark.parametrize(
    ("slug", "spans"),
    [
        ("change-subject", {"provider-review", "sms", "administration", "change"}),
        ("change-website", {"provider-review", "sms", "administration", "change"}),
        ("change-access", {"administration"}), ("cancel-website", {"sms", "cancellation"}),
        ("cancel-subject", {"sms", "cancellation"}), ("cancel-access", {"cancellation"}),
    ],
)  # fmt: skip
def test_each_type_has_its_own_dates(slug: str, spans: set[str]) -> None:
    day = date(2026, 11, 2)
    found = dates(put(of_type(clean_filing("hubei"), slug), submit_on=day), day)
    assert found.keys() - {"validity", "paper"} == spans
    if slug.startswith("cancel"):
        assert (found["cancellation"].first, found["cancellation"].last) == (
            date(2026, 11, 5), date(2026, 11, 9)
        )  # fmt: skip
    if slug == "change-access":  # nobody at the provider looks at it
        assert found["administration"].first == date(2026, 11, 3)
