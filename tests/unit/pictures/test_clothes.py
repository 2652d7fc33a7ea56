"""Which clothes are refused, which are doubted, and which pass: by colour and how sure it is."""

from __future__ import annotations

import pytest

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support import specimens
from tests.support.filings import DAY


def said(clothes: str, ground: str = "#f4f4f2") -> set[tuple[str, str]]:
    """Colour and severity of what is said about the clothes."""
    picture = Picture(specimens.jpeg(specimens.portrait(clothes=clothes, ground=ground), 92))
    report = inspect(picture, "admin-photo", case=Case(Filing(), shipped(), DAY))
    return {
        (one.measured["colour"], one.severity.value)
        for one in report.findings
        if one.rule == "photo.clothing-colour"
    }


@pytest.mark.parametrize(
    "clothes", ["#101012", "#12141a", "#2b2b2e", "#3d4148", "#2f6a46", "#f2f2f0"]
)
def test_black_charcoal_green_and_white_pass(clothes: str) -> None:
    assert said(clothes) == set()


@pytest.mark.parametrize("clothes", ["#1b2440", "#222d4c"])
def test_dark_navy_is_a_doubt_and_no_error(clothes: str) -> None:
    assert said(clothes) == {("blue", "warning")}


def test_pale_blue_is_a_doubt() -> None:
    assert said("#b4cbe6") == {("blue", "warning")}


def test_coral_is_no_error() -> None:
    assert ("red", "error") not in said("#f0806e")


@pytest.mark.parametrize(("clothes", "colour"), [("#1f4fbf", "blue"), ("#c8102e", "red")])
def test_plain_red_and_blue_are_errors(clothes: str, colour: str) -> None:
    assert said(clothes) == {(colour, "error")}


def test_beige_wall_makes_no_black_clothes_blue() -> None:
    assert said("#1a1a1c", ground="#e6d6b4") == set()
