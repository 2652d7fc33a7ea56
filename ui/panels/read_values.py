"""What documents say, a row a value: ticked where it is sure, chosen where two things disagree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from icpdesk.model.place import SUBJECT, Place
from icpdesk.pipeline.beginning import ROLES, ReadChoice, ReadValue, Stranger
from ui.filing.first_documents import FirstDocuments
from ui.widgets.flow_layout import clear
from ui.widgets.labels import card, label, set_role
from ui.widgets.owner_words import owner_and_name, owner_words
from ui.widgets.still_boxes import ChoiceBox

_NAMES = 200
"""Pixels for the names of fields, so that the values stand below each other."""


def _narrow_box() -> ChoiceBox:
    """A list that is not as wide as its longest line: the cards beside the scan stay whole."""
    box = ChoiceBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    return box


class ReadRow(QFrame):
    """One value: its field with a tick, what was read, what stands in the form."""

    looked_at = Signal(object)
    """The ReadChoice that the row is about now, or None."""
    decided = Signal()

    def __init__(self, value: ReadValue, name: str) -> None:
        super().__init__()
        self.value = value
        self.tick = QCheckBox(name)
        self.read = label("", "name")
        self.note = label("", "quiet")
        self.box: QComboBox | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, _NAMES)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.addWidget(self.tick, 0, 0)
        if value.state in ("differs", "several"):
            self.box = self._choices()
            grid.addWidget(self.box, 0, 1)
            self.tick.setEnabled(False)
        else:
            self.read.setText(value.choices[0].shown)
            grid.addWidget(self.read, 0, 1)
            self.tick.setChecked(value.sure or value.state == "equal")
            self.tick.setEnabled(value.state == "new")
        grid.addWidget(self.note, 1, 0, 1, 2)
        self._say()
        self.note.setVisible(bool(self.note.text()))
        self.tick.setAccessibleName(f"{name}: {value.choices[0].shown}")
        self.tick.toggled.connect(self.decided)
        for widget in (self.tick, self.box):
            if widget is not None:
                widget.installEventFilter(self)

    @property
    def chosen(self) -> tuple[Place, Any] | None:
        """(path, value) to take; None for nothing."""
        if self.box is not None:
            data = self.box.currentData()
            return (self.value.path, data.value) if isinstance(data, ReadChoice) else None
        ticked = self.value.state == "new" and self.tick.isChecked()
        return (self.value.path, self.value.choices[0].value) if ticked else None

    @property
    def is_open(self) -> bool:
        """Whether a choice is awaited."""
        return self.box is not None and self.box.currentIndex() == 0

    @property
    def choice(self) -> ReadChoice:
        """The value that is shown on the scan."""
        data = self.box.currentData() if self.box is not None else None
        return data if isinstance(data, ReadChoice) else self.value.choices[0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who comes here by key sees the place on the scan."""
        if event.type() is QEvent.Type.FocusIn:
            self.looked_at.emit(self.choice)
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole row can be clicked."""
        (self.box or self.tick).setFocus(Qt.FocusReason.MouseFocusReason)
        self.looked_at.emit(self.choice)
        super().mousePressEvent(event)

    def _choices(self) -> QComboBox:
        box = _narrow_box()
        box.addItem(self.tr("Choose…"))
        for choice in self.value.choices:
            box.addItem(f"{choice.shown}  ({Path(choice.file).name})", choice)
        if self.value.typed:
            box.addItem(self.tr("Keep {value}").format(value=self.value.typed), "keep")
        for index in range(box.count()):
            box.setItemData(index, box.itemText(index), Qt.ItemDataRole.ToolTipRole)
        box.setAccessibleName(self.tick.text())
        box.activated.connect(self._chose)
        return box

    def _chose(self) -> None:
        self.looked_at.emit(self.choice)
        self.decided.emit()

    def _say(self) -> None:
        """Only what must be looked at; where it was read is seen beside it."""
        value = self.value
        set_role(self.note, "warning")
        if value.state == "several":
            self.note.setText(self.tr("The documents disagree."))
        elif value.state == "differs":
            self.note.setText(
                self.tr("In the form stands {typed}, on the document {read}.").format(
                    typed=value.typed, read=value.choices[0].shown
                )
            )
        elif value.state == "new" and value.choices[0].checked is False:
            self.note.setText(self.tr("The check digit does not fit: compare it with the scan."))


class ReadValues(QWidget):
    """Questions first, then the values of each owner; rebuilt when documents or form change."""

    looked_at = Signal(object)
    decided = Signal()

    def __init__(self, pile: FirstDocuments) -> None:
        super().__init__()
        self._pile = pile
        self.rows: dict[str, ReadRow] = {}
        self.questions: dict[str, QComboBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def refresh(self) -> None:
        """Show what the documents tell now; ticks that were taken away stay away."""
        off = {
            path for path, row in self.rows.items() if row.value.sure and not row.tick.isChecked()
        }
        clear(self._column)
        self.rows, self.questions = {}, {}
        told, session = self._pile.told, self._pile.session
        for part in (self._asked(), self._aside()):
            if part is not None:
                self._column.addWidget(part)
        owners: dict[Place, list[ReadValue]] = {}
        for value in told.values:
            owners.setdefault(value.path.owner or SUBJECT, []).append(value)
        for owner, values in owners.items():
            head = owner_and_name(owner, session.filing)
            widgets: list[QWidget] = [label(head[:1].upper() + head[1:], "heading")]
            for value in values:
                row = ReadRow(value, session.say(value.label))
                if value.path in off and value.sure:
                    row.tick.setChecked(False)
                row.looked_at.connect(self.looked_at)
                row.decided.connect(self.decided)
                self.rows[value.path] = row
                widgets.append(row)
            self._column.addWidget(card(*widgets))

    @property
    def chosen(self) -> dict[Place, Any]:
        """Value by path of everything that is ticked or chosen."""
        return dict(row.chosen for row in self.rows.values() if row.chosen is not None)

    @property
    def has_open(self) -> bool:
        """Whether a choice between two values is awaited."""
        return any(row.is_open for row in self.rows.values())

    def _asked(self) -> QWidget | None:
        """Whose cards these are that nothing tells."""
        strangers = self._pile.told.strangers
        if not strangers:
            return None
        widgets: list[QWidget] = [label(self.tr("Whose is it?"), "heading")]
        for stranger in strangers:
            box = _narrow_box()
            box.addItem(self.tr("Choose…"))
            for words, data in self._answers(stranger):
                box.addItem(words, data)
            name = stranger.name or Path(stranger.file).name
            box.setAccessibleName(self.tr("Whose is {name}?").format(name=name))
            box.activated.connect(lambda _, b=box, s=stranger: self._answered(s, b.currentData()))
            words = f"{stranger.name}  {Path(stranger.file).name}".strip()
            widgets += [label(words, "name"), box]
            self.questions[stranger.file] = box
        return card(*widgets)

    def _answers(self, stranger: Stranger) -> Iterator[tuple[str, str]]:
        if stranger.name:
            for role in ROLES:
                yield owner_words(role), role
            return
        for file, name in stranger.fronts:
            yield self.tr("the back of {name}'s card").format(name=name or Path(file).name), file

    def _answered(self, stranger: Stranger, data: object) -> None:
        if not isinstance(data, str):
            return
        if stranger.name:
            self._pile.say_role(stranger.file, data)
        else:
            self._pile.say_front(stranger.file, data)

    def _aside(self) -> QWidget | None:
        """Files that say nothing, and values that could not be read."""
        from icpdesk.reading.fields import label_of

        say = self._pile.session.say
        lines = [f"{name}: {say(why)}" for name, why in self._pile.left_aside]
        for file in self._pile.not_asked_for:
            words = self.tr("{file}: this filing asks for no (further) picture of this kind.")
            lines.append(words.format(file=Path(file).name))
        for file, names in self._pile.told.lost:
            words = self.tr(", ").join(say(label_of(name)) for name in names)
            lines.append(
                self.tr(
                    "{file}: could not be read: {names}. Type it, or drop a sharper picture."
                ).format(file=Path(file).name, names=words)
            )
        for one in self._pile.documents:
            if not one.slot:
                lines.append(f"{Path(one.file).name}: {say(one.guess.why)}")
        if not lines:
            return None
        return card(label(self.tr("Left aside"), "heading"), label("\n".join(lines), "quiet"))
