"""Open the window, keep a picture of its first painting, end: for smoke tests and benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from shiboken6 import delete

from icpdesk.base.text import Language
from ui.app import main as open_window
from ui.window.application import Application


def main(picture: Path, filing: Path | None = None, language: Language | None = None) -> int:
    """Write what the window shows first to ``picture`` (PNG); 1 when there was no window."""
    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, QApplication)
    written: list[bool] = []

    def painted() -> None:
        for widget in app.topLevelWidgets():
            if isinstance(widget, QMainWindow) and widget.isVisible():
                written.append(widget.grab().save(str(picture), "PNG"))
                # What the window does after its first painting waits in its timers.
                delete(widget)
        app.exit(0)

    QTimer.singleShot(0, painted)
    code = open_window(filing, language)
    return code or int(not any(written))
