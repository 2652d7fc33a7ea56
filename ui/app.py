"""Entry of the desktop app; the border where unexpected errors end."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from icpdesk.base import logs, scratch
from icpdesk.base.text import Language
from ui.filing.session import Session
from ui.window import theme
from ui.window.application import Application
from ui.window.garbage import Garbage
from ui.window.main_window import MainWindow


def main(filing: Path | None = None, language: Language | None = None) -> int:
    """Open the window, in ``language`` if one was asked for; returns the exit code."""
    logs.set_up()
    scratch.sweep()
    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, Application)
    theme.load_fonts(app)
    sys.excepthook = _unexpected
    garbage = Garbage(app)
    window = MainWindow(Session(), language)
    app.file_asked.connect(window.open_file)
    window.show()
    if filing is not None:
        window.open_file(filing)
    try:
        return app.exec()
    finally:
        garbage.stop()


def _unexpected(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> None:
    """Log it, masked; the filing is saved as it is typed and nothing is lost."""
    logging.getLogger("icpdesk.window").error("unexpected", exc_info=(kind, problem, trace))
