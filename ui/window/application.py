"""The application object: hears what the system asks of the program as a whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Tells of files that are to be opened.

    macOS gives a double-clicked file not to the command line but to the running program, also before
    there is a window: such a file waits for whoever connects to ``file_asked``.
    """

    file_asked = Signal(object)

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setApplicationName("icpdesk")
        self.setOrganizationName("icpdesk")

    def event(self, event: QEvent) -> bool:
        """Take files; everything else as ever."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_asked.emit(Path(event.file()))
            return True
        return super().event(event)
