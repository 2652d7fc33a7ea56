"""What is kept no longer: by filing, by client, by age; gone from the files, not only from lists."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta

from icpdesk.store.cards import COLUMNS, Card, card_of
from icpdesk.store.database import Database
from icpdesk.store.history import DROP_UNUSED
from icpdesk.store.ledger import Ledger

_DAYS = "retention-days"
TRASH_DAYS = 30
"""Days for which a deleted filing can be brought back."""


class Retention:
    """Chooses and purges; choosing changes nothing, so that a window can show it first."""

    def __init__(self, database: Database, ledger: Ledger) -> None:
        self._database = database
        self._ledger = ledger

    @property
    def days(self) -> int:
        """After how many days without a change a filing is due; 0 = never."""
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (_DAYS,))
        return int(row[0]) if row else 0

    def set_days(self, days: int) -> None:
        """Remember the period in the store; nothing is purged by that alone."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (_DAYS, str(days)))

    def due(self, today: date | None = None) -> tuple[Card, ...]:
        """Filings that nobody changed for the period."""
        if not self.days:
            return ()
        day = today or datetime.now(UTC).date()
        return self.unchanged_since(day - timedelta(days=self.days))

    def trash_due(self, now: datetime | None = None) -> tuple[Card, ...]:
        """Filings that have been in the trash for :data:`TRASH_DAYS`."""
        moment = (now or datetime.now(UTC)) - timedelta(days=TRASH_DAYS)
        return self._cards("deleted_at < ?", moment.isoformat(timespec="milliseconds"))

    def empty_trash(self, now: datetime | None = None) -> tuple[str, ...]:
        """Remove for good what has been in the trash long enough; returns the ids."""
        due = [card.id for card in self.trash_due(now)]
        return self.purge(due) if due else ()

    def unchanged_since(self, day: date) -> tuple[Card, ...]:
        """Filings whose last change was before ``day``, deleted and archived ones too."""
        return self._cards("updated_at < ?", day.isoformat())

    def of_client(self, subject_name: str) -> tuple[Card, ...]:
        """All filings of one subject, by its exact name."""
        return self._cards("subject_name = ?", subject_name.strip())

    def clients(self) -> tuple[str, ...]:
        """Names of all subjects in the store, those of deleted and archived filings too."""
        rows = self._database.rows(
            "SELECT DISTINCT subject_name FROM filings WHERE subject_name <> '' ORDER BY subject_name"
        )
        return tuple(str(row[0]) for row in rows)

    def purge(self, filing_ids: Collection[str]) -> tuple[str, ...]:
        """Remove filings for good, with history, files, rejections and what the ledger says of them.

        Freed pages are overwritten and the file is rebuilt, so that nothing stays in the store's
        files. Entries of the ledger stay as a record that something was done, without their data.
        Returns the ids that were there.
        """
        with self._database.transaction() as connection:
            gone = tuple(
                one
                for one in dict.fromkeys(filing_ids)
                if connection.execute("DELETE FROM filings WHERE id = ?", (one,)).rowcount
            )
            for one in gone:
                connection.execute("UPDATE events SET data = '{}' WHERE filing = ?", (one,))
            connection.execute(DROP_UNUSED)
            if gone:
                self._ledger.add("purge", {"filings": len(gone)})
        if gone:
            self._database.shrink()
        return gone

    def _cards(self, condition: str, value: str) -> tuple[Card, ...]:
        sql = f"SELECT {COLUMNS} FROM filings WHERE {condition} ORDER BY updated_at"  # noqa: S608 - constants
        return tuple(map(card_of, self._database.rows(sql, (value,))))
