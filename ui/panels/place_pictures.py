"""Pictures of batch clients that fit nowhere: each is seen, and a person says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from icpdesk.batch.mending import open_places
from icpdesk.batch.outcome import Outcome
from ui.filing.session import Session
from ui.widgets.labels import label
from ui.widgets.owner_words import owner_words
from ui.widgets.still_boxes import ChoiceBox
from ui.worker import run_task

_THUMB = QSize(120, 84)
_MOST = 40


class PlacePictures(QDialog):
    """A row a picture: how it looks, whose it is, and the places that are still empty."""

    def __init__(self, session: Session, outcomes: Sequence[Outcome], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.boxes: dict[tuple[int, str], QComboBox] = {}
        self._shown = list(_loose(outcomes))
        self.setWindowTitle(self.tr("Place the pictures"))
        self.resize(760, 560)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        for row, (outcome, file) in enumerate(self._shown[:_MOST]):
            self._add(row, outcome, file)
        inner = QWidget()
        around = QVBoxLayout(inner)
        around.addLayout(self._grid)
        around.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(
            self.tr("Place them and check again"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.take.setProperty("primary", "true")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(
            label(
                self.tr(
                    "No file name and nothing on these pictures says what they are. Choose the"
                    " place of each; the pictures themselves are not changed."
                ),
                "quiet",
            )
        )
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def chosen(self) -> Iterator[tuple[int, str, str, str]]:
        """Row of the client, picture, slot and owner of everything that got a place."""
        for (row, file), box in self.boxes.items():
            if place := box.currentData():
                yield row, file, place[0], place[1]

    def _add(self, row: int, outcome: Outcome, file: str) -> None:
        thumb = QLabel()
        thumb.setFixedSize(_THUMB)
        thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.addWidget(label(outcome.client, "name"))
        words.addWidget(label(file, "quiet"))
        words.addStretch(1)
        box = self._box(outcome, file)
        self.boxes[outcome.row, file] = box
        self._grid.addWidget(thumb, row, 0)
        self._grid.addLayout(words, row, 1)
        self._grid.addWidget(box, row, 2)
        self._load(thumb, Path(outcome.source) / file)

    def _box(self, outcome: Outcome, file: str) -> QComboBox:
        say, slots = self._session.say, self._session.book.vocabulary("slots")
        box = ChoiceBox()
        box.setAccessibleName(self.tr("Place for {name}").format(name=file))
        box.addItem(self.tr("Leave it out"))
        places = open_places(outcome)
        for slot, of in places:
            box.addItem(f"{say(slots.name_of(slot))} – {owner_words(of)}", (slot, of))
        if len(places) == 1 and len(outcome.unmatched) == 1:
            box.setCurrentIndex(1)
        return box

    def _load(self, thumb: QLabel, path: Path) -> None:
        def small(_: object) -> QImage:
            reader = QImageReader(str(path))
            reader.setAutoTransform(True)
            size = reader.size().scaled(_THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio)
            reader.setScaledSize(size)
            return reader.read()

        def seen(image: QImage) -> None:
            if isValid(thumb) and not image.isNull():
                pixmap = QPixmap.fromImage(image)
                thumb.setPixmap(pixmap.scaled(_THUMB, Qt.AspectRatioMode.KeepAspectRatio))

        run_task(self, small, success=seen)


def _loose(outcomes: Sequence[Outcome]) -> Iterator[tuple[Outcome, str]]:
    for outcome in outcomes:
        if open_places(outcome):
            yield from ((outcome, file) for file in outcome.unmatched)
