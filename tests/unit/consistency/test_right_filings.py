"""Whatever is misread from a picture, a filing that is right never gets an error for it."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icpdesk.checks import registry, runner
from icpdesk.model import Filing, Severity
from icpdesk.reading.documents import KINDS
from icpdesk.reading.fields import ReadField, Reading
from icpdesk.reading.kind import COMPARED_AS
from icpdesk.rulebook.book import shipped
from tests.support.edit import with_value
from tests.support.filings import DAY, clean_filing
from tests.support.people import credit_code, permanent_residence, residence_permit, resident_id

OWNER = "subject.administrator"
OF_PERSON, OF_SUBJECT = (
    "subject.legal_representative.document_number",
    "subject.certificate.number",
)
BORN = st.dates(min_value=DAY.replace(year=1950), max_value=DAY.replace(year=2005)).map(
    lambda day: day.strftime("%Y%m%d")
)
THREE = st.integers(1, 999).map("{:03d}".format)
NUMBERS: Mapping[str, st.SearchStrategy[str]] = {
    "id-front": st.builds(
        resident_id, st.sampled_from(("440305", "330106", "110105")), BORN, THREE
    ),
    "residence-permit": st.builds(residence_permit, BORN, st.just("810000"), THREE),
    "permanent-residence-front": st.builds(permanent_residence, BORN),
    "passport": st.from_regex(r"[A-Z]{1,2}[0-9]{7}", fullmatch=True),
    "hk-macau-permit-front": st.from_regex(r"[HM][0-9]{8}", fullmatch=True),
    "taiwan-permit-front": st.from_regex(r"[0-9]{8}", fullmatch=True),
    "business-licence": st.builds(
        lambda serial: credit_code(serial=f"MA{serial:06d}"), st.integers(0, 999_999)
    ),
}
"""Right numbers by the upload slot of their card; made up, with check digits that fit."""
OTHERS = ("name", "surname", "address", "born_on", "valid_until")
SURE = st.sampled_from((0.6, 0.9, 1.0))
CHECKED = st.sampled_from((True, False, None))
TEXTS = st.text(alphabet="林晓晴周启明ABC0123456789-省市区路号", max_size=20)


def spoilt(number: str) -> st.SearchStrategy[str]:
    """The number with a few characters read as others, lost or doubled."""

    def with_errors(errors: list[tuple[int, str]]) -> str:
        characters = list(number)
        for place, other in errors:
            characters[place % len(characters)] = other
        return "".join(characters)

    other = st.sampled_from(["", *string.digits, "X", "O", "I", "B", "S"])
    return st.lists(st.tuples(st.integers(0, 17), other), max_size=3).map(with_errors)


def errors_of(filing: Filing, slot: str, fields: Mapping[str, ReadField]) -> list[str]:
    case = registry.FilingCase(
        filing=filing,
        book=shipped(),
        day=DAY,
        readings={(slot, OWNER): Reading(COMPARED_AS[slot], fields)},
    )
    checks = registry.load(*registry.CONSISTENCY_AREAS)
    findings, _ = runner.run(case, shipped().select(filing, DAY), checks)
    return [finding.rule for finding in findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("slot", NUMBERS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_reading_makes_a_right_filing_wrong(slot: str, data: st.DataObject) -> None:
    draw: Callable[[st.SearchStrategy[str]], str] = data.draw
    typed = draw(NUMBERS[slot])
    place = OF_SUBJECT if slot == "business-licence" else OF_PERSON
    filing = with_value(clean_filing("guangdong"), place, typed)
    read = draw(spoilt(typed) | NUMBERS[slot])
    fields = {name: ReadField(draw(TEXTS), data.draw(SURE)) for name in OTHERS}
    key = "code" if place == OF_SUBJECT else "number"
    fields[key] = ReadField(read, data.draw(SURE), data.draw(CHECKED))
    assert errors_of(filing, slot, fields) == []


def test_zone_of_a_passport_proves_nothing_about_a_typed_number() -> None:
    """One wrong spelling in ten fits the check digit of the zone."""
    filing = with_value(clean_filing("guangdong"), OF_PERSON, "EB1234567")
    misread = {"number": ReadField("E81234567", 1.0, True)}
    assert errors_of(filing, "passport", misread) == []


def test_every_kind_of_card_whose_number_is_compared_is_tried() -> None:
    compared = {slot for slot, kind in COMPARED_AS.items() if "number" in KINDS[kind].essential}
    assert compared <= set(NUMBERS)
