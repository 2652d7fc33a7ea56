"""What reviewers wrote back, a filing at a time; kept until the filing is purged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Rejection:
    """One message of a reviewer."""

    id: int
    filing: str
    at: str
    """When it was entered, UTC."""
    who: str
    message: str
    places: tuple[str, ...]
    """Paths of the fields and slots that it is about."""
    resolved_at: str | None


class Rejections:
    """The rejection log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, filing_id: str, message: str, *, places: Sequence[str] = (), who: str = ""
    ) -> Rejection:
        """Note a message; InputError when it is empty or the filing is not there."""
        if not message.strip():
            raise InputError(Text("The message is empty.", "驳回意见为空。"))
        now = _now()
        with self._database.transaction() as connection:
            if not connection.execute(
                "SELECT 1 FROM filings WHERE id = ?", (filing_id,)
            ).fetchone():
                raise InputError(
                    Text("There is no such filing in the store.", "资料库中没有这份备案。")
                )
            done = connection.execute(
                "INSERT INTO rejections (filing, at, who, message, places) VALUES (?, ?, ?, ?, ?)",
                (filing_id, now, who, message.strip(), json.dumps(list(places))),
            )
            number = int(done.lastrowid)
        return Rejection(number, filing_id, now, who, message.strip(), tuple(places), None)

    def of(self, filing_id: str) -> tuple[Rejection, ...]:
        """All messages about a filing, oldest first."""
        return self._select("WHERE filing = ?", filing_id)

    def all(self) -> tuple[Rejection, ...]:
        """The whole log, oldest first: what reviewers say about this agency's filings."""
        return self._select("")

    def set_resolved(self, rejection_id: int, resolved: bool = True) -> None:
        """Tick a message off, or take the tick back."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE rejections SET resolved_at = ? WHERE id = ?",
                (_now() if resolved else None, rejection_id),
            )

    def _select(self, condition: str, *values: str) -> tuple[Rejection, ...]:
        rows = self._database.rows(
            "SELECT id, filing, at, who, message, places, resolved_at FROM rejections"  # noqa: S608 - constants
            f" {condition} ORDER BY id",
            values,
        )
        return tuple(
            Rejection(
                id=row["id"],
                filing=row["filing"],
                at=row["at"],
                who=row["who"],
                message=row["message"],
                places=tuple(json.loads(row["places"])),
                resolved_at=row["resolved_at"],
            )
            for row in rows
        )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
