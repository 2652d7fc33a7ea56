"""What was done to whole filings and can be taken back: deleted, archived, restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

_MOST = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done."""

    words: str
    """What was done to what, e.g. ``Deleted: “…”``."""
    undo: Callable[[], object]
    redo: Callable[[], object]


class StoreUndo(QObject):
    """Steps over the store's filings, the last done first to be taken back."""

    changed = Signal()
    done = Signal(object)
    """A Step that was just done for the first time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @property
    def next_undo(self) -> Step | None:
        """What :meth:`undo` takes back."""
        return self._undo[-1] if self._undo else None

    @property
    def next_redo(self) -> Step | None:
        """What :meth:`redo` does again."""
        return self._redo[-1] if self._redo else None

    def do(self, step: Step) -> None:
        """Do something and remember how it is taken back."""
        step.redo()
        self._undo.append(step)
        del self._undo[:-_MOST]
        self._redo.clear()
        self.changed.emit()
        self.done.emit(step)

    def undo(self) -> None:
        """Take the last step back."""
        if self._undo:
            step = self._undo.pop()
            step.undo()
            self._redo.append(step)
            self.changed.emit()

    def redo(self) -> None:
        """Do what was taken back once more."""
        if self._redo:
            step = self._redo.pop()
            step.redo()
            self._undo.append(step)
            self.changed.emit()

    def clear(self) -> None:
        """Another store is open, or none."""
        self._undo.clear()
        self._redo.clear()
        self.changed.emit()
