"""Plain data (from YAML, JSON or a sheet) ⇄ values of the model, with every fault and its place."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from icpdesk.model.base import (
    LONG_TERM,
    LONG_TERM_WORDS,
    Value,
    default_of,
    fields_of,
)
from icpdesk.model.dates import NoSuchDay, NotADate, parse_date

V = TypeVar("V", bound=Value)
Path = tuple[str | int, ...]

_TRUE = frozenset({"true", "yes", "on", "1", "y", "t"})
_FALSE = frozenset({"false", "no", "off", "0", "n", "f"})
_LARGEST = 10_000
_ALIASES = {"version": "icpdesk"}
"""Fields whose key in a file differs from their name."""
_KINDS: dict[type[Value], dict[str, Any]] = {}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``kind`` is extra, date, day, flag, number, choice, list, group, text."""

    path: Path
    kind: str
    given: Any
    allowed: tuple[str, ...] = ()


class Unbuildable(ValueError):
    """The data are no value of the model; ``faults`` names everything that is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def build(kind: type[V], data: Any) -> V:
    """The value that ``data`` describes; Unbuildable with all faults at once."""
    faults: list[Fault] = []
    value = _value(kind, data, (), faults)
    if faults:
        raise Unbuildable(faults)
    return value  # type: ignore[no-any-return]


def plain(value: Value) -> dict[str, Any]:
    """JSON data of a value: fields that hold their default are left out."""
    found: dict[str, Any] = {}
    for field in fields_of(type(value)):
        item = getattr(value, field.name)
        if item != default_of(field):
            found[key_of(field.name)] = _plain(item)
    return found


def key_of(name: str) -> str:
    """The key of a field in files."""
    return _ALIASES.get(name, name)


def kinds_of(kind: type[Value]) -> dict[str, Any]:
    """The types of a value's fields by name."""
    if kind not in _KINDS:
        _KINDS[kind] = get_type_hints(kind, include_extras=True)
    return _KINDS[kind]


def _plain(item: Any) -> Any:
    if isinstance(item, Value):
        return plain(item)
    if isinstance(item, tuple):
        return [_plain(part) for part in item]
    return item.isoformat() if isinstance(item, date) else item


def _value(kind: type[Value], data: Any, path: Path, faults: list[Fault]) -> Any:
    if not isinstance(data, dict):
        faults.append(Fault(path, "group", data))
        return None
    kinds = kinds_of(kind)
    names = {key_of(name): name for name in kinds}
    given: dict[str, Any] = {}
    for key, item in data.items():
        if key not in names:
            faults.append(Fault((*path, key), "extra", item))
        else:
            given[names[key]] = _item(kinds[names[key]], item, (*path, key), faults)
    return kind(**given) if not faults else None


def _item(kind: Any, item: Any, path: Path, faults: list[Fault]) -> Any:
    mark = ""
    if get_origin(kind) is Annotated:
        kind, mark, *_ = get_args(kind)
    if mark in ("day", "end-day"):
        return _day(item, path, faults, end=mark == "end-day")
    if mark == "words":
        return _words(item, path, faults)
    if isinstance(kind, type) and issubclass(kind, Value):
        return _value(kind, item, path, faults)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(arguments, item, path, faults)
    if origin is Literal:
        return _choice(arguments, item, path, faults)
    if origin is types.UnionType:
        if item is None or (isinstance(item, str) and not item.strip()):
            return None
        kind = next(one for one in arguments if one is not type(None))
    return _scalar(kind, item, path, faults)


def _scalar(kind: Any, item: Any, path: Path, faults: list[Fault]) -> Any:
    if kind is bool:
        word = str(item).strip().lower()
        if word not in _TRUE | _FALSE:
            faults.append(Fault(path, "flag", item))
        return word in _TRUE
    if kind is int:
        text = str(item).strip()
        if not (text.isascii() and text.isdecimal() and int(text) <= _LARGEST):
            faults.append(Fault(path, "number", item))
            return 0
        return int(text)
    if kind is float:
        try:
            return float(item)
        except (TypeError, ValueError):
            faults.append(Fault(path, "number", item))
            return 0.0
    if not isinstance(item, str):
        faults.append(Fault(path, "text", item))
        return ""
    return item.strip()


def _tuple(arguments: tuple[Any, ...], item: Any, path: Path, faults: list[Fault]) -> Any:
    if not isinstance(item, (list, tuple)):
        faults.append(Fault(path, "list", item))
        return ()
    kinds = [arguments[0]] * len(item) if arguments[-1] is Ellipsis else list(arguments)
    if len(kinds) != len(item):
        faults.append(Fault(path, "list", item))
        return ()
    return tuple(
        _item(kind, part, (*path, index), faults)
        for index, (kind, part) in enumerate(zip(kinds, item, strict=True))
    )


def _words(item: Any, path: Path, faults: list[Fault]) -> Any:
    if isinstance(item, str):
        item = [item] if item.strip() else []
    return _tuple((str, Ellipsis), item, path, faults)


def _choice(allowed: tuple[Any, ...], item: Any, path: Path, faults: list[Fault]) -> Any:
    for option in allowed:
        if str(option) == str(item).strip():
            return option
    faults.append(Fault(path, "choice", item, tuple(str(option) for option in allowed if option)))
    return allowed[0]


def _day(item: Any, path: Path, faults: list[Fault], *, end: bool) -> Any:
    if item is None or isinstance(item, date):
        return item
    text = str(item).strip()
    if not text:
        return None
    if end and text.lower() in LONG_TERM_WORDS:
        return LONG_TERM
    try:
        return parse_date(text)
    except NotADate:
        faults.append(Fault(path, "date", item))
    except NoSuchDay:
        faults.append(Fault(path, "day", item))
    return None
