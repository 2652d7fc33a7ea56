"""Saving while somebody types: soon after a change, in the background, never over another's change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from icpdesk.base.errors import ChangedElsewhere, IcpdeskError
from ui.worker import Task, run_task

if TYPE_CHECKING:
    from icpdesk.model import Filing
    from ui.filing.open_filing import OpenFiling

_SAVE_AFTER_MS = 800
_QUIT_WAIT_MS = 5_000


class Autosave(QObject):
    """Saves the filing of a session; stops at a conflict until somebody has decided."""

    saved = Signal()
    failed = Signal(object)
    """An IcpdeskError to show."""

    def __init__(self, session: OpenFiling) -> None:
        super().__init__(session.as_object)
        self._session = session
        self._revision = 0
        self._task: Task | None = None
        self.unsaved = False
        """Whether something was changed that is not in the store yet."""
        self.in_conflict = False
        """Whether another window changed the same filing and nobody has decided which version stays."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._save_behind)

    def begin(self, revision: int) -> None:
        """Another filing is open, as it was saved last."""
        self._timer.stop()
        self._revision, self.unsaved, self.in_conflict = revision, False, False

    def soon(self) -> None:
        """Something was changed."""
        self.unsaved = True
        # Not started anew by every key: who types without a pause is saved all the same.
        if not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Save before this returns; nothing happens when nothing changed."""
        self._timer.stop()
        if self._task is not None:
            QThreadPool.globalInstance().waitForDone(_QUIT_WAIT_MS)
            self._task = None
        session = self._session
        if self.unsaved and session.filing_id and session.desk.is_open:
            try:
                self._saved(
                    self._write(session.filing_id, session.filing, session.notes, self._revision)
                )
            except IcpdeskError as problem:
                self._refused(problem)

    def _save_behind(self) -> None:
        if self._task is not None:
            self._timer.start()
            return
        session = self._session
        if not (self.unsaved and session.filing_id and session.desk.is_open):
            return
        self.unsaved = False
        job = (session.filing_id, session.filing, dict(session.notes), self._revision)
        self._task = run_task(
            self, lambda _: self._write(*job), success=self._saved, failure=self._not_saved
        )

    def _write(self, filing_id: str, filing: Filing, notes: dict[str, Any], revision: int) -> int:
        stored = self._session.desk.store.filings.save(
            filing_id, filing, base_revision=revision, notes=notes, autosave=True
        )
        return stored.revision

    def _saved(self, revision: int) -> None:
        self._task = None
        self._revision = revision
        self.in_conflict = False
        if not self._timer.isActive():
            self.unsaved = False
        self.saved.emit()

    def _not_saved(self, problem: IcpdeskError) -> None:
        self._task = None
        self.unsaved = True
        self._refused(problem)
        if not self.in_conflict:
            self._timer.start()

    def _refused(self, problem: IcpdeskError) -> None:
        self.in_conflict = self.in_conflict or isinstance(problem, ChangedElsewhere)
        self.failed.emit(problem)
