"""What happened to personal data: rejections, exports, consents, deletions."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from icpdesk.store.database import Database

Kind = Literal["rejection", "export", "consent", "purge", "backup", "note"]


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the ledger."""

    id: int
    filing: str | None
    at: str
    kind: Kind
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """A folder or file that was written in the clear, so that it can be found and removed later."""

    at: str
    filing: str | None
    what: str
    """``upload-folder``, ``filing-file``, ``files``, ``disclosure`` …"""
    target: str
    draft: bool


class Ledger:
    """An append-only list; entries about a purged filing stay, without its data."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: Kind, data: Mapping[str, Any], *, filing: str | None = None) -> None:
        """Append an entry."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO events (filing, at, kind, data) VALUES (?, ?, ?, ?)",
                (
                    filing,
                    datetime.now(UTC).isoformat(timespec="seconds"),
                    kind,
                    json.dumps(dict(data), ensure_ascii=False, default=str),
                ),
            )

    def events(self, *, filing: str | None = None, kind: Kind | None = None) -> tuple[Event, ...]:
        """Entries, oldest first, of one filing or kind or all."""
        rows = self._database.rows(
            "SELECT id, filing, at, kind, data FROM events"
            " WHERE (?1 IS NULL OR filing = ?1) AND (?2 IS NULL OR kind = ?2) ORDER BY id",
            (filing, kind),
        )
        return tuple(
            Event(row["id"], row["filing"], row["at"], row["kind"], json.loads(row["data"]))
            for row in rows
        )

    def add_export(
        self, filing: str | None, what: str, target: Path, *, draft: bool = False
    ) -> None:
        """Note that data left the store for ``target``."""
        place = str(target.absolute())
        self.add("export", {"what": what, "target": place, "draft": draft}, filing=filing)

    def still_there(self, filings: Collection[str]) -> tuple[Path, ...]:
        """Exports of these filings that lie in the clear on this machine to this day, newest first."""
        targets = [one.target for filing in filings for one in self.exports(filing) if one.target]
        return tuple(path for path in map(Path, dict.fromkeys(targets)) if path.exists())

    def exports(self, filing: str | None = None) -> tuple[Export, ...]:
        """What left the store, newest first; of one filing or of all."""
        return tuple(
            Export(
                event.at,
                event.filing,
                str(event.data.get("what", "")),
                str(event.data.get("target", "")),
                bool(event.data.get("draft", False)),
            )
            for event in reversed(self.events(filing=filing, kind="export"))
        )
