"""The filing that is being worked on: its values, undo, autosave, and what the checks say."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from icpdesk import pipeline
from icpdesk.errors import IcpdeskError
from icpdesk.intake.yaml_file import read_filing
from icpdesk.intake.yaml_write import write_filing
from icpdesk.model import Filing, Finding, Report
from icpdesk.sources import FolderFiles
from icpdesk.text import Language, Text
from ui.language import speak
from ui.worker import Task, run_task

_SAVE_AFTER_MS = 1_000
_CHECK_AFTER_MS = 250
_MOST_UNDO = 500


class Session(QObject):
    """One open filing. Values are frozen, so undo is a list of earlier values."""

    changed = Signal()
    """The filing has new values."""
    checked = Signal()
    """``report`` is about the present values."""
    language_changed = Signal()
    saved = Signal()
    failed = Signal(object)
    """An IcpdeskError to show."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = pipeline.open_rulebook()
        self.filing = Filing()
        self.path: Path | None = None
        self.report: Report | None = None
        self.language: Language = "en"
        self._undo: list[Filing] = []
        self._redo: list[Filing] = []
        self._task: Task | None = None
        self._again = False
        self._save_timer = self._timer(_SAVE_AFTER_MS, self.save)
        self._check_timer = self._timer(_CHECK_AFTER_MS, self.check)

    @property
    def today(self) -> date:
        """The day that dates are compared with."""
        return self.filing.submit_on or date.today()  # noqa: DTZ011 - the user's calendar

    @property
    def folder(self) -> Path | None:
        """Where the attachments' paths start."""
        return self.path.parent if self.path else None

    @property
    def is_open(self) -> bool:
        """Whether a filing is open."""
        return self.path is not None

    def say(self, text: Text) -> str:
        """The sentence in the window's language."""
        return text[self.language]

    def set_language(self, language: Language) -> None:
        """Speak another language from now on."""
        self.language = language
        speak(language)
        self.language_changed.emit()

    def open(self, path: Path) -> None:
        """Open a filing file; IcpdeskError when it cannot be used."""
        self.save()
        self.start(read_filing(path, self.book).filing, path)

    def start(self, filing: Filing, path: Path | None) -> None:
        """Work on ``filing`` from now on."""
        self.filing, self.path, self.report = filing, path, None
        self._undo.clear()
        self._redo.clear()
        self.changed.emit()
        self._check_timer.start()

    def put(self, path: str, value: Any) -> None:
        """Set one value, e.g. ``websites[0].name``; can be undone."""
        self.replace(with_value(self.filing, path, value))

    def replace(self, filing: Filing) -> None:
        """Take over a changed filing; can be undone."""
        if filing == self.filing:
            return
        self._undo.append(self.filing)
        del self._undo[:-_MOST_UNDO]
        self._redo.clear()
        self._take(filing)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last change back."""
        if self._undo:
            self._redo.append(self.filing)
            self._take(self._undo.pop())

    def redo(self) -> None:
        """Do what was taken back once more."""
        if self._redo:
            self._undo.append(self.filing)
            self._take(self._redo.pop())

    def save(self) -> None:
        """Write the file, atomically; nothing happens without a path."""
        self._save_timer.stop()
        if self.path is None:
            return
        try:
            write_filing(self.path, self.filing, self.book)
        except IcpdeskError as problem:
            self.failed.emit(problem)
        else:
            self.saved.emit()

    def check(self) -> None:
        """Ask every rule about the fields, in the background."""
        if self._task is not None:
            self._again = True
            return
        filing, book = self.filing, self.book
        files = FolderFiles(self.folder) if self.folder else None
        self._task = run_task(
            self,
            lambda task: pipeline.check(
                filing, files=files, book=book, pictures=False, progress=task
            ),
            success=self._have_report,
            failure=self._no_report,
        )

    def findings_at(self, place: str) -> list[Finding]:
        """What is said about one field."""
        if self.report is None:
            return []
        return [finding for finding in self.report.findings if finding.where == place]

    def _take(self, filing: Filing) -> None:
        self.filing = filing
        self.changed.emit()
        self._save_timer.start()
        self._check_timer.start()

    def _have_report(self, report: Report) -> None:
        self._task = None
        if self._again:
            self._again = False
            self.check()
            return
        self.report = report
        self.checked.emit()

    def _no_report(self, problem: IcpdeskError) -> None:
        self._task = None
        self.failed.emit(problem)

    def _timer(self, milliseconds: int, action: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(action)
        return timer


def with_value(value: Any, path: str, new: Any) -> Any:
    """``value`` with the part at ``path`` (``websites[0].name``) replaced."""
    return _with(value, [part for part in re.split(r"[.\[\]]+", path) if part], new)


def _with(value: Any, parts: list[str], new: Any) -> Any:
    if not parts:
        return new
    head, *rest = parts
    if isinstance(value, tuple):
        items = list(value)
        items[int(head)] = _with(items[int(head)], rest, new)
        return tuple(items)
    return value.changed({head: _with(getattr(value, head), rest, new)})
