"""What all values of a filing have in common: frozen, equal by content, made by keyword.

Plain dataclasses instead of a validation library: reading one filing must not cost more than the
parser, and the library alone took half of the time of a whole check (``docs/decisions/0007``). Values
that come from outside are built and judged by :mod:`icpdesk.model.build`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self, dataclass_transform

LONG_TERM: Literal["long-term"] = "long-term"
"""An end date that never comes (长期), as printed on many identity cards and licences."""

Words = Annotated[tuple[str, ...], "words"]
"""Several words; a single one may stand without a list."""

# How a text is cleaned when it comes in (:data:`icpdesk.base.cleaning.ValueKind`); without a mark it is
# running text.
Name = Annotated[str, "name"]
Address = Annotated[str, "address"]
Code = Annotated[str, "code"]
Phone = Annotated[str, "phone"]
DomainName = Annotated[str, "domain"]
Verbatim = Annotated[str, "verbatim"]
"""Taken as it is: the name of a file may hold anything."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Value:
    """A frozen value; a change makes a new one."""

    def __init_subclass__(cls) -> None:
        """Every subclass is a frozen dataclass."""
        dataclasses.dataclass(frozen=True, kw_only=True)(cls)

    def changed(self, fields: Mapping[str, Any]) -> Self:
        """The same value with some fields changed."""
        return dataclasses.replace(self, **fields)  # type: ignore[type-var]


def field_values(value: Value) -> dict[str, Any]:
    """The fields of a value by name; nested values stay values."""
    return {field.name: getattr(value, field.name) for field in fields_of(type(value))}


def fields_of(kind: type[Value]) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a kind of value in order."""
    return dataclasses.fields(kind)  # type: ignore[arg-type]


def default_of(field: dataclasses.Field[Any]) -> Any:
    """What a field holds when nothing is said."""
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
