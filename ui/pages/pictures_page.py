"""Documents and photos: what is asked for, what was dropped, and what the checks see in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.model.place import Place
from icpdesk.pipeline.loose_files import PICTURES, VIDEOS
from ui.filing.filing_pictures import FilingPictures
from ui.filing.outdated_inspections import Renewal
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.picture_panel import PicturePanel
from ui.panels.place_menu import fill_more
from ui.panels.slot_list import SlotList
from ui.panels.unsure_tray import UnsureTray
from ui.widgets.choose import folder_name, local_files, open_name, open_names
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.kept_splitter import KeptSplitter
from ui.widgets.labels import label
from ui.widgets.views import scrolled

_LEAD_FROM = 660
"""Height of the page from which it has room for the sentence below its title."""


class PicturesPage(Page):
    """Places at the left, the chosen picture at the right; files may be dropped anywhere."""

    slug = "pictures"
    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.gallery = FilingPictures.of(session)
        self._renewal = Renewal(self, self.gallery)
        self.setAcceptDrops(True)
        self.slots = SlotList(self.gallery)
        self.tray = UnsureTray(self.gallery)
        self.panel = PicturePanel(self.gallery)
        self.add_files, self.add_folder, self.again = QPushButton(), QPushButton(), QPushButton()
        self.add_files.setProperty("primary", "true")
        self.add_more, self.more = QPushButton(), QMenu(self)
        self.add_more.setMenu(self.more)
        self.more.aboutToShow.connect(
            lambda: fill_more(self.more, self.gallery, self._choose_more, videos=True)
        )
        self.bar, self.stop = QProgressBar(), QPushButton()
        self.message = label("", "error")
        self.message.hide()
        self._connect()
        self._lay_out()
        self.retranslate()
        self._rest()

    def take_files(self, files: Sequence[Path]) -> None:
        """Take dropped files and folders."""
        self.message.hide()
        self.gallery.take(files)

    def show_place(self, place: str, of: str = "") -> bool:
        """Choose the place that a finding is about (``slot@owner``); false when there is none."""
        wanted = Place(place)
        self.slots.refresh()
        return self.slots.select(wanted.slot, of or wanted.owner)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file dropped on a place goes there; anything else is sorted."""
        files = local_files(event.mimeData().urls())
        row = self.slots.indexAt(self.slots.viewport().mapFrom(self, event.position().toPoint()))
        if len(files) == 1 and files[0].is_file() and row.isValid():
            self.slots.setCurrentRow(row.row())
            place = self.slots.current_slot()
            if place:
                self.gallery.put(place.slot, place.of, files[0])
        else:
            self.take_files(files)
        event.acceptProposedAction()

    def _connect(self) -> None:
        self.add_files.clicked.connect(self._choose_files)
        self.add_folder.clicked.connect(self._choose_folder)
        self.again.clicked.connect(self.gallery.look_again)
        self.stop.clicked.connect(self.gallery.cancel)
        self.slots.currentRowChanged.connect(lambda *_: self._show_current())
        self.panel.choose_wanted.connect(self._choose_one)
        self.tray.preview_wanted.connect(self.panel.show_loose)
        self.slots.itemClicked.connect(lambda *_: self._show_current())
        self.gallery.changed.connect(self._refresh)
        self.gallery.progressed.connect(self._progressed)
        self.gallery.rested.connect(self._rest)
        self.gallery.failed.connect(self._failed)
        remove = QShortcut(QKeySequence.StandardKey.Delete, self.slots)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.panel.tools["remove"].click)
        for keys, tool in (("Ctrl+[", "turn-left"), ("Ctrl+]", "turn-right")):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(self.panel.tools[tool].click)

    def _lay_out(self) -> None:
        head = QWidget()
        flow = FlowLayout(head)
        for button in (self.add_files, self.add_folder, self.add_more, self.again):
            flow.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.slots, 1)
        column.addWidget(self.tray)
        split = KeptSplitter("places")
        split.addWidget(left)
        split.addWidget(scrolled(self.panel))
        split.setSizes([390, 640])
        split.setHandleWidth(8)
        left.setMinimumWidth(210)
        below = QHBoxLayout()
        below.addWidget(self.bar, 1)
        below.addWidget(self.stop)
        self.body.setSpacing(12)
        self.body.addWidget(head)
        self.body.addWidget(self.message)
        self.body.addWidget(split, 1)
        self.body.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the pictures take the room of the sentence above them."""
        super().resizeEvent(event)
        self.lead.setVisible(event.size().height() >= _LEAD_FROM)

    def showEvent(self, event: QShowEvent) -> None:
        """Pictures that were looked at before values changed are looked at again."""
        super().showEvent(event)
        self._renewal.renew()

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Documents and photos"))
        self.lead.setText(
            self.tr(
                "Drop pictures or whole folders anywhere; each finds its place by what is seen on it."
                " Your originals are never changed."
            )
        )
        self.add_files.setText(self.tr("Add pictures…"))
        self.add_folder.setText(self.tr("Add a folder…"))
        self.add_more.setText(self.tr("Add another document…"))
        self.again.setText(self.tr("Check again"))
        self.stop.setText(self.tr("Stop"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.slots.setAccessibleName(self.title.text())
        self._refresh()

    def _refresh(self) -> None:
        self.slots.refresh()
        self.tray.refresh()
        # A file of the tray stays in view while others are looked at.
        if self.panel.loose not in {one.file for one in self.gallery.unsure}:
            self._show_current()

    def _show_current(self) -> None:
        self.panel.show_slot(self.slots.current_slot())

    def _choose_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(PICTURES | VIDEOS))
        names = open_names(self, self.add_files.text(), "", f"({kinds})")
        if names:
            self.take_files([Path(name) for name in names])

    def _choose_folder(self) -> None:
        name = folder_name(self, self.add_folder.text())
        if name:
            self.take_files([Path(name)])

    def _choose_one(self) -> None:
        place = self.slots.current_slot()
        name = open_name(self, self.panel.tools["choose"].text())
        if place and name:
            self.gallery.put(place.slot, place.of, Path(name))

    def _choose_more(self, slot: str, of: str) -> None:
        name = open_name(self, self.panel.tools["choose"].text())
        if name:
            self.gallery.put(slot, of, Path(name))

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(f"{self.session.say(what)}  {done} / {total}")
        self.bar.show()
        self.stop.show()

    def _rest(self) -> None:
        self.bar.hide()
        self.stop.hide()

    def _failed(self, problem: IcpdeskError) -> None:
        self.message.setText(problem.say(self.session.language))
        self.message.show()
