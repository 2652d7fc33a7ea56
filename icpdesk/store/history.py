"""The versions of a filing: who changed what and when, with the files each version had.

What the window saves by itself every second does not leave a version a keystroke: autosaves of one
sitting by one person become one version.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.build import build
from icpdesk.model.difference import Change, differences
from icpdesk.store.database import Database

SITTING = timedelta(minutes=10)
"""Autosaves that begin within this time of the first become one version."""


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a filing's history."""

    revision: int
    at: str
    """When it was saved last, UTC."""
    who: str
    note: str
    since: str = ""
    """When the sitting began; the same as ``at`` for a version that was saved on purpose."""
    autosave: bool = False


class History:
    """Reads versions; they are written by :func:`remember` inside the transaction of a save."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def versions(self, filing_id: str) -> tuple[Version, ...]:
        """All versions, newest first."""
        rows = self._database.rows(
            "SELECT revision, at, who, note, since, autosave FROM revisions WHERE filing = ?"
            " ORDER BY revision DESC",
            (filing_id,),
        )
        return tuple(
            Version(
                revision=row["revision"],
                at=row["at"],
                who=row["who"],
                note=row["note"],
                since=row["since"],
                autosave=bool(row["autosave"]),
            )
            for row in rows
        )

    def load(self, filing_id: str, revision: int) -> Filing:
        """The filing as it was in one version; InputError when there is none."""
        row = self._database.row(
            "SELECT data FROM revisions WHERE filing = ? AND revision = ?", (filing_id, revision)
        )
        if row is None:
            raise InputError(Text("There is no such version.", "没有这个版本。"))
        return build(Filing, json.loads(row[0]))

    def files(self, filing_id: str, revision: int) -> dict[str, str]:
        """Names and SHA-256 of the files that a version had."""
        rows = self._database.rows(
            "SELECT name, sha256 FROM revision_files WHERE filing = ? AND revision = ?",
            (filing_id, revision),
        )
        return {row[0]: row[1] for row in rows}

    def changes(self, filing_id: str, older: int, newer: int) -> tuple[Change, ...]:
        """What differs between two versions, field by field; files by their name."""
        changes = list(differences(self.load(filing_id, older), self.load(filing_id, newer)))
        before, after = self.files(filing_id, older), self.files(filing_id, newer)
        for name in sorted(before.keys() | after.keys()):
            old, new = before.get(name, ""), after.get(name, "")
            if old != new:
                changes.append(Change(f"files/{name}", old[:12], new[:12]))
        return tuple(changes)

    def forget(self, filing_id: str) -> int:
        """Drop all versions but the newest, with files that only they had; returns how many."""
        with self._database.transaction() as connection:
            done = connection.execute(
                "DELETE FROM revisions WHERE filing = ?1 AND revision <"
                " (SELECT max(revision) FROM revisions WHERE filing = ?1)",
                (filing_id,),
            )
            connection.execute(DROP_UNUSED)
        if done.rowcount:
            self._database.shrink()
        return int(done.rowcount)


DROP_UNUSED = (
    "DELETE FROM files WHERE NOT EXISTS"
    " (SELECT 1 FROM filing_files WHERE filing_files.sha256 = files.sha256) AND NOT EXISTS"
    " (SELECT 1 FROM revision_files WHERE revision_files.sha256 = files.sha256)"
)
"""Files that neither a filing nor a version of one names any more."""


def remember(
    connection: Any,
    filing_id: str,
    revision: int,
    data: str,
    *,
    at: str,
    who: str,
    note: str,
    autosave: bool = False,
) -> None:
    """Leave a version; an autosave takes the place of the one before it in the same sitting."""
    since = at
    if autosave:
        last = connection.execute(
            "SELECT revision, since, who, autosave FROM revisions WHERE filing = ?"
            " ORDER BY revision DESC LIMIT 1",
            (filing_id,),
        ).fetchone()
        if last and last["autosave"] and last["who"] == who and _same_sitting(last["since"], at):
            since = last["since"]
            connection.execute(
                "DELETE FROM revisions WHERE filing = ? AND revision = ?",
                (filing_id, last["revision"]),
            )
    connection.execute(
        "INSERT INTO revisions (filing, revision, at, who, note, data, since, autosave)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (filing_id, revision, at, who, note, data, since, int(autosave)),
    )
    connection.execute(
        "INSERT INTO revision_files (filing, revision, name, sha256)"
        " SELECT filing, ?, name, sha256 FROM filing_files WHERE filing = ?",
        (revision, filing_id),
    )
    connection.execute(DROP_UNUSED)


def keep(connection: Any, filing_id: str, *, who: str, note: str) -> None:
    """Make the newest version one that was saved on purpose, so that no autosave replaces it."""
    connection.execute(
        "UPDATE revisions SET autosave = 0, who = ?2, note = iif(?3 = '', note, ?3)"
        " WHERE filing = ?1 AND autosave = 1 AND revision ="
        " (SELECT max(revision) FROM revisions WHERE filing = ?1)",
        (filing_id, who, note),
    )


def files_changed(connection: Any, filing_id: str) -> bool:
    """Whether the filing has other files than its newest version noted."""
    now = connection.execute(
        "SELECT name, sha256 FROM filing_files WHERE filing = ? ORDER BY name", (filing_id,)
    ).fetchall()
    noted = connection.execute(
        "SELECT name, sha256 FROM revision_files WHERE filing = ?1 AND revision ="
        " (SELECT max(revision) FROM revisions WHERE filing = ?1) ORDER BY name",
        (filing_id,),
    ).fetchall()
    return [tuple(row) for row in now] != [tuple(row) for row in noted]


def _same_sitting(since: str, at: str) -> bool:
    """Also False when the clock was set back meanwhile: what is saved then would be joined for as long
    as the clock was set back, and every version between lost."""
    passed = datetime.fromisoformat(at) - datetime.fromisoformat(since)
    return timedelta(0) <= passed < SITTING
