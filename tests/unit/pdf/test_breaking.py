"""Lines of mixed text: whole words, no punctuation at the wrong end, nothing lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from icpdesk.pdf.prose import NEVER_FIRST, NEVER_LAST, broken

CHARACTERS = "备案信息网站，。；（）“”《》 abcXYZ019.-/@"


def lines(text: str, room: float) -> list[str]:
    widths = [0.5 if c.isascii() else 1.0 for c in text]
    return [text[start:end] for start, end, _ in broken(text, widths, room, room)]


def test_punctuation_never_begins_a_line_and_brackets_never_end_one() -> None:
    assert lines("网站备案信息，真实（完整）。", 6) == ["网站备案信", "息，真实（完", "整）。"]


def test_words_numbers_and_addresses_stay_whole() -> None:
    assert lines("证件号码440305199003078881已核对", 11) == [
        "证件号码", "440305199003078881已核", "对"
    ]  # fmt: skip


def test_an_opening_bracket_goes_with_what_follows() -> None:
    assert lines("网站备案信（完整）", 6) == ["网站备案信", "（完整）"]


def test_english_breaks_between_words() -> None:
    assert lines("the provider says", 6) == ["the provider", "says"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("a" * 20, 5) == ["a" * 10, "a" * 10]


@given(st.text(CHARACTERS, max_size=120), st.integers(3, 30))
def test_nothing_is_lost_but_spaces(text: str, room: int) -> None:
    assert "".join(lines(text, room)).replace(" ", "") == text.replace(" ", "")


@given(st.text(CHARACTERS, max_size=120), st.integers(8, 30))
def test_every_line_fits(text: str, room: int) -> None:
    for line in lines(text, room):
        assert sum(0.5 if c.isascii() else 1.0 for c in line) <= room + 1e-6


@given(st.text("备案信息网站，。；（）《》", max_size=80), st.integers(8, 30))
def test_ends_of_lines_keep_the_rules_where_any_break_can(text: str, room: int) -> None:
    found = lines(text, room)
    for before, after in pairwise(found):
        bad = after[0] in NEVER_FIRST or before[-1] in NEVER_LAST
        whole = before
        assert not bad or all(
            whole[n] in NEVER_FIRST or whole[n - 1] in NEVER_LAST for n in range(1, len(whole))
        )
