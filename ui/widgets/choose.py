"""Questions for files and folders that leave no list of visited folders behind.

Qt's own dialog writes the folders that were visited into settings of the user (``QtProject``), in the
clear; folders of an agency bear its clients' names. What was there before is put back.

One question with two answers; tests answer it by replacing :func:`ask`.

Files that are dropped on the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

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


def ask(parent: QWidget, words: str, *, yes: str, no: str) -> bool:
    """Whether ``yes`` was chosen; Escape and closing the question mean ``no``."""
    box = QMessageBox(QMessageBox.Icon.Question, "icpdesk", words, parent=parent)
    chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is chosen


def local_files(urls: Sequence[QUrl]) -> list[Path]:
    """The files of a drop that lie on this machine."""
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def first_file(event: QDropEvent, suffixes: Sequence[str]) -> Path | None:
    """The first file of a drop with one of these endings."""
    files = local_files(event.mimeData().urls())
    return next((path for path in files if path.suffix.lower() in suffixes), None)
