"""Many clients from a spreadsheet: live states, stop and resume, what to mend first, and sources."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSizePolicy, QTabWidget

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import write_atomically
from icpdesk.batch.mending import ToMend
from icpdesk.batch.outcome import Outcome
from icpdesk.batch.runner import folder_name_of
from icpdesk.batch.whole import Wanted
from ui.batch_run import BatchRun
from ui.filing.batch_records import BatchRecords
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.batch_clients import BatchClients
from ui.panels.batch_list import BatchList
from ui.panels.batch_queue import BatchQueue
from ui.panels.batch_setup import SHEETS, BatchSetup
from ui.panels.batch_strip import BatchStrip
from ui.panels.cross_check_table import CrossCheckTable
from ui.panels.place_pictures import PlacePictures
from ui.widgets.choose import local_files, save_name
from ui.widgets.labels import label, set_role

if TYPE_CHECKING:
    from icpdesk.store import KnownBatch


class BatchPage(Page):
    """A sheet in, a folder a client out."""

    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.run = BatchRun(session.book, self)
        session.book_renewed.connect(lambda: self.run.use(session.book))
        self.setAcceptDrops(True)
        self.records = BatchRecords(session, self.run)
        self.setup, self.strip = BatchSetup(), BatchStrip(self.run)
        self.earlier = BatchList(self.records)
        self.message = label("", "quiet")
        self.clients = BatchClients(session, self.run)
        self.queue = BatchQueue(session, self.run)
        self.matrix = CrossCheckTable(session, self.run)
        self.tabs = QTabWidget()
        for panel in (self.clients, self.queue, self.matrix):
            self.tabs.addTab(panel, "")
        fixed = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setup.setSizePolicy(fixed)
        self.body.addWidget(self.setup)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.message)
        self.body.addWidget(self.earlier, 1)
        self.body.addWidget(self.tabs, 1)
        self.body.addStretch(0)
        self._connect()
        self.retranslate()
        self._show_setup(shown=True)
        self._tell(None)

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Batch"))
        self.lead.setText(
            self.tr(
                "A sheet with one row a client, and their pictures: drop both here. Each client is"
                " checked; who is without errors gets a folder to upload."
            )
        )
        self.setup.retranslate()
        self.earlier.retranslate()
        self.strip.retranslate()
        self.clients.retranslate()
        self.matrix.retranslate()
        self.queue.setAccessibleName(self.tr("To fix"))
        self.tabs.setAccessibleName(self.tr("Results"))
        self.queue.show_all()
        self._name_tabs()

    def take_files(self, paths: list[Path]) -> None:
        """Use a sheet and a folder of pictures."""
        self.setup.take(paths)
        self._tell(None)
        self._show_setup(shown=True)

    def begin(self, *, resume: bool = False) -> None:
        """Start with what is chosen; ``resume`` keeps the clients that have not changed."""
        wanted = self.setup.wanted(resume=resume)
        if wanted is None:
            self._tell(self.tr("Choose a sheet and a folder for the results first."), "error")
        else:
            self._start(wanted)

    def begin_again(self) -> None:
        """Do the clients of the present sheet that have changed."""
        if self.run.wanted is not None:
            self._start(replace(self.run.wanted, resume=True))

    def show_batch(self, batch: KnownBatch) -> None:
        """The results of a batch of before, as they lie in its folder."""
        wanted = self.records.wanted_of(batch)
        self.setup.show_wanted(wanted)
        self.run.load(wanted)
        if not self.run.outcomes:
            words = self.tr("No results were found in {folder}. Begin the batch again.")
            self._tell(words.format(folder=batch.out), "warning")
            return
        self._tell(None)
        self._show_setup(shown=False)
        self.strip.end()

    def mend(self, item: ToMend) -> None:
        """Do what the button of a card of the queue says."""
        if item.how == "click":
            if self.run.mend(item):
                self.begin_again()
        elif item.how == "choose":
            self._place_pictures(item)
        elif item.how == "type" and self.run.wanted is not None:
            _open(self.run.wanted.sheet)
        else:
            self.clients.choose(min(row for row, _ in item.places))
            self.tabs.setCurrentWidget(self.clients)

    def save_template(self, path: Path) -> None:
        """Write an empty sheet with drop-downs and help."""
        from icpdesk.batch.template import template_bytes

        try:
            write_atomically(path, template_bytes(self.session.book), mode=0o644)
        except IcpdeskError as problem:
            self._tell(problem.say(self.session.language), "error")
        else:
            self._tell(self.tr("✓ Written: {file}").format(file=path), "good")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a sheet or a folder; anything else is for the window."""
        paths = local_files(event.mimeData().urls())
        if any(path.suffix.lower() in SHEETS or path.is_dir() for path in paths):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first sheet and the first folder of the drop."""
        self.take_files(local_files(event.mimeData().urls()))
        event.acceptProposedAction()

    def _connect(self) -> None:
        self.setup.begin_wanted.connect(lambda resume: self.begin(resume=resume))
        self.setup.template_wanted.connect(self._ask_template)
        self.setup.folder_chosen.connect(self._load_earlier)
        self.strip.stop_wanted.connect(self.run.stop)
        self.strip.again_wanted.connect(self.begin_again)
        self.strip.setup_wanted.connect(lambda: self._show_setup(shown=True))
        self.strip.summary_wanted.connect(self._open_results)
        self.clients.folder_wanted.connect(self._open_client)
        self.clients.compare_wanted.connect(self._compare)
        self.queue.wanted.connect(self.mend)
        self.queue.corrected.connect(self.run.correct)
        self.earlier.open_wanted.connect(self.show_batch)
        self.run.listed.connect(self._listed)
        self.run.told.connect(self._told)
        self.run.working_changed.connect(self.clients.show_working)
        self.run.progressed.connect(
            lambda done, total, what: self.strip.progress(done, total, self.session.say(what))
        )
        self.run.ended.connect(self._ended)

    def _start(self, wanted: Wanted) -> None:
        self._tell(None)
        self.records.begin(wanted)
        self.run.start(wanted)
        self._show_setup(shown=False)
        self.strip.begin()
        self.queue.show_all()

    def _listed(self) -> None:
        self.clients.show_all()
        self.queue.show_all()
        self.matrix.show_all()
        self._name_tabs()

    def _told(self, outcome: Outcome) -> None:
        self.clients.show_one(outcome)
        self._name_tabs()

    def _ended(self, problem: IcpdeskError | None) -> None:
        self._listed()
        self.strip.end()
        if self.run.was_stopped(problem):
            words = self.tr("Stopped. What is done stays done; continue at any time.")
            self._tell(words, "warning")
        elif problem is not None:
            self._tell(problem.say(self.session.language), "error")
            self._show_setup(shown=True)
        elif self.run.unmatched:
            names = self.tr(", ").join(self.run.unmatched[:5])
            words = self.tr("! Pictures that belong to no client ({n}): {names}")
            self._tell(words.format(n=len(self.run.unmatched), names=names), "warning")

    def _show_setup(self, *, shown: bool) -> None:
        self.setup.setVisible(shown)
        self.strip.setVisible(not shown)
        listed = shown and not self.earlier.is_empty and not self.run.is_running
        self.earlier.setVisible(listed)
        self.tabs.setVisible(not listed and (not shown or bool(self.run.names)))

    def _name_tabs(self) -> None:
        self.tabs.setTabText(0, self.tr("Clients: {n}").format(n=len(self.run.names)))
        self.tabs.setTabText(1, self.tr("To fix: {n}").format(n=len(self.run.queue)))
        self.tabs.setTabText(2, self.tr("Sources side by side"))
        self.strip.show_counts()

    def _place_pictures(self, item: ToMend) -> None:
        rows = {row for row, _ in item.places}
        outcomes = [one for row, one in sorted(self.run.outcomes.items()) if row in rows]
        self.dialog = PlacePictures(self.session, outcomes, self)
        self.dialog.accepted.connect(self._placed)
        self.dialog.open()

    def _placed(self) -> None:
        for row, file, slot, of in self.dialog.chosen():
            self.run.place(row, file, slot, of)
        self.begin_again()

    def _load_earlier(self) -> None:
        wanted = self.setup.wanted(resume=True)
        if wanted is not None:
            self.run.load(wanted)
            if self.run.outcomes:
                self._show_setup(shown=False)
                self.strip.end()

    def _ask_template(self) -> None:
        name = save_name(self, self.setup.template.text(), "icpdesk-clients.xlsx", "*.xlsx")
        if name:
            self.save_template(Path(name))

    def _open_client(self, row: int) -> None:
        if self.run.wanted is not None and row in self.run.outcomes:
            name = self.run.outcomes[row].client
            _open(self.run.wanted.out / folder_name_of(row, name))

    def _open_results(self) -> None:
        if self.run.wanted is not None:
            _open(self.run.wanted.out)

    def _compare(self, row: int) -> None:
        self.matrix.choose(row)
        self.tabs.setCurrentWidget(self.matrix)

    def _tell(self, words: str | None, role: str = "quiet") -> None:
        set_role(self.message, role)
        self.message.setText(words or "")
        self.message.setVisible(bool(words))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
