"""The places on a flat page: the page with its boxes, what is written in each, a list of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from icpdesk.forms.form_names import value_title
from icpdesk.forms.pdf.placing import Placing
from icpdesk.forms.pdf.spot import FlatGuess, Spot
from icpdesk.forms.template_map import LITERAL
from ui.filing.session import Session
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label
from ui.widgets.search_box import SearchBox
from ui.widgets.spot_sheet import SpotSheet
from ui.widgets.views import as_list

PageView = tuple[QImage, QRectF]
"""A picture of a page, and what part of the page it shows (millimetres)."""
_SETTLE = 500
"""Milliseconds without a change before it is remembered."""
_NARROWEST, _WIDEST = 300, 1100
_LIST = 250
_LARGER = 1.8
"""How much larger than the room beside the list."""


class FlatPlaces(QWidget):
    """Choose what to write, click on the page; drag, or use the keys; everything can be undone."""

    confirmed = Signal(object)
    """The places, a moment after the user changed one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._values: Mapping[str, str] = {}
        self._guessed: tuple[Spot, ...] = ()
        self._placing = Placing([], ())
        self._pages: Sequence[PageView] = ()
        self._page = 1
        self.waits = False
        """Whether the form came without a place, so that the user has to begin."""
        self._name, self.hint = label("", "name"), label("", "quiet")
        self.what = SearchBox()
        self.sheet, self.list = SpotSheet(), QTableWidget(0, 3)
        self.area = _SheetArea(self.sheet)
        self.tools = {
            name: QPushButton()
            for name in ("new", "put", "remove", "undo", "guess", "larger", "back", "on")
        }
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE)
        self._set_up_list()
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_form(self, places: FlatGuess | None, pages: Sequence[PageView]) -> None:
        """Begin with the places of a form; None for one that is not flat."""
        found = places or FlatGuess()
        self._guessed, self._pages, self._page = found.guessed, pages, 1
        self.waits = places is not None and not found.spots
        self.list.setColumnHidden(0, len(pages) < 2)
        sizes = [(part.right(), part.bottom()) for _, part in pages]
        self._placing = Placing(sizes, found.spots)
        self.sheet.choose(-1)
        self.sheet.edit(self._placing, self._words)
        self._show_page(1)
        self._refresh()

    def show_values(self, values: Mapping[str, str]) -> None:
        """Show what the present filing gives."""
        self._values = values
        entries: dict[str, str] = {}
        for name, value in values.items():
            entries.setdefault(f"{self._title(name)}: {value or '–'}", name)
        self.what.offer(list(entries.items()))
        self.sheet.update()
        self._refresh()

    def retranslate(self) -> None:
        """All words."""
        self._name.setText(self.tr("What to write"))
        self._name.setBuddy(self.what)
        self.what.setAccessibleName(self._name.text())
        line = self.what.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Type a part of its name or value"))
        for name, words in (
            ("new", self.tr("New place")),
            ("put", self.tr("Put it on the page")),
            ("remove", self.tr("Remove")),
            ("undo", self.tr("Undo")),
            ("guess", self.tr("Guess again")),
            ("larger", self.tr("Larger")),
            ("back", self.tr("Previous page")),
            ("on", self.tr("Next page")),
        ):
            self.tools[name].setText(words)
        self.list.setAccessibleName(self.tr("Places on the form"))
        self.list.setHorizontalHeaderLabels([self.tr("Page"), self.tr("What"), self.tr("Value")])
        self.sheet.setAccessibleDescription(
            self.tr(
                "Arrows move the chosen place by 1 mm, with Shift by 5 mm, with Control they change"
                " its width. Plus and minus change the type size, Delete removes the place, Page up"
                " and down choose another one."
            )
        )
        self.sheet.setToolTip(self.sheet.accessibleDescription())
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember at once what was changed a moment ago."""
        super().hideEvent(event)
        self.settle()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that are meant for the places from the menus of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo or event.matches(QKeySequence.StandardKey.Redo):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo means the places wherever the focus is beside the page, Delete also in the list."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.sheet.undo()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self.sheet.remove()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Do not wait any longer to remember what was changed."""
        if self._timer.isActive():
            self._timer.stop()
            self.confirmed.emit(self._placing.spots)

    # --- set up

    def _set_up_list(self) -> None:
        self.list.setMinimumWidth(_LIST)
        as_list(self.list)
        self.list.setWordWrap(False)
        head = self.list.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self._name)
        choice.addWidget(self.what, 1)
        self._name.setWordWrap(False)
        row = QWidget()
        flow = FlowLayout(row)
        for button in self.tools.values():
            flow.addWidget(button)
        split = QSplitter()
        split.addWidget(self.area)
        split.addWidget(self.list)
        split.setSizes([600, 290])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(choice)
        column.addWidget(row)
        column.addWidget(self.hint)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        self.what.picked.connect(self._picked)
        self.sheet.chosen.connect(self._chosen)
        self.sheet.changed.connect(self._changed)
        self.list.currentCellChanged.connect(lambda row, *_: self._listed(row))
        self.tools["larger"].setCheckable(True)
        self.tools["larger"].toggled.connect(self.area.enlarge)
        self._timer.timeout.connect(lambda: self.confirmed.emit(self._placing.spots))
        for name, action in (
            ("new", self._new), ("put", self.sheet.put_in_middle), ("remove", self.sheet.remove),
            ("undo", self.sheet.undo), ("guess", self._guess_again),
            ("back", lambda: self._show_page(self._page - 1)),
            ("on", lambda: self._show_page(self._page + 1)),
        ):  # fmt: skip
            self.tools[name].clicked.connect(lambda *_, action=action: action())

    # --- what happens

    def _picked(self, field: str) -> None:
        """Another value for the chosen place, or what the next click places."""
        number = self.sheet.current
        if not field:
            self.sheet.to_place = None
        elif number >= 0:
            self._placing.name(number, field, self._title(field))
            self._changed()
        else:
            self.sheet.to_place = (field, self._title(field))
        self._refresh_tools()

    def _new(self) -> None:
        self.sheet.choose(-1)
        self.what.setFocus()

    def _guess_again(self) -> None:
        self.sheet.choose(-1)
        self._placing.begin_with(self._guessed)
        self._changed()

    def _chosen(self, number: int) -> None:
        self.sheet.to_place = None
        if number >= 0:
            spot = self._placing.spots[number]
            if spot.page != self._page:
                self._show_page(spot.page)
            self.what.choose(spot.field)
            self._bring_into_view()
        else:
            self.what.choose("")
        self._select(number)
        self._refresh_tools()

    def _listed(self, row: int) -> None:
        if 0 <= row < len(self._placing.spots):
            self.sheet.choose(row)

    def _changed(self) -> None:
        self._timer.start()
        self._refresh()
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        """Scroll to the chosen place; never under the pointer that holds it."""
        if not self.sheet.is_held:
            self.area.show_box()

    # --- what is shown

    def _show_page(self, number: int) -> None:
        if 1 <= number <= len(self._pages):
            self._page = number
            self.sheet.show_page(number, *self._pages[number - 1])
            self.area.fit()
        if self.sheet.current >= 0 and self._placing.spots[self.sheet.current].page != self._page:
            self.sheet.choose(-1)
        self._refresh_tools()

    def _refresh(self) -> None:
        self.list.blockSignals(True)
        self.list.setRowCount(len(self._placing.spots))
        for row, spot in enumerate(self._placing.spots):
            words = (str(spot.page), self._title_of(spot), self._words(spot) or "–")
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.list.setItem(row, column, item)
        self.list.blockSignals(False)
        self._select(self.sheet.current)
        self._refresh_tools()

    def _select(self, row: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentCell(row, 1 if row >= 0 else -1)
        self.list.blockSignals(False)

    def _refresh_tools(self) -> None:
        chosen, waiting = self.sheet.current >= 0, self.sheet.to_place
        self.tools["new"].setEnabled(chosen)
        self.tools["put"].setEnabled(waiting is not None)
        self.tools["remove"].setEnabled(chosen)
        self.tools["undo"].setEnabled(self._placing.can_undo)
        self.tools["guess"].setEnabled(bool(self._guessed))
        for name, here in (("back", self._page > 1), ("on", self._page < len(self._pages))):
            self.tools[name].setVisible(len(self._pages) > 1)
            self.tools[name].setEnabled(here)
        self.hint.setText(self._hint())
        words = self.tr("Page {n} of {all} with its places").format(
            n=self._page, all=max(1, len(self._pages))
        )
        # Read aloud when another place is chosen, too.
        self.sheet.setAccessibleName(f"{words}. {self.hint.text()}")

    def _hint(self) -> str:
        if self.sheet.to_place is not None:
            return self.tr("Click on the page where “{what}” goes, or draw a box there.").format(
                what=self.sheet.to_place[1]
            )
        if self.sheet.current >= 0:
            spot = self._placing.spots[self.sheet.current]
            return self.tr("Chosen: {what}. Drag it, drag its right edge, or use the keys.").format(
                what=self._title_of(spot)
            )
        if self._placing.spots:
            return self.tr("Click on a box to correct it, or choose what to write at a new place.")
        return self.tr("No place was recognised. Choose what to write, then click on the page.")

    def _words(self, spot: Spot) -> str:
        from icpdesk.pipeline.fill import words_at

        return words_at(spot, self._values, self._session.book)

    def _title_of(self, spot: Spot) -> str:
        """What is written at a place, and which of several boxes it is."""
        title = self._title(spot.field)
        option = spot.part.removeprefix("tick ") if spot.part.startswith("tick ") else ""
        return f"{title}: {option}" if option else title

    def _title(self, field: str) -> str:
        if field.startswith(LITERAL):
            return field.removeprefix(LITERAL)
        return self._session.say(value_title(field, self._session.book))


class _SheetArea(QScrollArea):
    """The page as wide as there is room."""

    def __init__(self, sheet: SpotSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._scale = 1.0
        self.setWidget(sheet)
        self.setMinimumWidth(_NARROWEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As wide as there is room beside the scroll bar."""
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2
        self._sheet.fit(round(self._scale * min(_WIDEST, room)))

    def enlarge(self, larger: bool) -> None:
        """Show the page larger than there is room, or as wide as there is."""
        self._scale = _LARGER if larger else 1.0
        self.fit()
        self.show_box()

    def show_box(self) -> None:
        """Scroll to the chosen place."""
        box = self._sheet.spot_box
        if not box.isEmpty():
            self.ensureVisible(box.center().x(), box.center().y(), 60, 60)
