"""The scan that the field with the focus comes from, beside the form in a wide window."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from icpdesk.model import Attachment
from icpdesk.model.place import Place
from icpdesk.pipeline.beside import look_beside, scan_of, spots_on
from icpdesk.pipeline.documents import LooseDocument
from ui.filing.filing_pictures import FilingPictures
from ui.filing.session import Session
from ui.widgets.labels import label
from ui.widgets.picture_view import PictureView
from ui.window.preferences import Preferences

WIDE = 1090
"""Pixels of a page from which the form and a scan have room beside each other."""


class ScanBeside(QWidget):
    """Each picture is read once while the page is there, in the worker; the form never waits for it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._gallery = session, FilingPictures.of(session)
        self._read: dict[str, LooseDocument | None] = {}
        self._path, self._file = Place(), ""
        self.view, self.name = PictureView(), label("", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 24, 24)
        column.addWidget(self.view, 1)
        column.addWidget(self.name)
        self.hide()

    def fit(self, width: int) -> None:
        """Stand there or not, as the page is wide and as the user has chosen."""
        wanted = width >= WIDE and Preferences().scan_beside
        shown = wanted and bool(self._file)
        self.setVisible(shown)

    def show_field(self, path: Place, width: int) -> None:
        """The scan of another field; the one before stays where this has none."""
        if width < WIDE or not Preferences().scan_beside:
            return
        item = scan_of(self._session.filing, path)
        if item is None:
            return
        self._path = path
        if item.file in self._read:
            self._show(item)
            return
        self._read[item.file] = None
        files = self._gallery.shelf.read(item.file)
        if files:
            self._gallery.ask(look_beside, files, item, then=lambda told: self._have(item, told))

    def _have(self, item: Attachment, told: LooseDocument) -> None:
        self._read[item.file] = told
        if scan_of(self._session.filing, self._path) == item:
            self._show(item)

    def _show(self, item: Attachment) -> None:
        told = self._read[item.file]
        if told is None:
            return
        if item.file != self._file:
            self._file = item.file
            self.view.show_picture(QImage.fromData(told.view))
            slots = self._session.book.vocabulary("slots")
            self.name.setText(self._session.say(slots.name_of(item.slot)))
        self.view.mark(spots_on(told, self._session.filing, self._path))
        parent = self.parentWidget()
        self.fit(parent.width() if parent else 0)
