"""Which filings were open last; kept in the encrypted store, so that no name lies in the clear."""

from __future__ import annotations

import json

from icpdesk.store.cards import COLUMNS, Card, card_of
from icpdesk.store.database import Database

_NAME = "recent"
MOST = 10


class Recent:
    """Ids of the filings that were opened, the last first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def touch(self, filing_id: str) -> None:
        """Note that a filing is opened now."""
        with self._database.transaction() as connection:
            ids = [filing_id, *(one for one in self._ids() if one != filing_id)]
            connection.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)", (_NAME, json.dumps(ids[:MOST]))
            )

    def cards(self) -> tuple[Card, ...]:
        """What a menu shows of them; filings that were deleted or purged since are left out."""
        sql = f"SELECT {COLUMNS} FROM filings WHERE id = ? AND deleted_at IS NULL"  # noqa: S608 - constants
        rows = (self._database.row(sql, (one,)) for one in self._ids())
        return tuple(card_of(row) for row in rows if row is not None)

    def _ids(self) -> list[str]:
        row = self._database.row("SELECT value FROM settings WHERE name = ?", (_NAME,))
        return [str(one) for one in json.loads(row[0])] if row else []
