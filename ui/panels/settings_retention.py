"""Settings: how long filings are kept, and removing them for good."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QListWidget,
    QPushButton,
)

from ui.filing.session import Session
from ui.panels.settings_panel import SettingsPanel, choose, offer
from ui.widgets.labels import label
from ui.widgets.still_boxes import ChoiceBox, DayBox

if TYPE_CHECKING:
    from icpdesk.store import Card

_PERIODS = (90, 180, 365, 730, 1095, 1825)
_LIST_HEIGHT = 132


class RetentionPanel(SettingsPanel):
    """What is to go is shown before it goes."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._days_name, self._which_name = label("", "name"), label("", "name")
        self.days, self.which, self.client = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.day = DayBox(QDate.currentDate())
        self.found = QListWidget()
        self.found.setFixedHeight(_LIST_HEIGHT)
        self._count: QLabel = label("", "quiet")
        self.sure, self.remove = QCheckBox(), QPushButton()
        self._cards: tuple[Card, ...] = ()
        self.add_named(self._days_name, self.days)
        self.add_named(self._which_name, self.which)
        for line in (self.day, self.client, self.found, self._count, self.sure, self.remove):
            self.add(line)
        self.days.currentIndexChanged.connect(self._choose_days)
        self.which.currentIndexChanged.connect(self._look)
        self.client.currentIndexChanged.connect(self._look)
        self.day.dateChanged.connect(self._look)
        self.sure.toggled.connect(self._enable)
        self.remove.clicked.connect(self.purge)
        self.finish()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.heading.setText(self.tr("Keeping and removing"))
        self.about.setText(
            self.tr(
                "Deleted filings stay in the trash for 30 days; nothing else is removed by itself. What is"
                " removed here is gone from the store's files, with its pictures and its history;"
                " backups keep it."
            )
        )
        self._days_name.setText(self.tr("A filing is due for removal when nobody changed it for"))
        self._which_name.setText(self.tr("Show"))
        periods = [(self.tr("%n days", "", days), days) for days in self._periods()]
        offer(self.days, [(self.tr("no limit"), 0), *periods])
        offer(
            self.which,
            [
                (self.tr("filings that are due"), "due"),
                (self.tr("filings that nobody changed since a day"), "since"),
                (self.tr("all filings of one client"), "client"),
            ],
        )
        for widget, words in (
            (self.days, self._days_name.text()),
            (self.which, self.tr("Which filings to remove")),
            (self.day, self.tr("Not changed since")),
            (self.client, self.tr("Client")),
            (self.found, self.tr("Filings to remove")),
        ):
            widget.setAccessibleName(words)
        self.sure.setText(self.tr("Remove them for good; this cannot be undone"))
        self.remove.setText(self.tr("Remove"))
        self._show()

    def refresh(self) -> None:
        """Show what is kept and what is due."""
        if not self.session.desk.is_open:
            return
        retention = self.session.desk.store.retention
        self.retranslate()
        choose(self.days, retention.days)
        offer(self.client, [(name, name) for name in retention.clients()])
        self._look()

    def purge(self) -> None:
        """Remove what is shown."""
        store, ids = self.session.desk.store, [card.id for card in self._cards]
        if self.session.filing_id in ids:
            self.session.close()
        left = store.ledger.still_there(ids)
        exports = [str(path) for path in left]
        self.work(lambda: store.retention.purge(ids), lambda gone: self._purged(len(gone), exports))

    def _periods(self) -> list[int]:
        desk = self.session.desk
        kept = desk.store.retention.days if desk.is_open else 0
        return sorted({*_PERIODS, kept} - {0})

    def _purged(self, count: int, exports: list[str]) -> None:
        self.session.desk.changed.emit()
        self.refresh()
        words = self.tr("✓ Filings removed: %n.", "", count)
        if exports:
            words += " " + self.tr("Exports are still there:") + "\n" + "\n".join(exports)
        self.tell(words)

    def _choose_days(self) -> None:
        self.session.desk.store.retention.set_days(self.days.currentData())
        self._look()

    def _look(self) -> None:
        retention, which = self.session.desk.store.retention, self.which.currentData()
        if which == "client":
            self._cards = retention.of_client(self.client.currentData() or "")
        elif which == "since":
            day = self.day.date()
            self._cards = retention.unchanged_since(date(day.year(), day.month(), day.day()))
        else:
            self._cards = retention.due()
        self.tell("")
        self._show()

    def _show(self) -> None:
        which = self.which.currentData()
        self.day.setVisible(which == "since")
        self.client.setVisible(which == "client")
        self.found.clear()
        for card in self._cards:
            name = card.title or card.subject_name or self.tr("New filing")
            words = self.tr("{name}, changed on {day}").format(name=name, day=card.updated_at[:10])
            self.found.addItem(words)
        self._count.setText(self.tr("Filings: %n", "", len(self._cards)))
        for widget in (self.found, self.sure, self.remove):
            widget.setVisible(bool(self._cards))
        self.sure.setChecked(False)
        self._enable()

    def _enable(self) -> None:
        self.remove.setEnabled(self.sure.isChecked() and bool(self._cards))
