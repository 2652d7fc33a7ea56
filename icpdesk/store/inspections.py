"""What was seen in the pictures of a filing, kept until the picture, its place or the rules are others."""

from __future__ import annotations

from typing import NamedTuple

from icpdesk.store.database import Database


class KeptInspection(NamedTuple):
    """One picture's verdict as the store keeps it; only the pipeline reads the text."""

    slot: str
    owner: str
    file: str
    """The name by which the filing names the picture now."""
    basis: str
    """What the verdict depends on beside the picture."""
    report: str
    thumbnail: bytes


class Inspections:
    """One row a place of a filing; a row whose picture was exchanged is not handed out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, filing_id: str, seen: KeptInspection) -> None:
        """Keep what was seen in the file that the filing has under this name now."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO inspections"
                " SELECT filing, ?, ?, sha256, ?, ?, ? FROM filing_files"
                " WHERE filing = ? AND name = ?",
                (seen.slot, seen.owner, seen.basis, seen.report, seen.thumbnail,
                 filing_id, seen.file),
            )  # fmt: skip

    def of(self, filing_id: str) -> tuple[KeptInspection, ...]:
        """All rows of a filing whose picture is still one of its files."""
        rows = self._database.rows(
            "SELECT slot, owner, name, basis, report, thumbnail FROM inspections"
            " JOIN filing_files USING (filing, sha256) WHERE filing = ?",
            (filing_id,),
        )
        return tuple(KeptInspection(*row) for row in rows)

    def forget(self, filing_id: str) -> None:
        """Look at everything anew the next time."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM inspections WHERE filing = ?", (filing_id,))
