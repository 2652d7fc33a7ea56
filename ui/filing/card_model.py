"""The filings of the store as rows of a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui.filing.session import Session
from ui.widgets.labels import tone_of
from ui.window import icons, theme

if TYPE_CHECKING:
    from icpdesk.model import Light
    from icpdesk.store import Card

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_STATE_ICONS = {
    "draft": "todo", "ready": "done", "submitted": "export", "sent-back": "undo", "approved": "done",
}  # fmt: skip


class CardModel(QAbstractTableModel):
    """Name, state, to do, province, next date, changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.cards: tuple[Card, ...] = ()
        self.names_known = False
        """Whether the rulebook may be asked for names of provinces; not before the first paint."""

    def show(self, cards: tuple[Card, ...]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row a filing."""
        return 0 if parent.isValid() else len(self.cards)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """See the class."""
        return 0 if parent.isValid() else 6

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """Names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Filing"),
                self.tr("State"),
                self.tr("To do"),
                self.tr("Province"),
                self.tr("Next deadline"),
                self.tr("Changed"),
            )[section]
        return None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Words, icons and tones of a cell."""
        card, column = self.cards[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(card, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            if is_of_batch(card):
                hint = self.tr("Client of a batch: opening makes a filing of it")
                return f"{card.subject_name}\n{hint}"
            return card.subject_name
        if role == Qt.ItemDataRole.DecorationRole and column == 1:
            return icons.icon(_STATE_ICONS.get(card.state, "todo"), self._tone(card), 16)
        if role == Qt.ItemDataRole.ForegroundRole and column == 2:
            return QColor(self._to_do_tone(card))
        if role == Qt.ItemDataRole.ForegroundRole and column == 4 and self._is_overdue(card):
            return QColor(theme.current().error)
        if role == Qt.ItemDataRole.ForegroundRole and column in (3, 5):
            return QColor(theme.current().quiet)
        return None

    def _words(self, card: Card, column: int) -> str:
        if column == 0:
            return card.title or card.subject_name or self.tr("New filing")
        if column == 1:
            return self.tr("Batch") if is_of_batch(card) else self._states()[card.state]
        if column == 2:
            return self._missing(card)
        if column == 3:
            return self._province(card)
        if column == 4:
            return self._day(card.next_deadline)
        return card.updated_at[:10]

    def _states(self) -> dict[str, str]:
        return {
            "draft": self.tr("Draft"),
            "ready": self.tr("Ready"),
            "submitted": self.tr("Submitted"),
            "sent-back": self.tr("Sent back"),
            "approved": self.tr("Approved"),
        }

    def _missing(self, card: Card) -> str:
        """What is to do; a dash while nobody knows under the rules in force."""
        if not self._is_known(card):
            return self.tr("not checked yet") if self.names_known else "–"
        parts = []
        if card.errors:
            parts.append(self.tr("%n to fix", "", card.errors))
        if card.missing:
            parts.append(self.tr("%n to fill in", "", card.missing))
        if card.waiting:
            parts.append(self.tr("%n not looked at yet", "", card.waiting))
        if not parts and card.verdict == "partial":
            parts.append(self.tr("nothing found; not all checked"))
        if not parts and card.verdict == "warn":
            parts.append(self.tr("points to check"))
        return " · ".join(parts) or self.tr("nothing missing")

    def _is_known(self, card: Card) -> bool:
        """Whether the counts are of the rules and the program that are in force today."""
        if not self.names_known or not card.verdict:
            return False
        from icpdesk.pipeline.standing import checked_under

        today = date.today()  # noqa: DTZ011 - the user's calendar
        ended = card.checked_until is not None and card.checked_until <= today
        return card.checked_under == checked_under(self._session.book) and not ended

    def _province(self, card: Card) -> str:
        if not self.names_known:
            return card.province.capitalize()
        return self._session.say(self._session.book.provinces_as_terms.name_of(card.province))

    def _day(self, day: date | None) -> str:
        if day is None:
            return "–"
        left = (day - date.today()).days  # noqa: DTZ011 - the user's calendar
        if left < 0:
            return self.tr("overdue: %n d", "", -left)
        if left == 0:
            return self.tr("today")
        return self.tr("%n days", "", left) if 0 < left <= 60 else day.isoformat()

    def _tone(self, card: Card) -> str:
        c = theme.current()
        return {"sent-back": c.error, "ready": c.good, "approved": c.good}.get(card.state, c.quiet)

    def _to_do_tone(self, card: Card) -> str:
        """Green only when everything was looked at and nothing is missing."""
        c = theme.current()
        if not self._is_known(card):
            return c.quiet
        return str(getattr(c, tone_of(cast("Light", card.verdict), "ink")))

    def _is_overdue(self, card: Card) -> bool:
        today = date.today()  # noqa: DTZ011 - the user's calendar
        return card.next_deadline is not None and card.next_deadline < today


def is_of_batch(card: Card) -> bool:
    """Whether it is a client of a batch that is no filing yet."""
    return card.id.startswith("batch:")
