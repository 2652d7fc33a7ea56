"""Settings: the user's own rules, and signed packs of rules from publishers that are trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from icpdesk.base.errors import IcpdeskError
from ui.filing.session import Session
from ui.panels.settings_panel import SettingsPanel
from ui.widgets.choose import open_name
from ui.widgets.labels import label

_LIST_HEIGHT = 92


class RulesPanel(SettingsPanel):
    """What is taken over is read in full first; the rulebook is then read anew."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._own_name, self.own = label("", "name"), label("")
        self.adopt, self.drop = QPushButton(), QPushButton()
        self._packs_name, self.packs = label("", "name"), QListWidget()
        self.packs.setFixedHeight(_LIST_HEIGHT)
        self._packs_name.setBuddy(self.packs)
        self.trust, self.install, self.remove = QPushButton(), QPushButton(), QPushButton()
        self.add(self._own_name)
        self.add(self.own)
        self.add(self.adopt, self.drop)
        self.add(self._packs_name)
        self.add(self.packs)
        self.add(self.trust, self.install, self.remove)
        self.adopt.clicked.connect(lambda: self._ask(self.adopt, "TOML (*.toml)", self.take_rules))
        self.drop.clicked.connect(self.drop_rules)
        self.trust.clicked.connect(lambda: self._ask(self.trust, "PEM (*.pem)", self.take_key))
        self.install.clicked.connect(
            lambda: self._ask(self.install, "TOML (*.toml)", self.take_pack)
        )
        self.remove.clicked.connect(self.remove_pack)
        self.packs.currentItemChanged.connect(lambda *_: self._enable())
        self.finish()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.heading.setText(self.tr("Rules"))
        self.about.setText(
            self.tr(
                "Own rules go before packs, packs go before the rules that ship. A pack is taken"
                " only when a key that you trust has signed it."
            )
        )
        self._own_name.setText(self.tr("Own rules"))
        self.adopt.setText(self.tr("Use a rules file…"))
        self.drop.setText(self.tr("Work without own rules"))
        self._packs_name.setText(self.tr("Signed packs"))
        self.packs.setAccessibleName(self._packs_name.text())
        self.trust.setText(self.tr("Trust a key…"))
        self.install.setText(self.tr("Import a pack…"))
        self.remove.setText(self.tr("Remove the pack"))
        self.refresh()

    def refresh(self) -> None:
        """Show the rules that are in force beside those that ship."""
        from icpdesk.pipeline import rule_files

        try:
            count = rule_files.count_own()
        except IcpdeskError as problem:
            self.own.setText(problem.say(self.session.language))
            self.drop.setEnabled(True)
        else:
            self.own.setText(self.tr("rows in force: %n", "", count) if count else self.tr("none"))
            self.drop.setEnabled(bool(count))
        self.packs.clear()
        good, bad = rule_files.imported()
        for pack in good:
            words = self.tr("{name} {version}, valid until {day}, key {key}").format(
                name=pack.name, version=pack.version, day=pack.expires, key=pack.key
            )
            self._list(pack.name, words)
        for wrong in bad:
            name = Path(wrong.file).stem
            self._list(name, f"✕ {name}: {wrong.message[self.session.language]}")
        self._enable()

    def take_rules(self, path: Path) -> None:
        """Use the rules of a file from now on."""
        from icpdesk.pipeline import rule_files

        if self.attempt(lambda: rule_files.adopt(path)):
            self._renewed(self.tr("✓ The rules of {file} are in force.").format(file=path.name))

    def drop_rules(self) -> None:
        """Work without own rules."""
        from icpdesk.pipeline import rule_files

        if self.attempt(rule_files.drop_own):
            self._renewed(self.tr("✓ Only the rules that ship and the packs are in force."))

    def take_key(self, path: Path) -> None:
        """Trust a publisher's key; its id is shown, to be compared with the publisher."""
        from icpdesk.pipeline.rule_files import trust_key

        names: list[str] = []
        if self.attempt(lambda: names.append(trust_key(path))):
            words = self.tr("✓ Trusted: {key}. Compare these digits with the publisher's.")
            self._renewed(words.format(key=names[0]))

    def take_pack(self, path: Path) -> None:
        """Import a signed pack."""
        from icpdesk.pipeline import rule_files

        if self.attempt(lambda: rule_files.import_pack(path)):
            self._renewed(self.tr("✓ The rules of {file} are in force.").format(file=path.name))

    def remove_pack(self) -> None:
        """Drop the chosen pack."""
        from icpdesk.pipeline.rule_files import remove_pack

        item = self.packs.currentItem()
        if item is not None and self.attempt(
            lambda: remove_pack(item.data(Qt.ItemDataRole.UserRole))
        ):
            self._renewed(self.tr("✓ Removed."))

    def _renewed(self, words: str) -> None:
        self.refresh()
        self.tell(words)
        self.session.renew_book()

    def _list(self, name: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, name)
        self.packs.addItem(item)

    def _enable(self) -> None:
        self.remove.setEnabled(self.packs.currentItem() is not None)
        self.packs.setVisible(self.packs.count() > 0)
        self.remove.setVisible(self.packs.count() > 0)

    def _ask(self, button: QPushButton, kinds: str, take: Callable[[Path], None]) -> None:
        name = open_name(self, button.text(), "", kinds)
        if name:
            take(Path(name))
