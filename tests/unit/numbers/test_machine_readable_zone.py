"""Machine-readable zones: ICAO's own example, broken and mended."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from icpdesk.numbers.machine_readable_states import STATES, chance_of_another
from icpdesk.numbers.machine_readable_zone import check_digit, full_date, parse

TD3 = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
]
TD1 = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
]
TD2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]


def test_the_three_formats_are_read_and_sound() -> None:
    for lines, kind in ((TD3, "TD3"), (TD1, "TD1"), (TD2, "TD2")):
        zone = parse(lines)
        assert zone is not None and zone.kind == kind and zone.sound
        assert (zone.surname, zone.given_names) == ("ERIKSSON", "ANNA MARIA")
        assert zone.nationality == "UTO"


def test_letters_read_as_digits_are_repaired_where_the_check_digit_proves_it() -> None:
    zone = parse(
        [TD3[0].replace("UTO", "UT0"), TD3[1].replace("740812", "74O8I2").replace("C3", "C3")]
    )
    assert zone is not None
    assert zone.issuer == "UTO"
    assert zone.birth.value == "740812" and zone.birth.checked


def test_a_lost_filler_does_not_shift_the_line() -> None:
    zone = parse([TD3[0][:-2], TD3[1]])
    assert zone is not None and zone.surname == "ERIKSSON"


def test_a_wrong_number_is_not_called_sound() -> None:
    zone = parse([TD3[0], TD3[1].replace("L8989", "L8988")])
    assert zone is not None and zone.number.checked is False and not zone.sound


def test_centuries() -> None:
    today = date(2026, 11, 24)
    assert full_date("740812", past=True, today=today) == date(1974, 8, 12)
    assert full_date("120415", past=True, today=today) == date(2012, 4, 15)
    assert full_date("310430", past=False, today=today) == date(2031, 4, 30)
    assert full_date("99ZZ99", past=True, today=today) is None


@given(st.lists(st.text(max_size=60), max_size=4))
def test_garbage_is_no_zone_or_an_unsound_one(lines: list[str]) -> None:
    zone = parse(lines)
    assert zone is None or zone.kind


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", min_size=1, max_size=40))
def test_check_digit_is_one_digit(text: str) -> None:
    assert check_digit(text) in "0123456789"


def test_z_at_the_head_of_a_number_that_was_read_as_2_is_repaired() -> None:
    number = "ZG9558720"
    second = TD3[1].replace("L898902C36", number + check_digit(number))
    for read in (second, second.replace("ZG", "2G")):
        zone = parse([TD3[0], read])
        assert zone is not None and (zone.number.value, zone.number.checked) == (number, True)


def test_every_code_of_a_state_has_few_others_beside_it() -> None:
    assert len(STATES) == 271
    assert chance_of_another("UTO") == 1 and chance_of_another("D") == 1
    assert all(chance_of_another(code) < 0.2 for code in STATES if len(code) == 3)
