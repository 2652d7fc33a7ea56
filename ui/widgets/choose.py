"""Questions for files and folders that leave no list of visited folders behind.

Qt's own dialog writes the folders that were visited into settings of the user (``QtProject``), in the
clear; folders of an agency bear its clients' names. What was there before is put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

_KEPT_BY_QT = ("FileDialog/history", "FileDialog/lastVisited")


def open_name(parent: QWidget, title: str, folder: str = "", kinds: str = "") -> str:
    """One file that is there; empty when nothing was chosen."""
    with _nothing_remembered():
        return QFileDialog.getOpenFileName(parent, title, folder, kinds)[0]


def open_names(parent: QWidget, title: str, folder: str = "", kinds: str = "") -> list[str]:
    """Files that are there; none when nothing was chosen."""
    with _nothing_remembered():
        return QFileDialog.getOpenFileNames(parent, title, folder, kinds)[0]


def save_name(parent: QWidget, title: str, name: str, kinds: str = "") -> str:
    """A file or folder to write; empty when nothing was chosen."""
    with _nothing_remembered():
        return QFileDialog.getSaveFileName(parent, title, name, kinds)[0]


def folder_name(parent: QWidget, title: str) -> str:
    """A folder that is there; empty when nothing was chosen."""
    with _nothing_remembered():
        return QFileDialog.getExistingDirectory(parent, title)


@contextmanager
def _nothing_remembered() -> Iterator[None]:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {key: settings.value(key) for key in _KEPT_BY_QT if settings.contains(key)}
    try:
        yield
    finally:
        settings.sync()
        for key in _KEPT_BY_QT:
            if key in before:
                settings.setValue(key, before[key])
            else:
                settings.remove(key)
        settings.sync()
