"""Settings: when the store locks, its passphrase, its recovery key, and the system's keychain."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QPushButton

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from ui.filing.session import Session
from ui.panels.recovery_key import RecoveryKey
from ui.panels.settings_panel import SettingsPanel, choose, offer, secret_line
from ui.widgets.labels import label
from ui.widgets.still_boxes import ChoiceBox
from ui.window.preferences import Preferences
from ui.worker import run_task

_MINUTES = (1, 5, 10, 15, 30, 60, 120)


class LockPanel(SettingsPanel):
    """What changes the key asks for the present passphrase: an open window proves nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kept = Preferences()
        self._minutes_name, self.minutes = label("", "name"), ChoiceBox()
        self.minutes.currentIndexChanged.connect(self._choose_minutes)
        self.present, self.new, self.again = secret_line(), secret_line(), secret_line()
        self.change, self.recover = QPushButton(), QPushButton()
        self.keychain = QCheckBox()
        self.keychain.setEnabled(False)
        self._keychain_why = label("", "quiet")
        self.recovery = RecoveryKey(session)
        self.recovery.kept.hide()
        self.recovery.hide()
        self.add_named(self._minutes_name, self.minutes)
        self.add(self.present)
        self.add(self.new, self.again, self.change)
        self.add(self.recover)
        self.add(self.recovery)
        self.add(self.keychain)
        self.add(self._keychain_why)
        self.change.clicked.connect(self.change_passphrase)
        self.recover.clicked.connect(self.make_recovery_key)
        self.keychain.clicked.connect(self._choose_keychain)
        self.finish()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.heading.setText(self.tr("Password and lock"))
        self._minutes_name.setText(self.tr("Lock when nobody has touched the window for"))
        self.minutes.setAccessibleName(self._minutes_name.text())
        entries = [(self.tr("%n min", "", number), number) for number in _MINUTES]
        offer(self.minutes, [*entries, (self.tr("never"), 0)])
        for line, words in (
            (self.present, self.tr("Present password")),
            (self.new, self.tr("New password (8 characters or more)")),
            (self.again, self.tr("The new one once more")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self.recover.setText(self.tr("Make a recovery key…"))
        self.keychain.setText(self.tr("Let the system's keychain open the store"))
        self._say_state()

    def refresh(self) -> None:
        """Show what holds now."""
        if not self.session.desk.is_open:
            return
        store = self.session.desk.store
        choose(self.minutes, self._kept.lock_minutes)
        for line in (self.present, self.new, self.again):
            line.clear()
        for widget in (self.present, self.recover):
            widget.setVisible(store.protected)
        self.recovery.forget()
        self._say_state()
        if store.protected:
            self._ask_keychain()

    def change_passphrase(self) -> None:
        """Wrap the key with a new passphrase."""
        from icpdesk.pipeline.keep import demand_length

        present, new = self.present.text(), self.new.text()
        same = self.demand(
            new == self.again.text(), Text("The two do not match.", "两次输入不一致。")
        )
        if not same or not self.attempt(lambda: demand_length(new)):
            return
        store = self.session.desk.store

        def change() -> None:
            store.demand_passphrase(present)
            store.change_passphrase(new)

        self.work(change, lambda _: self._changed())

    def make_recovery_key(self) -> None:
        """A new recovery key, shown to be printed; an earlier one stops working."""
        present, store = self.present.text(), self.session.desk.store

        def make() -> str:
            store.demand_passphrase(present)
            return store.make_recovery_key()

        self.work(make, self._show_key)

    def _changed(self) -> None:
        self.refresh()
        self.tell(self.tr("✓ The new password holds from now on. A recovery key stays valid."))

    def _show_key(self, words: str) -> None:
        self.refresh()
        self.tell("")
        self.recovery.show_key(words, self.session.desk.store.folder)

    def fail(self, problem: IcpdeskError) -> None:
        """Why it did not happen; the tick shows what holds all the same."""
        super().fail(problem)
        if self.session.desk.is_open and self.session.desk.store.protected:
            self._ask_keychain()

    def _ask_keychain(self) -> None:
        """In the background: a locked keychain asks its user first."""
        store = self.session.desk.store

        def ask(_: object) -> tuple[bool, bool]:
            from icpdesk.pipeline.keep import keychain_is_there

            return keychain_is_there(), store.is_in_keychain

        def told(answer: tuple[bool, bool]) -> None:
            usable, held = answer
            self.keychain.setEnabled(usable)
            self.keychain.setChecked(held)
            self._keychain_why.setVisible(not usable)

        run_task(self, ask, success=told)

    def _choose_minutes(self) -> None:
        self._kept.lock_minutes = self.minutes.currentData()

    def _choose_keychain(self, wanted: bool) -> None:
        present, store = self.present.text(), self.session.desk.store

        def change() -> None:
            if not wanted:
                store.forget_keychain()
                return
            store.demand_passphrase(present)
            store.remember_in_keychain()

        self.work(change, lambda _: self._keychain_changed(wanted))

    def _keychain_changed(self, wanted: bool) -> None:
        self.refresh()
        self.tell(
            self.tr("✓ The keychain opens the store from the next start on.")
            if wanted
            else self.tr("✓ The password is asked for again.")
        )

    def _say_state(self) -> None:
        protected = self.session.desk.is_open and self.session.desk.store.protected
        self.about.setText(
            self.tr("Changing the password and making a recovery key ask for the present one.")
            if protected
            else self.tr(
                "The store has no password: anyone who can open your files can read the scans,"
                " and it is never locked."
            )
        )
        self.change.setText(
            self.tr("Change the password") if protected else self.tr("Set a password")
        )
        self._keychain_why.setText(self.tr("This computer has no keychain that can keep the key."))
        self.keychain.setVisible(protected)
        self._keychain_why.setVisible(protected and not self.keychain.isEnabled())
