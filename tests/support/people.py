"""Numbers of people and organisations who do not exist, with check digits that fit."""

from __future__ import annotations

from icpdesk.numbers import iso7064, organisation_code, uscc


def resident_id(area: str = "440305", born: str = "19900307", sequence: str = "888") -> str:
    """A resident ID number."""
    first = area + born + sequence
    return first + iso7064.check_digit(first)


def credit_code(area: str = "440300", prefix: str = "91", serial: str = "MA5EXAMP") -> str:
    """A unified social credit code; both check characters fit."""
    serial = serial.replace("O", "0").replace("I", "1").replace("S", "5").replace("Z", "2")
    inner = serial + organisation_code.check_character(serial)
    first = prefix + area + inner
    return first + uscc.check_character(first)


def residence_permit(born: str = "19880229", area: str = "810000", sequence: str = "012") -> str:
    """A residence permit number of a Hong Kong, Macau or Taiwan resident."""
    first = area + born + sequence
    return first + iso7064.check_digit(first)


def permanent_residence(
    born: str = "19850101", nationality: str = "840", province: str = "44"
) -> str:
    """An 18-character permanent residence number."""
    first = "9" + province + nationality + born + "001"
    return first + iso7064.check_digit(first)
