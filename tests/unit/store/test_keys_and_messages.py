"""What a store says of itself tells its troubles apart; what a key file asks for has bounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path
from typing import Any

import pytest

from icpdesk.base.errors import FileProblem, IcpdeskError, InputError, LockedError, OutputError
from icpdesk.base.text import Text
from icpdesk.store import filings as filings_module
from icpdesk.store.backup import back_up, restore
from icpdesk.store.key import KeyFile, Wrap
from icpdesk.store.place import DATABASE, KEY
from icpdesk.store.store import Store
from tests.crash.writers import state

ROOT = Path(__file__).resolve().parents[3]
SECRET = "four words nobody guesses"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Store.create(tmp_path / "s", SECRET) as store:
        store.filings.create(state(1))
    return tmp_path / "s"


@pytest.mark.parametrize(
    ("name", "value"),
    [(name, value) for name in ("iterations", "lanes", "memory_kib")
     for value in (0, -1, 10**9, 10**400, True, 3.0, "3", None, [3])]
    + [("memory_kib", 1_048_576), ("memory_kib", 8), ("lanes", 64), ("salt", ""), ("salt", "QQ=="),
       ("salt", "QUFB" * 1000), ("nonce", ""), ("nonce", "QUFB" * 20), ("sealed", "QUFB"),
       ("sealed", 5), ("kdf", "scrypt")],
)  # fmt: skip
def test_key_file_that_asks_for_more_than_ours_ever_do_is_damaged(
    folder: Path, name: str, value: Any
) -> None:
    table = json.loads((folder / KEY).read_text())
    table["passphrase"][name] = value
    (folder / KEY).write_text(json.dumps(table))
    with pytest.raises(FileProblem, match="key file of the store is damaged"):
        Store.open(folder, SECRET)


@pytest.mark.parametrize(
    "text", ["", "[" * 50_000, "[]", "null", '{"version": 1, "passphrase": [], "recovery": null}',
             '{"version": 1, "passphrase": null, "recovery": null, "bare": null}',
             '{"version": 1, "passphrase": null, "recovery": null, "bare": "QQ=="}']
)  # fmt: skip
def test_key_file_of_any_other_content_is_one_sentence(folder: Path, text: str) -> None:
    (folder / KEY).write_text(text)
    with pytest.raises(FileProblem, match="key file of the store is damaged"):
        Store.open(folder, SECRET)


def test_key_file_of_a_newer_version_is_not_called_damaged(folder: Path) -> None:
    table = json.loads((folder / KEY).read_text())
    (folder / KEY).write_text(json.dumps({**table, "version": 2, "passphrase": {"kdf": "x"}}))
    with pytest.raises(FileProblem, match="newer"):
        Store.open(folder, SECRET)


def test_key_file_of_earlier_versions_opens_and_learns_its_database(folder: Path) -> None:
    table = json.loads((folder / KEY).read_text())
    del table["salt"]
    (folder / KEY).write_text(json.dumps(table))
    with Store.open(folder, SECRET) as store:
        store.change_passphrase("five other words come here")
    assert json.loads((folder / KEY).read_text())["salt"] == (
        (folder / DATABASE).read_bytes()[:16].hex()
    )


def told(folder: Path) -> IcpdeskError:
    with pytest.raises(IcpdeskError) as problem:
        Store.open(folder, SECRET)
    assert problem.value.message.zh and problem.value.advice.zh
    return problem.value


def test_missing_and_emptied_databases_are_damage(folder: Path, tmp_path: Path) -> None:
    (folder / DATABASE).write_bytes(b"")
    assert "missing, or was emptied" in str(told(folder))
    (folder / DATABASE).unlink()
    assert "missing, or was emptied" in str(told(folder))
    assert not (folder / DATABASE).exists()


def test_database_without_a_single_table_is_damage_too(folder: Path) -> None:
    from icpdesk.store.database import Database

    key = KeyFile.load(folder / KEY).unlock(SECRET)
    (folder / DATABASE).unlink()
    empty = Database(folder / DATABASE, key, new=True)
    for name in [row[0] for row in empty.rows("SELECT name FROM sqlite_schema WHERE type='table'")]:
        empty.rows("PRAGMA foreign_keys = OFF")
        empty.rows(f'DROP TABLE "{name}"')
    empty.close()
    assert "emptied" in str(told(folder))


def test_lost_key_never_advises_a_new_store_in_its_place(folder: Path) -> None:
    (folder / KEY).unlink()
    problem = told(folder)
    assert "not its key file" in str(problem) and "another folder" in problem.advice.en
    with pytest.raises(FileProblem, match="not its key file"):
        Store.create(folder, SECRET)
    assert (folder / DATABASE).stat().st_size > 0


def test_damage_is_told_from_the_database_of_another_store(folder: Path, tmp_path: Path) -> None:
    Store.create(tmp_path / "t", SECRET).close()
    mine = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes((tmp_path / "t" / DATABASE).read_bytes())
    assert "not the one that the key file" in str(told(folder))
    (folder / DATABASE).write_bytes(mine[:16] + b"x" * 4080 + mine[4096:])
    assert "The store is damaged" in str(told(folder))


def test_store_that_another_process_holds_is_in_use_not_damaged(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.store.database._WAIT_SECONDS", 0.1)
    with Store.open(folder, SECRET) as store:
        store._database._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        store._database._connection.execute("BEGIN EXCLUSIVE")
        problem = told(folder)
        store._database._connection.execute("COMMIT")
    assert isinstance(problem, LockedError) and "Another window" in str(problem)


def test_two_passphrases_are_tried_at_once_without_waiting_for_ever(tmp_path: Path) -> None:
    """With four lanes each, as shipped; two derivations at once used to stand still."""
    code = (
        "import threading\n"
        "from icpdesk.store.key import Wrap\n"
        "wrap = Wrap(bytes(16), bytes(12), bytes(48), 3, 4, 65536)\n"
        "threads = [threading.Thread(target=wrap.open, args=('x',)) for _ in range(4)]\n"
        "[one.start() for one in threads]\n"
        "[one.join() for one in threads]\n"
        "print('done')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "done\n"


def test_passphrase_is_derived_outside_of_other_threads_way() -> None:
    wrap = Wrap(bytes(16), bytes(12), bytes(48), 1, 1, 8)
    found: list[bytes | None] = []
    threads = [threading.Thread(target=lambda: found.append(wrap.open("x"))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert found == [None] * 8


def backup_of(folder: Path, target: Path) -> Path:
    with Store.open(folder, SECRET) as store:
        back_up(store, target, SECRET)
    return target


def test_backup_replaces_nothing_unless_it_was_asked_and_then_only_a_backup(
    folder: Path, tmp_path: Path
) -> None:
    first = backup_of(folder, tmp_path / "b").read_bytes()
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    with Store.open(folder, SECRET) as store:
        for target in (tmp_path / "b", letter, folder / KEY, folder / DATABASE, tmp_path):
            with pytest.raises(OutputError, match="exists already"):
                back_up(store, target, SECRET)
        for target in (letter, folder / KEY, folder / DATABASE):
            with pytest.raises(OutputError, match="exists already"):
                back_up(store, target, SECRET, replace=True)
        assert (tmp_path / "b").read_bytes() == first
        back_up(store, tmp_path / "b", SECRET, replace=True)
    assert (tmp_path / "b").read_bytes() != first
    assert letter.read_text() == "mine"


def test_three_backups_into_one_folder_at_once_are_three(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "backups"
    out.mkdir()
    command = [sys.executable, "-m", "icpdesk", "store", "backup", "--store", str(folder)]
    begun = [
        subprocess.Popen([*command, str(out / f"{number}.icpdesk")], cwd=ROOT, stderr=subprocess.DEVNULL,
                         env={**os.environ, "ICPDESK_PASSPHRASE": SECRET})
        for number in range(3)
    ]  # fmt: skip
    assert [one.wait(timeout=120) for one in begun] == [0, 0, 0]
    assert sorted(path.name for path in out.iterdir()) == ["0.icpdesk", "1.icpdesk", "2.icpdesk"]
    for number in range(3):
        restore(out / f"{number}.icpdesk", tmp_path / f"again{number}", SECRET).close()


def with_key_file(backup: Path, table: dict[str, Any], target: Path) -> Path:
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        new.writestr(KEY, json.dumps(table))
        new.writestr(DATABASE, old.read(DATABASE))
    return target


def test_backup_with_a_bare_key_is_not_restored(folder: Path, tmp_path: Path) -> None:
    backup = backup_of(folder, tmp_path / "b")
    with zipfile.ZipFile(backup) as archive:
        (tmp_path / "k").write_bytes(archive.read(KEY))
    key = KeyFile.load(tmp_path / "k").unlock(SECRET)
    KeyFile.load(tmp_path / "k").with_passphrase(key, None).save(tmp_path / "bare")
    forged = with_key_file(backup, json.loads((tmp_path / "bare").read_text()), tmp_path / "f")
    with pytest.raises(FileProblem, match="has no password"):
        restore(forged, tmp_path / "new", "any words at all")
    assert not (tmp_path / "new").exists()


def test_backup_of_a_newer_version_says_so(folder: Path, tmp_path: Path) -> None:
    backup = backup_of(folder, tmp_path / "b")
    newer = with_key_file(backup, {"version": 3}, tmp_path / "n")
    with pytest.raises(FileProblem, match="newer"):
        restore(newer, tmp_path / "new", SECRET)


def test_key_that_a_killed_change_left_goes_when_the_store_is_opened(folder: Path) -> None:
    for name in (".store.key.0a1b2c3d.tmp", ".icpdesk.0a1b2c3d.tmp"):
        (folder / name).write_bytes((folder / KEY).read_bytes())
        os.utime(folder / name, (0, 0))
    mine = folder / ".store.key.mine.tmp"
    mine.write_text("mine")
    os.utime(mine, (0, 0))
    Store.open(folder, SECRET).close()
    assert sorted(path.name for path in folder.iterdir()) == [".store.key.mine.tmp", DATABASE, KEY]


def test_key_file_behind_a_link_stays_where_it_is(folder: Path, tmp_path: Path) -> None:
    """On a stick that the user takes away."""
    stick = tmp_path / "stick"
    stick.mkdir()
    (folder / KEY).rename(stick / KEY)
    (folder / KEY).symlink_to(stick / KEY)
    with Store.open(folder, SECRET) as store:
        store.change_passphrase("five other words come here")
    assert (folder / KEY).is_symlink()
    Store.open(folder, "five other words come here").close()


def test_recovery_key_that_could_not_be_written_down_costs_nothing(folder: Path) -> None:
    def full(_: str) -> None:
        raise OutputError(Text("full", "满"))

    with Store.open(folder, SECRET) as store:
        words = store.make_recovery_key()
        with pytest.raises(OutputError):
            store.make_recovery_key(full)
    Store.open(folder, words).close()


def test_clock_that_is_set_back_joins_no_versions(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = ["2026-11-24T08:00:00.000+00:00"]
    monkeypatch.setattr(filings_module, "_now", lambda: clock[0])
    with Store.open(folder, SECRET) as store:
        stored = store.filings.create(state(0))
        for number, at in enumerate(
            ("2026-11-24T08:00:01", "2026-11-24T06:00:00", "2026-11-24T06:30:00",
             "2026-11-24T07:00:00", "2020-01-01T00:00:00"), 1
        ):  # fmt: skip
            clock[0] = at + ".000+00:00"
            stored = store.filings.save(
                stored.id, state(number), base_revision=stored.revision, autosave=True
            )
        titles = [store.filings.version(stored.id, v.revision).title
                  for v in store.filings.history(stored.id)]  # fmt: skip
    assert titles == ["5", "4", "3", "2", "1", "0"]


def test_creation_is_whole_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("icpdesk.base.files.os.fsync", broken)
    for place in (tmp_path / "new", tmp_path / "empty"):
        place.name == "empty" and place.mkdir()
        with pytest.raises(OutputError, match="disk is full"):
            Store.create(place, SECRET)
    assert [path.name for path in tmp_path.rglob("*")] == ["empty"]
    with pytest.raises(InputError, match="no store"):
        Store.open(tmp_path / "empty", SECRET)
