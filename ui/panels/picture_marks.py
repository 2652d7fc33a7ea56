"""What the checks saw, drawn onto the picture and numbered like the cards beside it."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPushButton

from icpdesk.base.errors import IcpdeskError
from icpdesk.model import Attachment
from icpdesk.pipeline.look import Look, marked_view
from ui.filing.external_viewer import copy_for_player
from ui.filing.filing_pictures import FilingPictures
from ui.widgets.picture_view import PictureView, drag_file_out


class PictureMarks:
    """On from the start where something was found, until the user switches it off."""

    def __init__(self, gallery: FilingPictures, view: PictureView, button: QPushButton) -> None:
        self._gallery, self._view, self._button = gallery, view, button
        self._item: Attachment | None = None
        self._plain = QImage()
        self._look: Look | None = None
        """The look whose findings were drawn."""
        self._wanted = True

    def take(self, item: Attachment | None, plain: QImage) -> None:
        """Another picture is shown, or the same one anew."""
        self._item, self._plain, self._look = item, plain, None
        self._button.setChecked(False)
        self._view.show_picture(plain)
        self.look_came()

    def look_came(self) -> None:
        """Draw what was found since."""
        look = self._gallery.look_of(self._item)
        if look is None or look is self._look or self._plain.isNull():
            return
        if self._wanted and look.report.findings:
            self._look = look
            self._button.setChecked(True)
            self._draw()

    def choose(self) -> None:
        """The user switched the marks on or off: the next pictures are shown so, too."""
        self._wanted = self._button.isChecked()
        self._draw()

    def _draw(self) -> None:
        look, item = self._gallery.look_of(self._item), self._item
        if not self._button.isChecked() or look is None or item is None:
            self._view.show_picture(self._plain)
            return

        def drawn(picture: bytes) -> None:
            if self._item == item and self._button.isChecked():
                self._view.show_picture(QImage.fromData(picture))

        data = self._gallery.shelf.read(item.file)
        language = self._gallery.session.language
        self._gallery.ask(marked_view, data, look.report, language, then=drawn)


def drag_out(gallery: FilingPictures, view: PictureView, item: Attachment | None) -> None:
    """Drag a copy to another program, which may read it long after the drop: it is taken back when the
    filing is closed."""
    desk, files = gallery.session.desk, gallery.shelf.files
    if item is None or files is None:
        return
    try:
        path = copy_for_player(desk, files, item.file, desk.times_taken_back)
    except IcpdeskError as problem:
        gallery.failed.emit(problem)
        return
    drag_file_out(view, str(path))
