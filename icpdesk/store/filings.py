"""Filings in the store: cards to list and search, the filing itself, and its life."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from icpdesk.base.errors import ChangedElsewhere, InputError
from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.build import build, plain
from icpdesk.model.difference import Change
from icpdesk.store import history
from icpdesk.store.cards import COLUMNS, Card, State, card_of, columns_of, escaped, where
from icpdesk.store.database import Database
from icpdesk.store.history import History, Version


@dataclass(frozen=True, slots=True)
class Stored:
    """A filing with its version and what the window keeps beside it (ticks, provenance)."""

    id: str
    filing: Filing
    revision: int
    """Grows with every save; tells whether somebody else saved in between."""
    state: State
    notes: Mapping[str, Any] = field(default_factory=dict)


class Filings:
    """The filings table; every change is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._history = History(database)

    def cards(
        self,
        search: str = "",
        *,
        archived: bool | None = False,
        deleted: bool = False,
        limit: int = -1,
    ) -> tuple[Card, ...]:
        """Cards, newest first; ``search`` finds parts of names, domains and their pinyin.

        ``archived=None`` lists both; ``limit`` is the most that are wanted, -1 all.
        """
        condition, values = where(search, archived=archived, deleted=deleted)
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM filings WHERE {condition} ORDER BY updated_at DESC LIMIT ?",  # noqa: S608 - constants
            (*values, limit),
        )
        return tuple(map(card_of, rows))

    def count(
        self, search: str = "", *, archived: bool | None = False, deleted: bool = False
    ) -> int:
        """How many cards :meth:`cards` would give without a limit."""
        condition, values = where(search, archived=archived, deleted=deleted)
        sql = f"SELECT count(*) FROM filings WHERE {condition}"  # noqa: S608 - constants
        return int(self._database.row(sql, values)[0])

    def mentioning(self, words: str) -> tuple[str, ...]:
        """Ids of filings, deleted and archived ones too, with ``words`` in any of their versions."""
        rows = self._database.rows(
            "SELECT filing FROM contents WHERE data LIKE ?1 ESCAPE '\\' UNION"
            " SELECT filing FROM revisions WHERE data LIKE ?1 ESCAPE '\\'",
            (f"%{escaped(words)}%",),
        )
        return tuple(row[0] for row in rows)

    def load(self, filing_id: str) -> Stored:
        """The filing as last saved; InputError when there is none."""
        row = self._database.row(
            "SELECT data, revision, state, notes FROM filings"
            " JOIN contents ON contents.filing = filings.id WHERE id = ?",
            (filing_id,),
        )
        if row is None:
            raise _no_such_filing()
        filing = build(Filing, json.loads(row[0]))
        return Stored(filing_id, filing, row[1], row[2], json.loads(row[3]))

    def create(
        self,
        filing: Filing,
        *,
        who: str = "",
        note: str = "created",
        notes: Mapping[str, Any] | None = None,
        files_of: str = "",
    ) -> Stored:
        """Add a filing; ``files_of`` names a filing whose files it names, too."""
        filing_id = secrets.token_hex(8)
        now, data = _now(), _json(filing)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO filings (id, title, state, provider, province, nature, subject_name,"
                " search, created_at, updated_at, revision)"
                " VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, 1)",
                (filing_id, *columns_of(filing), now, now),
            )
            connection.execute(
                "INSERT INTO contents (filing, data, notes) VALUES (?, ?, ?)",
                (filing_id, data, _notes(notes or {})),
            )
            history.remember(connection, filing_id, 1, data, at=now, who=who, note=note)
            if files_of:
                _take_files(connection, filing_id, files_of)
        return Stored(filing_id, filing, 1, "draft", dict(notes or {}))

    def save(
        self,
        filing_id: str,
        filing: Filing,
        *,
        base_revision: int,
        who: str = "",
        note: str = "",
        notes: Mapping[str, Any] | None = None,
        autosave: bool = False,
    ) -> Stored:
        """Save a change made to version ``base_revision``; no change makes no version.

        ChangedElsewhere when somebody saved in between: nothing is overwritten. ``notes`` replaces what
        is kept beside the filing (ticks, provenance) and makes no version by itself. Versions of
        ``autosave`` are joined (see :mod:`icpdesk.store.history`); a later save on purpose keeps
        the newest.
        """
        now, data = _now(), _json(filing)
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT revision, state, data, notes FROM filings"
                " JOIN contents ON contents.filing = filings.id WHERE id = ?",
                (filing_id,),
            ).fetchone()
            if row is None:
                raise _no_such_filing()
            revision, state, old_data, old_notes = row
            if revision != base_revision:
                raise _changed_elsewhere()
            new_notes = old_notes if notes is None else _notes(notes)
            other = data != old_data or history.files_changed(connection, filing_id)
            if other or new_notes != old_notes:
                revision += 1
                connection.execute(
                    "UPDATE filings SET title = ?, provider = ?, province = ?, nature = ?,"
                    " subject_name = ?, search = ?, updated_at = ?, revision = ? WHERE id = ?",
                    (*columns_of(filing), now, revision, filing_id),
                )
                connection.execute(
                    "UPDATE contents SET data = ?, notes = ? WHERE filing = ?",
                    (data, new_notes, filing_id),
                )
            if other:
                history.remember(
                    connection, filing_id, revision, data,
                    at=now, who=who, note=note, autosave=autosave,
                )  # fmt: skip
            elif not autosave:
                history.keep(connection, filing_id, who=who, note=note)
        return Stored(filing_id, filing, revision, state, json.loads(new_notes))

    def set_state(self, filing_id: str, state: State) -> None:
        """Move a filing through its life: draft, ready, submitted, sent back, approved."""
        self._update(filing_id, "state = ?", state)

    def set_summary(
        self,
        filing_id: str,
        *,
        verdict: str,
        missing: int,
        next_deadline: date | None,
        errors: int = 0,
        waiting: int = 0,
        checked_under: str = "",
        checked_until: date | None = None,
    ) -> None:
        """Remember what the last check said, for the list, and under which rules."""
        self._update(
            filing_id,
            "verdict = ?, missing = ?, next_deadline = ?, errors = ?, waiting = ?,"
            " checked_under = ?, checked_until = ?",
            verdict,
            missing,
            next_deadline.isoformat() if next_deadline else None,
            errors,
            waiting,
            checked_under,
            checked_until.isoformat() if checked_until else None,
        )

    def set_archived(self, filing_id: str, archived: bool) -> None:
        """Put a filing away, or take it back."""
        self._update(filing_id, "archived = ?", int(archived))

    def delete(self, filing_id: str) -> None:
        """Mark as deleted; :meth:`undelete` takes it back until it is purged."""
        self._update(filing_id, "deleted_at = ?", _now())

    def undelete(self, filing_id: str) -> None:
        """Take a deleted filing back."""
        self._update(filing_id, "deleted_at = ?", None)

    def duplicate(self, filing_id: str, *, who: str = "") -> Stored:
        """A new filing with the same data and the same files."""
        original = self.load(filing_id)
        title = original.filing.title or original.filing.subject.name
        copy = original.filing.changed({"title": f"{title} (2)"})
        return self.create(
            copy, who=who, note="duplicated", notes=original.notes, files_of=filing_id
        )

    def history(self, filing_id: str) -> tuple[Version, ...]:
        """All versions, newest first."""
        return self._history.versions(filing_id)

    def version(self, filing_id: str, revision: int) -> Filing:
        """The filing as it was in one version; InputError when there is none."""
        return self._history.load(filing_id, revision)

    def changes(self, filing_id: str, older: int, newer: int) -> tuple[Change, ...]:
        """What differs between two versions, field by field."""
        return self._history.changes(filing_id, older, newer)

    def forget_history(self, filing_id: str) -> int:
        """Drop all versions but the newest, for good; returns how many were dropped."""
        return self._history.forget(filing_id)

    def restore(self, filing_id: str, revision: int, *, who: str = "") -> Stored:
        """Make an old version, with its files, the newest one; what came between stays."""
        old = self.version(filing_id, revision)
        current = self.load(filing_id)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM filing_files WHERE filing = ?", (filing_id,))
            connection.execute(
                "INSERT INTO filing_files (filing, name, sha256)"
                " SELECT filing, name, sha256 FROM revision_files"
                " WHERE filing = ? AND revision = ?",
                (filing_id, revision),
            )
            return self.save(
                filing_id,
                old,
                base_revision=current.revision,
                who=who,
                note=f"restored version {revision}",
            )

    def _update(self, filing_id: str, assignment: str, *values: Any) -> None:
        with self._database.transaction() as connection:
            done = connection.execute(
                f"UPDATE filings SET {assignment} WHERE id = ?",  # noqa: S608 - constants above
                (*values, filing_id),
            )
            if done.rowcount == 0:
                raise _no_such_filing()


def _take_files(connection: Any, filing_id: str, source: str) -> None:
    """Let a new filing name the files of another one, in its first version, too."""
    for statement in (
        "INSERT INTO filing_files (filing, name, sha256)"
        " SELECT ?, name, sha256 FROM filing_files WHERE filing = ?",
        "INSERT INTO inspections SELECT ?, slot, owner, sha256, basis, report, thumbnail"
        " FROM inspections WHERE filing = ?",
    ):
        connection.execute(statement, (filing_id, source))
    connection.execute(
        "INSERT INTO revision_files (filing, revision, name, sha256)"
        " SELECT filing, 1, name, sha256 FROM filing_files WHERE filing = ?",
        (filing_id,),
    )


def _json(filing: Filing) -> str:
    return json.dumps(plain(filing), ensure_ascii=False, separators=(",", ":"))


def _notes(notes: Mapping[str, Any]) -> str:
    return json.dumps(dict(notes), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _no_such_filing() -> InputError:
    return InputError(Text("There is no such filing in the store.", "资料库中没有这份备案。"))


def _changed_elsewhere() -> ChangedElsewhere:
    return ChangedElsewhere(
        Text(
            "This filing was changed in another window meanwhile.",
            "这份备案已在另一个窗口中被修改。",
        ),
        Text(
            "Load it again; your version can be saved as a copy.",
            "请重新载入；当前版本可以另存为副本。",
        ),
    )
