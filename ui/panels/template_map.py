"""The places of an official template and what goes into each; the user corrects."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QComboBox, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem

from icpdesk.forms.form_names import owner_title, value_title
from icpdesk.forms.template_map import (
    LITERAL,
    REASONS,
    Entry,
    TemplateMap,
    value_of,
    why_unsure,
)
from ui.filing.session import Session
from ui.widgets.still_boxes import ChoiceBox

_SURE = 0.8
_UNSURE_GROUND, _UNSURE_WORDS = QColor("#fff3bf"), QColor("#3b3000")
_LONGEST_OFFER = 14


class TemplateMapTable(QTableWidget):
    """A row a place: its label, the field, and how sure the guess is."""

    corrected = Signal(object)
    """The map with the user's correction."""

    def __init__(self, session: Session) -> None:
        super().__init__(0, 3)
        self._session = session
        self._map: TemplateMap | None = None
        self.verticalHeader().hide()
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setWordWrap(True)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)

    def show_map(self, template: TemplateMap, values: Mapping[str, str]) -> None:
        """Show a map with the values of the present filing to choose from."""
        self._map = template
        self.setHorizontalHeaderLabels(
            [
                self.tr("In the template"),
                self.tr("Filled with"),
                self.tr("How sure"),
            ]
        )
        self.setAccessibleName(self.tr("Places of the template"))
        self.setRowCount(len(template.entries))
        for row, entry in enumerate(template.entries):
            self._show_entry(row, entry, values)
        self.resizeRowsToContents()

    def _show_entry(self, row: int, entry: Entry, values: Mapping[str, str]) -> None:
        say = self._session.say
        words, sure = self._sureness(entry)
        owner = say(owner_title(entry.section))
        name = QTableWidgetItem(f"{owner} · {entry.label}" if owner else entry.label)
        state = QTableWidgetItem(words)
        for column, item in ((0, name), (2, state)):
            font = item.font()
            font.setBold(not sure)
            item.setFont(font)
            self.setItem(row, column, item)
            if entry.proposal and not entry.field:
                item.setBackground(QBrush(_UNSURE_GROUND))
                item.setForeground(QBrush(_UNSURE_WORDS))
                item.setToolTip(say(why_unsure(entry.said)))
        self.removeCellWidget(row, 1)
        self.removeCellWidget(row, 2)
        if entry.proposal and not entry.field:
            self._offer(row, entry, values)
        if entry.may_be_filled:
            self.setCellWidget(row, 1, self._box(entry, values))
        else:
            reason = REASONS.get(entry.reason)
            words = say(reason) if reason else self.tr("stays blank")
            self.setItem(row, 1, QTableWidgetItem(words))

    def _sureness(self, entry: Entry) -> tuple[str, bool]:
        if not entry.may_be_filled:
            return self.tr("by hand"), True
        if entry.proposal and not entry.field:
            return self.tr("? whose is it"), False
        if not entry.field:
            return self.tr("? not known"), False
        if entry.confidence < _SURE:
            return self.tr("? look at it"), False
        return self.tr("✓ sure"), True

    def _offer(self, row: int, entry: Entry, values: Mapping[str, str]) -> None:
        """A blank of which nobody can tell whose it is: what would go there, one click away."""
        value = value_of(entry.proposal, values)
        if not value:
            return
        short = value if len(value) <= _LONGEST_OFFER else f"{value[:_LONGEST_OFFER]}…"
        button = QPushButton(self.tr("? use {value}").format(value=short))
        button.setToolTip(f"{self._session.say(why_unsure(entry.said))}\n{value}")
        button.setAccessibleName(
            self.tr("{label}: use {value}").format(label=entry.label, value=value)
        )
        place, field = entry.place, entry.proposal
        button.clicked.connect(lambda: self._take(row, place, field, values))
        self.setCellWidget(row, 2, button)

    def _take(self, row: int, place: str, field: str, values: Mapping[str, str]) -> None:
        self._correct(place, field)
        entry = (
            next((one for one in self._map.entries if one.place == place), None)
            if self._map
            else None
        )
        if entry is not None and self.rowCount() > row:
            self._show_entry(row, entry, values)

    def _box(self, entry: Entry, values: Mapping[str, str]) -> QComboBox:
        box = ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.setAccessibleName(entry.label)
        box.addItem(self.tr("leave blank"), "")
        for name, value in values.items():
            box.addItem(f"{value}   ({self._title(name)})", name)
            box.setItemData(box.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
        at = box.findData(entry.field)
        if at < 0:
            box.addItem(self._other_value(entry.field, values), entry.field)
            at = box.count() - 1
        box.setCurrentIndex(at)
        place = entry.place
        box.activated.connect(lambda *_: self._correct(place, str(box.currentData())))
        return box

    def _other_value(self, field: str, values: Mapping[str, str]) -> str:
        """Words that the map itself gives, several values, or a field that the filing leaves empty."""
        value = value_of(field, values)
        if value:
            title = "" if field.startswith(LITERAL) else f"   ({self._title(field)})"
            return f"{value}{title}"
        return self.tr("no value   ({title})").format(title=self._title(field))

    def _title(self, name: str) -> str:
        return self._session.say(value_title(name, self._session.book))

    def _correct(self, place: str, field: str) -> None:
        if self._map is not None:
            self._map = self._map.with_field(place, field)
            self.corrected.emit(self._map)
