"""One filing from the moment it is opened until it is put away; what belongs to it goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from icpdesk.base.errors import IcpdeskError
from ui.filing.autosave import Autosave
from ui.filing.open_store import OpenStore
from ui.filing.standing import FilingStanding
from ui.filing.undo import UndoHistory
from ui.worker import Task, run_task

if TYPE_CHECKING:
    from icpdesk.base.sources import Files
    from icpdesk.model import Attachment, Filing, Finding, Report
    from icpdesk.pipeline.form_shape import Group
    from icpdesk.pipeline.inspect import Known
    from icpdesk.pipeline.look import Look
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.rulebook.case import Case
    from icpdesk.store import Stored

_CHECK_AFTER_MS = 250


class FilingSession(QObject):
    """Values (frozen, so undo is a list of earlier ones), notes, looks, autosave, checks and counts.

    Work in the background belongs to this object: when the filing is put away (:meth:`end`) nobody hears
    of it any more, so nothing that was begun for one filing is told of another. One without a filing
    stands where none is open.
    """

    changed = Signal()
    checked = Signal()
    noted = Signal()
    looked = Signal()
    looks_read = Signal()
    saved = Signal()
    failed = Signal(object)

    def __init__(
        self,
        parent: QObject,
        desk: OpenStore,
        book: Callable[[], Rulebook],
        stored: Stored | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self._book = desk, book
        self._filing: Filing | None = stored.filing if stored else None
        self.filing_id: str | None = stored.id if stored else None
        self.report: Report | None = None
        """About the fields alone; :attr:`whole_report` knows the pictures, too."""
        self.looks: dict[tuple[str, str, str], Look] = {}
        """What was seen in pictures, by :func:`look_key`."""
        self.looks_known = stored is None
        """Whether what the store keeps of earlier looks was read since the filing was opened."""
        self.looks_told = 0
        """Grows whenever looks come or go."""
        self._whole: tuple[Filing, Report] | None = None
        self.journal = UndoHistory()
        self.notes: dict[str, Any] = dict(stored.notes) if stored else {}
        """What pages keep beside the filing's values; written by :meth:`set_note`."""
        self._check_task: Task | None = None
        self._check_again = False
        self.saving = Autosave(self)
        self.saving.saved.connect(self.saved)
        if stored:
            self.saving.begin(stored.revision)
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(_CHECK_AFTER_MS)
        self._check_timer.timeout.connect(self.check)
        self.standing = FilingStanding(self)

    def end(self) -> None:
        """It was saved and is put away: what is still under way is told to nobody, but that a save
        failed."""
        self._check_timer.stop()
        self.blockSignals(True)
        self.deleteLater()

    @property
    def as_object(self) -> QObject:
        """What its parts belong to."""
        return self

    @property
    def book(self) -> Rulebook:
        """The rules in force."""
        return self._book()

    @property
    def filing(self) -> Filing:
        """Its present values; empty ones where no filing is open."""
        if self._filing is None:
            from icpdesk.model import Filing

            self._filing = Filing()
        return self._filing

    @filing.setter
    def filing(self, filing: Filing) -> None:
        self._filing = filing

    @property
    def case(self) -> Case:
        """The filing as it is now, under the rules, on its day."""
        from icpdesk.rulebook.case import Case

        return Case(self.filing, self.book, self.today)

    @property
    def today(self) -> date:
        """The day that dates are compared with."""
        return self.filing.day()

    @property
    def is_open(self) -> bool:
        """Whether a filing is open."""
        return self.filing_id is not None

    @property
    def whole_report(self) -> Report | None:
        """``report`` with what was seen so far in the pictures that lie in the filing now."""
        if self._whole is not None and self.has_whole_report:
            return self._whole[1]
        if self.report is None or not self.looks:
            return self.report
        from icpdesk.pipeline.summary import with_pictures

        seen = (self.looks.get(look_key(item)) for item in self.filing.attachments)
        return with_pictures(self.report, (look.report for look in seen if look))

    @property
    def has_whole_report(self) -> bool:
        """Whether every check was asked about the present values and all their pictures at once."""
        return self._whole is not None and self._whole[0] is self._filing

    def forget_whole(self) -> None:
        """Other rules are in force: what was asked at once before does not hold."""
        self._whole = None

    def look_of(self, item: Attachment | None) -> Look | None:
        """What was seen in a picture; None while nobody has looked yet."""
        return self.looks.get(look_key(item)) if item else None

    def groups(
        self, steps: tuple[str, ...], shown: frozenset[str] = frozenset()
    ) -> tuple[Group, ...]:
        """The cards of a page of the form."""
        from icpdesk.pipeline.form_shape import groups_of

        return groups_of(self.case, steps, shown)

    def known_reports(self) -> Known:
        """What was seen in pictures and holds for the values and rules of now, by :func:`look_key`."""
        from icpdesk.pipeline.look import basis_of

        return {
            key: look.report
            for item in self.filing.attachments
            if (look := self.looks.get(key := look_key(item)))
            and look.basis == basis_of(item, self.case)
        }

    def take_whole(self, filing: Filing, report: Report) -> None:
        """The export has asked every check about these values and their pictures."""
        self._whole = (filing, report)

    @property
    def files(self) -> Files | None:
        """Its files, from the encrypted store; None when no filing is open."""
        return self.desk.store.files_of(self.filing_id) if self.filing_id else None

    def put_file(self, name: str, data: bytes) -> None:
        """Keep a file of the open filing, encrypted; an attachment then names it."""
        if self.filing_id:
            self.desk.store.files.put(self.filing_id, name, data)

    def note(self, key: str, default: Any = None) -> Any:
        """Plain data that a page keeps beside the filing's values (ticks, origins)."""
        return self.notes.get(key, default)

    def set_note(self, key: str, value: Any) -> None:
        """Keep plain data beside the filing's values; saved with it."""
        if self.notes.get(key) != value:
            self.notes[key] = value
            self.saving.soon()
            self.noted.emit()

    def replace(
        self, filing: Filing, origins: dict[str, str] | None = None, *, field: str = ""
    ) -> None:
        """Take over a changed filing; can be undone, what is typed into one ``field`` at once."""
        if filing == self.filing:
            return
        self.journal.keep(self.filing, field)
        if origins:
            self.notes["origins"] = {**self.notes.get("origins", {}), **origins}
        self._take(filing)

    def put(self, path: str, value: Any, *, origin: str = "typed") -> None:
        """Set one value, e.g. ``websites[0].name``; can be undone.

        ``origin`` says where it came from: typed, read, taken-over or computed.
        """
        # Only when somebody types: the window is painted before the model is loaded.
        from icpdesk.model import Place

        field = "" if isinstance(value, tuple) else path
        self.replace(Place(path).put(self.filing, value), {path: origin}, field=field)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.journal.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self.journal.can_redo

    def undo(self) -> None:
        """Take the last change back."""
        if self.can_undo:
            self._take(self.journal.undo(self.filing))

    def redo(self) -> None:
        """Do what was taken back once more."""
        if self.can_redo:
            self._take(self.journal.redo(self.filing))

    def draft(self, path: str) -> str:
        """What was typed into a field and is no value of it yet; empty when there is nothing."""
        return str(self.note("drafts", {}).get(path, ""))

    def set_draft(self, path: str, typed: str, nothing: Any = None) -> None:
        """Keep what was typed as it is, beside the filing, which then has ``nothing`` there.

        No words forget what was kept, and leave the value alone.
        """
        drafts = {**self.note("drafts", {})}
        if drafts.get(path, "") == typed:
            return
        drafts.pop(path, None)
        if typed:
            drafts[path] = typed
        # Not told before the value is gone: who hears of it would take the old value for a newer one.
        self.notes["drafts"] = drafts
        if typed:
            self.put(path, nothing)
        self.saving.soon()
        self.noted.emit()

    def save_as_copy(self) -> None:
        """Keep what is in the window as a filing of its own; for when another window saved first."""
        made = self.desk.store.filings.create(
            self.filing, note="copy", notes=self.notes, files_of=self.filing_id or ""
        )
        self.filing_id = made.id
        self.saving.begin(made.revision)
        self.changed.emit()

    def check_soon(self) -> None:
        """Ask every rule when nothing has changed for a moment."""
        self._check_timer.start()

    def check(self) -> None:
        """Ask every rule about the fields, in the background."""
        if self._check_task is not None:
            self._check_again = True
            return
        if not self.is_open:
            return
        case, files = self.case, self.files
        filing_id, store = self.filing_id, self.desk.store
        first = not self.looks_known

        def work(task: Task) -> tuple[Report, tuple[Look, ...]]:
            from icpdesk.pipeline.check import check
            from icpdesk.pipeline.kept_looks import kept_looks

            kept = kept_looks(store, filing_id, case) if first and filing_id else ()
            report = check(case.filing, files=files, book=case.book, pictures=False, progress=task)
            return report, kept

        self._check_task = run_task(self, work, success=self._have_report, failure=self._no_report)

    def findings_at(self, place: str) -> list[Finding]:
        """What is said about one field."""
        if self.report is None:
            return []
        return [finding for finding in self.report.findings if finding.where == place]

    def _take(self, filing: Filing) -> None:
        self.filing = filing
        self.saving.soon()
        self.changed.emit()
        self._check_timer.start()

    def _have_report(self, outcome: tuple[Report, tuple[Look, ...]]) -> None:
        self._check_task = None
        report, kept = outcome
        if not self.looks_known:
            self.looks.update({look_key(look.item): look for look in kept})
            self._know_looks()
        if self._check_again:
            self._check_again = False
            self.check()
        else:
            self.report = report
            self.checked.emit()

    def _no_report(self, problem: IcpdeskError) -> None:
        self._check_task = None
        if not self.looks_known:
            self._know_looks()
        self.failed.emit(problem)

    def _know_looks(self) -> None:
        self.looks_known = True
        self.looks_told += 1
        self.looks_read.emit()

    def tell_looks(self) -> None:
        """What was seen in pictures is other now."""
        self.looks_told += 1
        self.looked.emit()


def look_key(item: Attachment) -> tuple[str, str, str]:
    """What a look belongs to: another file or another place is another look."""
    return (item.file, item.slot, item.owner)
