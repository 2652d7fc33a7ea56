"""The editors of the form: one for each kind of field, all with the same four calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from icpdesk.base.text import Text
from icpdesk.rulebook.fields import Field, choices_of
from icpdesk.rulebook.places import cities, districts
from ui.filing.session import Session
from ui.widgets.button_icon import set_icon
from ui.widgets.field_line import FieldLine, FieldText
from ui.widgets.field_values import NotYet, changes, is_number, parsed, shown
from ui.widgets.search_box import SearchBox

_LIST_HEIGHT, _TEXT_HEIGHT = 150, 84


class Editor(QWidget):
    """Shows one value; ``target`` is what takes the focus and the accessible name."""

    edited = Signal(object)
    unfinished = Signal(str, object)
    """(what is typed, NotYet): it was left like that, and is no value."""
    onward = Signal()
    """Enter was pressed: go on with the next field."""
    cleaned = Signal(object)
    """A tuple of Text: what was changed in what was typed, mostly nothing."""

    def __init__(self, session: Session, field: Field, target: QWidget) -> None:
        super().__init__()
        self.session, self.field, self.target = session, field, target
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(target, 1)
        self.setFocusProxy(target)

    def show_value(self, value: Any) -> None:
        """Show ``value`` without reporting it."""

    def show_draft(self, typed: str) -> None:
        """Show what was typed and is no value."""

    def settle(self) -> None:
        """The field is left: what stands there is taken as it is."""

    def enter_pressed(self) -> None:
        """What stands here is taken before anything else hears of it."""
        self.settle()
        self.onward.emit()

    def take_focus(self) -> None:
        """Let the next key go to it."""
        self.target.setFocus()

    def name(self, words: str) -> None:
        """What a screen reader says of it."""
        self.target.setAccessibleName(words)

    def retranslate(self) -> None:
        """Write own words in the window's language."""


class LineEditor(Editor):
    """Text, numbers, phones, several words."""

    def __init__(self, session: Session, field: Field) -> None:
        self.line = FieldLine()
        super().__init__(session, field, self.line)
        self.line.setPlaceholderText(field.example)
        self.line.textEdited.connect(self.take)
        self.line.returnPressed.connect(self.enter_pressed)
        session.masked_changed.connect(self._mask)
        self._mask()

    def take(self, typed: str) -> None:
        """Report what is typed as soon as it is a value; nothing is said while somebody types."""
        try:
            value = parsed(self.field, typed)
        except NotYet:
            self.line.own_undo = True
            return
        self.line.own_undo = False
        self.edited.emit(value)

    def settle(self) -> None:
        """Say what cannot be read; it stays as it was typed."""
        try:
            value = parsed(self.field, self.line.text())
        except NotYet as problem:
            self.unfinished.emit(self.line.text(), problem)
        else:
            self.cleaned.emit(changes(self.field, self.line.text()))
            self._write(value)

    def show_value(self, value: Any) -> None:
        """What is typed stays as it is typed while it means the same."""
        try:
            if parsed(self.field, self.line.text()) == value:
                return
        except NotYet:
            if self.line.hasFocus():
                return
        self._write(value)

    def show_draft(self, typed: str) -> None:
        """As it was left."""
        if self.line.text() != typed:
            self.line.setText(typed)

    def _write(self, value: Any) -> None:
        words = shown(self.field, value, self.session.book)
        self.line.own_undo = False
        if words != self.line.text():
            self.line.setText(words)
            self.line.setCursorPosition(0)

    def _mask(self) -> None:
        hidden = self.session.masked and is_number(self.field)
        mode = QLineEdit.EchoMode.PasswordEchoOnEdit if hidden else QLineEdit.EchoMode.Normal
        self.line.setEchoMode(mode)


class DateEditor(LineEditor):
    """A date to type or to pick; an end date can be long-term."""

    def __init__(self, session: Session, field: Field) -> None:
        super().__init__(session, field)
        self.calendar = QCalendarWidget()
        self.calendar.clicked.connect(self._picked)
        self._menu = QMenu(self)
        action = QWidgetAction(self._menu)
        action.setDefaultWidget(self.calendar)
        self._menu.addAction(action)
        self.pick = QToolButton()
        self.pick.setMenu(self._menu)
        self.pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.pick.setIconSize(QSize(18, 18))
        self._menu.aboutToShow.connect(self._show_month)
        self.row.addWidget(self.pick)
        self.forever = QPushButton()
        self.forever.clicked.connect(lambda: self._set("长期"))
        self.row.addWidget(self.forever)
        self.forever.setVisible(field.kind == "end-date")
        self.retranslate()

    def name(self, words: str) -> None:
        """The line and its buttons."""
        super().name(words)
        self.pick.setAccessibleName(f"{self.pick.toolTip()}: {words}")
        self.forever.setAccessibleName(f"{self.forever.text()}: {words}")

    def retranslate(self) -> None:
        """Names of the buttons."""
        set_icon(self.pick, "calendar")
        self.pick.setToolTip(QCoreApplication.translate("Editor", "Choose in a calendar"))
        self.forever.setText(QCoreApplication.translate("Editor", "Long-term"))

    def _show_month(self) -> None:
        day = QDate.fromString(self.line.text(), Qt.DateFormat.ISODate)
        if day.isValid():
            self.calendar.setSelectedDate(day)
        self.calendar.setMinimumSize(self.calendar.sizeHint())

    def _picked(self, day: QDate) -> None:
        self._menu.close()
        self._set(day.toString(Qt.DateFormat.ISODate))

    def _set(self, text: str) -> None:
        self.line.setText(text)
        self.take(text)


class ChoiceEditor(Editor):
    """One entry of a list, searched by typing."""

    def __init__(self, session: Session, field: Field) -> None:
        self.box = SearchBox(free=field.open or field.kind in ("city", "district"))
        super().__init__(session, field, self.box)
        self.box.picked.connect(lambda slug: self.edited.emit(slug))
        self.box.unknown.connect(self._unknown)
        self.box.line.returnPressed.connect(self.enter_pressed)
        self._fill()

    def settle(self) -> None:
        """The entry that was meant, or that there is none like it."""
        self.box.settle()

    def show_value(self, value: Any) -> None:
        """The entry, in both languages; what is being typed stays."""
        if self.field.kind in ("city", "district"):
            self._fill()
        if self.box.chosen != (value or "") and not self.box.hasFocus():
            self.box.choose(value or "")

    def show_draft(self, typed: str) -> None:
        """As it was left."""
        self.box.show_words(typed)

    def _unknown(self, typed: str) -> None:
        """Words that are no entry: the nearest entries are offered."""
        near = self.box.near(typed)
        words = Text(f"“{typed}” is not in the list.", f"列表中没有“{typed}”。")
        if self.field.open and not near:
            return
        free = self.field.open or self.field.kind in ("city", "district")
        self.unfinished.emit(typed, NotYet(words, near, is_value=free))

    def _fill(self) -> None:
        filing, kind = self.session.filing, self.field.kind
        if kind == "city":
            found = cities(filing.province)
        elif kind == "district":
            found = districts(filing.province, filing.subject.city)
        else:
            terms = choices_of(self.session.book, self.field.choices).offered
            self.box.offer([(f"{term.name.zh} · {term.name.en}", term.slug) for term in terms])
            return
        self.box.offer([(f"{place.name} · {place.pinyin}", place.name) for place in found])


class FlagEditor(Editor):
    """Yes or no, or not answered yet."""

    def __init__(self, session: Session, field: Field) -> None:
        self.yes, self.no = QRadioButton(), QRadioButton()
        super().__init__(session, field, self.yes)
        self.row.setStretchFactor(self.yes, 0)
        self.row.addWidget(self.no)
        self.row.addStretch(1)
        self._group = QButtonGroup(self)
        for button in (self.yes, self.no):
            self._group.addButton(button)
            button.clicked.connect(lambda: self.edited.emit(self.yes.isChecked()))
        self.retranslate()

    def take_focus(self) -> None:
        """The answer that was given, else the first."""
        (self.no if self.no.isChecked() else self.yes).setFocus()

    def show_value(self, value: Any) -> None:
        """None shows neither."""
        self._group.setExclusive(False)
        self.yes.setChecked(value is True)
        self.no.setChecked(value is False)
        self._group.setExclusive(True)

    def name(self, words: str) -> None:
        """Both buttons tell the question."""
        self.yes.setAccessibleName(f"{words}: {self.yes.text()}")
        self.no.setAccessibleName(f"{words}: {self.no.text()}")

    def retranslate(self) -> None:
        """The two answers."""
        self.yes.setText(QCoreApplication.translate("Editor", "Yes"))
        self.no.setText(QCoreApplication.translate("Editor", "No"))


class ManyEditor(Editor):
    """Several entries of a list, with a search above it."""

    def __init__(self, session: Session, field: Field) -> None:
        self.list = QListWidget()
        self.search = QLineEdit()
        holder = QWidget()
        super().__init__(session, field, holder)
        holder.setFocusProxy(self.search)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.list.setFixedHeight(_LIST_HEIGHT)
        for term in choices_of(session.book, field.choices):
            item = QListWidgetItem(f"{term.name.zh} · {term.name.en}")
            item.setData(Qt.ItemDataRole.UserRole, term.slug)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._report)
        self.search.textChanged.connect(self._filter)
        self.retranslate()

    def show_value(self, value: Any) -> None:
        """Tick the chosen entries."""
        self.list.blockSignals(True)
        for item in self._items():
            on = item.data(Qt.ItemDataRole.UserRole) in (value or ())
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def name(self, words: str) -> None:
        """The list and its search."""
        self.list.setAccessibleName(words)
        self.search.setAccessibleName(f"{self.search.placeholderText()}: {words}")

    def retranslate(self) -> None:
        """The words in the empty search."""
        self.search.setPlaceholderText(QCoreApplication.translate("Editor", "Search the list"))

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, typed: str) -> None:
        for item in self._items():
            item.setHidden(typed.strip().casefold() not in item.text().casefold())

    def _report(self) -> None:
        chosen = tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )
        self.edited.emit(chosen)


class LongEditor(Editor):
    """Several lines of text."""

    def __init__(self, session: Session, field: Field) -> None:
        self.text = FieldText()
        super().__init__(session, field, self.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        self.text.textChanged.connect(self._take)

    def _take(self) -> None:
        typed = self.text.toPlainText()
        self.edited.emit(parsed(self.field, typed))
        self.cleaned.emit(changes(self.field, typed))

    def show_value(self, value: Any) -> None:
        """Keeps the cursor while the text means the same."""
        if parsed(self.field, self.text.toPlainText()) != (value or ""):
            self.text.blockSignals(True)
            self.text.setPlainText(value or "")
            self.text.blockSignals(False)


_KINDS: dict[str, Callable[[Session, Field], Editor]] = {
    "choice": ChoiceEditor, "city": ChoiceEditor, "district": ChoiceEditor, "flag": FlagEditor,
    "choices": ManyEditor, "long-text": LongEditor, "date": DateEditor, "end-date": DateEditor,
}  # fmt: skip


def make_editor(session: Session, field: Field) -> Editor:
    """The editor for a field of the catalogue."""
    return _KINDS.get(field.kind, LineEditor)(session, field)
