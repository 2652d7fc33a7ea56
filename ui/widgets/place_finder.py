"""One line that takes a place in Chinese or pinyin and fills province, city and district."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QVBoxLayout, QWidget

from icpdesk.rulebook.place_search import FoundPlace, places_like, places_near
from ui.filing.session import Session
from ui.widgets.labels import label


class PlaceFinder(QWidget):
    """``beijing chaoyang`` → 北京市 朝阳区; what is typed stays, whatever is found."""

    found = Signal(object)
    """A FoundPlace that the user chose."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._places: dict[str, FoundPlace] = {}
        self._near = False
        """Whether the places are only spelt almost like what was typed."""
        self._name, self._hint = label("", "name"), label("", "quiet")
        self.line = QLineEdit()
        self._name.setBuddy(self.line)
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setObjectName("completions")
        completer.setPopup(popup)
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._search)
        self.line.returnPressed.connect(self._take_first)
        completer.activated[str].connect(self._take)  # type: ignore[index]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        for widget in (self._name, self.line, self._hint):
            column.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self._name.setText(self.tr("Find the place"))
        self._say()
        self.line.setPlaceholderText("beijing chaoyang")
        self.line.setAccessibleName(self._name.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _search(self, typed: str) -> None:
        names = self._session.book.provinces_as_terms
        exact = places_like(typed)
        self._near = not exact
        self._places = {
            f"{names.name_of(place.province).zh} {place.words}": place
            for place in exact or places_near(typed)
        }
        self._model.setStringList(list(self._places))
        self._say()

    def _say(self) -> None:
        """What to do; what is near when nothing has the name that was typed."""
        typed = self.line.text().strip()
        if not typed or not self._near:
            words = self.tr(
                "Type Chinese or pinyin and choose: it fills province, city and district."
            )
        elif self._places:
            near = self.tr(", ").join(list(self._places)[:3])
            words = self.tr("No place is called “{typed}”. Near: {near}")
            words = words.format(typed=typed, near=near)
        else:
            words = self.tr("No place is called “{typed}”. Try a shorter part of the name.")
            words = words.format(typed=typed)
        self._hint.setText(words)
        self.line.setAccessibleDescription(words)

    def _take_first(self) -> None:
        if self._places and not self._near:
            self._take(next(iter(self._places)))

    def _take(self, words: str) -> None:
        place = self._places.get(words)
        if place is not None:
            self.line.setText(words)
            self._near = False
            self._say()
            self.found.emit(place)
