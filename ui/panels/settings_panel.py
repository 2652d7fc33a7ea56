"""What the groups of the settings page have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from ui.filing.session import Session
from ui.widgets.labels import label, row_of, set_role
from ui.worker import run_task

_NAME_WIDTH = 260


class SettingsPanel(QFrame):
    """A heading, what it is about, widgets of :meth:`add`, and what happened.

    A subclass makes its widgets, adds them and calls :meth:`finish` last.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setProperty("role", "card")
        self.heading, self.about = label("", "heading"), label("", "quiet")
        self.message = label("")
        self.message.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 16)
        self._column.setSpacing(10)
        self.add(self.heading)
        self.add(self.about)

    def add(self, *widgets: QWidget) -> None:
        """One line of the panel; a button is as wide as its words."""
        alone = len(widgets) == 1 and not isinstance(widgets[0], QPushButton)
        self._column.addWidget(widgets[0] if alone else row_of(*widgets))

    def add_named(self, name: QLabel, widget: QWidget) -> None:
        """One line with what it is about before it."""
        name.setBuddy(widget)
        name.setFixedWidth(_NAME_WIDTH)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(name)
        layout.addWidget(widget, 1)
        self._column.addWidget(row)

    def finish(self) -> None:
        """Say everything in the window's language and show what is kept."""
        self.add(self.message)
        self.retranslate()
        self.refresh()

    def retranslate(self) -> None:
        """Set every label in the window's language."""

    def refresh(self) -> None:
        """Show what holds now; called whenever the page is shown."""

    def tell(self, words: str, role: str = "good") -> None:
        """What happened, below the widgets."""
        set_role(self.message, role)
        self.message.setText(words)
        self.message.setVisible(bool(words))

    def fail(self, problem: IcpdeskError) -> None:
        """Why it did not happen, and what to do."""
        self.setEnabled(True)
        self.tell(problem.say(self.session.language), "error")

    def demand(self, met: bool, words: Text) -> bool:
        """``met``; says ``words`` when it is false."""
        if not met:
            self.tell(words[self.session.language], "error")
        return met

    def attempt(self, action: Callable[[], object]) -> bool:
        """Do something short; False when it told why it could not be done."""
        try:
            action()
        except IcpdeskError as problem:
            self.fail(problem)
            return False
        return True

    def work(self, action: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something long in the background, the panel waiting."""
        self.setEnabled(False)
        self.tell(self.tr("Please wait…"), "quiet")

        def have(outcome: Any) -> None:
            self.setEnabled(True)
            done(outcome)

        run_task(self, lambda _: action(), success=have, failure=self.fail)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def secret_line() -> QLineEdit:
    """A line for a passphrase."""
    line = QLineEdit()
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


def offer(box: QComboBox, entries: list[tuple[str, Any]]) -> None:
    """Other words for the entries of a list; the choice stays and nothing is reported."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)


def choose(box: QComboBox, value: Any) -> None:
    """Show an entry without reporting it."""
    box.blockSignals(True)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.blockSignals(False)
