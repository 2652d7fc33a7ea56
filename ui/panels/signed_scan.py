"""The signed scan of a paper: where it is dropped, and what the checks see in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from shiboken6 import isValid

from icpdesk.model import Attachment
from icpdesk.pipeline.look import view
from icpdesk.pipeline.slots import Slot
from ui.filing.filing_pictures import FilingPictures
from ui.panels.findings_list import FindingsList
from ui.panels.slot_list import state_words
from ui.widgets.labels import label, set_role
from ui.widgets.picture_view import PictureView


class SignedScan(QWidget):
    """One place of the gallery, shown beside its paper; files dropped on the page come here."""

    choose_wanted = Signal()
    pictures_wanted = Signal()
    """The user wants to mend it on the page of pictures."""

    def __init__(self, gallery: FilingPictures) -> None:
        super().__init__()
        self._gallery = gallery
        self._slot = self._of = ""
        self._shown: Attachment | None = None
        self.state, self.hint = label("", "quiet"), label("", "quiet")
        self.view, self.findings = PictureView(), FindingsList(gallery.session)
        self.choose, self.mend = QPushButton(), QPushButton()
        self.choose.clicked.connect(self.choose_wanted)
        self.mend.clicked.connect(self.pictures_wanted)
        row = QHBoxLayout()
        row.addWidget(self.state, 1)
        row.addWidget(self.choose)
        row.addWidget(self.mend)
        split = QSplitter()
        split.addWidget(self.view)
        split.addWidget(self.findings)
        split.setSizes([340, 360])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        self.findings.setMinimumWidth(220)
        self._split = split
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        layout.addWidget(split, 1)
        gallery.changed.connect(self.refresh)

    def show_place(self, slot: str, of: str) -> None:
        """Show what lies in a place of the gallery."""
        self._slot, self._of = slot, of
        self.refresh()

    @property
    def place(self) -> Slot | None:
        """The place as it is now; None while nothing lies in one that nobody asks for."""
        return self._gallery.place(self._slot, self._of)

    def take(self, path: Path) -> None:
        """Put a scan there."""
        self._gallery.put(self._slot, self._of, path)

    def refresh(self) -> None:
        """Verdict, findings and picture of the present scan."""
        place = self.place
        item = place.item if place else None
        look = self._gallery.look_of(item)
        words, role = state_words(place or Slot(self._slot, self._of, None, None), look)
        self.state.setText(words)
        set_role(self.state, role)
        self.choose.setText(self.tr("Choose the scan…"))
        self.mend.setText(self.tr("Fix the picture…"))
        self.hint.setText(
            self.tr(
                "Print the paper, have it signed and sealed, scan it whole and in colour, and drop"
                " the scan here."
            )
        )
        self.view.setAccessibleName(self.tr("Signed scan"))
        held = item is not None
        self.hint.setVisible(not held)
        self.mend.setVisible(held)
        self._split.setVisible(held)
        self.findings.show_look(look)
        if item != self._shown:
            self._shown = item
            self._load(item)

    def _load(self, item: Attachment | None) -> None:
        self.view.show_picture(QImage())
        if item is None:
            return

        def seen(picture: bytes) -> None:
            if isValid(self) and self._shown == item:
                self.view.show_picture(QImage.fromData(picture))

        self._gallery.ask(view, self._gallery.shelf.read(item.file), item.file, then=seen)
