"""A video in its place: what its file tells, and a button that plays it in a program of the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from icpdesk.base.errors import IcpdeskError
from icpdesk.model import Attachment
from icpdesk.pipeline.look import Look
from ui.filing.external_viewer import copy_for_player, open_outside
from ui.filing.filing_pictures import FilingPictures
from ui.widgets.labels import IconLabel, label
from ui.worker import run_task

_FILM = 96
_ROOMY = 320
"""Pixels of height from which the icon is shown, too."""


class VideoCard(QScrollArea):
    """Scrolls where a window is too small for all its words.

    Nothing is decoded here: whether the paper can be read in the video is for eyes to tell.
    """

    def __init__(self, gallery: FilingPictures) -> None:
        super().__init__()
        self._gallery = gallery
        self._item: Attachment | None = None
        self.film = IconLabel()
        self.film.show_icon("film", _FILM)
        self.name, self.facts = label("", "name"), label("", "quiet")
        self.open_points, self.hint = label(""), label("", "quiet")
        self.play = QPushButton()
        self.play.clicked.connect(self._play)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.play)
        row.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addStretch(1)
        column.addWidget(self.film)
        column.addWidget(self.name)
        column.addWidget(self.facts)
        column.addSpacing(8)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.open_points)
        column.addWidget(self.hint)
        column.addStretch(1)
        for one in (self.film, self.name, self.facts, self.open_points, self.hint):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The icon makes room for words and button where there is little."""
        super().resizeEvent(event)
        self.film.setVisible(self.height() >= _ROOMY)

    def show_video(self, item: Attachment, look: Look | None) -> None:
        """Show what is known of the video of an attachment."""
        say = self._gallery.session.say
        self._item = item
        name = say(self._gallery.session.book.vocabulary("slots").name_of(item.slot))
        self.name.setText(name)
        self.setAccessibleName(name)
        measures = look.report.measures if look else {}
        self.facts.setText(say(look.report.facts) if look and measures else "")
        points = look.report.not_assessed if look else ()
        self.open_points.setText("\n".join(f"? {say(point.reason)}" for point in points))
        self.open_points.setVisible(bool(points))
        self.play.setVisible(bool(measures))
        self.hint.setVisible(bool(measures))
        self.play.setText(self.tr("Play in your own program"))
        self.hint.setText(
            self.tr(
                "Make sure that the face and every word on the paper can be seen. While it plays, an"
                " unencrypted copy lies in a folder that only you can read; it is removed when you"
                " close the filing."
            )
        )

    def _play(self) -> None:
        item, session = self._item, self._gallery.session
        files, desk = session.files, session.desk
        begun = desk.times_taken_back
        if item is None or files is None:
            return
        self.play.setEnabled(False)

        def have(path: Path) -> None:
            self.play.setEnabled(True)
            try:
                open_outside(path)
            except IcpdeskError as problem:
                self._gallery.failed.emit(problem)

        def failed(problem: IcpdeskError) -> None:
            self.play.setEnabled(True)
            self._gallery.failed.emit(problem)

        run_task(
            self,
            lambda _: copy_for_player(desk, files, item.file, begun),
            success=have,
            failure=failed,
        )
