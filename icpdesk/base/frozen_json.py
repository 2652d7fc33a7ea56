"""Frozen values as JSON text and back, for what a store keeps of an answer between two starts."""

from __future__ import annotations

import dataclasses
import importlib
import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

_HOUSE = "icpdesk."
_KIND, _PARTS = "@", "="


class NotKept(ValueError):
    """The text is not of this build: a class moved, or has other fields now."""


def to_text(value: Any) -> str:
    """Dataclasses of this program, enums, dates, tuples, mappings and plain JSON values as text.

    TypeError for anything else.
    """
    return json.dumps(_packed(value), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Any:
    """What :func:`to_text` was given; NotKept when this build cannot make it any more."""
    try:
        return _unpacked(json.loads(text))
    except (AttributeError, ImportError, KeyError, TypeError, ValueError) as problem:
        raise NotKept(str(problem)) from None


def _packed(value: Any) -> Any:
    if isinstance(value, Enum):
        return {_KIND: _name_of(type(value)), _PARTS: value.value}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date):
        return {_KIND: "date", _PARTS: value.isoformat()}
    if isinstance(value, tuple):
        return {_KIND: "tuple", _PARTS: [_packed(item) for item in value]}
    if isinstance(value, list):
        return [_packed(item) for item in value]
    if isinstance(value, Mapping):
        return {_KIND: "map", _PARTS: [[key, _packed(item)] for key, item in value.items()]}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        parts = {
            part.name: _packed(getattr(value, part.name)) for part in dataclasses.fields(value)
        }
        return {_KIND: _name_of(type(value)), _PARTS: parts}
    if hasattr(value, "item"):  # A number of an array library.
        return _packed(value.item())
    raise TypeError(f"{type(value).__name__} is not kept")


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpacked(item) for item in value]
    if not isinstance(value, dict):
        return value
    kind, parts = value[_KIND], value[_PARTS]
    if kind == "date":
        return date.fromisoformat(parts)
    if kind == "tuple":
        return tuple(_unpacked(item) for item in parts)
    if kind == "map":
        return {key: _unpacked(item) for key, item in parts}
    made = _class_of(kind)
    if issubclass(made, Enum):
        return made(parts)
    return made(**{name: _unpacked(part) for name, part in parts.items()})


def _name_of(kind: type) -> str:
    if not kind.__module__.startswith(_HOUSE):
        raise TypeError(f"{kind.__name__} is not kept")
    return f"{kind.__module__}:{kind.__qualname__}"


def _class_of(name: str) -> Any:
    module, _, kind = name.partition(":")
    if not module.startswith(_HOUSE) or "." in kind:
        raise NotKept(name)
    found = getattr(importlib.import_module(module), kind)
    if not (
        isinstance(found, type) and (dataclasses.is_dataclass(found) or issubclass(found, Enum))
    ):
        raise NotKept(name)
    return found
