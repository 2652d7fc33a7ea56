"""Before the filings: choose a passphrase at the first start, give it at every later one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.errors import IcpdeskError, InputError
from icpdesk.text import Text
from ui.desk import Desk
from ui.session import Session
from ui.widgets.labels import card, label
from ui.worker import run_task

_WIDTH = 560


class GatePage(QWidget):
    """Makes or opens the store; the key is derived in the background."""

    recovery_wanted = Signal(str)
    """A new recovery key, to be printed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._desk: Desk = session.desk
        self._title, self._lead = label("", "title"), label("")
        self._warning = label("", "quiet")
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.returnPressed.connect(self.go_on)
        self._name, self._again_name = label("", "name"), label("", "name")
        self._name.setBuddy(self.passphrase)
        self._again_name.setBuddy(self.again)
        self.show_words = QCheckBox()
        self.show_words.toggled.connect(self._show_words)
        self.go = QPushButton()
        self.go.setProperty("primary", "true")
        self.go.clicked.connect(self.go_on)
        self.without = QPushButton()
        self.without.clicked.connect(self.go_without)
        self.message = label("", "error")
        self.message.hide()
        self.recovery = QPlainTextEdit()
        self.recovery.setReadOnly(True)
        self.recovery.setFixedHeight(64)
        self._recovery_words = label("")
        self.done = QPushButton()
        self.done.setProperty("primary", "true")
        self.done.clicked.connect(self._desk.opened)
        self._lay_out()
        self.refresh()

    @property
    def first(self) -> bool:
        """Whether there is no store yet."""
        return not self._desk.exists

    def refresh(self) -> None:
        """Show what is asked for now."""
        for widget in (self.again, self._again_name, self.without, self._warning):
            widget.setVisible(self.first)
        self._recovery.hide()
        self._ask.show()
        self.passphrase.clear()
        self.again.clear()
        self.message.hide()
        self.retranslate()
        self.passphrase.setFocus()

    def go_on(self) -> None:
        """Make or open the store with what was typed."""
        words = self.passphrase.text()
        if self.first and words != self.again.text():
            self._tell(InputError(Text("The two do not match.", "两次输入不一致。")))
            return
        self._begin(words, make=self.first)

    def go_without(self) -> None:
        """Make a store that needs no passphrase."""
        self._begin(None, make=True)

    def _begin(self, words: str | None, *, make: bool) -> None:
        from icpdesk.vault.store import Store

        folder = self._desk.folder
        self.setEnabled(False)

        def work(_: object) -> tuple[Store, str]:
            store = (Store.create if make else Store.open)(folder, words)
            recovery = store.make_recovery_key() if make and words else ""
            return store, recovery

        run_task(self, work, success=self._have, failure=self._tell)

    def _have(self, outcome: tuple[object, str]) -> None:
        self.setEnabled(True)
        store, recovery = outcome
        if not recovery:
            self._desk.take(store)  # type: ignore[arg-type]
            return
        self._desk.blockSignals(True)
        self._desk.take(store)  # type: ignore[arg-type]
        self._desk.blockSignals(False)
        self._ask.hide()
        self.recovery.setPlainText(recovery)
        self._recovery.show()
        self.done.setFocus()

    def _tell(self, problem: IcpdeskError) -> None:
        self.setEnabled(True)
        self.message.setText(problem.say(self._session.language))
        self.message.show()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(self.go)
        row.addWidget(self.without)
        row.addStretch(1)
        self._ask: QFrame = card(
            self._name, self.passphrase, self._again_name, self.again, self.show_words,
            self.message, self._warning, buttons,
        )  # fmt: skip
        self._recovery: QFrame = card(self._recovery_words, self.recovery, self.done)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (self._title, self._lead, self._ask, self._recovery):
            widget.setFixedWidth(_WIDTH)
            column.addWidget(widget)
        column.addStretch(2)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(column)
        outer.addStretch(1)
        self._lead.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        if self.first:
            self._title.setText(self.tr("Choose a passphrase"))
            self._lead.setText(
                self.tr(
                    "Filings hold identity cards and phone numbers. icpdesk keeps them encrypted on"
                    " this computer; the passphrase opens them. Nothing is ever sent anywhere."
                )
            )
            self.go.setText(self.tr("Use this passphrase"))
        else:
            self._title.setText(self.tr("Unlock your filings"))
            self._lead.setText(self.tr("Enter the passphrase, or the recovery key you printed."))
            self.go.setText(self.tr("Unlock"))
        self._name.setText(self.tr("Passphrase (8 characters or more)"))
        self._again_name.setText(self.tr("The same once more"))
        self.passphrase.setAccessibleName(self._name.text())
        self.again.setAccessibleName(self._again_name.text())
        self.show_words.setText(self.tr("Show what is typed"))
        self.without.setText(self.tr("Go on without"))
        self._warning.setText(
            self.tr(
                "Nobody can replace a forgotten passphrase. You get a recovery key to print."
                " Without a passphrase, anyone who can open your files can read the scans."
            )
        )
        self._recovery_words.setText(
            self.tr(
                "Print or write down this recovery key and keep it away from the computer. It opens"
                " your filings if the passphrase is forgotten, and is shown only now."
            )
        )
        self.recovery.setAccessibleName(self.tr("Recovery key"))
        self.done.setText(self.tr("I have kept it"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
