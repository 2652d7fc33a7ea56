"""The shape of the store's tables, one small step a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from icpdesk.store.key import newer_store


def _to_1(connection: Any) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


def _to_2(connection: Any) -> None:
    for statement in _VERSION_2:
        connection.execute(statement)


def _to_3(connection: Any) -> None:
    for statement in _VERSION_3:
        connection.execute(statement)


def _to_4(connection: Any) -> None:
    for statement in _VERSION_4:
        connection.execute(statement)


STEPS: tuple[Callable[[Any], None], ...] = (_to_1, _to_2, _to_3, _to_4)
"""Step N brings a store from version N to N + 1."""


def migrate(connection: Any, steps: tuple[Callable[[Any], None], ...] = STEPS) -> None:
    """Bring the store to the newest version, in one transaction; FileProblem for a newer store."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise newer_store()
    if version == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for step in steps[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


_VERSION_1 = (
    """
    CREATE TABLE filings (
        id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        state TEXT NOT NULL,
        provider TEXT NOT NULL,
        province TEXT NOT NULL,
        nature TEXT NOT NULL,
        subject_name TEXT NOT NULL,
        search TEXT NOT NULL,
        next_deadline TEXT,
        verdict TEXT NOT NULL DEFAULT '',
        missing INTEGER NOT NULL DEFAULT 0,
        archived INTEGER NOT NULL DEFAULT 0,
        deleted_at TEXT,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        revision INTEGER NOT NULL,
        data TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '{}'
    ) STRICT
    """,
    "CREATE INDEX filings_by_update ON filings (deleted_at, archived, updated_at DESC)",
    """
    CREATE TABLE revisions (
        filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        note TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (filing, revision)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE files (
        sha256 TEXT PRIMARY KEY,
        bytes INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE filing_files (
        filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES files (sha256),
        PRIMARY KEY (filing, name)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX filing_files_by_file ON filing_files (sha256)",
    """
    CREATE TABLE events (
        id INTEGER PRIMARY KEY,
        filing TEXT,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX events_by_filing ON events (filing, kind)",
)

# Version 2 keeps what a list never shows in a table of its own, so that a list reads small pages;
# versions know their files and whether they were saved by themselves.
_VERSION_2 = (
    """
    CREATE TABLE contents (
        filing TEXT PRIMARY KEY REFERENCES filings (id) ON DELETE CASCADE,
        data TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '{}'
    ) STRICT
    """,
    "INSERT INTO contents (filing, data, notes) SELECT id, data, notes FROM filings",
    "ALTER TABLE filings DROP COLUMN data",
    "ALTER TABLE filings DROP COLUMN notes",
    "ALTER TABLE revisions ADD COLUMN since TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE revisions ADD COLUMN autosave INTEGER NOT NULL DEFAULT 0",
    "UPDATE revisions SET since = at",
    """
    CREATE TABLE revision_files (
        filing TEXT NOT NULL,
        revision INTEGER NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES files (sha256),
        PRIMARY KEY (filing, revision, name),
        FOREIGN KEY (filing, revision) REFERENCES revisions (filing, revision) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX revision_files_by_file ON revision_files (sha256)",
    # Version 1 did not note which files a version had: today's are the best that is known.
    """
    INSERT INTO revision_files (filing, revision, name, sha256)
        SELECT revisions.filing, revision, name, sha256
        FROM revisions JOIN filing_files ON filing_files.filing = revisions.filing
    """,
    """
    CREATE TABLE rejections (
        id INTEGER PRIMARY KEY,
        filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        message TEXT NOT NULL,
        places TEXT NOT NULL,
        resolved_at TEXT
    ) STRICT
    """,
    "CREATE INDEX rejections_by_filing ON rejections (filing)",
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

# Version 3 keeps the verdict of each picture and how many points of each kind a filing has, under
# which rules they were counted; verdicts of earlier versions knew nothing of pictures.
_VERSION_3 = (
    """
    CREATE TABLE inspections (
        filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
        slot TEXT NOT NULL,
        owner TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        basis TEXT NOT NULL,
        report TEXT NOT NULL,
        thumbnail BLOB NOT NULL,
        PRIMARY KEY (filing, slot, owner)
    ) STRICT, WITHOUT ROWID
    """,
    "ALTER TABLE filings ADD COLUMN errors INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE filings ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE filings ADD COLUMN checked_under TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE filings ADD COLUMN checked_until TEXT",
    "UPDATE filings SET verdict = ''",
)

# Version 4 keeps how far an order came as dated entries with what shows them.
_VERSION_4 = (
    """
    CREATE TABLE stages (
        id INTEGER PRIMARY KEY,
        filing TEXT NOT NULL REFERENCES filings (id) ON DELETE CASCADE,
        stage TEXT NOT NULL,
        day TEXT NOT NULL,
        evidence TEXT NOT NULL,
        who TEXT NOT NULL,
        noted_at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX stages_by_filing ON stages (filing, day)",
)
