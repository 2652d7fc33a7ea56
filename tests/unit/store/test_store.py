"""The store keeps what was saved, for the right passphrase, and nothing in the clear."""

from __future__ import annotations

import base64
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from icpdesk.base.errors import FileProblem, InputError, LockedError
from icpdesk.model import Certificate, Filing, Person, Subject, Website
from icpdesk.store import key as key_module
from icpdesk.store.backup import back_up, place_aside, restore
from icpdesk.store.disclosure import disclose, filings_about
from icpdesk.store.key import KeyFile
from icpdesk.store.store import DATABASE, KEY, Store

SECRET = "four words nobody guesses"
MEMORY_KIB = key_module._MEMORY_KIB
"""As shipped: tests make do with less."""
NAME = "欧阳若溪"
NUMBER = "440305199003078881"
PICTURE = b"\xff\xd8 a picture with the mark PLANTED-PICTURE " * 50


def filing(name: str = NAME) -> Filing:
    return Filing(
        title="Client one",
        province="guangdong",
        subject=Subject(
            nature="individual",
            name=name,
            certificate=Certificate(type="resident-id", number=NUMBER),
            administrator=Person(same_as="subject", mobile="13800138000"),
        ),
        websites=(Website(name="若溪读书笔记"),),
    )


@pytest.fixture
def bare(tmp_path: Path) -> Store:
    """A store without a passphrase: quick to make, the same database."""
    return Store.create(tmp_path / "bare", None)


def test_saved_filing_comes_back_equal_with_its_files(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", SECRET) as store:
        stored = store.filings.create(filing())
        store.files.put(stored.id, "pictures/id.jpg", PICTURE)
    with Store.open(tmp_path / "s", SECRET) as store:
        assert store.filings.load(stored.id).filing == filing()
        assert store.files.get(stored.id, "pictures/id.jpg") == PICTURE


def test_nothing_is_in_the_clear_in_any_file_of_the_store(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", SECRET) as store:
        stored = store.filings.create(filing())
        store.files.put(stored.id, "id.jpg", PICTURE)
        everything = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert any(path.name.endswith("-wal") for path in everything)
        for path in everything:
            data = path.read_bytes()
            for planted in (NAME.encode(), NUMBER.encode(), b"PLANTED-PICTURE", b"13800138000"):
                assert planted not in data, path.name


def test_wrong_passphrase_is_told_from_damage(tmp_path: Path) -> None:
    Store.create(tmp_path / "s", SECRET).close()
    with pytest.raises(LockedError, match="wrong"):
        Store.open(tmp_path / "s", "another one entirely")
    with pytest.raises(LockedError, match="locked"):
        Store.open(tmp_path / "s")
    database = tmp_path / "s" / DATABASE
    data = bytearray(database.read_bytes())
    data[:4096] = b"x" * 4096
    database.write_bytes(data)
    with pytest.raises(FileProblem, match="damaged"):
        Store.open(tmp_path / "s", SECRET)


def test_changed_page_is_found_by_the_integrity_check(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", None) as store:
        for _ in range(20):
            store.filings.create(filing())
    database = tmp_path / "s" / DATABASE
    data = bytearray(database.read_bytes())
    data[-2000] ^= 0xFF
    database.write_bytes(data)
    with Store.open(tmp_path / "s") as store, pytest.raises(FileProblem):
        store.check()


def test_broken_key_file_gives_one_sentence(tmp_path: Path) -> None:
    Store.create(tmp_path / "s", SECRET).close()
    (tmp_path / "s" / KEY).write_text('{"version": 1}')
    with pytest.raises(FileProblem, match="damaged"):
        Store.open(tmp_path / "s", SECRET)


def test_new_passphrase_takes_the_rounds_that_the_machine_affords(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    def kept(name: str) -> dict[str, Any]:
        Store.create(tmp_path / name, SECRET).close()
        return json.loads((tmp_path / name / KEY).read_text())["passphrase"]

    def rounds(name: str) -> int:
        return int(kept(name)["iterations"])

    monkeypatch.setattr("icpdesk.store.key._MEMORY_KIB", MEMORY_KIB)
    least = kept("least")
    assert (least["kdf"], least["iterations"], least["lanes"]) == ("argon2id", 3, 4)
    assert least["memory_kib"] == 64 * 1024
    monkeypatch.setattr("icpdesk.store.key.SECONDS_TO_OPEN", 60)
    monkeypatch.setattr("icpdesk.store.key._MOST_ITERATIONS", 5)
    assert rounds("most") == 5
    Store.open(tmp_path / "most", SECRET).close()


def test_passphrase_change_and_recovery_key(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", SECRET) as store:
        recovery = store.make_recovery_key()
        store.change_passphrase("a second passphrase")
    Store.open(tmp_path / "s", "a second passphrase").close()
    Store.open(tmp_path / "s", recovery.lower().replace("-", " ")).close()
    with pytest.raises(LockedError):
        Store.open(tmp_path / "s", SECRET)


def test_key_of_the_database_outlives_every_change_of_the_passphrase(tmp_path: Path) -> None:
    """Only its wrap changes: no page of the database is written anew, so nothing can be lost."""
    folder = tmp_path / "s"
    with Store.create(folder, SECRET) as store:
        store.filings.create(filing())
    key = KeyFile.load(folder / KEY).unlock(SECRET)
    before = (folder / DATABASE).read_bytes()
    old = SECRET
    for new in ("a second passphrase", None, "a third passphrase"):
        with Store.open(folder, old) as store:
            store.change_passphrase(new)
        assert KeyFile.load(folder / KEY).unlock(new) == key
        assert (folder / DATABASE).read_bytes() == before
        assert (base64.b64encode(key) in (folder / KEY).read_bytes()) is (new is None)
        old = new
    with Store.open(folder, old) as store:
        recovery = store.make_recovery_key()
    assert KeyFile.load(folder / KEY).unlock(recovery) == key
    with Store.open(folder, recovery) as store:
        assert [card.subject_name for card in store.filings.cards()] == [NAME]


def test_short_passphrase_is_refused_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="8 characters"):
        Store.create(tmp_path / "s", "short")
    assert not (tmp_path / "s").exists()


def test_two_windows_never_overwrite_each_other(bare: Store) -> None:
    stored = bare.filings.create(filing())
    with Store.open(bare.folder) as other:
        first = stored.filing.changed({"province": "beijing"})
        other.filings.save(stored.id, first, base_revision=1)
    second = stored.filing.changed({"province": "shanghai"})
    with pytest.raises(LockedError, match="another window"):
        bare.filings.save(stored.id, second, base_revision=1)
    assert bare.filings.load(stored.id).filing.province == "beijing"


def test_history_keeps_every_version_and_restores_it(bare: Store) -> None:
    stored = bare.filings.create(filing(), who="li")
    bare.filings.save(
        stored.id, filing("欧阳如溪"), base_revision=1, who="wang", note="name corrected"
    )
    restored = bare.filings.restore(stored.id, 1)
    assert restored.filing.subject.name == NAME
    assert [(v.revision, v.who) for v in bare.filings.history(stored.id)] == [
        (3, ""),
        (2, "wang"),
        (1, "li"),
    ]
    assert bare.filings.version(stored.id, 2).subject.name == "欧阳如溪"


def test_saving_without_a_change_makes_no_version(bare: Store) -> None:
    stored = bare.filings.create(filing())
    again = bare.filings.save(stored.id, stored.filing, base_revision=1)
    assert again.revision == 1


@pytest.mark.parametrize(
    "words", ["若溪", "ouyang", "ouyangruoxi", "oyrx", NUMBER[:10], "OUYANG client", "读书"]
)
def test_search_finds_names_pinyin_and_numbers(bare: Store, words: str) -> None:
    bare.filings.create(filing())
    bare.filings.create(Filing(title="other", subject=Subject(name="张伟")))
    assert [card.subject_name for card in bare.filings.cards(words)] == [NAME]


def test_search_takes_wildcards_literally(bare: Store) -> None:
    bare.filings.create(filing())
    assert bare.filings.cards("%") == ()
    assert bare.filings.cards("_") == ()


def test_delete_can_be_undone_and_purge_cannot(bare: Store) -> None:
    stored = bare.filings.create(filing())
    bare.files.put(stored.id, "id.jpg", PICTURE)
    bare.filings.delete(stored.id)
    assert bare.filings.cards() == ()
    bare.filings.undelete(stored.id)
    assert len(bare.filings.cards()) == 1
    assert bare.purge(filing=stored.id) == (stored.id,)
    with pytest.raises(InputError):
        bare.filings.load(stored.id)
    assert bare.ledger.events(kind="purge")


def test_purge_by_date_leaves_newer_filings(bare: Store) -> None:
    kept = bare.filings.create(filing())
    assert bare.purge(unchanged_since=date(2020, 1, 1)) == ()
    assert bare.purge(unchanged_since=date(2999, 1, 1)) == (kept.id,)


def test_purge_takes_the_bytes_out_of_the_files(tmp_path: Path) -> None:
    """Looked at with the key: pages that were freed must not hold the old content."""
    with Store.create(tmp_path / "s", None) as store:
        stored = store.filings.create(filing())
        store.files.put(stored.id, "id.jpg", PICTURE * 200)
        store.purge(filing=stored.id)
        size = sum(path.stat().st_size for path in (tmp_path / "s").iterdir())
    assert size < len(PICTURE) * 200


def test_same_picture_is_kept_once_and_goes_with_its_last_user(bare: Store) -> None:
    first, second = bare.filings.create(filing()), bare.filings.create(filing("张伟"))
    bare.files.put(first.id, "a.jpg", PICTURE)
    bare.files.put(second.id, "b.jpg", PICTURE)
    assert bare.files.shared(first.id) == (("a.jpg", second.id),)
    bare.files.remove(first.id, "a.jpg")
    assert bare.files.get(second.id, "b.jpg") == PICTURE
    bare.files.put(second.id, "b.jpg", b"new")
    assert bare.files.get(second.id, "b.jpg") == b"new"


def test_duplicate_has_the_files_and_its_own_life(bare: Store) -> None:
    stored = bare.filings.create(filing())
    bare.files.put(stored.id, "id.jpg", PICTURE)
    copy = bare.filings.duplicate(stored.id)
    bare.files.remove(stored.id, "id.jpg")
    assert bare.files.get(copy.id, "id.jpg") == PICTURE
    assert copy.filing.title != stored.filing.title


def test_backup_opens_elsewhere_and_damage_is_refused(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", SECRET) as store:
        stored = store.filings.create(filing())
        store.files.put(stored.id, "id.jpg", PICTURE)
        back_up(store, tmp_path / "backup.icpdesk", "passphrase of the backup")
    with restore(tmp_path / "backup.icpdesk", tmp_path / "t", "passphrase of the backup") as again:
        assert again.filings.load(stored.id).filing == filing()
        assert again.files.get(stored.id, "id.jpg") == PICTURE
    assert NUMBER.encode() not in (tmp_path / "backup.icpdesk").read_bytes()

    whole = (tmp_path / "backup.icpdesk").read_bytes()
    (tmp_path / "cut").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileProblem, match="whole"):
        restore(tmp_path / "cut", tmp_path / "u", "passphrase of the backup")
    assert not (tmp_path / "u").exists()
    with pytest.raises(LockedError):
        restore(tmp_path / "backup.icpdesk", tmp_path / "u", "not the passphrase")
    assert not (tmp_path / "u").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.icpdesk", "cut", "s", "t"]


def test_restored_backup_takes_the_place_of_a_store_that_is_kept_whole(tmp_path: Path) -> None:
    with Store.create(tmp_path / "old", None) as store:
        store.filings.create(filing("张伟"))
        back_up(store, tmp_path / "backup", "passphrase of the backup")
    with Store.create(tmp_path / "s", SECRET) as store:
        mine = store.filings.create(filing())
        store.files.put(mine.id, "id.jpg", PICTURE)
    aside = place_aside(tmp_path / "s", date(2026, 11, 26))
    with pytest.raises(InputError, match="already"):
        restore(tmp_path / "backup", tmp_path / "s", "passphrase of the backup")
    with pytest.raises(LockedError):
        restore(tmp_path / "backup", tmp_path / "s", "not this one", put_aside=aside)
    assert not aside.exists()
    Store.open(tmp_path / "s", SECRET).close()

    restore(
        tmp_path / "backup", tmp_path / "s", "passphrase of the backup", put_aside=aside
    ).close()
    with Store.open(tmp_path / "s", "passphrase of the backup") as now:
        assert [card.subject_name for card in now.filings.cards()] == ["张伟"]
    with Store.open(aside, SECRET) as kept:
        assert kept.filings.load(mine.id).filing == filing()
        assert kept.files.get(mine.id, "id.jpg") == PICTURE
    assert place_aside(tmp_path / "s", date(2026, 11, 26)) != aside


def test_store_is_found_again_after_a_restore_was_killed_between_two_names(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", None) as store:
        store.filings.create(filing())
    # What the exchange of folders leaves for a moment: the old one under its passing name.
    (tmp_path / "s").rename(tmp_path / ".s.old")
    assert Store.exists(tmp_path / "s")
    with Store.open(tmp_path / "s") as store:
        assert len(store.filings.cards()) == 1


def test_who_sits_before_an_open_store_must_know_its_passphrase(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", SECRET) as store:
        store.demand_passphrase(SECRET)
        with pytest.raises(LockedError, match="wrong"):
            store.demand_passphrase("a guess of eight")


def test_recent_filings_are_the_last_opened_without_those_that_went(bare: Store) -> None:
    made = [bare.filings.create(filing(f"张{number}")).id for number in range(12)]
    for one in made:
        bare.recent.touch(one)
    bare.recent.touch(made[5])
    bare.filings.delete(made[11])
    bare.purge(filing=made[10])
    ids = [card.id for card in bare.recent.cards()]
    assert ids[0] == made[5] and made[10] not in ids and made[11] not in ids
    assert len(ids) == len(set(ids)) == 8


def test_clients_to_purge_include_those_that_were_only_deleted(bare: Store) -> None:
    gone = bare.filings.create(filing("张伟"))
    bare.filings.create(filing())
    bare.filings.delete(gone.id)
    assert set(bare.retention.clients()) == {"张伟", NAME}


def test_exports_that_lie_in_the_clear_are_named_before_a_purge(
    bare: Store, tmp_path: Path
) -> None:
    stored = bare.filings.create(filing())
    (tmp_path / "there").mkdir()
    for name in ("there", "gone", "there"):
        bare.ledger.add_export(stored.id, "folder", tmp_path / name)
    assert bare.ledger.still_there([stored.id]) == (tmp_path / "there",)
    assert bare.ledger.still_there([]) == ()


def test_disclosure_holds_all_about_one_person_and_nobody_else(bare: Store, tmp_path: Path) -> None:
    mine = bare.filings.create(filing())
    bare.files.put(mine.id, "pictures/id.jpg", PICTURE)
    bare.filings.create(Filing(title="other", subject=Subject(name="张伟")))
    assert filings_about(bare, NUMBER) == (mine.id,)
    disclose(bare, NAME, tmp_path / "out")
    text = (tmp_path / "out" / mine.id / "filing.json").read_text("utf-8")
    assert NUMBER in text
    assert (tmp_path / "out" / mine.id / "pictures_id.jpg").read_bytes() == PICTURE
    with pytest.raises(InputError, match="nothing"):
        disclose(bare, "王五", tmp_path / "out2")


def test_newer_store_is_refused_with_advice(bare: Store) -> None:
    bare._database._connection.execute("PRAGMA user_version = 99")
    bare.close()
    with pytest.raises(FileProblem, match="newer"):
        Store.open(bare.folder)


@pytest.mark.linux
def test_store_files_are_for_the_user_alone(bare: Store) -> None:
    assert bare.folder.stat().st_mode & 0o077 == 0
    for path in bare.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name
