"""One batch in the background: its clients, their outcomes as they come, stop and resume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from icpdesk.base.errors import Cancelled, IcpdeskError
from icpdesk.base.text import Text
from icpdesk.batch.choices import read_choices
from icpdesk.batch.corrections import choose_value
from icpdesk.batch.mending import ToMend, choose_for_all, choose_place, to_mend
from icpdesk.batch.outcome import Outcome, outcomes_in
from icpdesk.batch.runner import folder_name_of
from icpdesk.batch.sheet import Client
from icpdesk.batch.whole import Wanted, run_sheet
from icpdesk.model import Light, light_of
from icpdesk.rulebook.book import Rulebook
from ui.worker import Task, run_task


class BatchRun(QObject):
    """Runs :func:`icpdesk.batch.whole.run_sheet` in a thread; the clients in processes."""

    told = Signal(object)
    """One Outcome."""
    progressed = Signal(int, int, object)
    working_changed = Signal(object)
    """Rows of the clients that are being worked on now and were not, or the other way round."""
    listed = Signal()
    """The clients are known, or others than before."""
    ended = Signal(object)
    """None, or the IcpdeskError that ended it; Cancelled when it was stopped."""
    _heard = Signal(object)

    def __init__(self, book: Rulebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._task: Task | None = None
        self.wanted: Wanted | None = None
        """The sheet of the last run."""
        self.clients: list[Client] = []
        self.outcomes: dict[int, Outcome] = {}
        self.working: frozenset[int] = frozenset()
        """Rows of the clients that are being worked on right now."""
        self.unmatched: list[str] = []
        """Pictures that no client could be found for."""
        self._heard.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def use(self, book: Rulebook) -> None:
        """The rules for what is begun from now on."""
        self._book = book

    @property
    def is_running(self) -> bool:
        """Whether clients are being worked on."""
        return self._task is not None

    @property
    def names(self) -> dict[int, str]:
        """Every client by row, worked on or not."""
        known = {client.row: client.name for client in self.clients}
        return known | {row: one.client for row, one in self.outcomes.items()}

    @property
    def light(self) -> Light:
        """The light of the whole: green only when every client is done and green."""
        lights = Counter(one.light for one in self.outcomes.values())
        return light_of(
            errors=lights["fail"], waiting=len(self.names) - len(self.outcomes),
            warnings=lights["warn"], unchecked=lights["partial"],
        )  # fmt: skip

    @property
    def queue(self) -> tuple[ToMend, ...]:
        """What is to be mended, first what one click solves."""
        return to_mend(list(self.outcomes.values()))

    def start(self, wanted: Wanted) -> None:
        """Read the sheet and do its clients; nothing happens while others are worked on."""
        if self._task is not None:
            return
        if not wanted.resume:
            self.outcomes.clear()
        self.wanted = wanted
        book = self._book

        def work(task: Task) -> Any:
            hear = self._heard.emit
            return run_sheet(wanted, book, progress=task, listed=hear, told=hear, at_work=hear)

        self._task = run_task(
            self, work, success=self._succeeded, failure=self._failed, progress=self._progressed
        )

    def stop(self) -> None:
        """End after the clients that are under way; what is done stays done."""
        if self._task is not None:
            self._task.cancel()

    def load(self, wanted: Wanted) -> None:
        """Show what an earlier run left in a folder."""
        self.wanted, self.clients = wanted, []
        self.outcomes = {one.row: one for one in outcomes_in(wanted.out)}
        self.listed.emit()

    def mend(self, item: ToMend) -> bool:
        """Let the core note what solves an item for all its clients; whether there was anything."""
        if self.wanted is None:
            return False
        return bool(choose_for_all(item, list(self.outcomes.values()), self.wanted.out))

    def place(self, row: int, file: str, slot: str, of: str) -> None:
        """Note where a picture of a client belongs."""
        if self.wanted is not None:
            choose_place(self.outcomes[row], file, slot, of, self.wanted.out)

    def folder_of(self, row: int) -> Path:
        """Folder of a client in the folder of the results."""
        assert self.wanted is not None
        return self.wanted.out / folder_name_of(row, self.outcomes[row].client)

    def correct(self, row: int, path: str, value: str) -> None:
        """Keep another value for a field of a client; the next run has it."""
        if self.wanted is not None and row in self.outcomes:
            choose_value(self.outcomes[row], path, value, self.folder_of(row))

    def corrections_of(self, row: int) -> Mapping[str, str]:
        """What was corrected for a client, by path."""
        if self.wanted is None or row not in self.outcomes:
            return {}
        return read_choices(self.folder_of(row)).values

    def _take(self, heard: Outcome | list[Client] | frozenset[int]) -> None:
        if isinstance(heard, Outcome):
            self.outcomes[heard.row] = heard
            self.told.emit(heard)
        elif isinstance(heard, frozenset):
            before, self.working = self.working, heard if self.is_running else frozenset()
            self.working_changed.emit(before ^ self.working)
        else:
            self.clients = heard
            rows = {client.row for client in heard}
            self.outcomes = {row: one for row, one in self.outcomes.items() if row in rows}
            self.listed.emit()

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.progressed.emit(done, total, what)

    def _succeeded(self, done: Any) -> None:
        self._task, self.working = None, frozenset()
        outcomes, unmatched = done
        self.outcomes = {one.row: one for one in outcomes}
        self.unmatched = [one.file for one in unmatched]
        self.ended.emit(None)

    def _failed(self, problem: IcpdeskError) -> None:
        self._task, self.working = None, frozenset()
        self.ended.emit(problem)

    @staticmethod
    def was_stopped(problem: IcpdeskError | None) -> bool:
        """Whether the user ended it."""
        return isinstance(problem, Cancelled)
