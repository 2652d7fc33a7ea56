"""Answers that follow from what is known: each with its reason and one click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from icpdesk.pipeline.suggest import Option, Suggestion, suggestions
from ui.filing.session import Session
from ui.widgets.flow_layout import FlowLayout, clear
from ui.widgets.labels import card, label


class Proposed(QWidget):
    """A card a question; gone when it is answered."""

    used = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.buttons: dict[str, list[QPushButton]] = {}
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def refresh(self) -> None:
        """Ask the rules anew about the present values."""
        session = self._session
        state = (session.filing, session.language)
        if state == self._shown or not session.is_open:
            return
        self._shown = state
        clear(self._column)
        self.buttons = {}
        found = suggestions(session.case)
        if found:
            self._column.addWidget(label(self.tr("Proposed from what is known"), "heading"))
        for suggestion in found:
            self._column.addWidget(self._card(suggestion))

    def focus_first(self) -> bool:
        """The next answer takes the keys; False when nothing is proposed."""
        first = next((buttons[0] for buttons in self.buttons.values()), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def _card(self, suggestion: Suggestion) -> QWidget:
        say = self._session.say
        choices = QWidget()
        flow = FlowLayout(choices)
        self.buttons[suggestion.path] = []
        for option in suggestion.options:
            button = QPushButton(self._words(option))
            button.setAccessibleName(f"{say(suggestion.label)}: {button.text()}")
            button.setToolTip(say(option.why))
            button.clicked.connect(lambda _=False, option=option: self._use(option))
            flow.addWidget(button)
            self.buttons[suggestion.path].append(button)
        whys = dict.fromkeys(say(option.why) for option in suggestion.options)
        return card(label(say(suggestion.label), "name"), choices, label("\n".join(whys), "quiet"))

    def _words(self, option: Option) -> str:
        if not option.shown:
            return self.tr("All of this is true")
        return self.tr("Use {value}").format(value=option.shown)

    def _use(self, option: Option) -> None:
        filing = self._session.filing
        for path, value in option.values:
            filing = path.put(filing, value)
        self._session.replace(filing, {path: "computed" for path, _ in option.values})
        self.used.emit()
