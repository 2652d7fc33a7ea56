"""Why a number is refused, in words for the person who typed it."""

from __future__ import annotations

from typing import Literal

from icpdesk.base.text import NO_TEXT, Text

Fault = Literal["length", "form", "check-digit", "part"]


class InvalidNumber(ValueError):
    """The number cannot be right; ``kind`` says in which way."""

    def __init__(self, kind: Fault, message: Text, advice: Text = NO_TEXT) -> None:
        super().__init__(message.en)
        self.kind = kind
        self.message = message
        self.advice = advice


def wrong_length(given: int, wanted: str) -> InvalidNumber:
    """It has too few or too many characters."""
    return InvalidNumber(
        "length",
        Text(
            f"Its length is wrong: {given} instead of {wanted} characters.",
            f"应为 {wanted} 位，现为 {given} 位。",
        ),
        Text("Count the characters again on the document.", "请对照证件重新核对位数。"),
    )


def wrong_form(en: str, zh: str) -> InvalidNumber:
    """It has characters that such a number cannot have."""
    return InvalidNumber("form", Text(en, zh))


def wrong_check_digit() -> InvalidNumber:
    """The last character does not fit the others: a typing mistake somewhere."""
    return InvalidNumber(
        "check-digit",
        Text(
            "The check digit does not fit: one character is mistyped or two are swapped.",
            "校验位不符：有一位输错，或相邻两位颠倒。",
        ),
        Text("Compare it with the document character by character.", "请逐位对照证件核对。"),
    )


def wrong_part(en: str, zh: str) -> InvalidNumber:
    """A part of it, such as the date in it, cannot be."""
    return InvalidNumber("part", Text(en, zh))
