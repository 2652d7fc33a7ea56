"""Undo and redo over frozen values, and how one value inside them is replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icpdesk.model import Filing

_MOST = 500


class UndoHistory:
    """Earlier and taken-back values of one filing; what is typed into one field is one step."""

    def __init__(self) -> None:
        self._undo: list[tuple[Filing, str]] = []
        self._redo: list[tuple[Filing, str]] = []
        self._closed = True
        """Whether the next change is a step of its own, even in the same field."""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._redo)

    @property
    def last(self) -> str:
        """Path of the field that the last step changed; empty for several at once."""
        return self._undo[-1][1] if self._undo else ""

    def keep(self, filing: Filing, path: str = "") -> None:
        """Remember ``filing`` before a change of ``path``; what was taken back is forgotten.

        Changes of one field that follow each other are one step until :meth:`close_step`.
        """
        self._redo.clear()
        if path and not self._closed and self.last == path:
            return
        self._undo.append((filing, path))
        del self._undo[:-_MOST]
        self._closed = not path

    def close_step(self) -> None:
        """The field was left: what is typed there later is another step."""
        self._closed = True

    def undo(self, present: Filing) -> Filing:
        """The value before the last step."""
        before, path = self._undo.pop()
        self._redo.append((present, path))
        self._closed = True
        return before

    def redo(self, present: Filing) -> Filing:
        """The value that was taken back last."""
        after, path = self._redo.pop()
        self._undo.append((present, path))
        self._closed = True
        return after

    def clear(self) -> None:
        """Begin with another filing."""
        self._undo.clear()
        self._redo.clear()
        self._closed = True
