"""The encrypted store with 10,000 filings against the same tables in bare sqlite3."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.harness import Call, Case

FILINGS = 10_000
SHOWN = 200
"""Rows that a window asks for at a time."""
WORDS = "zhangwei"
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英"


@cache
def _store() -> tuple[Any, list[str]]:
    from icpdesk.base.paths import resource
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.store.store import Store

    sample = read_filing(resource("assets", "samples", "1-individual", "filing.yaml")).filing
    chance = random.Random(1)
    folder = Path(tempfile.mkdtemp(prefix="icpdesk-bench-"))
    store = Store.create(folder / "store", None)
    ids = []
    with store._database.transaction():
        for number in range(FILINGS):
            name = "".join(chance.choice(part) for part in (_SURNAMES, _GIVEN, _GIVEN))
            subject = sample.subject.changed({"name": name})
            filing = sample.changed({"title": f"client {number}", "subject": subject})
            ids.append(store.filings.create(filing).id)
    return store, ids


@cache
def _bare() -> tuple[sqlite3.Connection, list[str]]:
    from icpdesk.store.migrations import migrate

    store, ids = _store()
    connection = sqlite3.connect(str(store.folder / "bare.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA cache_size = -32000")
    migrate(connection)
    for table in ("filings", "contents", "revisions"):
        rows = [tuple(row) for row in store._database.rows(f"SELECT * FROM {table}")]
        marks = ",".join("?" * len(rows[0]))
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute("COMMIT")
    return connection, ids


def _query(search: str, limit: int) -> Callable[[], object]:
    from icpdesk.store.cards import COLUMNS, where

    connection, _ = _bare()
    condition, values = where(search, archived=False, deleted=False)
    sql = f"SELECT {COLUMNS} FROM filings WHERE {condition} ORDER BY updated_at DESC LIMIT ?"
    return lambda: connection.execute(sql, (*values, limit)).fetchall()


def list_ours() -> Callable[[], object]:
    store, _ = _store()
    return lambda: store.filings.cards()


def list_bare() -> Callable[[], object]:
    return _query("", -1)


def search_ours() -> Callable[[], object]:
    store, _ = _store()
    return lambda: store.filings.cards(WORDS, limit=SHOWN)


def search_bare() -> Callable[[], object]:
    return _query(WORDS, SHOWN)


def open_ours() -> Callable[[], object]:
    """A hundred filings, one after the other."""
    store, ids = _store()
    return lambda: [store.filings.load(one) for one in ids[:100]]


def open_bare() -> Callable[[], object]:
    """The same rows and the same values built from them, without encryption."""
    from icpdesk.model import Filing
    from icpdesk.model.build import build

    connection, ids = _bare()
    sql = (
        "SELECT data, revision, state, notes FROM filings"
        " JOIN contents ON contents.filing = filings.id WHERE id = ?"
    )

    def load(one: str) -> object:
        row = connection.execute(sql, (one,)).fetchone()
        return build(Filing, json.loads(row[0])), json.loads(row[3])

    return lambda: [load(one) for one in ids[:100]]


def _call(name: str) -> Call:
    return Call(f"benchmarks.cases.store:{name}")


CASES = (
    Case(
        name="store-list",
        issue=6,
        says="list all of 10,000 filings in the encrypted store",
        ours=_call("list_ours"),
        other=_call("list_bare"),
        other_is="the same rows by bare sqlite3",
        at_most=2.0,
    ),
    Case(
        name="store-list-seconds",
        issue=6,
        says="list all of 10,000 filings in the encrypted store",
        ours=_call("list_ours"),
        at_most=0.05,
    ),
    Case(
        name="store-search",
        issue=6,
        says="find a name by its pinyin among 10,000 filings",
        ours=_call("search_ours"),
        other=_call("search_bare"),
        other_is="the same query by bare sqlite3",
        at_most=2.0,
    ),
    Case(
        name="store-search-seconds",
        issue=6,
        says="find a name by its pinyin among 10,000 filings",
        ours=_call("search_ours"),
        at_most=0.05,
    ),
    Case(
        name="store-open",
        issue=6,
        says="open 100 of 10,000 filings",
        ours=_call("open_ours"),
        other=_call("open_bare"),
        other_is="the same rows by bare sqlite3, the same values built",
        at_most=2.0,
    ),
    Case(
        name="store-open-seconds",
        issue=6,
        says="open 100 of 10,000 filings (30 ms each are allowed)",
        ours=_call("open_ours"),
        at_most=3.0,
    ),
)
