"""Stages: dated entries with evidence; submitted is not done."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from icpdesk.base.errors import InputError
from icpdesk.base.paths import resource
from icpdesk.cli import run
from icpdesk.model import Filing
from icpdesk.store.migrations import STEPS, migrate
from icpdesk.store.store import Store

DAY = date(2026, 9, 1)


@pytest.fixture
def store(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Store.create(tmp_path / "s", None) as made:
        yield made


def test_entries_stand_by_day_and_the_state_follows_the_newest(store: Store) -> None:
    filing = store.filings.create(Filing()).id
    store.stages.add(filing, "handed-in", DAY, evidence="订单 20260901", who="li")
    assert store.filings.load(filing).state == "submitted"
    store.stages.add(filing, "approved", DAY + timedelta(20), evidence="粤ICP备2026012345号")
    store.stages.add(filing, "sms-answered", DAY + timedelta(2))
    assert [one.stage for one in store.stages.of(filing)] == [
        "handed-in", "sms-answered", "approved",
    ]  # fmt: skip
    assert store.filings.load(filing).state == "approved"
    assert store.stages.of(filing)[0].evidence == "订单 20260901"


def test_handed_in_is_not_approved(store: Store) -> None:
    filing = store.filings.create(Filing()).id
    for stage in ("handed-in", "sms-answered", "with-administration"):
        store.stages.add(filing, stage, DAY)
        assert store.filings.load(filing).state == "submitted"


def test_a_wrong_entry_is_taken_out_and_the_state_goes_back(store: Store) -> None:
    filing = store.filings.create(Filing()).id
    store.stages.add(filing, "handed-in", DAY)
    wrong = store.stages.add(filing, "approved", DAY + timedelta(1))
    store.stages.take_out(filing, wrong.id)
    assert store.filings.load(filing).state == "submitted"
    with pytest.raises(InputError):
        store.stages.take_out(filing, wrong.id)


def test_what_cannot_be_is_refused(store: Store) -> None:
    filing = store.filings.create(Filing()).id
    with pytest.raises(InputError):
        store.stages.add(filing, "done", DAY)
    with pytest.raises(InputError):
        store.stages.add(filing, "approved", date.today() + timedelta(2))
    with pytest.raises(InputError):
        store.stages.add("nobody", "approved", DAY)
    assert store.stages.of(filing) == ()


def test_a_store_of_the_version_before_opens(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(tmp_path / "x.db"), isolation_level=None)
    migrate(connection, STEPS[:3])
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'stages'").fetchone()
    migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
    assert connection.execute("SELECT count(*) FROM stages").fetchone()[0] == 0
    connection.close()


def test_purging_a_filing_takes_its_entries_along(store: Store) -> None:
    filing = store.filings.create(Filing()).id
    store.stages.add(filing, "handed-in", DAY)
    store.retention.purge([filing])
    assert store.stages.of(filing) == ()


def test_command_line_notes_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = ["--store", str(tmp_path / "store")]
    sample = str(resource("assets", "samples", "1-individual", "filing.yaml"))
    assert run(["store", "create", *place, "--without-passphrase"]) == 0
    capsys.readouterr()
    assert run(["store", "add", sample, *place]) == 0
    filing = capsys.readouterr().out.strip()
    arguments = ["store", "stages", filing, "--add", "approved", "--on", "2026-09-01"]
    assert run([*arguments, "--evidence", "短信", *place, "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["stage"], one["day"], one["evidence"]) == ("approved", "2026-09-01", "短信")
    assert run(["store", "stages", filing, "--add", "no-such", *place]) == 2
