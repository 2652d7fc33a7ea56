"""Four short steps through the sample filing; a card at the bottom, never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.window.navigator import Navigator

_PAGES = ("subject", "pictures", "review", "export")


class Tour(QFrame):
    """Shows the page that each step is about."""

    def __init__(self, window: Navigator) -> None:
        super().__init__()
        self._window = window
        self.setProperty("role", "notice")
        self._number = 0
        self._title, self._words = label("", "name"), label("")
        self.back, self.next, self.end = QPushButton(), QPushButton(), QPushButton()
        self.back.clicked.connect(lambda: self._show(self._number - 1))
        self.next.clicked.connect(lambda: self._show(self._number + 1))
        self.end.clicked.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.end, self.back, self.next):
            row.addWidget(button)
        self.hide()

    def start(self) -> None:
        """Open the sample when nothing is open, and begin."""
        self._window.notice.hide()
        if not self._window.session.is_open:
            self._window.home.open_sample()
        self._show(0)

    def _show(self, number: int) -> None:
        if number >= len(_PAGES):
            self.hide()
            return
        self._number = max(0, number)
        self._window.go(_PAGES[self._number])
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        titles = (
            self.tr("1 of 4: Answer what is asked"),
            self.tr("2 of 4: Add pictures"),
            self.tr("3 of 4: See what a reviewer would say"),
            self.tr("4 of 4: Write the folder"),
        )
        words = (
            self.tr(
                "Only the fields of your province are asked. What is wrong is told below each field,"
                " with the source."
            ),
            self.tr(
                "Drop photos and scans anywhere. They are checked at once; originals stay as they are."
            ),
            self.tr("Every point leads to its field. Fix the errors, then look at the warnings."),
            self.tr(
                "One folder with everything to upload, papers to sign, and a sheet to copy from."
            ),
        )
        self._title.setText(titles[self._number])
        self._words.setText(words[self._number])
        self.back.setText(self.tr("Back"))
        self.back.setEnabled(self._number > 0)
        last = self._number == len(_PAGES) - 1
        self.next.setText(self.tr("Done") if last else self.tr("Continue"))
        self.end.setText(self.tr("End the tour"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
