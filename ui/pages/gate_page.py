"""Before the filings: choose a passphrase at the first start, give it at every later one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError, InputError
from icpdesk.base.text import Language, Text
from ui.filing.session import Session
from ui.panels.recovery_key import RecoveryKey
from ui.panels.welcome import Welcome
from ui.widgets.choose import open_name
from ui.widgets.labels import card, label, row_of
from ui.window.preferences import Preferences
from ui.worker import run_task

if TYPE_CHECKING:
    from icpdesk.store import Store

_WIDTH = 620


class GatePage(QWidget):
    """Makes, opens or restores the store; the key is derived in the background."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._desk = session.desk
        self._backup: Path | None = None
        """The backup that is to take the store's place."""
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
        self.go, self.without = QPushButton(), QPushButton()
        self.go.setProperty("primary", "true")
        self.go.clicked.connect(self.go_on)
        self.without.clicked.connect(self.go_without)
        self.from_backup, self.back = QPushButton(), QPushButton()
        self.from_backup.clicked.connect(self._choose_backup)
        self.back.clicked.connect(self._without_backup)
        self.message = label("", "error")
        self.message.hide()
        self.other_language = QPushButton()
        self.other_language.setProperty("flat", "true")
        self.other_language.clicked.connect(self._switch_language)
        self.welcome = Welcome()
        self.welcome.start.clicked.connect(self._ask_first)
        self._welcomed = False
        self.recovery = RecoveryKey(session)
        self.recovery.kept.toggled.connect(self._allow_end)
        self.done = QPushButton()
        self.done.setProperty("primary", "true")
        self.done.clicked.connect(self._end)
        self._lay_out()
        self.refresh()

    @property
    def first(self) -> bool:
        """Whether there is no store yet."""
        return not self._desk.exists

    def refresh(self) -> None:
        """Ask for the passphrase of the store, or for a new one when there is no store."""
        self._ask_for(None)

    def ask_backup(self, backup: Path) -> None:
        """Ask for the passphrase of a backup, which then takes the store's place."""
        self._ask_for(backup)

    def try_keychain(self) -> None:
        """Open the store without a question when the system's keychain has its key."""
        from icpdesk.store import Store

        folder = self._desk.folder

        def have(store: Store | None) -> None:
            if store is not None and self._desk.is_open:
                store.close()
            elif store is not None:
                self._desk.take(store)

        run_task(self, lambda _: Store.open_by_keychain(folder), success=have)

    def go_on(self) -> None:
        """Make, open or restore the store with what was typed."""
        words = self.passphrase.text()
        if self._backup is not None:
            self._restore(self._backup, words)
        elif self.first and words != self.again.text():
            self._tell(InputError(Text("The two do not match.", "两次输入不一致。")))
        else:
            self._begin(words, make=self.first)

    def go_without(self) -> None:
        """Make a store that needs no passphrase."""
        self._begin(None, make=True)

    def _ask_for(self, backup: Path | None) -> None:
        self._backup = backup
        new = self.first and backup is None
        for widget in (self.again, self._again_name, self.without, self._warning, self.from_backup):
            widget.setVisible(new)
        self.back.setVisible(backup is not None)
        self._kept.hide()
        self.recovery.forget()
        told = new and not self._welcomed
        self._hello.setVisible(told)
        self._ask.setVisible(not told)
        self.passphrase.clear()
        self.again.clear()
        self.message.hide()
        self.retranslate()
        (self.welcome.start if told else self.passphrase).setFocus()

    def _ask_first(self) -> None:
        """What this is was read: now the password."""
        self._welcomed = True
        self._ask_for(None)

    def _allow_end(self, kept: bool) -> None:
        self.done.setEnabled(kept)

    def _begin(self, words: str | None, *, make: bool) -> None:
        from icpdesk.store import Store

        folder = self._desk.folder

        def work(_: object) -> tuple[Store, str]:
            store = (Store.create if make else Store.open)(folder, words)
            return store, store.make_recovery_key() if make and words else ""

        self.setEnabled(False)
        run_task(self, work, success=self._have, failure=self._tell)

    def _restore(self, backup: Path, words: str) -> None:
        from icpdesk.pipeline.keep import exchange_for_backup

        folder = self._desk.folder

        def work(_: object) -> tuple[Store, str]:
            return exchange_for_backup(backup, folder, words), ""

        self.setEnabled(False)
        run_task(self, work, success=self._have, failure=self._tell)

    def _have(self, outcome: tuple[Store, str]) -> None:
        self.setEnabled(True)
        store, recovery = outcome
        if not recovery:
            self._desk.take(store)
            return
        self._desk.blockSignals(True)
        self._desk.take(store)
        self._desk.blockSignals(False)
        self._ask.hide()
        self._hello.hide()
        self.recovery.show_key(recovery, self._desk.folder)
        self.done.setEnabled(False)
        self._kept.show()
        self.retranslate()
        # Not the last button: the key is shown this once, and no key pressed too early loses it.
        self.recovery.print.setFocus()

    def _end(self) -> None:
        self.recovery.forget()
        self._desk.opened.emit()

    def _tell(self, problem: IcpdeskError) -> None:
        self.setEnabled(True)
        self.message.setText(problem.say(self._session.language))
        self.message.show()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _without_backup(self) -> None:
        self.refresh()
        if not self.first and not self._desk.protected:
            self._begin(None, make=False)

    def _choose_backup(self) -> None:
        name = open_name(self, self.from_backup.text())
        if name:
            self.ask_backup(Path(name))

    def _switch_language(self) -> None:
        """The menus are closed here, and this may be the first page that somebody sees."""
        spoken: Language = "en" if self._session.language == "zh" else "zh"
        Preferences().language = spoken
        self._session.set_language(spoken)

    def _show_words(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.again.setEchoMode(mode)

    def _lay_out(self) -> None:
        self._ask: QFrame = card(
            self._name, self.passphrase, self._again_name, self.again, self.show_words,
            self.message, self._warning,
            row_of(self.go, self.without, self.from_backup, self.back),
        )  # fmt: skip
        self._hello: QFrame = card(self.welcome)
        self._kept: QFrame = card(self.recovery, row_of(self.done))
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (self._title, self._lead, self._hello, self._ask, self._kept):
            widget.setFixedWidth(_WIDTH)
            column.addWidget(widget)
        column.addWidget(self.other_language, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(column)
        outer.addStretch(1)
        self._lead.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.welcome.retranslate()
        if not self._kept.isHidden():
            self._title.setText(self.tr("Your recovery key"))
            self._lead.setText(self.tr("The password is set. One thing is left: keep this key."))
        elif not self._hello.isHidden():
            self._title.setText(self.tr("Welcome to icpdesk"))
            self._lead.setText(
                self.tr(
                    "It prepares an ICP filing on this computer and checks it before you upload it."
                )
            )
        elif self._backup is not None:
            self._title.setText(self.tr("Restore a backup"))
            self._lead.setText(
                self.tr(
                    "The backup takes the place of what is here. The filings that are here now are"
                    " kept whole in a folder beside it."
                )
            )
            self.go.setText(self.tr("Restore"))
            self._name.setText(self.tr("Password of the backup"))
        elif self.first:
            self._title.setText(self.tr("Set a password"))
            self._lead.setText(
                self.tr(
                    "Filings hold identity cards and phone numbers. icpdesk keeps them encrypted on"
                    " this computer; the password opens them. icpdesk does not go online."
                )
            )
            self.go.setText(self.tr("Use this password"))
            self._name.setText(self.tr("Password (8 characters or more)"))
        else:
            self._title.setText(self.tr("Unlock your filings"))
            self._lead.setText(self.tr("Enter the password, or the recovery key you printed."))
            self.go.setText(self.tr("Unlock"))
            self._name.setText(self.tr("Password"))
        self._again_name.setText(self.tr("Repeat password"))
        self.passphrase.setAccessibleName(self._name.text())
        self.again.setAccessibleName(self._again_name.text())
        self.show_words.setText(self.tr("Show what is typed"))
        self.without.setText(self.tr("Continue without password"))
        self.from_backup.setText(self.tr("Restore a backup…"))
        self.back.setText(self.tr("Not now"))
        self._warning.setText(
            self.tr(
                "A lost password cannot be reset. You get a recovery key to print."
                " Without a password, anyone who can open your files can read the scans."
            )
        )
        self.done.setText(self.tr("Continue"))
        self.other_language.setText("English" if self._session.language == "zh" else "中文")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
