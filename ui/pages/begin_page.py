"""The first page of a new filing: drop what you have, look at what was read, take it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.pipeline.beginning import ReadChoice
from icpdesk.pipeline.loose_files import PICTURES
from ui.filing.first_documents import FirstDocuments
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.proposed import Proposed
from ui.panels.read_values import ReadValues
from ui.widgets.choose import folder_name, local_files, open_names
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label
from ui.widgets.picture_view import PictureView
from ui.widgets.views import scrolled
from ui.window.steps import STEPS


class BeginPage(Page):
    """Values at the left, the scan that they come from at the right."""

    slug = "begin"
    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.pile = FirstDocuments.of(session)
        self.setAcceptDrops(True)
        self.add_files, self.add_folder = QPushButton(), QPushButton()
        self.use, self.onward, self.without = QPushButton(), QPushButton(), QPushButton()
        self.add_files.setProperty("primary", "true")
        self.use.setProperty("primary", "true")
        self.bar, self.stop = QProgressBar(), QPushButton()
        self.message = label("", "error")
        self.message.hide()
        self._drop_title, self._drop_words = label("", "heading"), label("", "quiet")
        self.values, self.proposed = ReadValues(self.pile), Proposed(session)
        self.view, self._view_name = PictureView(), label("", "quiet")
        self._shown_file = ""
        self._lay_out()
        self._connect()
        self.retranslate()
        self._rest()

    def take_files(self, files: Sequence[Path]) -> None:
        """Read dropped files and folders."""
        self.message.hide()
        self.pile.take(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        self.take_files(local_files(event.mimeData().urls()))
        event.acceptProposedAction()

    def refresh_page(self) -> None:
        """Values may have been typed meanwhile."""
        self._refresh()

    def focus_first(self) -> bool:
        """Enter chooses files, or takes what was read."""
        (
            self.use if self.use.isVisibleTo(self) and self.use.isEnabled() else self.add_files
        ).setFocus()
        return True

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Start with your documents"))
        self.lead.setText(
            self.tr("They are read on this computer. Nothing goes into the form before you say so.")
        )
        self.add_files.setText(self.tr("Add files…"))
        self.add_folder.setText(self.tr("Add a folder…"))
        self.without.setText(self.tr("Continue without documents"))
        self.stop.setText(self.tr("Stop"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._drop_title.setText(
            self.tr("Drop the licence, ID card or passport, domain certificate: whatever you have")
        )
        self._drop_words.setText(
            self.tr(
                "Photos, scans and PDFs, or a whole folder. Both sides of ID cards; the portrait of"
                " the person in charge, too."
            )
        )
        self._refresh()

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head)
        for button in (self.add_files, self.add_folder, self.without):
            flow.addWidget(button)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.values)
        self._column.addWidget(self.proposed)
        self._column.addStretch(1)
        self._area = scrolled(inner)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.view, 1)
        beside.addWidget(self._view_name)
        split = QSplitter()
        split.addWidget(self._area)
        split.addWidget(right)
        split.setSizes([560, 380])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        self._area.setMinimumWidth(300)
        right.setMinimumWidth(180)
        self._right = right
        self._parts = QStackedWidget()
        self._parts.addWidget(self._empty_state())
        self._parts.addWidget(split)
        below = QHBoxLayout()
        below.addWidget(self.use)
        below.addWidget(self.onward)
        below.addWidget(self.bar, 1)
        below.addWidget(self.stop)
        below.addStretch(0)
        self.body.setSpacing(12)
        self.body.addWidget(head)
        self.body.addWidget(self.message)
        self.body.addWidget(self._parts, 1)
        self.body.addLayout(below)

    def _empty_state(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        column = QVBoxLayout(frame)
        column.addStretch(1)
        for words in (self._drop_title, self._drop_words):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addStretch(2)
        return frame

    def _connect(self) -> None:
        self.add_files.clicked.connect(self._choose_files)
        self.add_folder.clicked.connect(self._choose_folder)
        self.without.clicked.connect(lambda: self.place_wanted.emit("type"))
        self.onward.clicked.connect(lambda: self.place_wanted.emit("next-open"))
        self.use.clicked.connect(lambda: self.pile.use(self.values.chosen))
        self.stop.clicked.connect(self.pile.stop)
        self.values.looked_at.connect(self.show_on_scan)
        self.values.decided.connect(self._count)
        self.proposed.used.connect(self._go_on)
        self.pile.used.connect(self._go_on)
        self.pile.changed.connect(self._refresh)
        self.pile.progressed.connect(self._progressed)
        self.pile.rested.connect(self._rest)
        self.pile.failed.connect(self._failed)
        self.session.changed.connect(self._refresh_shown)

    def show_on_scan(self, choice: ReadChoice) -> None:
        """The document that a value was read on, with its place marked."""
        found = self.pile.document(choice.file)
        if found is None:
            return
        if found.file != self._shown_file:
            self._shown_file = found.file
            self.view.show_picture(QImage.fromData(found.view))
            self._view_name.setText(Path(found.file).name)
        self.view.mark(found.spots.get(choice.field, ()))

    def _go_on(self) -> None:
        """What was read is taken: now what follows from it comes first, then the rest of the form."""
        self._refresh()
        if not self.proposed.focus_first():
            self.onward.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        if not self.session.is_open:
            return
        read = bool(self.pile.documents or self.pile.left_aside)
        self._parts.setCurrentIndex(1 if read else 0)
        self.values.refresh()
        self.proposed.refresh()
        waits = bool(self.values.chosen or self.values.questions or self.values.has_open)
        self._column.insertWidget(1 if waits else 0, self.proposed)
        self._right.setVisible(bool(self.pile.documents))
        if self._shown_file and self.pile.document(self._shown_file) is None:
            self._shown_file = ""
        if not self._shown_file and self.values.rows:
            self.show_on_scan(next(iter(self.values.rows.values())).choice)
        self._count()

    def _refresh_shown(self) -> None:
        """A page that nobody sees is made anew when it is shown."""
        if self.isVisible():
            self._refresh()

    def _count(self) -> None:
        count = len(self.values.chosen)
        self.use.setText(self.tr("Use ticked values: {n}").format(n=count))
        self.use.setEnabled(bool(count) or self.pile.has_unused)
        read = bool(self.pile.documents)
        self.use.setVisible(read)
        self._strong(self.add_files, not read)
        self.without.setVisible(not read)
        self.onward.setVisible(read)
        self.onward.setText(self.tr("Answer what is left: {n}").format(n=self._left))

    @staticmethod
    def _strong(button: QPushButton, strong: bool) -> None:
        """One button is the next thing to do."""
        told = "true" if strong else "false"
        if button.property("primary") != told:
            button.setProperty("primary", told)
            button.style().unpolish(button)
            button.style().polish(button)

    @property
    def _left(self) -> int:
        """Fields that must be answered and are empty."""
        if not self.session.is_open:
            return 0
        from icpdesk.pipeline.form_shape import unanswered

        steps = tuple(field for step in STEPS for field in step.fields)
        session = self.session
        return len(unanswered(session.case, steps))

    def _choose_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(PICTURES))
        names = open_names(self, self.add_files.text(), "", f"({kinds})")
        if names:
            self.take_files([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = folder_name(self, self.add_folder.text())
        if name:
            self.take_files([Path(name)])

    def _progressed(self, done: int, total: int, file: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(self.tr("Reading {file}").format(file=file) + f"  {done} / {total}")
        self.bar.show()
        self.stop.show()

    def _rest(self) -> None:
        self.bar.hide()
        self.stop.hide()

    def _failed(self, problem: IcpdeskError) -> None:
        self.message.setText(problem.say(self.session.language))
        self.message.show()
