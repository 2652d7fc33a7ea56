"""Why the program cannot start, in a box: a window without a console has no other place to say it."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMessageBox


def show(words: str) -> None:
    """Say it and wait until it is read."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    QMessageBox.critical(None, "icpdesk", words)
    del app
