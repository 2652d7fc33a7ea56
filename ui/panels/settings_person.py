"""Settings: everything that the store holds about one person, for that person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPushButton

from ui.filing.session import Session
from ui.panels.settings_panel import SettingsPanel
from ui.widgets.choose import save_name


class PersonPanel(SettingsPanel):
    """Writes a folder in the clear; the ledger of the store keeps where."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.person, self.write = QLineEdit(), QPushButton()
        self.write.clicked.connect(self._ask)
        self.person.textChanged.connect(lambda text: self.write.setEnabled(bool(text.strip())))
        self.write.setEnabled(False)
        self.add(self.person, self.write)
        self.finish()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.heading.setText(self.tr("What is kept about one person"))
        self.about.setText(
            self.tr(
                "Everybody may ask what is kept about them. This writes their filings, versions and"
                " pictures into a folder that is not encrypted."
            )
        )
        self.person.setPlaceholderText(self.tr("Name, document number, mobile or e-mail"))
        self.person.setAccessibleName(self.person.placeholderText())
        self.write.setText(self.tr("Write a folder…"))

    def disclose(self, folder: Path) -> None:
        """Write the folder."""
        from icpdesk.pipeline.keep import disclose_person

        person, store = self.person.text().strip(), self.session.desk.store
        self.session.save()
        self.work(
            lambda: disclose_person(store, person, folder), lambda ids: self._written(ids, folder)
        )

    def _written(self, ids: tuple[str, ...], folder: Path) -> None:
        self.person.clear()
        self.tell(self.tr("✓ Filings written: %n, to {folder}", "", len(ids)).format(folder=folder))

    def _ask(self) -> None:
        name = save_name(self, self.write.text(), "disclosure")
        if name:
            self.disclose(Path(name))
