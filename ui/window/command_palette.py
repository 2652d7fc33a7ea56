"""Everything by typing: steps, fields, actions and findings in one searched list (Ctrl+K)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from ui.window import icons, theme
from ui.window.steps import STEPS

if TYPE_CHECKING:
    from ui.window.file_actions import FileActions
    from ui.window.navigator import Navigator

_WIDTH, _HEIGHT, _MOST = 640, 420, 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    words: str
    icon: str
    doing: Callable[[], object]


def entries(window: Navigator, files: FileActions) -> Iterator[Entry]:
    """All that can be reached now."""
    session = window.session
    for step in STEPS:
        if session.is_open or not step.needs_filing:
            yield Entry(step.title, step.icon, partial(window.go, step.slug))
    for card in session.desk.recent():
        words = f"{window.menus.recent.title()}: {files.name_of(card)}"
        yield Entry(words, "open", partial(files.open_recent, card.id))
    for action in window.menus.actions.values():
        if action.isEnabled():
            keys = action.shortcut().toString()
            words = action.text().replace("&", "")
            yield Entry(f"{words}    {keys}".strip(), "bolt", action.trigger)
    if not session.is_open:
        return
    report = session.whole_report
    if report is not None:
        from ui.window.finding_places import place_of

        for finding in report.findings:
            yield Entry(
                session.say(finding.message), "warning",
                partial(window.go_to, place_of(finding, session)),
            )  # fmt: skip
    for step in STEPS:
        for group in session.groups(step.fields) if step.fields else ():
            place = f" ({group.place})" if group.place else ""
            for field, path in group.rows:
                yield Entry(
                    f"{field.label.en} · {field.label.zh}{place}", step.icon,
                    partial(window.go_to, path),
                )  # fmt: skip


class CommandPalette(QFrame):
    """A list over the window; Escape closes it, Enter does what is chosen."""

    def __init__(self, window: Navigator, files: FileActions) -> None:
        super().__init__(window.widget, Qt.WindowType.Popup)
        self._window, self._files = window, files
        self.setProperty("role", "card")
        self._entries: list[Entry] = []
        self.search, self.list = QLineEdit(), QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.setFixedSize(_WIDTH, _HEIGHT)

    def open(self) -> None:
        """Show everything that can be reached now."""
        self._entries = list(entries(self._window, self._files))
        self.search.setPlaceholderText(self.tr("Go to a step, a field, a finding, or do something"))
        self.search.setAccessibleName(self.tr("Search everything"))
        self.list.setAccessibleName(self.tr("What was found"))
        self.search.clear()
        self._filter("")
        corner = QPoint((self._window.widget.width() - _WIDTH) // 2, 96)
        self.move(self._window.widget.mapToGlobal(corner))
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the search keeps the focus; Enter does."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None:
                    self._do(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        self.list.clear()
        found = [n for n, one in enumerate(self._entries) if _holds(one.words.casefold(), words)]
        if not found and typed.isascii():
            found = [n for n, one in enumerate(self._entries) if _holds(_spelt(one.words), words)]
        for number in found[:_MOST]:
            entry = self._entries[number]
            item = QListWidgetItem(icons.icon(entry.icon, theme.current().quiet), entry.words)
            item.setToolTip(entry.words)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
        else:
            self._say_nothing(typed)

    def _say_nothing(self, typed: str) -> None:
        """What else to try; the guide is one key away."""
        words = self.tr("Nothing is called “{typed}”.").format(typed=typed.strip())
        hint = self.tr("Try another word, part of a field's name, or pinyin (yuming, 域名).")
        for text in (words, hint):
            line = QListWidgetItem(text)
            line.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(line)
        guide = next((n for n, one in enumerate(self._entries) if one.icon == "help"), None)
        if guide is not None:
            found = self.tr("Look it up: {page}").format(page=self._entries[guide].words)
            item = QListWidgetItem(icons.icon("help", theme.current().quiet), found)
            item.setData(Qt.ItemDataRole.UserRole, guide)
            self.list.addItem(item)
            self.list.setCurrentItem(item)

    def _do(self, item: QListWidgetItem) -> None:
        if item.data(Qt.ItemDataRole.UserRole) is None:
            return
        self.hide()
        self._entries[item.data(Qt.ItemDataRole.UserRole)].doing()


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


@cache
def _spelt(words: str) -> str:
    """The words in pinyin, together, by syllables and by their first letters."""
    from icpdesk.base.characters import pinyin

    return " ".join(pinyin(words)).casefold()
