"""What a window works with: the store, the rules, the language, and the filing that is open."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from icpdesk.base.text import Language, Text
from ui.filing.filing_session import FilingSession, look_key
from ui.filing.open_store import OpenStore
from ui.window.language import speak

if TYPE_CHECKING:
    from icpdesk.base.sources import Files
    from icpdesk.model import Attachment, Filing, Finding, Report
    from icpdesk.pipeline.form_shape import Group
    from icpdesk.pipeline.inspect import Known
    from icpdesk.pipeline.look import Look
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.rulebook.case import Case
    from ui.filing.autosave import Autosave
    from ui.filing.standing import FilingStanding
    from ui.filing.undo import UndoHistory

__all__ = ["Session", "look_key"]


class Session(QObject):
    """One a window. What belongs to the open filing hangs on :attr:`current` and goes with it."""

    changed = Signal()
    """The filing has new values."""
    checked = Signal()
    """``report`` is about the present values."""
    noted = Signal()
    """What is kept beside the values has changed: where they came from, ticks."""
    language_changed = Signal()
    masked_changed = Signal()
    saved = Signal()
    failed = Signal(object)
    """An IcpdeskError to show."""
    looked = Signal()
    """``looks`` are others now."""
    looks_read = Signal()
    """What the store keeps of earlier looks is in ``looks`` now."""
    settling = Signal()
    """About to be saved or put away: what is being typed is taken as it stands."""
    closed = Signal()
    """The filing was put away."""
    leaving = Signal()
    """The window closes: work in the background may end."""
    book_renewed = Signal()
    """Other rules are in force."""

    def __init__(self, desk: OpenStore | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk or OpenStore()
        self.language: Language = "en"
        self.masked = False
        """Whether numbers are shown as dots."""
        self.current = FilingSession(self, self.desk, lambda: self.book)
        """The open filing; one without values while none is open."""
        self._hold(self.current)
        self.desk.locking.connect(self.close)
        # The first to hear of it: who asks for counts then is told new ones.
        self.looked.connect(lambda: self.current.tell_looks())

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook; read when it is first asked for, so that the window opens before."""
        from icpdesk.pipeline.rules import open_rulebook

        return open_rulebook()

    def renew_book(self) -> None:
        """Own rules or packs are others now: read the rulebook anew and check anew."""
        self.__dict__.pop("book", None)
        self.current.forget_whole()
        self.book_renewed.emit()
        self.changed.emit()
        self.check()

    @property
    def filing(self) -> Filing:
        """The open filing; an empty one while none is open."""
        return self.current.filing

    @filing.setter
    def filing(self, filing: Filing) -> None:
        self.current.filing = filing

    @property
    def filing_id(self) -> str | None:
        """Its id in the store; None while no filing is open."""
        return self.current.filing_id

    @property
    def case(self) -> Case:
        """The filing as it is now, under the rules, on its day."""
        return self.current.case

    @property
    def today(self) -> date:
        """The day that dates are compared with."""
        return self.current.today

    @property
    def is_open(self) -> bool:
        """Whether a filing is open."""
        return self.current.is_open

    @property
    def report(self) -> Report | None:
        """What the checks say of the fields alone."""
        return self.current.report

    @property
    def whole_report(self) -> Report | None:
        """``report`` with what was seen so far in the pictures that lie in the filing now."""
        return self.current.whole_report

    @property
    def has_whole_report(self) -> bool:
        """Whether every check was asked about the present values and all their pictures at once."""
        return self.current.has_whole_report

    @property
    def looks(self) -> dict[tuple[str, str, str], Look]:
        """What was seen in pictures of the open filing, by :func:`look_key`."""
        return self.current.looks

    @property
    def looks_known(self) -> bool:
        """Whether what the store keeps of earlier looks was read since the filing was opened."""
        return self.current.looks_known

    @property
    def notes(self) -> dict[str, Any]:
        """What pages keep beside the filing's values; written by :meth:`set_note`."""
        return self.current.notes

    @property
    def journal(self) -> UndoHistory:
        """What can be taken back."""
        return self.current.journal

    @property
    def saving(self) -> Autosave:
        """Whether everything is saved."""
        return self.current.saving

    @property
    def standing(self) -> FilingStanding:
        """How the filing stands, counted once for everything that shows it."""
        return self.current.standing

    @property
    def files(self) -> Files | None:
        """The open filing's files, from the encrypted store; None when no filing is open."""
        return self.current.files

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self.current.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self.current.can_redo

    def look_of(self, item: Attachment | None) -> Look | None:
        """What was seen in a picture; None while nobody has looked yet."""
        return self.current.look_of(item)

    def groups(
        self, steps: tuple[str, ...], shown: frozenset[str] = frozenset()
    ) -> tuple[Group, ...]:
        """The cards of a page of the form."""
        return self.current.groups(steps, shown)

    def known_reports(self) -> Known:
        """What was seen in pictures and holds for the values and rules of now, by :func:`look_key`."""
        return self.current.known_reports()

    def take_whole(self, filing: Filing, report: Report) -> None:
        """The export has asked every check about these values and their pictures."""
        self.current.take_whole(filing, report)
        self.looked.emit()

    def put_file(self, name: str, data: bytes) -> None:
        """Keep a file of the open filing, encrypted; an attachment then names it."""
        self.current.put_file(name, data)

    def note(self, key: str, default: Any = None) -> Any:
        """Plain data that a page keeps beside the filing's values (ticks, origins)."""
        return self.current.note(key, default)

    def set_note(self, key: str, value: Any) -> None:
        """Keep plain data beside the filing's values; saved with it."""
        self.current.set_note(key, value)

    def say(self, text: Text) -> str:
        """The sentence in the window's language."""
        return text[self.language]

    def set_language(self, language: Language) -> None:
        """Speak another language from now on."""
        self.language = language
        speak(language)
        self.language_changed.emit()

    def set_masked(self, masked: bool) -> None:
        """Show numbers as dots, or in the clear."""
        self.masked = masked
        self.masked_changed.emit()

    def open(self, filing_id: str) -> None:
        """Work on a filing of the store from now on; IcpdeskError when it cannot be read."""
        self.close()
        stored = self.desk.store.filings.load(filing_id)
        self.desk.store.recent.touch(filing_id)
        self._take_up(FilingSession(self, self.desk, lambda: self.book, stored))
        self.changed.emit()
        self.current.check_soon()

    def close(self) -> None:
        """Save and put the filing away."""
        self.settle()
        self.save()
        self.standing.keep_now()
        self._take_up(FilingSession(self, self.desk, lambda: self.book))
        self.desk.take_copies_back()
        self.closed.emit()

    def put(self, path: str, value: Any, *, origin: str = "typed") -> None:
        """Set one value, e.g. ``websites[0].name``; can be undone.

        ``origin`` says where it came from: typed, read, taken-over or computed.
        """
        self.current.put(path, value, origin=origin)

    def replace(
        self, filing: Filing, origins: dict[str, str] | None = None, *, field: str = ""
    ) -> None:
        """Take over a changed filing; can be undone, what is typed into one ``field`` at once."""
        self.current.replace(filing, origins, field=field)

    def undo(self) -> None:
        """Take the last change back."""
        self.current.undo()

    def redo(self) -> None:
        """Do what was taken back once more."""
        self.current.redo()

    def draft(self, path: str) -> str:
        """What was typed into a field and is no value of it yet; empty when there is nothing."""
        return self.current.draft(path)

    def set_draft(self, path: str, typed: str, nothing: Any = None) -> None:
        """Keep what was typed as it is, beside the filing, which then has ``nothing`` there."""
        self.current.set_draft(path, typed, nothing)

    def settle(self) -> None:
        """Let the field that has the focus take what stands in it."""
        if self.is_open:
            self.settling.emit()

    def save(self) -> None:
        """Save now, before this returns; nothing happens when nothing changed."""
        self.saving.now()

    def load_again(self) -> None:
        """Give up what is in the window for what another window has saved."""
        filing_id = self.filing_id
        if filing_id:
            self.saving.unsaved = False
            self.open(filing_id)

    def save_as_copy(self) -> None:
        """Keep what is in the window as a filing of its own; for when another window saved first."""
        self.current.save_as_copy()
        self.desk.changed.emit()

    def check(self) -> None:
        """Ask every rule about the fields, in the background."""
        self.current.check()

    def findings_at(self, place: str) -> list[Finding]:
        """What is said about one field."""
        return self.current.findings_at(place)

    def _take_up(self, filing: FilingSession) -> None:
        before, self.current = self.current, filing
        before.end()
        self._hold(filing)

    def _hold(self, filing: FilingSession) -> None:
        filing.changed.connect(self.changed)
        filing.checked.connect(self.checked)
        filing.noted.connect(self.noted)
        filing.looks_read.connect(self.looks_read)
        filing.failed.connect(self.failed)
        filing.saved.connect(self.saved)
        # Past the filing itself: that a save failed is told when it was put away meanwhile, too.
        filing.saving.failed.connect(self.failed)
