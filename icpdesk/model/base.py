"""What all values of a filing have in common: frozen, strict about keys, quiet about blanks."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

LONG_TERM: Literal["long-term"] = "long-term"
"""An end date that never comes (长期), as printed on many identity cards and licences."""

_LONG_TERM_WORDS = frozenset({"long-term", "long term", "longterm", "长期", "長期", "永久"})


class Value(BaseModel):
    """A frozen value; a change makes a new one with ``model_copy(update=...)``."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        validate_default=False,
        # Built when first used: the root's schema holds all others, so start-up pays once.
        defer_build=True,
    )


def _end_date(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() in _LONG_TERM_WORDS:
        return LONG_TERM
    return value


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _list_of_words(value: Any) -> Any:
    return (value,) if isinstance(value, str) and value.strip() else (value or ())


Blank = BeforeValidator(_blank_is_none)
"""Turns an empty string into None."""

EndDateWord = BeforeValidator(_end_date)
"""Turns 长期 and its spellings into LONG_TERM."""

Words = Annotated[tuple[str, ...], BeforeValidator(_list_of_words)]
"""Several words; a single one may stand without a list."""
