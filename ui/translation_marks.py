"""Marks strings of tables for translation; they are looked up when they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """``source`` itself; PySide6's own function of this name is typed as returning any object."""
    return source
