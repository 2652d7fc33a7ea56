"""Settings: language, colours, hidden numbers, and what a new filing begins with."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.filing.session import Session
from ui.panels.settings_panel import SettingsPanel, choose, offer
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
