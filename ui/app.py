"""Entry of the desktop app; the border where unexpected errors end."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from icpdesk.base import logs
from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Language
from ui.filing.session import Session
from ui.window import theme
from ui.window.application import Application, Garbage
from ui.window.main_window import MainWindow


def main(filing: Path | None = None, language: Language | None = None) -> int:
    """Open the window, in ``language`` if one was asked for; returns the exit code."""
    logs.set_up()
    app = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(app, Application)
    theme.load_fonts(app)
    sys.excepthook = _unexpected
    garbage = Garbage(app)
    window = MainWindow(Session(), language)
    app.file_asked.connect(window.open_file)
    window.show()
    QTimer.singleShot(0, _sweep)
    if filing is not None:
        window.open_file(filing)
    try:
        return app.exec()
    finally:
        garbage.stop()


def _sweep() -> None:
    """After the first paint: what a process that was killed left in the clear."""
    from icpdesk.base import scratch

    scratch.sweep()


def _unexpected(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> None:
    """Log where it was, and say so once; the filing is saved as it is typed and nothing is lost."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    from icpdesk.base.last_resort import unforeseen

    told = unforeseen(problem.with_traceback(trace))
    # Not at once: whatever is being painted or moved comes to its end first.
    QTimer.singleShot(0, lambda: _tell(told))


def _tell(problem: IcpdeskError) -> None:
    """One message at a time: what goes wrong in painting goes wrong at every painting."""
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
    if window is None or window.findChild(QMessageBox) is not None:
        return
    language = window.session.language
    message = QMessageBox(
        QMessageBox.Icon.Warning, "icpdesk", problem.message[language], parent=window
    )
    message.setInformativeText(problem.advice[language])
    message.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    message.open()
