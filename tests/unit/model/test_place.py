"""Places: taken apart and put together without loss, read and written where they say."""

from __future__ import annotations

import json
import pickle
import sqlite3
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.base.yaml_text import yaml_text
from icpdesk.intake.yaml_write import write_filing
from icpdesk.model import Attachment, Filing, Finding, Place, Severity, build
from icpdesk.model.base import Value, field_values, fields_of
from icpdesk.model.place import (
    ATTACHMENTS,
    EACH,
    LEGAL_REPRESENTATIVE,
    ROOTS,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITE_ADMINISTRATORS,
    WEBSITES,
    NotAPlace,
)
from icpdesk.pipeline.filing_file import read_filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.fields import fields
from tests.support.filings import clean_filing

NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True)
POSITIONS = st.integers(0, 40)
PATHS = st.lists(NAMES | POSITIONS, max_size=6).map(
    lambda parts: Place.of_parts(("websites", *parts))
)
SLOTS = st.from_regex(r"[a-z]+(-[a-z]+){1,3}", fullmatch=True).map(Place)
PLACES = PATHS | SLOTS | st.builds(Place.of_slot, SLOTS, PATHS) | st.just(Place())


@given(PLACES)
def test_a_place_is_its_text(place: Place) -> None:
    assert Place.parse(str(place)) == place
    assert json.loads(json.dumps({place: place})) == {str(place): str(place)}
    assert pickle.loads(pickle.dumps(place)) == place
    assert {place: 1}[str(place)] == 1  # type: ignore[index]


@given(PATHS)
def test_parts_make_the_place_again(place: Place) -> None:
    assert Place.of_parts(place.parts) == place
    assert Place.of_parts(place.pattern.parts) == place.pattern
    assert place.pattern.at(*place.positions) == place
    assert place.of_chosen_website.at_website(place.website) == place or place.website is None
    around = list(place.outwards())
    assert around[0] == place and around[-1] == WEBSITES
    assert all(place.is_in(one) for one in around)


@given(SLOTS, PATHS)
def test_a_slot_and_its_owner_come_back(slot: Place, owner: Place) -> None:
    place = Place.of_slot(slot, owner)
    assert (place.slot, place.owner) == (slot, owner)
    assert place.website == owner.website
    assert place.field == ""


@pytest.mark.parametrize(
    "text",
    [
        "websites[0",
        "websites]0[",
        "a..b",
        ".name",
        "name.",
        "@subject",
        "id-front@",
        "a@b@c",
        "网站 1",
        "a b",
    ],
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(NotAPlace):
        Place.parse(text)


@pytest.mark.parametrize(
    "text", ["websites[0", "总经理", "a@b@c", "websites[9].name", "subject.__class__"]
)
def test_at_what_a_user_wrote_wrongly_nothing_is_found_and_nothing_breaks(text: str) -> None:
    place, filing = Place(text), clean_filing("guangdong")
    for look in (place.get, place.stated, lambda filing: place.put(filing, "")):
        with pytest.raises(LookupError):
            look(filing)
    assert isinstance(place.words(), Text)
    assert not place.role


def leaves(value: Value, here: Place) -> list[Place]:
    """Every field of a filing that holds no further values."""
    found: list[Place] = []
    for name, item in field_values(value).items():
        inner = here / name
        if isinstance(item, Value):
            found += leaves(item, inner)
        elif isinstance(item, tuple) and item and isinstance(item[0], Value):
            for number, entry in enumerate(item):
                found += leaves(entry, inner / number)
        else:
            found.append(inner)
    return found


@pytest.mark.parametrize("province", ["guangdong", "shanghai"])
def test_what_is_put_is_found_there_and_changes_nothing_else(province: str) -> None:
    filing = clean_filing(province)
    every = leaves(filing, Place())
    assert len(every) > 60
    for place in every:
        changed = place.put(filing, "另一个")
        assert place.stated(changed) == "另一个"
        assert all(one.stated(changed) == one.stated(filing) for one in every if one != place)
        assert place.put(changed, place.stated(filing)) == filing


def test_a_person_is_resolved_when_read_and_not_when_asked_as_typed() -> None:
    filing = clean_filing("guangdong")
    filing = Place("websites[0].administrator").put(
        filing,
        filing.subject.administrator.changed({"same_as": "subject_administrator", "name": ""}),
    )
    name = WEBSITES / 0 / "administrator" / "name"
    assert name.get(filing) == filing.person(SUBJECT_ADMINISTRATOR).name != ""
    assert name.stated(filing) == ""


@pytest.mark.parametrize(
    ("text", "owner", "role", "website", "field", "slot"),
    [
        ("websites[1].administrator.mobile", "websites[1].administrator", "websites[1].administrator", 1, "mobile", ""),
        ("websites[0].domains[2].name", "websites[0].domains[2]", "", 0, "name", ""),
        ("websites[0].pre_approvals[1].permit_number", "websites[0]", "", 0, "permit_number", ""),
        ("subject.legal_representative", "subject.legal_representative", "subject.legal_representative", None, "legal_representative", ""),
        ("subject.certificate.number", "subject", "", None, "number", ""),
        ("website.administrator.name", "website.administrator", "website.administrator", None, "name", ""),
        ("agent.mobile", "agent", "agent", None, "mobile", ""),
        ("province", "", "", None, "province", ""),
        ("attachments[3].file", "", "", None, "file", ""),
        ("passport", "", "", None, "", "passport"),
        ("id-front@websites[1].administrator", "websites[1].administrator", "websites[1].administrator", 1, "", "id-front"),
        ("", "", "", None, "", ""),
    ],
)  # fmt: skip
def test_what_a_place_says(
    text: str, owner: str, role: str, website: int | None, field: str, slot: str
) -> None:
    place = Place(text)
    assert (place.owner, place.role, place.website) == (owner, role, website)
    assert (place.field, place.slot) == (field, slot)


def test_positions_of_domains_and_attachments() -> None:
    assert Place("domain-certificate@websites[1].domains[2]").domain == 2
    assert Place("websites[1].domains").domain is None
    assert (ATTACHMENTS / 3 / "of").attachment == 3
    assert (WEBSITES / 3).attachment is None


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("subject", "subject", "主体"),
        ("subject.administrator.mobile", "subject administrator", "主体负责人"),
        ("id-front@subject.legal_representative", "legal representative", "法定代表人"),
        ("websites[1].administrator", "website 2 administrator", "网站 2 负责人"),
        ("websites[0].remarks", "website 1", "网站 1"),
        ("websites[0].domains[1].name", "domain 2 of website 1", "网站 1 的域名 2"),
        ("website.administrator", "website administrator", "网站负责人"),
        ("id-front@总经理", "总经理", "总经理"),
        ("submit_on", "", ""),
    ],
)
def test_the_owner_in_words(text: str, en: str, zh: str) -> None:
    assert Place(text).words() == Text(en, zh)


def test_every_slot_and_field_of_the_rulebook_is_told_apart() -> None:
    book = shipped()
    assert all(Place(term.slug).slot == term.slug for term in book.vocabulary("slots"))
    for field in fields(book):
        assert not field.path.slot and field.path.field
        assert Place.parse(field.path) == field.path
    assert {one.name for one in fields_of(Filing)} <= ROOTS


def test_the_names_of_roles_are_those_of_the_glossary() -> None:
    terms = tomllib.loads(resource("assets", "glossary.toml").read_text("utf-8"))["term"]
    words = {term["id"]: Text(term["en"], term["zh"]) for term in terms}
    assert LEGAL_REPRESENTATIVE.kind_name == words["legal-representative"]
    assert SUBJECT_ADMINISTRATOR.kind_name == words["subject-administrator"]
    assert WEBSITE_ADMINISTRATORS.kind_name == words["website-administrator"]


def test_a_pattern_is_found_in_every_entry_and_in_roles_that_are_there() -> None:
    filing = clean_filing("guangdong")
    site = filing.websites[0]
    two = filing.changed({"websites": (site, site)})
    names = Place("websites[].domains[].name")
    count = len(site.domains)
    assert [one.positions for one in names.each_in(two)] == [
        (s, d) for s in range(2) for d in range(count)
    ]
    mobile = Place("websites[].administrator.mobile")
    assert list(mobile.each_in(two)) == [mobile.at(0), mobile.at(1)]
    alone = clean_filing("guangdong", "individual")
    assert list((LEGAL_REPRESENTATIVE / "name").each_in(alone)) == []
    assert EACH not in "".join(mobile.each_in(two))


def test_an_attachment_without_an_owner_is_the_subjects() -> None:
    assert Attachment(slot="id-front").place == "id-front@subject"
    assert Attachment(slot="id-front").owner is SUBJECT
    filing = build.build(Filing, {"attachments": [{"slot": "id-front", "of": "subject"}]})
    assert type(build.plain(filing)["attachments"][0]["of"]) is str


@pytest.mark.parametrize(
    ("where", "measured", "place"),
    [
        ("websites[0]", {"slot": "domain-certificate"}, "domain-certificate@websites[0]"),
        ("id-front", {"of": "subject.administrator"}, "id-front@subject.administrator"),
        ("id-front", {"of": ""}, "id-front@subject"),
        ("id-front", {}, "id-front"),
        ("websites[0].name", {"of": "subject"}, "websites[0].name"),
    ],
)
def test_where_a_finding_is_mended(where: str, measured: dict[str, Any], place: str) -> None:
    words = Text("Wrong.", "有误。")
    finding = Finding("some.rule", Severity.ERROR, where, words, measured=measured)  # type: ignore[arg-type]
    assert finding.place == place
    assert isinstance(finding.where, Place)
    assert finding.as_json("en")["where"] == where


def test_doors_that_write_take_places_as_text(tmp_path: Path) -> None:
    filing = clean_filing("guangdong").changed(
        {
            "attachments": (
                Attachment(
                    slot="domain-certificate", of=WEBSITES / 0 / "domains" / 0, file="a.jpg"
                ),
            )
        }
    )
    target = tmp_path / "filing.yaml"
    write_filing(target, filing, shipped())
    assert read_filing(target).filing.attachments[0].of == "websites[0].domains[0]"
    assert yaml.safe_load(yaml_text([{"field": WEBSITES / 0}])) == [{"field": "websites[0]"}]
    row = sqlite3.connect(":memory:").execute("SELECT ?, typeof(?)", (SUBJECT, SUBJECT)).fetchone()
    assert row == ("subject", "text")
    sheet: Any = Workbook().active
    sheet.append([SUBJECT / "name"])
    assert sheet["A1"].value == "subject.name" and sheet["A1"].data_type == "s"
