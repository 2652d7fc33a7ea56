"""The form's fields are a door like files and sheets: what is typed or pasted is cleaned and told."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from icpdesk.base.cleaning import clean
from icpdesk.model.build import value_kind
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.fields import field_at
from tests.unit.intake.test_doors import INVISIBLE, SPACES, VALUES, cases
from ui.widgets.field_values import changes, parsed, shown

BOOK = shipped()


@settings(max_examples=200, deadline=None)
@given(case=cases())
def test_any_mixture_typed_into_a_field_is_the_value_that_was_meant(case: tuple[str, str]) -> None:
    path, typed = case
    field = field_at(BOOK, path)
    assert field is not None
    value = parsed(field, typed)
    assert value == VALUES[path][1]
    assert changes(field, typed) == clean(typed, value_kind(path)).changes
    line = shown(field, value, BOOK)
    assert parsed(field, line) == value and not changes(field, line)


@settings(max_examples=100, deadline=None)
@given(
    before=st.text(INVISIBLE + SPACES, max_size=3), after=st.text(INVISIBLE + SPACES, max_size=3)
)
def test_a_day_with_what_cannot_be_seen_around_it_is_the_day(before: str, after: str) -> None:
    field = field_at(BOOK, "subject.administrator.valid_until")
    assert field is not None
    typed = f"{before}2028-05-20{after}"
    assert str(parsed(field, typed)) == "2028-05-20"
    said = " ".join(change.en for change in changes(field, typed))
    assert all(f"U+{ord(c):04X}" in said for c in INVISIBLE if c in typed)
