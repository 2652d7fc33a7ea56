"""Flat prints of the forms: nothing is written at a wrong place, and most places are found."""

from __future__ import annotations

import pytest

from tests.templates.flat_score import SETS, FlatScore, flat_score, names_of, page_score
from tests.templates.printed_forms import PAGES

LEAST = {
    "usual_forms": 86, "provincial_forms": 59, "district_forms": 54, "town_forms": 69,
    "office_tables": 105, "office_letters": 81, "agency_forms": 81, "strangers": 63,
}  # fmt: skip


@pytest.mark.parametrize("module", SETS)
def test_prints_are_read_as_the_word_forms_are(module: str) -> None:
    total = sum((flat_score(name) for name in names_of(module)), FlatScore(0, 0, 0))
    assert total.wrong == 0
    assert total.right >= LEAST[module], total


@pytest.mark.parametrize("name", PAGES)
def test_drawn_pages_are_read_as_a_person_reads_them(name: str) -> None:
    score = page_score(name)
    assert score.wrong == 0
    assert score.missed <= (name == "english_frames"), "a contact person is nobody in particular"
