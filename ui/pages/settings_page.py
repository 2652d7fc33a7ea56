"""Settings: one panel for each thing that can be chosen; everything holds at once."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.settings_backup import BackupPanel
from ui.panels.settings_lock import LockPanel
from ui.panels.settings_look import LookPanel, PersonPanel
from ui.panels.settings_panel import SettingsPanel
from ui.panels.settings_retention import RetentionPanel
from ui.panels.settings_rules import RulesPanel


class SettingsPage(Page):
    """The panels below each other."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.look, self.lock = LookPanel(session), LockPanel(session)
        self.backup, self.retention = BackupPanel(session), RetentionPanel(session)
        self.person, self.rules = PersonPanel(session), RulesPanel(session)
        for panel in self.panels:
            self.body.addWidget(panel)
        self.body.addStretch(1)
        self.retranslate()

    @property
    def panels(self) -> tuple[SettingsPanel, ...]:
        """All of them, from the top."""
        return self.look, self.lock, self.backup, self.retention, self.person, self.rules

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.title.setText(self.tr("Settings"))
        self.lead.setText(self.tr("Every change here takes effect at once."))

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now: other pages and other windows may have changed it."""
        super().showEvent(event)
        for panel in self.panels:
            panel.tell("")
            panel.refresh()
