"""Undo and redo over frozen values, and how one value inside them is replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icpdesk.model import Filing

_MOST = 500


class UndoHistory:
    """Earlier and taken-back values of one filing."""

    def __init__(self) -> None:
        self._undo: list[Filing] = []
        self._redo: list[Filing] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._redo)

    def keep(self, filing: Filing) -> None:
        """Remember ``filing`` before a change; what was taken back is forgotten."""
        self._undo.append(filing)
        del self._undo[:-_MOST]
        self._redo.clear()

    def undo(self, present: Filing) -> Filing:
        """The value before the last change."""
        self._redo.append(present)
        return self._undo.pop()

    def redo(self, present: Filing) -> Filing:
        """The value that was taken back last."""
        self._undo.append(present)
        return self._redo.pop()

    def clear(self) -> None:
        """Begin with another filing."""
        self._undo.clear()
        self._redo.clear()


def with_value(value: Any, path: str, new: Any) -> Any:
    """``value`` with the part at ``path`` (``websites[0].name``) replaced."""
    return _with(value, [part for part in re.split(r"[.\[\]]+", path) if part], new)


def _with(value: Any, parts: list[str], new: Any) -> Any:
    if not parts:
        return new
    head, *rest = parts
    if isinstance(value, tuple):
        items = list(value)
        items[int(head)] = _with(items[int(head)], rest, new)
        return tuple(items)
    return value.changed({head: _with(getattr(value, head), rest, new)})
