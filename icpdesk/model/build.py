"""Plain data (from YAML, JSON or a sheet) ⇄ values of the model, with every fault and its place.

Texts are cleaned on the way in (:mod:`icpdesk.base.cleaning`), by the mark of their field; what was
changed is told beside the value.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from icpdesk.base.cleaning import ValueKind, clean
from icpdesk.base.text import Text
from icpdesk.model.answers import NotAnAnswer, parse_count, parse_flag
from icpdesk.model.base import Value, default_of, fields_of
from icpdesk.model.dates import NoSuchDay, NotADate, is_none, parse_date, parse_end
from icpdesk.model.filing import Filing
from icpdesk.model.place import EACH, Place

V = TypeVar("V", bound=Value)
Path = tuple[str | int, ...]

_ALIASES = {"version": "icpdesk"}
"""Fields whose key in a file differs from their name."""
_KINDS: dict[type[Value], dict[str, Any]] = {}
_NAMES: dict[type[Value], dict[str, str]] = {}
_CLEANED = ("name", "address", "code", "phone", "domain")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: ``kind`` is extra, date, end-date, day, flag, number, choice, list, group,
    text."""

    path: Path
    kind: str
    given: Any
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """What the cleaner changed in the value at a place."""

    path: Path
    text: Text


@dataclass(frozen=True)
class Built(Generic[V]):
    """A value; items with a fault are left out of it."""

    value: V
    faults: tuple[Fault, ...] = ()
    changes: tuple[Change, ...] = ()


class Unbuildable(ValueError):
    """The data are no value of the model; ``faults`` names everything that is wrong."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass
class _Told:
    faults: list[Fault]
    changes: list[Change]

    def fault(self, path: Path, kind: str, given: Any, allowed: tuple[str, ...] = ()) -> None:
        self.faults.append(Fault(path, kind, given, allowed))


def build(kind: type[V], data: Any) -> V:
    """The value that ``data`` describes; Unbuildable with all faults at once."""
    made = built(kind, data)
    if made.faults:
        raise Unbuildable(list(made.faults))
    return made.value


def built(kind: type[V], data: Any) -> Built[V]:
    """The value of what can be understood of ``data``, with all faults and changes."""
    told = _Told([], [])
    value = _value(kind, data, (), told)
    return Built(value, tuple(told.faults), tuple(told.changes))


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


def value_kind(path: str) -> ValueKind:
    """How a text at a path of the field catalogue (``websites[].domains[].name``) is cleaned."""
    kind: Any = Filing
    mark = ""
    for part in Place(path).parts:
        if not isinstance(part, str) or part == EACH:
            continue
        kind = kinds_of(kind)[part]
        mark = ""
        if get_origin(kind) is Annotated:
            kind, mark, *_ = get_args(kind)
        if get_origin(kind) is tuple:
            kind = get_args(kind)[0]
    return mark if mark in _CLEANED else "text"  # type: ignore[return-value]


def _plain(item: Any) -> Any:
    if isinstance(item, Value):
        return plain(item)
    if isinstance(item, tuple):
        return [_plain(part) for part in item]
    if isinstance(item, Place):
        return str(item)
    return item.isoformat() if isinstance(item, date) else item


def _names_of(kind: type[Value]) -> dict[str, str]:
    if kind not in _NAMES:
        _NAMES[kind] = {key_of(name): name for name in kinds_of(kind)}
    return _NAMES[kind]


def _value(kind: type[V], data: Any, path: Path, told: _Told) -> V:
    if not isinstance(data, dict):
        told.fault(path, "group", data)
        return kind()
    kinds, names = kinds_of(kind), _names_of(kind)
    given: dict[str, Any] = {}
    for key, item in data.items():
        if key not in names:
            told.fault((*path, key), "extra", item)
            continue
        before = len(told.faults)
        made = _item(kinds[names[key]], item, (*path, key), told)
        if len(told.faults) == before or isinstance(made, (Value, tuple)):
            given[names[key]] = made
    return kind(**given)


@lru_cache(maxsize=512)
def _shape(kind: Any) -> tuple[Any, str, str, tuple[Any, ...]]:
    """A type without its mark, the mark, how it is built, and its arguments."""
    mark = ""
    if get_origin(kind) is Annotated:
        kind, mark, *_ = get_args(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if mark in ("day", "end-day", "words"):
        how = mark
    elif isinstance(kind, type) and issubclass(kind, Value):
        how = "value"
    elif origin is tuple:
        how = "tuple"
    elif origin is Literal:
        how = "choice"
    elif origin is types.UnionType:
        how, kind = "maybe", next(one for one in arguments if one is not type(None))
    else:
        how = "scalar"
    return kind, mark, how, arguments


def _item(kind: Any, item: Any, path: Path, told: _Told) -> Any:
    plain_kind, mark, how, arguments = _shape(kind)
    if how == "scalar":
        return _scalar(plain_kind, item, path, told, mark)
    if how in ("day", "end-day"):
        return _day(item, path, told, end=how == "end-day")
    if how == "words":
        return _words(item, path, told)
    if how == "value":
        return _value(plain_kind, item, path, told)
    if how == "tuple":
        return _tuple(arguments, item, path, told)
    if how == "choice":
        return _choice(arguments, item, path, told)
    if item is None or (isinstance(item, str) and not item.strip()):
        return None
    return _scalar(plain_kind, item, path, told, mark)


def _scalar(kind: Any, item: Any, path: Path, told: _Told, mark: str) -> Any:
    try:
        if kind is bool:
            return parse_flag(str(item))
        if kind is int:
            return parse_count(str(item))
        if kind is float:
            return float(item)
    except (NotAnAnswer, TypeError, ValueError):
        told.fault(path, "flag" if kind is bool else "number", item)
        return kind()
    if not isinstance(item, str):
        told.fault(path, "text", item)
        return ""
    return item if mark == "verbatim" else _cleaned(item, path, told, mark)


def _cleaned(item: str, path: Path, told: _Told, mark: str) -> str:
    made = clean(item, mark if mark in _CLEANED else "text")  # type: ignore[arg-type]
    told.changes += (Change(path, change) for change in made.changes)
    return made.value


def _tuple(arguments: tuple[Any, ...], item: Any, path: Path, told: _Told) -> Any:
    if not isinstance(item, (list, tuple)):
        told.fault(path, "list", item)
        return ()
    kinds = [arguments[0]] * len(item) if arguments[-1] is Ellipsis else list(arguments)
    if len(kinds) != len(item):
        told.fault(path, "list", item)
        return ()
    return tuple(
        _item(kind, part, (*path, index), told)
        for index, (kind, part) in enumerate(zip(kinds, item, strict=True))
    )


def _words(item: Any, path: Path, told: _Told) -> Any:
    if isinstance(item, str):
        item = [item] if item.strip() else []
    return tuple(word for word in _tuple((str, Ellipsis), item, path, told) if word)


def _choice(allowed: tuple[Any, ...], item: Any, path: Path, told: _Told) -> Any:
    for option in allowed:
        if str(option) == str(item).strip():
            return option
    told.fault(path, "choice", item, tuple(str(option) for option in allowed if option))
    return allowed[0]


@lru_cache(maxsize=1024)
def _parsed_day(text: str, end: bool) -> Any:
    return parse_end(text) if end else parse_date(text)


def _day(item: Any, path: Path, told: _Told, *, end: bool) -> Any:
    if item is None or isinstance(item, date):
        return item
    text = str(item).strip()
    if is_none(text):
        return None
    try:
        return _parsed_day(text, end)
    except NotADate:
        told.fault(path, "end-date" if end else "date", item)
    except NoSuchDay:
        told.fault(path, "day", item)
    return None
