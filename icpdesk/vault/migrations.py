"""The shape of the store's tables, one small step a version."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from icpdesk.errors import FileProblem
from icpdesk.text import Text


def _to_1(connection: Any) -> None:
    for statement in _VERSION_1:
        connection.execute(statement)


STEPS: tuple[Callable[[Any], None], ...] = (_to_1,)
"""Step N brings a store from version N to N + 1."""


def migrate(connection: Any, steps: tuple[Callable[[Any], None], ...] = STEPS) -> None:
    """Bring the store to the newest version, in one transaction; FileProblem for a newer store."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(steps):
        raise FileProblem(
            Text("The store was written by a newer icpdesk.", "资料库由更新版本的 icpdesk 写入。"),
            Text("Install the newer version.", "请安装新版本。"),
        )
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
