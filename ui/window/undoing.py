"""One undo for everything the window does: in a filing its fields, among the filings whole filings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from ui.filing.store_undo import Step
    from ui.window.navigator import Navigator


class Undoing(QObject):
    """Decides what Ctrl+Z means where one is, and says what was done with a way back."""

    def __init__(self, window: Navigator) -> None:
        super().__init__(window.widget)
        self._window, self._session = window, window.session
        self._store = window.session.desk.undo
        self._store.done.connect(self._offer)

    def undo(self) -> None:
        """Take the last step back."""
        self._session.undo() if self._in_filing else self._store.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._session.redo() if self._in_filing else self._store.redo()

    def refresh(self) -> None:
        """Whether there is something to take back, and what."""
        undo, redo = (self._window.menus.actions[slug] for slug in ("undo", "redo"))
        if self._in_filing:
            undo.setEnabled(self._session.can_undo)
            redo.setEnabled(self._session.can_redo)
            what = self._field() if self._session.can_undo else ""
        else:
            step = self._store.next_undo
            undo.setEnabled(step is not None)
            redo.setEnabled(self._store.next_redo is not None)
            what = step.words if step else ""
        words = self.tr("Undo") + (self.tr(": {what}").format(what=what) if what else "")
        if undo.text() != words:
            undo.setText(words)

    def _field(self) -> str:
        """Name of the field that was changed last; empty for several at once."""
        from icpdesk.rulebook.fields import field_at

        field = field_at(self._session.book, self._session.journal.last)
        return self._session.say(field.label) if field else ""

    def empty_trash(self) -> None:
        """What has been in the trash for its time goes, in the background."""
        desk = self._session.desk
        retention = desk.store.retention
        if retention.trash_due():
            from ui.worker import run_task

            run_task(self, lambda _: retention.empty_trash(), success=lambda _: desk.changed.emit())

    @property
    def _in_filing(self) -> bool:
        return self._session.is_open and self._window.slug != "home"

    def _offer(self, done: Step) -> None:
        self._window.notice.tell(done.words, action=self.tr("Undo"), doing=self._store.undo)
