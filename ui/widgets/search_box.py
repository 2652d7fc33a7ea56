"""A list to choose from that is searched by typing any part of an entry, in either language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView


class SearchBox(QComboBox):
    """Entries are (words, slug); what is typed is only a search, never a value of its own."""

    picked = Signal(str)
    """Slug of the entry that the user chose."""

    def __init__(self, *, free: bool = False) -> None:
        super().__init__()
        self._free = free
        """Whether words outside the list are a value too."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._line = QLineEdit()
        self.setLineEdit(self._line)
        completer = QCompleter(self.model(), self)
        self.setCompleter(completer)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        self._told = ""
        self.activated.connect(lambda _: self._settle())
        self._line.editingFinished.connect(self._settle)

    @property
    def chosen(self) -> str:
        """Slug of the chosen entry, or the free words; empty when there is none."""
        row = self._row_of(self.currentText())
        if row >= 0:
            return str(self.itemData(row) or "")
        return self.currentText().strip() if self._free else ""

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Other entries; the choice stays."""
        chosen = self.chosen
        self.blockSignals(True)
        self.clear()
        for words, slug in entries:
            self.addItem(words, slug)
        self.blockSignals(False)
        self.choose(chosen)

    def choose(self, slug: str) -> None:
        """Show an entry without reporting it; empty shows none."""
        index = self.findData(slug) if slug else -1
        self.blockSignals(True)
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(slug if self._free else "")
        self._line.setCursorPosition(0)
        self._told = self.chosen
        self.blockSignals(False)

    def setAccessibleName(self, name: str) -> None:
        """The list and the line in it are one thing to a screen reader."""
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let typing replace what is shown."""
        super().focusInEvent(event)
        self._line.selectAll()

    def _settle(self) -> None:
        """Show the entry that was meant; give the last choice back when none was."""
        row, before = self._row_of(self.currentText()), self.currentIndex()
        if row >= 0:
            self.setCurrentIndex(row)
        elif not self._free:
            self.setEditText(self.itemText(before) if before >= 0 and self._line.text() else "")
        if self.chosen != self._told:
            self.picked.emit(self.chosen)
            self._told = self.chosen

    def _row_of(self, typed: str) -> int:
        """The entry that ``typed`` means: all of it, one of its names, or the only one with it."""
        typed = typed.strip().casefold()
        if not typed:
            return -1
        words = [self.itemText(row).casefold() for row in range(self.count())]
        if typed in words:
            return words.index(typed)
        named = [row for row, word in enumerate(words) if typed in map(str.strip, word.split("·"))]
        holding = named or [row for row, word in enumerate(words) if typed in word]
        return holding[0] if len(holding) == 1 else -1
