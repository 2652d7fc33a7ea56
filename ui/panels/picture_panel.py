"""One picture large: what the checks see in it, and what one click can do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.text import Text
from icpdesk.model import Attachment
from icpdesk.pipeline.look import read_values, view, view_of
from icpdesk.pipeline.mend import STRAIGHTEN, Kind, MendedPicture, found_corners, mend, mends_for
from icpdesk.pipeline.proposals import proposals
from icpdesk.pipeline.read import is_read
from icpdesk.pipeline.slots import Slot
from ui.filing.filing_pictures import FilingPictures
from ui.panels.fill_from_picture import FillFromPicture
from ui.panels.findings_list import FindingsList
from ui.panels.picture_marks import PictureMarks, drag_out
from ui.panels.picture_tools import ICONS, WORDS
from ui.panels.place_menu import fill_asked, fill_more
from ui.panels.video_card import VideoCard
from ui.widgets.before_after import BeforeAfter
from ui.widgets.button_icon import set_icon
from ui.widgets.corner_editor import CornerEditor
from ui.widgets.flow_layout import clear
from ui.widgets.kept_splitter import KeptSplitter
from ui.widgets.labels import label
from ui.widgets.picture_view import PictureView

_LEAST = 120
"""What is left of the picture on the smallest screen."""
_LOOKING, _COMPARING, _CORNERS, _VIDEO, _EMPTY = range(5)


class PicturePanel(QWidget):
    """Viewer, findings and mends of the chosen place."""

    choose_wanted = Signal()

    def __init__(self, gallery: FilingPictures) -> None:
        super().__init__()
        self._gallery = gallery
        self._slot: Slot | None = None
        self._before = QImage()
        self._shown: Attachment | None = None
        self._mends: object = None
        self.loose = ""
        """File without a place that is shown."""
        self._language = ""
        self.view, self.before_after, self.corners = PictureView(), BeforeAfter(), CornerEditor()
        self.filling = FillFromPicture(gallery.session)
        self.filling.done.connect(lambda: self._show_filling(on=False))
        self.video = VideoCard(gallery)
        self.empty = label("", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        pages = (self.view, self.before_after, self.corners, self.video, self.empty)
        for widget in pages:
            self.stack.addWidget(widget)
        self.stack.setMinimumHeight(_LEAST)
        self.findings = FindingsList(gallery.session)
        self.view.drag_wanted.connect(lambda: drag_out(gallery, self.view, self._shown))
        self.tools: dict[str, QPushButton] = {}
        self._tool_row, self._mode_row, self._mend_row = QWidget(), QWidget(), QWidget()
        self._tool_layout = QHBoxLayout(self._tool_row)
        self._tool_layout.setContentsMargins(0, 0, 0, 0)
        self._tool_layout.setSpacing(2)
        self._mode_layout = QHBoxLayout(self._mode_row)
        self._mode_layout.setContentsMargins(0, 0, 0, 0)
        self._mend_layout = QHBoxLayout(self._mend_row)
        self._mend_layout.setContentsMargins(0, 0, 0, 0)
        self.more, self.places, self.more_places = QMenu(self), QMenu(self), QMenu(self)
        self._make_tools()
        self._make_places()
        gallery.failed.connect(self._may_fill)
        gallery.rested.connect(self._may_fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        told = QWidget()
        below = QVBoxLayout(told)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._mend_row)
        below.addWidget(self.findings, 1)
        below.addWidget(self.filling, 1)
        self.filling.hide()
        split = KeptSplitter("picture", Qt.Orientation.Vertical)
        split.addWidget(self.stack)
        split.addWidget(told)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setSizes([3000, 1000])
        split.setHandleWidth(10)
        layout.addWidget(self._tool_row)
        layout.addWidget(split, 1)
        self._switch(_EMPTY)

    def heightForWidth(self, width: int) -> int:
        """The least that shows everything: the picture takes what room there is beyond that."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1

    def show_slot(self, slot: Slot | None) -> None:
        """Show another place, or the same one after something changed."""
        same = slot is not None and slot.item is not None and slot.item == self._shown
        self._slot, self.loose = slot, ""
        self._shown = slot.item if slot else None
        self.refresh()
        if same:
            return
        self._show_filling(on=False)
        if slot is None or slot.item is None:
            self._switch(_EMPTY)
        elif self._gallery.takes_video(slot.slot):
            self._switch(_VIDEO)
        else:
            self._load(slot.item)

    def refresh(self) -> None:
        """Words and findings of the present place."""
        say, slot = self._gallery.session.say, self._slot
        look = self._gallery.look_of(slot.item) if slot else None
        self.findings.show_look(look)
        self.findings.setVisible(bool(slot and slot.item) and self.filling.isHidden())
        self.marks.look_came()
        why = slot.need.why if slot and slot.need else Text("", "")
        asks = self.tr("Drop a picture here, or choose a file.\nWhy: {why}")
        if slot and self._gallery.takes_video(slot.slot):
            asks = self.tr("Drop the video here, or choose a file.\nWhy: {why}")
            if slot.item:
                self.video.show_video(slot.item, look)
        self.empty.setText(asks.format(why=say(why)))
        if self._language != self._gallery.session.language:
            self._language = self._gallery.session.language
            self._translate()
        self._refresh_tools()
        self._refresh_mends()

    def _load(self, item: Attachment) -> None:
        data = self._gallery.shelf.read(item.file)
        self.marks.take(None, QImage())
        self._switch(_LOOKING)

        def seen(picture: bytes) -> None:
            if self._shown == item:
                self._before = QImage.fromData(picture)
                self.marks.take(item, self._before)

        self._gallery.ask(view, data, item.file, then=seen)

    def _show_filling(self, *, on: bool) -> None:
        """Read values are compared below the picture that they stand on."""
        self.filling.setVisible(on)
        self.findings.setVisible(not on and bool(self._slot and self._slot.item))
        self._mend_row.setVisible(not on and self._mend_layout.count() > 1)
        self._refresh_tools()

    def _make_tools(self) -> None:
        """One row of icons in an order that never changes, the rest behind ⋯, answers below the picture."""
        for name, action in (
            ("turn-left", lambda: self._mend("turn-left")),
            ("turn-right", lambda: self._mend("turn-right")),
            ("farther", lambda: self.view.zoom(0.8)),
            ("closer", lambda: self.view.zoom(1.25)),
            ("whole", self.view.fit),
            ("marks", lambda: self.marks.choose()),
            ("fill", self._begin_filling),
            ("remove", self._remove),
            ("apply-corners", lambda: self._mend("straighten", self.corners.corners)),
            ("back", lambda: self._switch(_LOOKING)),
            ("undo", self._undo),
            ("choose", self.choose_wanted.emit),
            ("corners", self._begin_corners),
        ):
            if name == "remove":
                self._tool_layout.addStretch(1)
                self._tool_layout.addWidget(self._mode_row)
            self._add_tool(name, action)
        self.marks: PictureMarks = PictureMarks(self._gallery, self.view, self.tools["marks"])
        self.tools["apply-corners"].setProperty("primary", "true")
        self.tools["marks"].setCheckable(True)
        self._more = QPushButton("⋯")
        self._more.setProperty("only-icon", "true")
        self._more.setMenu(self.more)
        self._tool_layout.addWidget(self._more)
        self._replace, self._corners = QAction(self), QAction(self)
        self._replace.triggered.connect(self.choose_wanted)
        self._corners.triggered.connect(self._begin_corners)
        self.more.addActions([self._replace, self._corners])
        self.more.addMenu(self.places)

    def _add_tool(self, name: str, action: Callable[[], Any]) -> None:
        button = QPushButton(self)
        button.clicked.connect(lambda *_: action())
        self.tools[name] = button
        if name in ICONS:
            set_icon(button, ICONS[name])
            button.setProperty("only-icon", "true")
            self._tool_layout.addWidget(button)
        elif name == "corners":
            button.hide()
        else:
            self._mode_layout.addWidget(button)

    def _make_places(self) -> None:
        gallery = self._gallery
        self.places.aboutToShow.connect(self._fill_places)
        self.more_places.aboutToShow.connect(
            lambda: fill_more(self.more_places, gallery, self._move)
        )

    def _fill_places(self) -> None:
        fill_asked(self.places, self._gallery, self._move)
        self.places.addSeparator()
        self.places.addMenu(self.more_places)

    def _move(self, slot: str, of: str) -> None:
        if self._slot and self._slot.item:
            self._gallery.move(self._slot.item, slot, of)

    def _translate(self) -> None:
        self.more_places.setTitle(self.tr("Not asked for"))
        self.places.setTitle(self.tr("Another place"))
        self._replace.setText(self.tr("Choose another file…"))
        self._corners.setText(self.tr("Corners…"))
        self._more.setToolTip(self.tr("More"))
        self._more.setAccessibleName(self._more.toolTip())
        for name, words in WORDS.items():
            said = self.tr(words)
            self.tools[name].setText("" if name in ICONS else said)
            self.tools[name].setToolTip(said if name in ICONS else "")
            self.tools[name].setAccessibleName(said)
        self.view.setAccessibleName(self.tr("Picture"))
        self.before_after.setAccessibleName(self.tr("Before and after"))
        self.before_after.set_names(self.tr("before"), self.tr("after"))
        self.corners.setAccessibleName(self.tr("Corners: 1 to 4 choose one, arrow keys move it"))
        self.corners.setToolTip(self.corners.accessibleName())

    def _switch(self, mode: int) -> None:
        self.stack.setCurrentIndex(mode)
        self._refresh_tools()

    def _refresh_tools(self) -> None:
        mode, slot = self.stack.currentIndex(), self._slot
        held = bool(slot and slot.item)
        kind = self._slot_kind()
        looking = held and mode == _LOOKING
        corners = looking and kind not in ("portrait", "")
        # What cannot be done now stays where it is: nothing moves under the mouse.
        for name in ICONS:
            self.tools[name].setEnabled(looking or (name == "remove" and mode == _VIDEO))
        self._may_fill()
        self._more.setEnabled(looking)
        self._corners.setEnabled(corners)
        self.tools["corners"].setEnabled(corners)
        shown = {
            "choose": mode in (_VIDEO, _EMPTY) and slot is not None,
            "apply-corners": mode == _CORNERS,
            "back": mode in (_COMPARING, _CORNERS),
            "undo": mode == _COMPARING,
        }
        for name, visible in shown.items():
            self.tools[name].setVisible(visible)
        self._mode_row.setVisible(any(shown.values()))

    def _refresh_mends(self) -> None:
        slot = self._slot
        look = self._gallery.look_of(slot.item) if slot else None
        found = mends_for(look.report.findings, self._slot_kind()) if look else ()
        state = (found, look and look.report.verdict, self._gallery.session.language)
        if state == self._mends:
            return
        self._mends = state
        clear(self._mend_layout)
        for offered in found:
            button = QPushButton(self._gallery.session.say(offered.label))
            if look and look.report.verdict != "pass":
                button.setProperty("primary", "true")
            button.setObjectName(f"mend-{offered.kind}")
            begin = self._begin_corners if offered == STRAIGHTEN else self._mender(offered.kind)
            button.clicked.connect(lambda *_, begin=begin: begin())
            self._mend_layout.addWidget(button)
        self._mend_layout.addStretch(1)
        self._mend_row.setVisible(bool(found))

    def _slot_kind(self) -> str:
        if self._slot is None:
            return ""
        term = self._gallery.session.book.vocabulary("slots").get(self._slot.slot)
        return str(term.get("kind", "")) if term else ""

    def show_loose(self, file: str) -> None:
        """Show a file that has no place yet; choosing a place shows that again."""

        def seen(picture: bytes) -> None:
            if self._shown is None and self.loose == file:
                self.marks.take(None, QImage.fromData(picture))

        self._slot = self._shown = None
        self.loose = file
        self.refresh()
        self._switch(_LOOKING)
        self._gallery.ask(view_of, file, then=seen)

    def _mender(self, kind: Kind) -> Callable[[], None]:
        return lambda: self._mend(kind)

    def _mend(self, kind: Kind, corners: Any = None) -> None:
        slot = self._slot
        if slot is None or slot.item is None:
            return
        session, before = self._gallery.session, self._before
        data = self._gallery.shelf.read(slot.item.file)

        def mended(done: MendedPicture) -> None:
            seen = self._shown == slot.item
            item = self._gallery.attach(slot.slot, slot.of, done.data, ".jpg")
            if seen:
                self._shown = item
                self._show_mended(before, item, done.data)

        self._gallery.ask(
            _mend_and_view, data, kind, slot.slot, session.filing, corners, then=mended
        )

    def _show_mended(self, before: QImage, item: Attachment, data: bytes) -> None:
        def seen(picture: bytes) -> None:
            if self._shown != item:
                return
            self._before = QImage.fromData(picture)
            self.marks.take(item, self._before)
            self.before_after.show_pair(before, self._before)
            self._switch(_COMPARING)

        self._gallery.ask(view, data, "mended.jpg", then=seen)

    def _undo(self) -> None:
        self._gallery.session.undo()
        self._shown = None

    def _begin_corners(self) -> None:
        if self._slot is None or self._slot.item is None:
            return
        item = self._slot.item
        data = self._gallery.shelf.read(item.file)

        def found(corners: Any) -> None:
            if self._shown != item:
                return
            self.corners.edit(self._before, corners)
            self._switch(_CORNERS)
            self.corners.setFocus()

        self._gallery.ask(found_corners, data, then=found)

    def _begin_filling(self) -> None:
        slot = self._slot
        if slot is None or slot.item is None:
            return
        item, session = slot.item, self._gallery.session
        self.tools["fill"].setEnabled(False)

        def read(reading: Any) -> None:
            self._may_fill()
            if self._shown != item:
                return
            self.filling.offer(proposals(session.filing, item, reading, session.book))
            self._show_filling(on=True)

        self._gallery.ask(read_values, self._gallery.shelf.read(item.file), slot.slot, then=read)

    def _may_fill(self) -> None:
        """Nothing is read any more, whether it ended well, badly or by a stop."""
        slot = self._slot
        readable = slot is not None and slot.item is not None and is_read(slot.slot)
        looking = self.stack.currentIndex() == _LOOKING and self.filling.isHidden()
        self.tools["fill"].setEnabled(readable and looking)

    def _remove(self) -> None:
        if self._slot and self._slot.item:
            self._gallery.remove(self._slot.item)


def _mend_and_view(data: bytes, kind: Kind, slot: str, filing: Any, corners: Any) -> MendedPicture:
    """In the worker."""
    from icpdesk.pipeline.rules import open_rulebook

    return mend(data, kind, slot=slot, filing=filing, book=open_rulebook(), corners=corners)
