"""Filings in the store: cards to list and search, the filing itself, and every version of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

from icpdesk.errors import InputError, LockedError
from icpdesk.model import Filing
from icpdesk.model.build import build, plain
from icpdesk.text import Text
from icpdesk.vault.database import Database

State = Literal["draft", "ready", "submitted", "sent-back", "approved"]

_CARD = (
    "id, title, state, provider, province, nature, subject_name, next_deadline, verdict, missing,"
    " archived, deleted_at, created_at, updated_at, revision"
)


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of one filing."""

    id: str
    title: str
    state: State
    provider: str
    province: str
    nature: str
    subject_name: str
    next_deadline: date | None
    verdict: str
    missing: int
    archived: bool
    deleted: bool
    created_at: str
    updated_at: str
    revision: int


@dataclass(frozen=True, slots=True)
class Stored:
    """A filing with its version and what the window keeps beside it (ticks, provenance)."""

    id: str
    filing: Filing
    revision: int
    state: State
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """One entry of a filing's history."""

    revision: int
    at: str
    who: str
    note: str


class Filings:
    """The filings table; every change is one transaction and leaves a version behind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cards(
        self, search: str = "", *, archived: bool | None = False, deleted: bool = False
    ) -> tuple[Card, ...]:
        """Cards, newest first; ``search`` finds parts of names, domains and their pinyin."""
        where = ["deleted_at IS NOT NULL" if deleted else "deleted_at IS NULL"]
        values: list[Any] = []
        if archived is not None and not deleted:
            where.append("archived = ?")
            values.append(int(archived))
        for word in search.casefold().split():
            where.append("search LIKE ? ESCAPE '\\'")
            values.append(f"%{_escaped(word)}%")
        rows = self._database.rows(
            f"SELECT {_CARD} FROM filings WHERE {' AND '.join(where)} ORDER BY updated_at DESC",  # noqa: S608 - constants
            tuple(values),
        )
        return tuple(_card(row) for row in rows)

    def load(self, filing_id: str) -> Stored:
        """The filing as last saved; InputError when there is none."""
        row = self._database.row(
            "SELECT id, data, revision, state, notes FROM filings WHERE id = ?", (filing_id,)
        )
        if row is None:
            raise _no_such_filing()
        return Stored(
            id=row["id"],
            filing=build(Filing, json.loads(row["data"])),
            revision=row["revision"],
            state=row["state"],
            notes=json.loads(row["notes"]),
        )

    def create(self, filing: Filing, *, who: str = "", note: str = "created") -> Stored:
        """Add a filing."""
        filing_id = secrets.token_hex(8)
        now = _now()
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO filings (id, title, state, provider, province, nature, subject_name,"
                " search, created_at, updated_at, revision, data)"
                " VALUES (?, ?, 'draft', ?, ?, ?, ?, ?, ?, ?, 1, ?)",
                (filing_id, *_columns(filing), now, now, _json(filing)),
            )
            _remember(connection, filing_id, 1, now, who, note, filing)
        return self.load(filing_id)

    def save(
        self,
        filing_id: str,
        filing: Filing,
        *,
        base_revision: int,
        who: str = "",
        note: str = "",
        notes: Mapping[str, Any] | None = None,
    ) -> Stored:
        """Save a change made to version ``base_revision``.

        LockedError when somebody saved in between: nothing is overwritten, both are in the history.
        """
        now = _now()
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT revision, data, notes FROM filings WHERE id = ?", (filing_id,)
            ).fetchone()
            if row is None:
                raise _no_such_filing()
            if row["revision"] != base_revision:
                raise LockedError(
                    Text(
                        "This filing was changed in another window meanwhile.",
                        "这份备案已在另一个窗口中被修改。",
                    ),
                    Text(
                        "Load it again; your version can be saved as a copy.",
                        "请重新载入；您的版本可以另存为副本。",
                    ),
                )
            data = _json(filing)
            kept = row["notes"] if notes is None else json.dumps(dict(notes), ensure_ascii=False)
            if data != row["data"] or kept != row["notes"]:
                connection.execute(
                    "UPDATE filings SET title = ?, provider = ?, province = ?, nature = ?,"
                    " subject_name = ?, search = ?, updated_at = ?, revision = ?, data = ?,"
                    " notes = ? WHERE id = ?",
                    (*_columns(filing), now, base_revision + 1, data, kept, filing_id),
                )
                _remember(connection, filing_id, base_revision + 1, now, who, note, filing)
        return self.load(filing_id)

    def set_state(self, filing_id: str, state: State) -> None:
        """Move a filing through its life: draft, ready, submitted, sent back, approved."""
        self._update(filing_id, "state = ?", state)

    def set_summary(
        self, filing_id: str, *, verdict: str, missing: int, next_deadline: date | None
    ) -> None:
        """Remember what the last check said, for the list."""
        self._update(
            filing_id,
            "verdict = ?, missing = ?, next_deadline = ?",
            verdict,
            missing,
            next_deadline.isoformat() if next_deadline else None,
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
        stored = self.create(copy, who=who, note="duplicated")
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO filing_files (filing, name, sha256)"
                " SELECT ?, name, sha256 FROM filing_files WHERE filing = ?",
                (stored.id, filing_id),
            )
        return stored

    def history(self, filing_id: str) -> tuple[Version, ...]:
        """All versions, newest first."""
        rows = self._database.rows(
            "SELECT revision, at, who, note FROM revisions WHERE filing = ? ORDER BY revision DESC",
            (filing_id,),
        )
        return tuple(Version(row["revision"], row["at"], row["who"], row["note"]) for row in rows)

    def version(self, filing_id: str, revision: int) -> Filing:
        """The filing as it was in one version; InputError when there is none."""
        row = self._database.row(
            "SELECT data FROM revisions WHERE filing = ? AND revision = ?", (filing_id, revision)
        )
        if row is None:
            raise _no_such_filing()
        return build(Filing, json.loads(row["data"]))

    def restore(self, filing_id: str, revision: int, *, who: str = "") -> Stored:
        """Make an old version the newest one; what came between stays in the history."""
        old = self.version(filing_id, revision)
        current = self.load(filing_id)
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


def search_text(filing: Filing) -> str:
    """What a search looks through: names, domains, sites, each also in pinyin and initials."""
    names = [filing.title, filing.subject.name]
    names += [person.name for _, person in filing.people()]
    names += [website.name for website in filing.websites]
    words = [name for name in dict.fromkeys(names) if name]
    plain = [domain.name for _, domain in filing.domains()]
    plain += [filing.subject.certificate.number, filing.history.subject_number]
    return "\n".join(
        [*words, *plain, *(spelling for name in words for spelling in _pinyin(name))]
    ).casefold()


def _pinyin(name: str) -> tuple[str, ...]:
    if name.isascii():
        return ()
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(name)
    initials = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return ("".join(syllables), " ".join(syllables), "".join(initials))


def _columns(filing: Filing) -> tuple[str, ...]:
    return (
        filing.title,
        filing.provider,
        filing.province,
        filing.subject.nature,
        filing.subject.name,
        search_text(filing),
    )


def _remember(
    connection: Any, filing_id: str, revision: int, at: str, who: str, note: str, filing: Filing
) -> None:
    connection.execute(
        "INSERT INTO revisions (filing, revision, at, who, note, data) VALUES (?, ?, ?, ?, ?, ?)",
        (filing_id, revision, at, who, note, _json(filing)),
    )


def _card(row: Any) -> Card:
    return Card(
        id=row["id"],
        title=row["title"],
        state=row["state"],
        provider=row["provider"],
        province=row["province"],
        nature=row["nature"],
        subject_name=row["subject_name"],
        next_deadline=date.fromisoformat(row["next_deadline"]) if row["next_deadline"] else None,
        verdict=row["verdict"],
        missing=row["missing"],
        archived=bool(row["archived"]),
        deleted=row["deleted_at"] is not None,
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        revision=row["revision"],
    )


def _json(filing: Filing) -> str:
    return json.dumps(plain(filing), ensure_ascii=False, separators=(",", ":"))


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _no_such_filing() -> InputError:
    return InputError(Text("There is no such filing in the store.", "资料库中没有这份备案。"))
