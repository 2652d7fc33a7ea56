"""The places for pictures: thumbnail, name, whose it is, and the verdict in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from icpdesk.model import Severity
from icpdesk.pipeline.look import Look
from icpdesk.pipeline.slots import Slot
from ui.filing.filing_pictures import FilingPictures
from ui.widgets.labels import IconLabel, label, role_of, set_role
from ui.widgets.owner_words import owner_and_name

_THUMB = QSize(84, 60)
_ROW = 88
_FILM = 44
"""Width of the icon that stands for a video."""


class SlotList(QListWidget):
    """One row a place; rows are kept while only their state changes."""

    def __init__(self, gallery: FilingPictures) -> None:
        super().__init__()
        self._gallery = gallery
        self._slots: list[Slot] = []
        self.setObjectName("slots")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(
            "QListWidget#slots::item { padding: 0; }"
            "QListWidget#slots::item:selected { background: palette(alternate-base);"
            " border: 2px solid palette(highlight); }"
        )

    def current_slot(self) -> Slot | None:
        """The chosen place."""
        row = self.currentRow()
        return self._slots[row] if 0 <= row < len(self._slots) else None

    def select(self, slot: str, of: str) -> bool:
        """Choose a place; false when it is not asked for."""
        for row, place in enumerate(self._slots):
            if place.slot == slot and of in ("", place.of):
                self.setCurrentRow(row)
                return True
        return False

    def refresh(self) -> None:
        """Show the present places and verdicts."""
        slots = self._gallery.slots()
        if [(s.slot, s.of) for s in slots] != [(s.slot, s.of) for s in self._slots]:
            chosen = self.current_slot()
            self._rebuild(slots)
            if chosen is None or not self.select(chosen.slot, chosen.of):
                self.setCurrentRow(0 if slots else -1)
        self._slots = slots
        other = False
        for row, slot in enumerate(slots):
            widget = self.itemWidget(self.item(row))
            assert isinstance(widget, _Row)
            if widget.show_slot(slot, self._gallery):
                self.item(row).setData(Qt.ItemDataRole.AccessibleTextRole, widget.words)
                other = True
        if other:
            self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        width = self.viewport().width()
        for row in range(self.count()):
            widget = self.itemWidget(self.item(row))
            if widget is not None:
                height = max(_ROW, widget.heightForWidth(width))
                self.item(row).setSizeHint(QSize(width, height))

    def _rebuild(self, slots: list[Slot]) -> None:
        self._slots = slots
        self.blockSignals(True)
        self.clear()
        for _ in slots:
            item = QListWidgetItem()
            self.addItem(item)
            self.setItemWidget(item, _Row())
        self.blockSignals(False)


class _Row(QWidget):
    """One place."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._told: object = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._thumb = IconLabel()
        self._thumb.setFixedSize(_THUMB)
        self._thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown: object = None
        self._name = label("", "name")
        self._owner = label("", "quiet")
        self._state = label("", "quiet")
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(0)
        layout.addWidget(self._thumb, 0, 0, 3, 1)
        layout.addWidget(self._name, 0, 1)
        layout.addWidget(self._owner, 1, 1)
        layout.addWidget(self._state, 2, 1)
        layout.setColumnStretch(1, 1)

    def show_slot(self, slot: Slot, gallery: FilingPictures) -> bool:
        """Take over everything that is told about the place; false when nothing is new."""
        session = gallery.session
        look = gallery.look_of(slot.item)
        owner = owner_and_name(slot.of, session.filing)
        told = (slot, look, session.language, owner)
        if told == self._told:
            return False
        self._told = told
        name = session.say(session.book.vocabulary("slots").name_of(slot.slot))
        state, role = state_words(slot, look)
        self._name.setText(name)
        self._owner.setText(owner[:1].upper() + owner[1:])
        self._state.setText(state)
        set_role(self._state, role)
        self.words = f"{name}, {owner}: {state}"
        if slot.item and gallery.takes_video(slot.slot):
            self._show_film()
        else:
            self._show_thumbnail(look.thumbnail if look else b"", bool(slot.item))
        return True

    def _show_film(self) -> None:
        self._shown = None
        self._thumb.setStyleSheet("")
        self._thumb.show_icon("film", _FILM)

    def _show_thumbnail(self, data: bytes, held: bool) -> None:
        if data and data is self._shown:
            return
        self._shown = data
        if data:
            pixmap = QPixmap()
            pixmap.loadFromData(data)
            ratio = self.devicePixelRatioF()
            small = pixmap.scaled(
                _THUMB * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            small.setDevicePixelRatio(ratio)
            self._thumb.setStyleSheet("")
            self._thumb.show_pixmap(small)
            return
        self._thumb.show_words("…" if held else "+")
        self._thumb.setStyleSheet(
            "border: 2px dashed palette(mid); border-radius: 6px; font-size: 16pt;"
        )


def state_words(slot: Slot, look: Look | None) -> tuple[str, str]:
    """How a place stands, in words, and the role of the label."""
    if slot.item is None:
        return QCoreApplication.translate("SlotList", "○ Missing"), "quiet"
    if look is None:
        return QCoreApplication.translate("SlotList", "… Not looked at yet"), "quiet"
    report, role = look.report, role_of(look.report.light, "quiet")
    if report.light == "fail":
        found = sum(one.severity is Severity.ERROR for one in report.findings)
        return QCoreApplication.translate("SlotList", "✕ {n} to fix").format(n=found), role
    if report.light == "warn":
        found = sum(one.severity is Severity.WARNING for one in report.findings)
        return QCoreApplication.translate("SlotList", "! {n} to check").format(n=found), role
    if "seconds" in report.measures:
        # Nobody but a person can tell what a video shows.
        return QCoreApplication.translate("SlotList", "? Attached; watch it"), "quiet"
    if report.light == "partial":
        open_ = len(report.not_assessed)
        words = QCoreApplication.translate("SlotList", "? No fault found; not checked: {n}")
        return words.format(n=open_), role
    return QCoreApplication.translate("SlotList", "✓ No fault found"), role
