"""A small window that stays on top and walks through the console's fields: one key copies the next.

The rows are those of the fill sheet, so the order is the console's. Values are always Chinese.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.text import Text
from ui.filing.filing_records import FilingRecords
from ui.filing.session import Session
from ui.widgets.labels import card, label

_NOTE = "copied"
_CLEAR_AFTER_MS = 60_000
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One field to copy."""

    key: str
    section: Text
    label: Text
    value: str
    note: Text


def _hint(note: Text, notes: tuple[Text, ...]) -> Text:
    """What stands below a value: the row's own note, and at the first row those of its step."""
    lines = [one for one in (note, *notes) if one]
    return Text("\n".join(one.en for one in lines), "\n".join(one.zh for one in lines))


class CopyThrough(QWidget):
    """Space or Enter copies and goes on, Backspace goes back, S skips, / searches."""

    def __init__(self, session: Session, shelf: FilingRecords | None = None) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint)
        self._session, self._shelf = session, shelf or FilingRecords(session)
        self.entries: list[Entry] = []
        self.current = 0
        self._copied = ""
        self.told = label("", "good")
        self.told.hide()
        self.section, self.name, self.other_name = label("", "quiet"), label("", "heading"), label()
        self.value, self.hint = label("", "title"), label("", "quiet")
        self.copy, self.back, self.skip = QPushButton(), QPushButton(), QPushButton()
        self.copy.setProperty("primary", "true")
        self.hiding, self.search = QCheckBox(), QLineEdit()
        self.hiding.setChecked(session.masked)
        self.search.setClearButtonEnabled(True)
        self.rows, self.bar = QListWidget(), QProgressBar()
        self._wipe = QTimer(self)
        self._wipe.setSingleShot(True)
        self._wipe.setInterval(_CLEAR_AFTER_MS)
        self._wipe.timeout.connect(self.forget)
        self._connect()
        self._lay_out()
        self.refresh()
        # Space copies from the first moment on; the button in front of it would go back.
        self.copy.setFocus()

    def refresh(self) -> None:
        """The rows of the present filing; what was copied stays ticked while its value is the same."""
        from icpdesk.pipeline.papers import fill_sheet

        session = self._session
        sections = fill_sheet(session.case)
        self.entries = [
            Entry(
                f"{part.numbered.en}|{row.path or row.label.en}={row.value}",
                part.numbered,
                row.label,
                row.value,
                _hint(row.note, part.notes if number == 0 else ()),
            )
            for part in sections
            for number, row in enumerate(part.typed)
        ]
        self._translate()
        self.go_to(next((n for n, e in enumerate(self.entries) if not self.is_copied(e)), 0))

    def is_copied(self, entry: Entry) -> bool:
        """Whether this value was copied already."""
        return entry.key in self._shelf.note(_NOTE, ())

    def copy_and_go_on(self) -> None:
        """Copy the value, tick it, show the next one that is not ticked."""
        if not self.entries:
            return
        entry = self.entries[self.current]
        QGuiApplication.clipboard().setText(entry.value)
        self._copied = entry.value
        self._wipe.start()
        self._shelf.set_note(_NOTE, sorted({*self._shelf.note(_NOTE, ()), entry.key}))
        after = range(self.current + 1, len(self.entries))
        rest = [n for n in (*after, *range(self.current)) if not self.is_copied(self.entries[n])]
        self.go_to(rest[0] if rest else self.current)
        self._tell(entry, self.entries[rest[0]] if rest else None)

    def go_to(self, index: int) -> None:
        """Show one field."""
        if not self.entries:
            return
        self.current = max(0, min(index, len(self.entries) - 1))
        self._show()

    def _tell(self, copied: Entry, following: Entry | None) -> None:
        """What is in the clipboard and where it goes: the large value below is the next one already."""
        words = self.tr("Copied: {value} → {field}").format(
            value=self._masked(copied.value), field=copied.label.zh
        )
        rest = (
            self.tr("next: {value}").format(value=self._masked(following.value))
            if following
            else ""
        )
        done = rest or self.tr("that was the last one")
        self.told.setText(f"{words}\n{done}")
        self.told.show()

    def forget(self) -> None:
        """Clear the clipboard if it still holds our value."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""
        self.told.hide()

    def _connect(self) -> None:
        self.copy.clicked.connect(self.copy_and_go_on)
        self.back.clicked.connect(lambda: self.go_to(self.current - 1))
        self.skip.clicked.connect(lambda: self.go_to(self.current + 1))
        self.hiding.toggled.connect(lambda *_: self._show())
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self.copy.setFocus)
        self.rows.itemActivated.connect(lambda item: self.go_to(self.rows.row(item)))
        self.rows.itemClicked.connect(lambda item: self.go_to(self.rows.row(item)))
        self._session.changed.connect(self.refresh)
        self._session.closed.connect(self.forget)
        self._session.language_changed.connect(self.refresh)
        for keys, action in (
            ("Ctrl+Return", self.copy_and_go_on),
            ("Alt+Left", self.back.click),
            ("Alt+Right", self.skip.click),
            ("Ctrl+F", self.search.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.back, self.skip):
            buttons.addWidget(button)
        buttons.addWidget(self.copy, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        layout.addWidget(self.told)
        layout.addWidget(card(self.section, self.name, self.other_name, self.value, self.hint))
        layout.addLayout(buttons)
        layout.addWidget(self.bar)
        layout.addWidget(self.search)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.hiding)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.resize(400, 620)

    def _translate(self) -> None:
        self.setWindowTitle(self.tr("Copy into the console"))
        self.copy.setText(self.tr("Copy, next"))
        self.copy.setToolTip("Ctrl+Return")
        self.back.setText(self.tr("Back"))
        self.skip.setText(self.tr("Skip"))
        self.hiding.setText(self.tr("Hide numbers"))
        self.search.setPlaceholderText(self.tr("Search a field…"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.rows.setAccessibleName(self.tr("Fields of the console"))
        self.bar.setAccessibleName(self.tr("Copied"))

    def _show(self) -> None:
        say, entry = self._session.say, self.entries[self.current]
        self.section.setText(say(entry.section))
        self.name.setText(entry.label.zh)
        self.other_name.setText(entry.label.en)
        self.value.setText(self._masked(entry.value))
        self.hint.setText(say(entry.note))
        self.hint.setVisible(bool(entry.note))
        done = sum(self.is_copied(item) for item in self.entries)
        self.bar.setRange(0, len(self.entries))
        self.bar.setValue(done)
        self.bar.setFormat(f"{done} / {len(self.entries)}")
        self._show_rows()

    def _show_rows(self) -> None:
        self.rows.blockSignals(True)
        self.rows.clear()
        for entry in self.entries:
            mark = "✓" if self.is_copied(entry) else "○"
            text = f"{mark}  {entry.label.zh}  {self._masked(entry.value)}"
            item = QListWidgetItem(text)
            item.setToolTip(f"{entry.label.en}\n{self._masked(entry.value)}")
            self.rows.addItem(item)
        self.rows.setCurrentRow(self.current)
        self.rows.blockSignals(False)
        self._filter()

    def _find(self) -> None:
        self._filter()
        wanted = self.search.text().casefold()
        first = next((n for n, e in enumerate(self.entries) if wanted and wanted in _text(e)), None)
        if first is not None:
            self.go_to(first)

    def _filter(self) -> None:
        wanted = self.search.text().casefold()
        for row, entry in enumerate(self.entries):
            self.rows.item(row).setHidden(wanted not in _text(entry))

    def _masked(self, value: str) -> str:
        digits = sum(char.isdigit() for char in value)
        if not self.hiding.isChecked() or digits < 6:
            return value
        return value[:_SHOWN] + "•" * max(0, len(value) - 2 * _SHOWN) + value[-_SHOWN:]


def _text(entry: Entry) -> str:
    return f"{entry.label.zh} {entry.label.en} {entry.value}".casefold()
