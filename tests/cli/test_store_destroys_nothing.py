"""Whatever a store command is pointed at: what stood there before is still there, byte for byte."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from icpdesk.cli import run
from icpdesk.intake.yaml_file import read_filing
from icpdesk.store.backup import back_up
from icpdesk.store.store import Store

SECRET = "four words nobody guesses"
FILING = resource("assets", "samples", "1-individual", "filing.yaml")


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A store with one filing and a backup of it, made once."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("icpdesk.store.key.SECONDS_TO_OPEN", 0)
        patch.setattr("icpdesk.store.key._MEMORY_KIB", 1024)
        from icpdesk.pipeline import copies
        from icpdesk.rulebook.book import shipped

        with Store.create(folder / "store", SECRET) as store:
            made = copies.take_in(store, FILING, shipped())
            back_up(store, folder / "backup.icpdesk", SECRET)
    return folder, made


def _folder_with_files(place: Path) -> None:
    (place / "照片").mkdir(parents=True)
    (place / "照片" / "holiday.jpg").write_bytes(b"not of icpdesk")
    (place / ".hidden").write_text("nor this")
    place.chmod(0o755)


def _store(place: Path) -> None:
    Store.create(place, SECRET).close()


def _newer(place: Path) -> None:
    with Store.create(place, SECRET) as store:
        store._database._connection.execute("PRAGMA user_version = 99")


def _without_key(place: Path) -> None:
    _store(place)
    (place / "store.key").rename(place / "store.key.copy")


def _without_database(place: Path) -> None:
    _store(place)
    (place / "store.db").unlink()


def _emptied(place: Path) -> None:
    _store(place)
    (place / "store.db").write_bytes(b"")


def _of_another_key(place: Path) -> None:
    _store(place)
    other = place.with_name("other")
    _store(other)
    (other / "store.db").replace(place / "store.db")


def _half_key(place: Path) -> None:
    _store(place)
    (place / "store.key").write_text("{")


def _foreign_database(place: Path) -> None:
    place.mkdir()
    (place / "store.db").write_bytes(b"a database of somebody else")
    (place / "store.db.old").write_bytes(b"and its copy")


def _file(place: Path) -> None:
    place.write_bytes(b"a letter")


def _link_to_folder(place: Path) -> None:
    _folder_with_files(place.with_name("real"))
    place.symlink_to(place.with_name("real"))


def _link_to_file(place: Path) -> None:
    place.with_name("real").write_bytes(b"a letter")
    place.symlink_to(place.with_name("real"))


def _dangling(place: Path) -> None:
    place.symlink_to(place.with_name("nowhere"))


WRONG: dict[str, Callable[[Path], None]] = {
    "folder with files": _folder_with_files,
    "another store": _store,
    "store of a newer version": _newer,
    "store without its key": _without_key,
    "store without its database": _without_database,
    "store with an emptied database": _emptied,
    "database of another store": _of_another_key,
    "damaged key": _half_key,
    "database of another program": _foreign_database,
    "file": _file,
    "link to a folder": _link_to_folder,
    "link to a file": _link_to_file,
    "dangling link": _dangling,
}
BROKEN = {
    name: make for name, make in WRONG.items()
    if name not in ("another store",)
}  # fmt: skip
"""Where no store can be opened."""
OUT = {
    "backup": ["backup", "TARGET", "--store", "STORE"],
    "export": ["export", "ID", "--out", "TARGET", "--store", "STORE"],
    "disclose": ["disclose", "PERSON", "--out", "TARGET", "--store", "STORE"],
    "recovery-key": ["recovery-key", "--pdf", "TARGET", "--store", "STORE"],
    "create": ["create", "--store", "TARGET"],
    "create without": ["create", "--store", "TARGET", "--without-passphrase"],
    "restore": ["restore", "BACKUP", "--store", "TARGET"],
}
OPENING = {
    "list": ["list", "--store", "TARGET"],
    "check": ["check", "--store", "TARGET"],
    "add": ["add", str(FILING), "--store", "TARGET"],
    "purge": ["purge", "--filing", "x", "--yes", "--store", "TARGET"],
    "history": ["history", "x", "--store", "TARGET"],
    "bring-back": ["bring-back", "x", "1", "--store", "TARGET"],
    "rejections": ["rejections", "--store", "TARGET"],
    "exports": ["exports", "--store", "TARGET"],
    "retention": ["retention", "--days", "3", "--store", "TARGET"],
    "keychain": ["keychain", "off", "--store", "TARGET"],
    "passphrase": ["passphrase", "--new-passphrase-file", "NEW", "--store", "TARGET"],
    "recovery-key of it": ["recovery-key", "--store", "TARGET"],
    "backup of it": ["backup", "FREE", "--store", "TARGET"],
    "export of it": ["export", "x", "--out", "FREE", "--store", "TARGET"],
}


def seen(folder: Path) -> dict[str, tuple[str, int, str]]:
    """Everything below a folder: kind, rights, and what it holds."""
    found = {}
    for path in sorted(folder.rglob("*")):
        mode = path.lstat().st_mode
        if path.is_symlink():
            holds = str(path.readlink())
        else:
            holds = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        rights = stat.S_IMODE(mode) if path.is_dir() or path.is_file() else 0
        found[path.relative_to(folder).as_posix()] = (stat.filemode(mode)[0], rights, holds)
    return found


def call(words: list[str], place: Path, made: tuple[Path, str]) -> int:
    folder, filing = made
    new = place.parent.parent / "new"
    new.write_text("five other words come here\n")
    meant = {
        "TARGET": str(place), "STORE": str(folder / "store"), "ID": filing, "NEW": str(new),
        "BACKUP": str(folder / "backup.icpdesk"), "FREE": str(place.parent.parent / "free"),
        "PERSON": read_filing(FILING).filing.subject.name,
    }  # fmt: skip
    return run(["store", *(meant.get(word, word) for word in words), "--lang", "en"])


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("command", OUT)
def test_what_stands_where_something_is_to_be_written_stays(
    tmp_path: Path,
    _made: tuple[Path, str],
    command: str,
    wrong: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ICPDESK_PASSPHRASE", SECRET)
    work = tmp_path / "work"
    work.mkdir()
    WRONG[wrong](work / "place")
    before, store = seen(work), seen(_made[0])
    code = call(OUT[command], work / "place", _made)
    told = capsys.readouterr()
    assert seen(work) == before, told.err
    assert seen(_made[0]).items() >= {k: v for k, v in store.items() if "store.db" not in k}.items()
    assert code == 2 and told.err.strip().count("\n") == 0 and "Traceback" not in told.err


@pytest.mark.parametrize("wrong", BROKEN)
@pytest.mark.parametrize("command", OPENING)
def test_what_cannot_be_opened_as_a_store_is_not_touched(
    tmp_path: Path,
    _made: tuple[Path, str],
    command: str,
    wrong: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("ICPDESK_PASSPHRASE", SECRET)
    work = tmp_path / "work"
    work.mkdir()
    WRONG[wrong](work / "place")
    before = seen(work)
    code = call(OPENING[command], work / "place", _made)
    told = capsys.readouterr()
    assert seen(work) == before, told.err
    assert code == 2 and told.err.strip().count("\n") == 0 and "Traceback" not in told.err
    assert not (tmp_path / "free").exists()


def test_the_same_commands_do_their_work_where_there_is_room(
    tmp_path: Path, _made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ICPDESK_PASSPHRASE", SECRET)
    for name, words in OUT.items():
        work = tmp_path / name / "work"
        work.mkdir(parents=True)
        assert call(words, work / "place", _made) == 0, name
        assert [path.name for path in work.iterdir()] == ["place"], name
    empty = tmp_path / "empty" / "work" / "place"
    empty.mkdir(parents=True)
    assert call(OUT["restore"], empty, _made) == 0
    for name, words in OPENING.items():
        known = [_made[1] if word == "x" else word for word in words]
        # Purging comes first and leaves nothing that the others would find.
        there = name not in ("history", "bring-back", "export of it")
        assert call(known, empty, _made) == (0 if there else 2), name
        if name == "passphrase":
            monkeypatch.setenv("ICPDESK_PASSPHRASE", "five other words come here")
