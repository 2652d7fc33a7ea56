"""What a change changes: each field, and what is filed of it today; the new value stands in the form."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from icpdesk.model import FiledValue
from icpdesk.model.place import Place
from ui.filing.session import Session
from ui.widgets.field_line import FieldLine
from ui.widgets.labels import label
from ui.widgets.search_box import SearchBox


class FiledValues(QFrame):
    """One row a field; shown only for types of filing that change something."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "card")
        self._title, self._lead = label("", "heading"), label("", "quiet")
        self._message = label("", "error")
        self.rows: list[_Row] = []
        self._list = QVBoxLayout()
        self.add_button = QPushButton()
        self.add_button.clicked.connect(self._add)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(10)
        for widget in (self._title, self._lead):
            layout.addWidget(widget)
        layout.addLayout(self._list)
        layout.addWidget(self._message)
        layout.addLayout(line)
        self.retranslate()
        self.refresh()
        session.changed.connect(self.refresh)
        session.checked.connect(self._show_findings)

    def refresh(self) -> None:
        """The rows of the present filing; rows that are there stay, so that typing goes on."""
        from icpdesk.pipeline.filing_types import changeable, takes_changes

        session = self._session
        if not session.is_open:
            return
        self.setVisible(takes_changes(session.filing, session.book))
        fields = changeable(session.case)
        entries = [(session.say(words), str(path)) for path, words in fields]
        filed = session.filing.filed
        while len(self.rows) > len(filed):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.deleteLater()
        while len(self.rows) < len(filed):
            self.rows.append(_Row(self, len(self.rows)))
            self._list.addWidget(self.rows[-1])
            self.rows[-1].show()  # At once: the focus goes only to what can be seen.
        for row, one in zip(self.rows, filed, strict=True):
            row.show_change(one, entries, session)
        self._show_findings()

    def take_focus(self, place: Place) -> None:
        """Let the next key go to the row that a finding names, or to the first one."""
        number = place.positions[0] if place.positions else 0
        if number < len(self.rows):
            self.rows[number].field.setFocus()
        else:
            self.add_button.setFocus()

    def put(self, number: int, one: FiledValue) -> None:
        """Take one row over; can be undone."""
        filed = list(self._session.filing.filed)
        filed[number] = one
        self._session.put("filed", tuple(filed))

    def remove(self, number: int) -> None:
        """Leave one field out."""
        filed = self._session.filing.filed
        self._session.put("filed", filed[:number] + filed[number + 1 :])

    def _add(self) -> None:
        self._session.put("filed", (*self._session.filing.filed, FiledValue()))
        self.rows[-1].field.setFocus()

    def _show_findings(self) -> None:
        report = self._session.report
        said = [f for f in report.findings if Place(f.where).is_in("filed")] if report else []
        self._message.setText("\n".join(dict.fromkeys(self._session.say(f.message) for f in said)))
        self._message.setVisible(bool(said))

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self._title.setText(self.tr("What changes"))
        self._lead.setText(
            self.tr(
                "Choose each field that changes and enter what is filed of it today. The new value"
                " stands in its own field of the form."
            )
        )
        self.add_button.setText(self.tr("Add a changed field"))
        for row in self.rows:
            row.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        super().changeEvent(event)


class _Row(QWidget):
    """One field with its old value, and the new one behind an arrow."""

    def __init__(self, owner: FiledValues, number: int) -> None:
        super().__init__()
        self._owner, self._number = owner, number
        self.field, self.old = SearchBox(), FieldLine()
        self.new = label("", "quiet")
        self.remove = QPushButton()
        self.field.picked.connect(lambda _: self._tell())
        self.old.editingFinished.connect(self._tell)
        self.remove.clicked.connect(lambda: owner.remove(self._number))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget, room in ((self.field, 3), (self.old, 3), (self.new, 3), (self.remove, 0)):
            layout.addWidget(widget, room)
        self.retranslate()

    def show_change(
        self, one: FiledValue, entries: list[tuple[str, str]], session: Session
    ) -> None:
        """Show an entry without reporting it."""
        from icpdesk.pipeline.filing_types import new_value_of

        self.field.offer(entries)
        if self.field.chosen != one.field:
            self.field.choose(one.field)
        if not self.old.hasFocus() and self.old.text() != one.value:
            self.old.setText(one.value)
        new = new_value_of(session.filing, one.field, session.book)
        self.new.setText(f"→ {new or '—'}")

    def _tell(self) -> None:
        one = FiledValue(field=self.field.chosen, value=self.old.text().strip())
        filed = self._owner._session.filing.filed
        if self._number < len(filed) and filed[self._number] != one:
            self._owner.put(self._number, one)

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.field.setAccessibleName(self.tr("Field that changes"))
        self.field.line.setPlaceholderText(self.tr("Field that changes"))
        self.old.setAccessibleName(self.tr("Filed today"))
        self.old.setPlaceholderText(self.tr("Filed today"))
        self.remove.setText(self.tr("Remove"))
