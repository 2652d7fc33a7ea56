"""A new recovery key: shown once, printed or kept as a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import write_atomically
from ui.filing.session import Session
from ui.widgets.choose import save_name
from ui.widgets.labels import label, row_of, set_role
from ui.widgets.page_preview import ask_and_print

_HEIGHT = 76
_LARGER = 1.5
"""Times the size of other words: it is copied by hand."""


class RecoveryKey(QWidget):
    """Words, and what to do with them; the key is forgotten with :meth:`forget`."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._folder = Path()
        self._hint = label("")
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_HEIGHT)
        font = self.words.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setBold(True)
        self.words.setFont(font)
        self.kept = QCheckBox()
        self.print, self.save = QPushButton(), QPushButton()
        self.message = label("", "good")
        self.message.hide()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._hint, self.words, row_of(self.print, self.save), self.message, self.kept,
        ):  # fmt: skip
            column.addWidget(widget)
        self.retranslate()

    def show_key(self, words: str, folder: Path) -> None:
        """Show the key of the store in ``folder``."""
        self._folder = folder
        self.words.setPlainText(words)
        self.message.hide()
        self.kept.setChecked(False)
        self.show()

    def forget(self) -> None:
        """Show nothing any more."""
        self.words.clear()
        self.hide()

    def pdf(self) -> bytes:
        """The page to print."""
        from icpdesk.pipeline.keep import recovery_page

        return recovery_page(self.words.toPlainText(), self._folder)

    def save_to(self, path: Path) -> None:
        """Write the page as PDF."""
        done = self.tr("✓ Written: {file}. Delete it after printing.").format(file=path)

        def keep() -> None:
            write_atomically(path, self.pdf())
            self.kept.setChecked(True)

        self._tell(keep, done)

    def _print(self) -> None:
        self._tell(lambda: ask_and_print(self, self.pdf), "")

    def _ask(self) -> None:
        name = save_name(self, self.save.text(), "recovery-key.pdf", "PDF (*.pdf)")
        if name:
            self.save_to(Path(name))

    def _tell(self, action: Callable[[], object], done: str) -> None:
        try:
            action()
        except IcpdeskError as problem:
            set_role(self.message, "error")
            done = problem.say(self._session.language)
        else:
            set_role(self.message, "good")
        self.message.setText(done)
        self.message.setVisible(bool(done))

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self._hint.setText(
            self.tr(
                "Print or write down this recovery key and keep it away from the computer. It opens"
                " your filings if the password is forgotten, and is shown only now."
            )
        )
        self.words.setAccessibleName(self.tr("Recovery key"))
        self.kept.setText(self.tr("The key is printed, saved or written down"))
        self.print.setText(self.tr("Print…"))
        self.save.setText(self.tr("Save as PDF…"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
