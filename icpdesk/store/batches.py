"""Batches that were run from this store: what of, where to, how it went; the results lie in their folders."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

from icpdesk.store.cards import BATCH_PREFIX, Card, search_words
from icpdesk.store.database import Database

BatchState = Literal["running", "done", "stopped", "failed"]
MOST = 200
"""Batches that are kept; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class BatchClient:
    """One client of a batch, as far as a list shows it."""

    row: int
    name: str
    subject: str = ""
    province: str = ""
    nature: str = ""
    light: str = ""
    """:data:`icpdesk.model.Light`; empty while the client was not done."""
    errors: int = 0
    filing: str = ""
    """Id of the filing that was made of it; empty while it was not taken over."""


@dataclass(frozen=True, slots=True)
class KnownBatch:
    """One batch."""

    id: str
    sheet: str
    """Path of the clients' sheet."""
    out: str
    """Path of the folder with the results."""
    pictures: str = ""
    read: bool = False
    begun_at: str = ""
    ended_at: str = ""
    """Empty while it runs; stays so where the program ended first."""
    state: BatchState = "running"
    checked_under: str = ""
    clients: tuple[BatchClient, ...] = field(default_factory=tuple)

    def with_filing(self, row: int, filing_id: str) -> KnownBatch:
        """The same after the client of a row was taken over."""
        clients = tuple(
            replace(one, filing=filing_id) if one.row == row else one for one in self.clients
        )
        return replace(self, clients=clients)


class Batches:
    """The list of batches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[KnownBatch, ...]:
        """Every batch, the last begun first; entries that cannot be read are left out."""
        rows = self._database.rows(
            "SELECT value FROM settings WHERE name LIKE ?", (f"{BATCH_PREFIX}%",)
        )
        known = [batch for (text,) in rows if (batch := _read(text))]
        return tuple(sorted(known, key=lambda one: one.begun_at, reverse=True))

    def begin(self, sheet: str, out: str, *, pictures: str = "", read: bool = False) -> KnownBatch:
        """Note that a batch is being run; one with the same sheet and results takes its old place."""
        old = next((one for one in self.all() if (one.sheet, one.out) == (sheet, out)), None)
        made = KnownBatch(
            id=old.id if old else secrets.token_hex(6), sheet=sheet, out=out, pictures=pictures,
            read=read, begun_at=now(), clients=old.clients if old else (),
        )  # fmt: skip
        self.put(made)
        return made

    def put(self, batch: KnownBatch) -> None:
        """Keep a batch as it stands now."""
        data = json.dumps(asdict(batch), ensure_ascii=False)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)", (BATCH_PREFIX + batch.id, data)
            )
        for old in self.all()[MOST:]:
            self.forget(old.id)

    def forget(self, batch_id: str) -> None:
        """Take it off the list; its folders stay."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM settings WHERE name = ?", (BATCH_PREFIX + batch_id,))


def client_cards(batches: Sequence[KnownBatch], search: str = "") -> tuple[Card, ...]:
    """Clients that are no filings yet, as cards of a list; every word of ``search`` must be found."""
    found = []
    words = search.casefold().split()
    for batch in batches:
        for one in batch.clients:
            names = search_words([one.name, one.subject])
            if not one.filing and all(word in names for word in words):
                found.append(_card(batch, one))
    return tuple(found)


def _card(batch: KnownBatch, one: BatchClient) -> Card:
    at = batch.ended_at or batch.begun_at
    return Card(
        id=f"{BATCH_PREFIX}{batch.id}:{one.row}", title=one.name, state="draft", provider="",
        province=one.province, nature=one.nature, subject_name=one.subject, next_deadline=None,
        verdict=one.light, missing=0, archived=False, deleted=False, created_at=at, updated_at=at,
        revision=0, errors=one.errors, checked_under=batch.checked_under,
    )  # fmt: skip


def now() -> str:
    """This moment, as the list keeps it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _read(text: str) -> KnownBatch | None:
    try:
        table: Mapping[str, object] = json.loads(text)
        clients = tuple(BatchClient(**one) for one in table["clients"])  # type: ignore[attr-defined]
        return KnownBatch(**{**table, "clients": clients})  # type: ignore[arg-type]
    except (ValueError, TypeError, KeyError):
        return None
