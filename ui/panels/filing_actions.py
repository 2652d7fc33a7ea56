"""What can be done with the chosen filings of the list: one, or many at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.filing.card_model import is_of_batch
from ui.filing.session import Session
from ui.filing.store_undo import Step
from ui.widgets import choose
from ui.widgets.button_icon import set_icon

if TYPE_CHECKING:
    from icpdesk.store import Card


class FilingActions(QWidget):
    """Buttons below the list; everything but the last deletion can be taken back in one step."""

    open_wanted = Signal(str)
    made = Signal(str)
    """Id of a copy that was just made."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cards: tuple[Card, ...] = ()
        self._which = "open"
        self.go, self.duplicate = QPushButton(), QPushButton()
        self.archive, self.delete = QPushButton(), QPushButton()
        self.restore, self.purge = QPushButton(), QPushButton()
        for button, name in (
            (self.duplicate, "duplicate"), (self.archive, "archive"), (self.delete, "remove"),
            (self.restore, "undo"), (self.purge, "remove"),
        ):  # fmt: skip
            set_icon(button, name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (
            self.go, self.duplicate, self.archive, self.delete, self.restore, self.purge,
        ):  # fmt: skip
            row.addWidget(button)
        row.addStretch(1)
        self.go.clicked.connect(self._open)
        self.duplicate.clicked.connect(self._duplicate)
        self.archive.clicked.connect(self._archive)
        self.delete.clicked.connect(self._delete)
        self.restore.clicked.connect(self._restore)
        self.purge.clicked.connect(self._purge)

    def retranslate(self) -> None:
        """All words."""
        away = self._which == "archived"
        self.go.setText(self.tr("Open"))
        self.duplicate.setText(self.tr("Duplicate"))
        self.archive.setText(self.tr("Unarchive") if away else self.tr("Archive"))
        self.delete.setText(self.tr("Delete"))
        self.restore.setText(self.tr("Restore"))
        self.purge.setText(self.tr("Delete for good…"))

    def show_chosen(self, cards: tuple[Card, ...], which: str) -> None:
        """Offer what can be done with these; ``which`` is open, archived or trash."""
        self._cards, self._which = cards, which
        self.retranslate()
        trash, one, stored = which == "trash", len(cards) == 1, bool(self._stored)
        for button, enabled in (
            (self.go, one), (self.duplicate, one and stored), (self.archive, stored),
            (self.delete, stored),
        ):  # fmt: skip
            button.setEnabled(enabled)
            button.setVisible(not trash)
        for button in (self.restore, self.purge):
            button.setEnabled(stored)
            button.setVisible(trash)

    @property
    def _stored(self) -> tuple[str, ...]:
        """Ids of the chosen ones that are filings; clients of batches are not yet."""
        return tuple(card.id for card in self._cards if not is_of_batch(card))

    def _open(self) -> None:
        if self._cards:
            self.open_wanted.emit(self._cards[0].id)

    def _duplicate(self) -> None:
        if self._stored:
            self.made.emit(self._session.desk.duplicate(self._stored[0]))

    def _archive(self) -> None:
        away, desk = self._which != "archived", self._session.desk
        filings = desk.store.filings if self._stored else None
        if filings is not None:
            one = self.tr("Archived: “{name}”") if away else self.tr("Unarchived: “{name}”")
            many = (
                self.tr("Archived: %n filings", "", len(self._stored))
                if away
                else self.tr("Unarchived: %n filings", "", len(self._stored))
            )
            self._do(
                one, many,
                lambda filing: filings.set_archived(filing, away),
                lambda filing: filings.set_archived(filing, not away),
            )  # fmt: skip

    def _delete(self) -> None:
        if self._stored:
            filings = self._session.desk.store.filings
            self._do(
                self.tr("Moved to the trash: “{name}”. It can be restored for 30 days."),
                self.tr(
                    "Moved to the trash: %n filings. They can be restored for 30 days.",
                    "",
                    len(self._stored),
                ),
                filings.delete,
                filings.undelete,
            )

    def _restore(self) -> None:
        if self._stored:
            filings = self._session.desk.store.filings
            self._do(
                self.tr("Restored: “{name}”"),
                self.tr("Restored: %n filings", "", len(self._stored)),
                filings.undelete,
                filings.delete,
            )

    def _do(
        self, one: str, many: str, act: Callable[[str], object], back: Callable[[str], object]
    ) -> None:
        """One step for all chosen ones, which is taken back as one."""
        ids, desk = self._stored, self._session.desk
        words = one.format(name=self._name) if len(ids) == 1 else many
        if self._session.filing_id in ids:
            self._session.close()
        desk.undo.do(
            Step(words, undo=lambda: desk.each(ids, back), redo=lambda: desk.each(ids, act))
        )

    def _purge(self) -> None:
        """The only thing here that cannot be taken back: it is asked."""
        ids = self._stored
        words = self.tr("Delete “{name}” for good, with its pictures and its history?").format(
            name=self._name
        )
        if len(ids) > 1:
            words = self.tr(
                "Delete %n filings for good, with their pictures and their history?", "", len(ids)
            )
        if ids and choose.ask(self, words, yes=self.tr("Delete for good"), no=self.tr("Cancel")):
            self._session.desk.purge(ids)

    @property
    def _name(self) -> str:
        """How the first chosen filing is called in the list."""
        card = next((card for card in self._cards if card.id in self._stored), None)
        return (card.title or card.subject_name if card else "") or self.tr("New filing")
