"""Nothing is kept longer than asked, and one person's data can be told and found in old versions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from icpdesk.model import FiledValue, Filing, Subject
from icpdesk.store import keychain
from icpdesk.store.disclosure import filings_about
from icpdesk.store.migrations import STEPS, migrate
from icpdesk.store.store import DATABASE, KEY, Store
from tests.support.keychain import MemoryKeychain


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "s", None)


def named(name: str) -> Filing:
    return Filing(subject=Subject(name=name))


def test_due_filings_are_shown_first_and_purged_when_told(store: Store) -> None:
    old = store.filings.create(named("甲"))
    tomorrow = date.today() + timedelta(days=2)
    assert store.retention.due(tomorrow) == ()
    store.retention.set_days(1)
    assert [card.id for card in store.retention.due(tomorrow)] == [old.id]
    assert store.retention.due(date.today()) == ()
    assert store.retention.days == 1
    assert store.filings.load(old.id)


def test_purge_by_client_takes_all_filings_of_that_client_only(store: Store) -> None:
    mine = [store.filings.create(named("甲公司")).id for _ in range(3)]
    store.filings.delete(mine[0])
    store.filings.set_archived(mine[1], True)
    other = store.filings.create(named("甲公司分公司"))
    chosen = store.retention.of_client("甲公司")
    assert {card.id for card in chosen} == set(mine)
    assert set(store.retention.purge([card.id for card in chosen])) == set(mine)
    assert [card.id for card in store.filings.cards()] == [other.id]


def test_ledger_keeps_that_something_was_done_but_not_about_whom(
    store: Store, tmp_path: Path
) -> None:
    stored = store.filings.create(named("甲"))
    store.ledger.add_export(stored.id, "upload-folder", tmp_path / "甲公司", draft=True)
    (export,) = store.ledger.exports(stored.id)
    assert export.target.endswith("甲公司") and export.draft
    store.purge(filing=stored.id)
    events = store.ledger.events()
    assert [event.kind for event in events] == ["export", "purge"]
    assert not events[0].data


def test_a_person_is_found_in_earlier_versions_too(store: Store) -> None:
    stored = store.filings.create(named("欧阳若溪"))
    store.filings.save(stored.id, named("张伟"), base_revision=1)
    assert filings_about(store, "欧阳若溪") == (stored.id,)
    assert filings_about(store, "欧阳") == ()


def test_store_of_the_first_version_opens_with_everything(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    key = b"k" * 32
    from icpdesk.store.key import KeyFile

    KeyFile(bare=key).save(tmp_path / KEY)
    connection = dbapi2.connect(str(tmp_path / DATABASE), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    migrate(connection, STEPS[:1])
    data = '{"subject":{"name":"旧"}}'
    connection.execute(
        "INSERT INTO filings (id, title, state, provider, province, nature, subject_name, search,"
        " created_at, updated_at, revision, data, notes) VALUES"
        " ('f1','','draft','aliyun','','','旧','旧','2026-01-01','2026-01-01',2,?,'{\"a\":1}')",
        (data,),
    )
    for revision in (1, 2):
        connection.execute(
            "INSERT INTO revisions VALUES ('f1', ?, '2026-01-01T00:00:00+00:00', 'li', '', ?)",
            (revision, data),
        )
    connection.execute("INSERT INTO files VALUES ('h', 3, x'010203')")
    connection.execute("INSERT INTO filing_files VALUES ('f1', 'id.jpg', 'h')")
    connection.close()
    with Store.open(tmp_path) as store:
        stored = store.filings.load("f1")
        assert stored.filing == named("旧") and stored.notes == {"a": 1}
        assert [v.revision for v in store.filings.history("f1")] == [2, 1]
        saved = store.filings.save("f1", named("新"), base_revision=2)
        assert saved.revision == 3
        store.filings.restore("f1", 1)
        assert store.files.get("f1", "id.jpg") == b"\1\2\3"
        store.check()


def test_failed_migration_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(tmp_path / "x.db"), isolation_level=None)
    migrate(connection, STEPS[:1])

    def broken(connection: object) -> None:
        connection.execute("CREATE TABLE half (x)")  # type: ignore[attr-defined]
        raise RuntimeError("cut")

    with pytest.raises(RuntimeError):
        migrate(connection, (STEPS[0], broken))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "half" not in names and "filings" in names
    connection.close()


def test_keychain_opens_without_the_passphrase_until_it_is_told_to_forget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = pytest.importorskip("keyring")
    memory = MemoryKeychain()
    monkeypatch.setattr(keyring, "get_keyring", lambda: memory)
    for name in ("set_password", "get_password", "delete_password"):
        monkeypatch.setattr(keyring, name, getattr(memory, name))
    with Store.create(tmp_path / "s", "four words nobody guesses") as store:
        assert Store.open_by_keychain(tmp_path / "s") is None
        store.remember_in_keychain()
        store.change_passphrase("five other words come here")
    with Store.open_by_keychain(tmp_path / "s") or pytest.fail("not opened") as again:
        again.forget_keychain()
    assert Store.open_by_keychain(tmp_path / "s") is None


def test_without_a_keychain_one_sentence_says_so(store: Store) -> None:
    from icpdesk.base.errors import InputError

    if keychain.available():
        pytest.skip("this machine has a keychain")
    with pytest.raises(InputError, match="keychain"):
        store.remember_in_keychain()


def test_who_was_in_charge_before_a_change_is_found(store: Store) -> None:
    before = FiledValue(field="subject.administrator.name", value="欧阳前任")
    made = store.filings.create(Filing(filing_type="change-subject", filed=(before,)))
    assert made.id in filings_about(store, "欧阳前任")
