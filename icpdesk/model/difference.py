"""What differs between two values of the same kind, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from icpdesk.model.base import Value
from icpdesk.model.build import plain
from icpdesk.model.place import Place


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; an empty string stands for "not given"."""

    path: str
    """As in findings: ``websites[0].administrator.mobile``."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ExportDifference:
    """What a second upload has to bring that the first did not."""

    fields: tuple[Change, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both exports are the same."""
        return not (self.fields or self.new or self.changed or self.gone)


def differences(old: Value, new: Value) -> tuple[Change, ...]:
    """All fields whose value differs, in the order of the model."""
    return tuple(_compare(Place(), plain(old), plain(new)))


def _compare(path: Place, old: Any, new: Any) -> Iterator[Change]:
    if old == new:
        return
    if _is_tree(old) or _is_tree(new):
        before, after = _children(old), _children(new)
        for key in dict.fromkeys([*before, *after]):
            yield from _compare(path / key, before.get(key), after.get(key))
        return
    yield Change(path, _words(old), _words(new))


def _is_tree(item: Any) -> bool:
    if isinstance(item, list):
        return any(isinstance(part, dict) for part in item)
    return isinstance(item, dict)


def _children(item: Any) -> dict[str | int, Any]:
    return dict(item) if isinstance(item, dict) else dict(enumerate(item or ()))


def _words(item: Any) -> str:
    if item is None:
        return ""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, (list, tuple)):
        return ", ".join(_words(part) for part in item)
    return str(item)
