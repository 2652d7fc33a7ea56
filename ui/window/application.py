"""The application object: hears what the system asks of the program as a whole.

Memory in circles is swept in the window's thread alone.

Python sweeps in whichever thread happens to allocate. Pages and dialogs that were closed lie in
circles with their signals; a thread that draws a paper would destroy them under Qt's hands, which
then crashes. So the automatic sweep is off, and a timer of the window's thread does the same work.
"""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
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


_INTERVAL_MS = 250
_OLDEST = 2


class Garbage(QObject):
    """Sweeps about as often as Python would; ``stop`` gives it back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._settled = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(_INTERVAL_MS)

    def sweep(self) -> None:
        """The oldest generation that is due, with all younger ones.

        What is there when the oldest is due for the first time (modules, rules, the window itself) stays
        as long as the program: it is taken out, as walking through it takes longer than a frame.
        """
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due and due[-1] == _OLDEST and not self._settled:
            self._settled = True
            gc.freeze()
        elif due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Sweep what is young, then let Python do it again."""
        self._timer.stop()
        gc.collect(0)
        gc.unfreeze()
        gc.enable()
