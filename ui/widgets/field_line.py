"""A line whose undo is that of the window: field by field, never letter by letter."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FieldLine(QLineEdit):
    """One line of a field."""

    own_undo = False
    """Whether what stands here is no value yet, so that only the line itself can take it back."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return (_is_undo(event) and not self.own_undo) or super().event(event)


class FieldText(QPlainTextEdit):
    """Several lines of a field."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        return _is_undo(event) or super().event(event)


def _is_undo(event: QEvent) -> bool:
    """Whether a line asks to have Ctrl+Z for itself; then it is told that nobody here wants it."""
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    if any(event.matches(key) for key in _KEYS):
        event.ignore()
        return True
    return False
