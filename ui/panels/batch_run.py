"""One batch in the background: its clients, their outcomes as they come, stop and resume."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from icpdesk.batch.outcome import Outcome, outcomes_in
from icpdesk.batch.runner import Batch, run_batch
from icpdesk.batch.sheet import Client, read_clients
from icpdesk.errors import Cancelled, IcpdeskError
from icpdesk.files import write_atomically
from icpdesk.rulebook.book import Rulebook
from icpdesk.text import Text
from ui.worker import Task, run_task


class BatchRun(QObject):
    """Runs :func:`icpdesk.batch.runner.run_batch` in a thread; the clients in processes."""

    told = Signal(object)
    """One Outcome."""
    progressed = Signal(int, int, object)
    listed = Signal()
    """The clients of the sheet are known."""
    ended = Signal(object)
    """None, or the IcpdeskError that ended it; Cancelled when it was stopped."""
    _heard = Signal(object)

    def __init__(self, book: Rulebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._task: Task | None = None
        self.clients: list[Client] = []
        self.outcomes: dict[int, Outcome] = {}
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def use(self, book: Rulebook) -> None:
        """The rules for what is begun from now on."""
        self._book = book

    @property
    def is_running(self) -> bool:
        """Whether clients are being worked on."""
        return self._task is not None

    def start(self, sheet: Path, out: Path, *, resume: bool) -> None:
        """Read the sheet and do its clients; with ``resume`` only what changed."""
        if self._task is not None:
            return
        if not resume:
            self.outcomes.clear()
        book = self._book

        def work(task: Task) -> list[Outcome]:
            from icpdesk.batch.summary import summary_bytes

            self.clients = read_clients(sheet, book)
            self._heard.emit(None)
            out.mkdir(parents=True, exist_ok=True)
            batch = Batch(base=sheet.absolute().parent, out=out, jobs=2, resume=resume)
            done = run_batch(self.clients, batch, progress=task, told=self._heard.emit)
            write_atomically(out / "summary.xlsx", summary_bytes(done), mode=0o600)
            return done

        self._task = run_task(
            self, work, success=self._succeeded, failure=self._failed, progress=self._progressed
        )

    def stop(self) -> None:
        """End after the clients that are under way; what is done stays done."""
        if self._task is not None:
            self._task.cancel()

    def load(self, out: Path) -> None:
        """Show what an earlier run left in a folder."""
        self.outcomes = {one.row: one for one in outcomes_in(out)}
        self.listed.emit()

    def _take(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.listed.emit()
        else:
            self.outcomes[outcome.row] = outcome
            self.told.emit(outcome)

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.progressed.emit(done, total, what)

    def _succeeded(self, done: Any) -> None:
        self._task = None
        self.outcomes = {one.row: one for one in done}
        self.ended.emit(None)

    def _failed(self, problem: IcpdeskError) -> None:
        self._task = None
        self.ended.emit(problem)

    @staticmethod
    def was_stopped(problem: IcpdeskError | None) -> bool:
        """Whether the user ended it."""
        return isinstance(problem, Cancelled)
