"""Pictures that nothing could place: why, and a list of places to choose from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from icpdesk.pipeline.look import thumbnail_of
from ui.filing.filing_pictures import FilingPictures
from ui.widgets.flow_layout import clear
from ui.widgets.labels import card, label
from ui.widgets.owner_words import owner_and_name
from ui.widgets.still_boxes import ChoiceBox

_MOST_SHOWN = 12
_THUMB = QSize(48, 36)
_HEIGHT, _LEAST_HEIGHT = 128, 44
"""Pixels: one file with two lines of why and its list of places, whole."""


class UnsureTray(QWidget):
    """Shown only while there is something in it; the first few files, with the number of the rest."""

    preview_wanted = Signal(str)
    """Path of a loose file that is to be shown large."""

    def __init__(self, gallery: FilingPictures) -> None:
        super().__init__()
        self._gallery = gallery
        self._title = label("", "name")
        self._clear = QPushButton()
        self._clear.clicked.connect(self._put_all_away)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._title, 1)
        row.addWidget(self._clear)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setVerticalSpacing(4)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self.boxes: list[QComboBox] = []
        self.thumbnails: dict[str, QPushButton] = {}
        self._icons: dict[str, QIcon] = {}
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(8)
        self._shown: object = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(head, self._scrolled()))

    def _scrolled(self) -> QScrollArea:
        """The rows never push the places above them out of sight."""
        area = self._area = QScrollArea()
        area.setWidget(self._rows)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(_LEAST_HEIGHT)
        area.setMaximumHeight(_HEIGHT)
        return area

    def refresh(self) -> None:
        """Show what is unsure now."""
        say, unsure = self._gallery.session.say, self._gallery.unsure
        state = (tuple(unsure), self._gallery.session.filing, self._gallery.session.language)
        if state == self._shown:
            return
        self._shown = state
        self.setVisible(bool(unsure))
        clear(self._grid)
        self.boxes, self.thumbnails = [], {}
        self._title.setText(self.tr("Unsure: {n}").format(n=len(unsure)))
        self._clear.setText(self.tr("Clear"))
        for row, item in enumerate(unsure[:_MOST_SHOWN]):
            name = label(Path(item.file).name)
            why = label(say(item.why), "quiet")
            self._grid.addWidget(self._thumbnail(item.file), 3 * row, 0, 2, 1)
            box = self._choices(item.file, item.slot)
            box.setAccessibleName(self.tr("Place for {name}").format(name=Path(item.file).name))
            self._grid.addWidget(name, 3 * row, 1)
            self._grid.addWidget(why, 3 * row + 1, 1)
            self._grid.addWidget(box, 3 * row + 2, 0, 1, 2)
            self.boxes.append(box)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the broken lines need: what does not fit is scrolled, never pressed together."""
        wide = self._area.viewport().width()
        high = self._grid.heightForWidth(wide) if self.boxes else 0
        self._rows.setMinimumHeight(max(0, high))

    def _thumbnail(self, file: str) -> QPushButton:
        """A small picture of a file; pressed, the file is shown large."""
        button = QPushButton()
        button.setProperty("only-icon", "true")
        button.setFixedSize(_THUMB + QSize(8, 8))
        button.setIconSize(_THUMB)
        words = self.tr("Show {name}").format(name=Path(file).name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda *_: self.preview_wanted.emit(file))
        self.thumbnails[file] = button
        if file in self._icons:
            button.setIcon(self._icons[file])
            return button

        def seen(picture: bytes) -> None:
            pixmap = QPixmap.fromImage(QImage.fromData(picture))
            self._icons[file] = QIcon(pixmap)
            held = self.thumbnails.get(file)
            if held is not None and isValid(held):
                held.setIcon(self._icons[file])

        self._gallery.ask(thumbnail_of, file, then=seen)
        return button

    def _choices(self, file: str, seems: str) -> QComboBox:
        session = self._gallery.session
        box = ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.addItem(self.tr("Choose a place…"))
        slots = sorted(self._gallery.picture_places(), key=lambda slot: slot.slot != seems)
        for slot in slots:
            name = session.say(session.book.vocabulary("slots").name_of(slot.slot))
            owner = owner_and_name(slot.of, session.filing)
            box.addItem(f"{name} – {owner}", (slot.slot, slot.of))
            box.setItemData(box.count() - 1, f"{name} – {owner}", Qt.ItemDataRole.ToolTipRole)
        box.activated.connect(lambda index: self._place(box, file, index))
        return box

    def _place(self, box: QComboBox, file: str, index: int) -> None:
        place = box.itemData(index)
        if place:
            self._gallery.put(place[0], place[1], Path(file))

    def _put_all_away(self) -> None:
        self._gallery.unsure.clear()
        self._gallery.changed.emit()
