"""The chosen paper on its way out: printed, or saved as a PDF or Word file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from icpdesk.base.errors import IcpdeskError
from icpdesk.papers.plan import PaperPlan
from icpdesk.pipeline.copies import write_paper
from icpdesk.pipeline.fill import Form
from ui.filing.session import Session
from ui.panels import paper_work
from ui.widgets.page_preview import ask_and_print
from ui.worker import run_task

Paper = PaperPlan | Form


class PaperOutput(QObject):
    """A form in Word becomes a PDF by a word processor, which takes seconds: never in the window's thread."""

    told = Signal(str, str)
    """Words about what goes on, and the role of their label; no words when there is nothing to tell."""
    failed = Signal(object)

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session

    def print_paper(self, paper: Paper, drawn: bytes) -> None:
        """Let the user choose a printer; ``drawn`` is the PDF where it was made already, else empty."""

        def ask(pdf: bytes) -> None:
            self.told.emit("", "")
            ask_and_print(self._page, lambda: pdf)

        if drawn:
            self._try(lambda: ask(drawn))
        else:
            self._make(paper, ".pdf", ask)

    def save(self, paper: Paper, path: Path) -> None:
        """Write a Word or PDF file, by the ending of ``path``."""

        def write(data: bytes) -> None:
            assert self._session.filing_id is not None  # papers are made from an open filing
            write_paper(self._session.desk.store, self._session.filing_id, data, path)
            self.told.emit(self.tr("✓ Written: {file}").format(file=path), "good")

        self._make(paper, path.suffix.lower(), write)

    def _make(self, paper: Paper, suffix: str, then: Callable[[bytes], None]) -> None:
        filing, book = self._session.filing, self._session.book

        def make() -> bytes:
            return paper_work.bytes_as(suffix, paper, filing, book)

        if suffix == ".pdf" and isinstance(paper, Form) and not paper.is_pdf:
            self.told.emit(self.tr("Making the PDF…"), "quiet")
            run_task(
                self,
                lambda _: make(),
                success=lambda data: self._try(lambda: then(data)),
                failure=self.failed.emit,
            )
        else:
            self._try(lambda: then(make()))

    def _try(self, action: Callable[[], None]) -> None:
        try:
            action()
        except IcpdeskError as problem:
            self.failed.emit(problem)
