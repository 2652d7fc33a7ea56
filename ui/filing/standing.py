"""How the open filing stands, for everything that shows it; and what its line in the list says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.worker import run_task

if TYPE_CHECKING:
    from icpdesk.model import Attachment, NotAssessed
    from icpdesk.pipeline.standing import Point, Standing
    from ui.filing.open_filing import OpenFiling

_KEEP_AFTER_MS = 400


class FilingStanding(QObject):
    """Counts the open points of a session's filing; keeps the counts in the store for its list."""

    def __init__(self, session: OpenFiling) -> None:
        super().__init__(session.as_object)
        self._session = session
        self._of: object = None
        self._points: tuple[Point, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_KEEP_AFTER_MS)
        self._later.timeout.connect(self._keep)
        session.checked.connect(self._later.start)
        session.looked.connect(self._later.start)

    @property
    def known(self) -> bool:
        """Whether the filing was checked since it was opened, and what was kept of its pictures read."""
        return self._session.report is not None and self._session.looks_known

    @property
    def waiting(self) -> tuple[Attachment, ...]:
        """The pictures that nobody has looked at under the rules in force."""
        from icpdesk.rulebook.uploads import upload_attachments

        session = self._session
        if session.has_whole_report:
            return ()
        files = session.files
        return tuple(
            item
            for item in upload_attachments(session.filing, session.book)
            if session.look_of(item) is None and files is not None and files.has(item.file)
        )

    @property
    def points(self) -> tuple[Point, ...]:
        """Every open point; nothing while :attr:`known` is false."""
        session = self._session
        report = session.whole_report
        if report is None or not self.known:
            return ()
        drafts = tuple(session.note("drafts", {}))
        state = (
            session.filing,
            session.report,
            session.looks_told,
            drafts,
            session.has_whole_report,
        )
        if self._of is None or not _same(self._of, state):
            from icpdesk.pipeline.standing import points_of

            self._of = state
            self._points = points_of(
                session.case,
                report,
                waiting=[item.place for item in self.waiting],
                unread=drafts,
                left_out=self._left_out(),
            )
        return self._points

    def _left_out(self) -> tuple[NotAssessed, ...]:
        """What only the export asks: it reads the papers and compares them with the fields."""
        session = self._session
        files = session.files
        if session.has_whole_report or files is None:
            return ()
        from icpdesk.pipeline.check import not_compared

        return not_compared(session.filing, files.has)

    @property
    def counts(self) -> Standing | None:
        """How many points of each kind; None while :attr:`known` is false."""
        if not self.known:
            return None
        from icpdesk.pipeline.standing import count

        return count(self.points)

    def keep_now(self) -> None:
        """Write the counts for the list before this returns, if they are waiting to be written."""
        if self._later.isActive():
            self._later.stop()
            if (job := self._job()) is not None:
                job()

    def _keep(self) -> None:
        job = self._job()
        if job is not None:
            run_task(self, lambda _: job(), success=lambda _: None)

    def _job(self) -> Callable[[], None] | None:
        session = self._session
        if not self.known or not session.filing_id or not session.desk.is_open:
            return None
        from icpdesk.pipeline.standing import summary_of

        store, filing_id = session.desk.store, session.filing_id
        told = summary_of(session.case, self.points)
        return lambda: store.filings.set_summary(filing_id, **told)


def _same(one: object, other: object) -> bool:
    """Whether both are of the same values; filings are frozen, so the same object is the same value."""
    assert isinstance(one, tuple) and isinstance(other, tuple)
    return all(a is b for a, b in zip(one[:2], other[:2], strict=True)) and one[2:] == other[2:]
