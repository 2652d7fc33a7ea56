"""What the user has corrected on official templates, kept for the next client."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from icpdesk.base.errors import IcpdeskError
from icpdesk.pipeline.fill import Form
from ui.worker import run_task


class Remembering(QObject):
    """Writes in the background: to know a form again all of its pages are looked at.

    One after the other, so that the last correction is the one that stays.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy = False
        self._next: Form | None = None

    def keep(self, official: Form) -> None:
        """Remember its map or places; those of a call that still waits are given up for it."""
        self._next = official
        if not self._busy:
            self._go_on()

    def _go_on(self) -> None:
        official, self._next = self._next, None
        self._busy = official is not None
        if official is not None:
            run_task(
                self,
                lambda _: official.remember(),
                success=lambda _: self._go_on(),
                failure=self._lost,
            )

    def _lost(self, problem: IcpdeskError) -> None:
        self.failed.emit(problem)
        self._go_on()
