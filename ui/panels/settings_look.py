"""Settings: language, colours, hidden numbers, and what a new filing begins with.

Settings: everything that the store holds about one person, for that person.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from ui.filing.session import Session
from ui.panels.settings_panel import SettingsPanel, choose, offer
from ui.widgets.choose import save_name
from ui.widgets.labels import label
from ui.widgets.search_box import SearchBox
from ui.widgets.still_boxes import ChoiceBox
from ui.window import theme
from ui.window.preferences import PROVIDER, Preferences


class LookPanel(SettingsPanel):
    """Every choice holds at once."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._kept = Preferences()
        self.language, self.dress, self.provider = ChoiceBox(), ChoiceBox(), SearchBox()
        self.masked = QCheckBox()
        self._language_name, self._dress_name = label("", "name"), label("", "name")
        self._provider_name = label("", "name")
        for name, box in (
            (self._language_name, self.language), (self._dress_name, self.dress),
            (self._provider_name, self.provider),
        ):  # fmt: skip
            self.add_named(name, box)
        self.add(self.masked)
        self.language.currentIndexChanged.connect(self._choose_language)
        self.dress.currentIndexChanged.connect(self._choose_dress)
        self.provider.picked.connect(self._choose_provider)
        self.masked.toggled.connect(self._choose_masked)
        self.finish()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.heading.setText(self.tr("Window"))
        self.about.setText(self.tr("Kept for this user of the computer, outside the store."))
        self._language_name.setText(self.tr("Language"))
        self._dress_name.setText(self.tr("Colours"))
        self._provider_name.setText(self.tr("Provider of a new filing"))
        self.masked.setText(self.tr("Open the window with hidden numbers"))
        offer(self.language, [("English", "en"), ("中文", "zh")])
        offer(
            self.dress,
            [
                (self.tr("As the system"), "system"),
                (self.tr("Light"), "light"),
                (self.tr("Dark"), "dark"),
            ],
        )
        for name, box in (
            (self._language_name, self.language), (self._dress_name, self.dress),
            (self._provider_name, self.provider),
        ):  # fmt: skip
            box.setAccessibleName(name.text())

    def refresh(self) -> None:
        """Show what was chosen."""
        from icpdesk.rulebook.fields import choices_of

        choose(self.language, self.session.language)
        choose(self.dress, self._kept.dress)
        terms = choices_of(self.session.book, "providers")
        self.provider.offer([(f"{term.name.zh} · {term.name.en}", term.slug) for term in terms])
        known = {term.slug for term in terms}
        self.provider.choose(self._kept.provider if self._kept.provider in known else PROVIDER)
        self.masked.blockSignals(True)
        self.masked.setChecked(self._kept.masked)
        self.masked.blockSignals(False)

    def _choose_language(self) -> None:
        self._kept.language = self.language.currentData()
        self.session.set_language(self.language.currentData())

    def _choose_dress(self) -> None:
        self._kept.dress = self.dress.currentData()
        theme.follow(self._kept.dress)

    def _choose_provider(self, slug: str) -> None:
        self._kept.provider = slug or PROVIDER

    def _choose_masked(self, masked: bool) -> None:
        self._kept.masked = masked
        self.session.set_masked(masked)


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
