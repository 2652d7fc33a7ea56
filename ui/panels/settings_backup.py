"""Settings: an encrypted backup of everything, and the way back from one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton

from icpdesk.base.text import Text
from ui.filing.session import Session
from ui.panels.settings_panel import SettingsPanel, secret_line
from ui.widgets.choose import open_name, save_name

_NAME = "icpdesk-backup.icpb"


class BackupPanel(SettingsPanel):
    """A backup has a passphrase of its own, so that it opens on any machine."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.words, self.again = secret_line(), secret_line()
        self.save, self.restore = QPushButton(), QPushButton()
        self.save.clicked.connect(self._ask_target)
        self.restore.clicked.connect(self._ask_backup)
        self.add(self.words, self.again)
        self.add(self.save, self.restore)
        self.finish()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.heading.setText(self.tr("Backup"))
        self.about.setText(
            self.tr(
                "One encrypted file with every filing, picture and version. It opens with its own"
                " password on any computer."
            )
        )
        for line, words in (
            (self.words, self.tr("Password of the backup (8 characters or more)")),
            (self.again, self.tr("Repeat password")),
        ):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self.again.setAccessibleName(self.tr("Password of the backup once more"))
        self.save.setText(self.tr("Save a backup…"))
        self.restore.setText(self.tr("Restore a backup…"))

    def back_up(self, target: Path) -> None:
        """Write a backup of the store as it is now."""
        from icpdesk.pipeline.keep import back_up

        words, store = self.words.text(), self.session.desk.store
        if not self._usable():
            return
        self.session.save()
        self.work(
            lambda: back_up(store, target, words, replace=True), lambda _: self._written(target)
        )

    def _usable(self) -> bool:
        from icpdesk.pipeline.keep import demand_length

        same = self.demand(
            self.words.text() == self.again.text(),
            Text("The two do not match.", "两次输入不一致。"),
        )
        return same and self.attempt(lambda: demand_length(self.words.text()))

    def _written(self, target: Path) -> None:
        self.words.clear()
        self.again.clear()
        self.tell(self.tr("✓ Written: {file}").format(file=target))

    def _ask_target(self) -> None:
        if not self._usable():
            return
        name = save_name(self, self.save.text(), _NAME)
        if name:
            self.back_up(Path(name))

    def _ask_backup(self) -> None:
        name = open_name(self, self.restore.text())
        if name:
            self.session.desk.backup_chosen.emit(Path(name))
