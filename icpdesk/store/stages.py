"""How far an order came, entry by entry: which stage, on which day, and what shows it.

Handed in is not done: a filing is approved when an entry says so, with its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, get_args

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.store.cards import State
from icpdesk.store.database import Database

Stage = Literal["handed-in", "sms-answered", "with-administration", "approved", "sent-back"]

STAGES: dict[Stage, Text] = {
    "handed-in": Text("Handed in to the provider", "已提交接入商"),
    "sms-answered": Text("Text message answered", "短信已核验"),
    "with-administration": Text("With the administration", "管局审核中"),
    "approved": Text("Approved", "已通过"),
    "sent-back": Text("Sent back", "已退回"),
}
_STATE_OF: dict[Stage, State] = {
    "handed-in": "submitted",
    "sms-answered": "submitted",
    "with-administration": "submitted",
    "approved": "approved",
    "sent-back": "sent-back",
}


@dataclass(frozen=True, slots=True)
class StageEntry:
    """One entry; the newest day is how far the order is."""

    id: int
    filing: str
    stage: Stage
    day: str
    """The day on which it happened, ``YYYY-MM-DD``."""
    evidence: str
    """What shows it: a message, a number, the name of an attached file; empty where nothing does."""
    who: str
    noted_at: str
    """When the entry was made, UTC."""


class Stages:
    """The entries of all filings; nothing is overwritten, a wrong entry is taken out by its number."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, filing_id: str, stage: str, day: date, *, evidence: str = "", who: str = ""
    ) -> StageEntry:
        """Note a stage and move the filing's state along with its newest entry.

        InputError for an unknown stage or filing, and for a day that is still ahead.
        """
        known = next((one for one in get_args(Stage) if one == stage), None)
        if known is None:
            names = ", ".join(STAGES)
            raise InputError(
                Text(f"There is no stage '{stage}': {names}.", f"没有“{stage}”这一阶段：{names}。")
            )
        now = datetime.now(UTC)
        if day > date.today():  # noqa: DTZ011 - the user's own calendar
            raise InputError(
                Text(
                    f"{day} is still ahead: a stage is noted once it is reached.",
                    f"{day} 尚未到来：阶段应在达到之后记录。",
                )
            )
        noted = now.isoformat(timespec="seconds")
        with self._database.transaction() as connection:
            if not connection.execute(
                "SELECT 1 FROM filings WHERE id = ?", (filing_id,)
            ).fetchone():
                raise InputError(
                    Text("There is no such filing in the store.", "资料库中没有这份备案。")
                )
            done = connection.execute(
                "INSERT INTO stages (filing, stage, day, evidence, who, noted_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (filing_id, known, day.isoformat(), evidence.strip(), who, noted),
            )
            self._settle(connection, filing_id)
            number = int(done.lastrowid)
        return StageEntry(number, filing_id, known, day.isoformat(), evidence.strip(), who, noted)

    def take_out(self, filing_id: str, number: int) -> None:
        """Remove a wrong entry; InputError when the filing has none of that number."""
        with self._database.transaction() as connection:
            done = connection.execute(
                "DELETE FROM stages WHERE id = ? AND filing = ?", (number, filing_id)
            )
            if done.rowcount == 0:
                raise InputError(Text(f"There is no entry {number}.", f"没有第 {number} 条记录。"))
            self._settle(connection, filing_id)

    def of(self, filing_id: str) -> tuple[StageEntry, ...]:
        """The entries of a filing, by day."""
        rows = self._database.rows(
            "SELECT id, filing, stage, day, evidence, who, noted_at FROM stages"
            " WHERE filing = ? ORDER BY day, id",
            (filing_id,),
        )
        return tuple(StageEntry(**dict(row)) for row in rows)

    def _settle(self, connection: object, filing_id: str) -> None:
        """The state that lists show follows the newest entry; without entries it stays."""
        row = connection.execute(  # type: ignore[attr-defined]
            "SELECT stage FROM stages WHERE filing = ? ORDER BY day DESC, id DESC LIMIT 1",
            (filing_id,),
        ).fetchone()
        if row:
            connection.execute(  # type: ignore[attr-defined]
                "UPDATE filings SET state = ? WHERE id = ?", (_STATE_OF[row[0]], filing_id)
            )
