"""What the window tells above its pages: who is new, what is due, a conflict, any other problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from icpdesk.base.errors import ChangedElsewhere, IcpdeskError

if TYPE_CHECKING:
    from ui.window.navigator import Navigator


class Telling(QObject):
    """Each message has its way out as a button, and is told anew in another language."""

    def __init__(self, window: Navigator) -> None:
        super().__init__(window.widget)
        self._window, self._session = window, window.session
        self._session.failed.connect(self.problem)

    def welcome(self) -> None:
        """To who meets the program for the first time."""
        self._window.notice.tell(
            self.tr("New here? Four short steps show the way with a sample filing."),
            action=self.tr("Take the tour"),
            doing=lambda: self._window.go_to("tour"),
            again=self.welcome,
        )

    def due(self) -> None:
        """Filings that are kept longer than was chosen."""
        due = len(self._session.desk.store.retention.due())
        if due:
            self._window.notice.tell(
                self.tr("Filings that nobody changed for the period you chose: %n", "", due),
                action=self.tr("Look at them"),
                doing=lambda: self._window.go("settings"),
                again=self.due,
            )

    def conflict(self) -> None:
        """Another window changed the same filing: which version stays?"""
        self._window.notice.tell(
            self.tr("This filing was changed in another window meanwhile. Which version stays?"),
            action=self.tr("Keep mine as a copy"),
            doing=self._session.save_as_copy,
            other=self.tr("Load the other version"),
            doing_other=self._session.load_again,
            bad=True,
            again=self.conflict,
        )

    def problem(self, problem: IcpdeskError) -> None:
        """What went wrong and what to do."""
        if isinstance(problem, ChangedElsewhere) and self._session.is_open:
            self.conflict()
        else:
            self._window.notice.tell(problem.say(self._session.language), bad=True)
