"""A list to choose from that is searched by typing any part of an entry, in either language."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from ui.widgets.field_line import FieldLine
from ui.widgets.still_boxes import ChoiceBox

_LIKE = 0.7
_BY_HAND = frozenset(
    {
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)
"""Somebody came to the line; a popup and another window are no such reason."""
_MOST_NEAR = 3


class SearchBox(ChoiceBox):
    """Entries are (words, slug); what is typed is only a search, never a value of its own."""

    picked = Signal(str)
    """Slug of the entry that the user chose."""
    unknown = Signal(str)
    """The words that were typed and are no entry; they stay in the line."""

    def __init__(self, *, free: bool = False) -> None:
        super().__init__()
        self._free = free
        """Whether words outside the list are a value too."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.line: QLineEdit = FieldLine()
        """Where the search is typed."""
        self.setLineEdit(self.line)
        completer = QCompleter(self.model(), self)
        self.setCompleter(completer)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completions = QListView()
        self._completions.setObjectName("completions")
        completer.setPopup(self._completions)
        self._told = ""
        self.activated.connect(lambda _: self.settle())
        self.line.editingFinished.connect(self._finished)

    @property
    def chosen(self) -> str:
        """Slug of the chosen entry, or the free words; empty when there is none."""
        row = self._row_of(self.currentText())
        if row >= 0:
            return str(self.itemData(row) or "")
        return self.currentText().strip() if self._free else ""

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Other entries; what stands in the line stays."""
        if entries == [(self.itemText(n), self.itemData(n)) for n in range(self.count())]:
            return
        words, cursor, chosen = self.line.text(), self.line.cursorPosition(), self.chosen
        self.blockSignals(True)
        self.clear()
        for name, slug in entries:
            self.addItem(name, slug)
        self.setCurrentIndex(self.findData(chosen) if chosen else -1)
        self.setEditText(words)
        self.line.setCursorPosition(cursor)
        self.blockSignals(False)

    def choose(self, slug: str) -> None:
        """Show an entry without reporting it; empty shows none."""
        index = self.findData(slug) if slug else -1
        self.blockSignals(True)
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText(slug if self._free else "")
        self.line.setCursorPosition(0)
        self._told = self.chosen
        self.blockSignals(False)

    def show_words(self, words: str) -> None:
        """Show what was typed earlier and is no entry."""
        if self.line.text() != words:
            self.blockSignals(True)
            self.setCurrentIndex(-1)
            self.setEditText(words)
            self.blockSignals(False)

    def near(self, typed: str) -> list[tuple[str, str]]:
        """(words, slug) of the entries that are spelt almost like ``typed``, the nearest first."""
        wanted = _plain(typed)
        found = []
        for row in range(self.count()):
            names = [_plain(name) for name in self.itemText(row).split("·")]
            likeness = max(SequenceMatcher(None, wanted, name).ratio() for name in names)
            if likeness >= _LIKE:
                found.append((-likeness, row))
        return [(self.itemText(row), str(self.itemData(row))) for _, row in sorted(found)][
            :_MOST_NEAR
        ]

    def setAccessibleName(self, name: str) -> None:
        """The list and the line in it are one thing to a screen reader."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let typing replace what is shown."""
        super().focusInEvent(event)
        # Also told whenever a list of completions opens or closes: what is typed is not to be replaced.
        if event.reason() in _BY_HAND:
            self.line.selectAll()

    def settle(self) -> None:
        """Show the entry that was meant and report it; words that are none stay and are told."""
        row = self._row_of(self.currentText())
        if row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)
        elif row >= 0:
            self.setEditText(self.itemText(row))
        if self.typed and row < 0:
            self.unknown.emit(self.typed)
        if self.chosen != self._told:
            self._told = self.chosen
            self.picked.emit(self.chosen)

    def _finished(self) -> None:
        """Enter was pressed or the line was left; a list of completions is no other place."""
        if not self._completions.isVisible():
            self.settle()

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


def _plain(words: str) -> str:
    return "".join(words.casefold().replace("'", "").split())
