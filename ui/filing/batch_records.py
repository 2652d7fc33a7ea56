"""The list of batches in the store: begun, ended, interrupted, and their clients as filings."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from icpdesk.base.errors import Cancelled, IcpdeskError

if TYPE_CHECKING:
    from icpdesk.batch.whole import Wanted
    from icpdesk.store import BatchClient, BatchState, KnownBatch
    from ui.batch_run import BatchRun
    from ui.filing.session import Session


class BatchRecords(QObject):
    """Writes down what a :class:`BatchRun` does; nothing is written while the store is locked."""

    changed = Signal()

    def __init__(self, session: Session, run: BatchRun) -> None:
        super().__init__(run)
        self._session, self._run = session, run
        self._present = ""
        """Id of the batch that is being run here."""
        run.listed.connect(self._listed)
        run.ended.connect(self._ended)

    @property
    def all(self) -> tuple[KnownBatch, ...]:
        """Every batch, the last begun first."""
        desk = self._session.desk
        return desk.store.batches.all() if desk.is_open else ()

    def state_of(self, batch: KnownBatch) -> BatchState | str:
        """``interrupted`` where the program ended before the batch did."""
        if batch.state == "running" and batch.id != self._present:
            return "interrupted"
        return batch.state

    def begin(self, wanted: Wanted) -> None:
        """A sheet is being worked on."""
        if self._session.desk.is_open:
            batches = self._session.desk.store.batches
            made = batches.begin(
                str(wanted.sheet), str(wanted.out),
                pictures=str(wanted.pictures or ""), read=wanted.read,
            )  # fmt: skip
            self._present = made.id
            self.changed.emit()

    def forget(self, batch: KnownBatch) -> None:
        """Take a batch off the list; its folders stay."""
        if self._session.desk.is_open:
            self._session.desk.store.batches.forget(batch.id)
            self._session.desk.changed.emit()
            self.changed.emit()

    def wanted_of(self, batch: KnownBatch) -> Wanted:
        """What is to be done to go on with it."""
        from icpdesk.batch.whole import Wanted
        from icpdesk.batch.workers import jobs_of_this_machine

        return Wanted(
            sheet=Path(batch.sheet), out=Path(batch.out), read=batch.read, resume=True,
            pictures=Path(batch.pictures) if batch.pictures else None, jobs=jobs_of_this_machine(),
        )  # fmt: skip

    def _listed(self) -> None:
        if self._run.is_running:
            self._keep("running")

    def _ended(self, problem: IcpdeskError | None) -> None:
        stopped = isinstance(problem, Cancelled)
        self._keep("done" if problem is None else "stopped" if stopped else "failed")
        self._present = ""
        self.changed.emit()

    def _keep(self, state: BatchState) -> None:
        from dataclasses import replace

        from icpdesk.pipeline.standing import checked_under

        desk = self._session.desk
        batch = next((one for one in self.all if one.id == self._present), None)
        if batch is None:
            return
        taken = {one.row: one.filing for one in batch.clients}
        clients = tuple(self._client(row, taken.get(row, "")) for row in sorted(self._run.names))
        desk.store.batches.put(
            replace(
                batch, state=state, clients=clients or batch.clients,
                ended_at="" if state == "running" else datetime.now(UTC).isoformat(timespec="seconds"),
                checked_under=checked_under(self._session.book),
            )
        )  # fmt: skip
        desk.changed.emit()

    def _client(self, row: int, filing: str) -> BatchClient:
        from icpdesk.store import BatchClient

        outcome = self._run.outcomes.get(row)
        name = self._run.names[row]
        if outcome is None:
            return BatchClient(row, name, filing=filing)
        subject = outcome.filing.get("subject", {})
        return BatchClient(
            row, name, str(subject.get("name", "")), str(outcome.filing.get("province", "")),
            str(subject.get("nature", "")), outcome.light, len(outcome.at("error")), filing,
        )  # fmt: skip
