"""Names of attachments that come from elsewhere: nothing is lost, nobody else's machine is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.progress import Silent
from icpdesk.base.sources import FolderFiles
from icpdesk.batch.pile import place_pile
from icpdesk.batch.sheet import read_clients
from icpdesk.pipeline.copies import copy_out
from icpdesk.rulebook.book import shipped
from icpdesk.store.disclosure import disclose
from icpdesk.store.store import Store
from tests.support.batches import pictures, row_of, sheet
from tests.support.filings import DAY

pytestmark = pytest.mark.windows
BOOK = shipped()

ODD = {
    "a:b.jpg": b"colon",
    "con.jpg": b"device",
    "pictures/aux.png": b"device in a folder",
    "a./b.jpg": b"dot",
    "A.jpg": b"large",
    "a.jpg": b"small",
    "what?.jpg": b"question",
    "b.jpg ": b"space",
    "filing.yaml": b"a file of the user's that has this name",
}


@pytest.fixture
def stored(tmp_path: Path):  # type: ignore[no-untyped-def]
    from tests.support.filings import clean_filing

    with Store.create(tmp_path / "store", None) as store:
        filing = clean_filing("guangdong")
        made = store.filings.create(filing).id
        for name, data in ODD.items():
            store.files.put(made, name, data)
        yield store, made


def contents(folder: Path) -> list[bytes]:
    return sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_copy_of_a_filing_holds_every_file(stored, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    store, made = stored
    copy_out(store, made, tmp_path / "copy", BOOK)
    found = contents(tmp_path / "copy")
    assert all(data in found for data in ODD.values())
    assert len(found) == len(ODD) + 1


def test_a_disclosure_holds_every_file(stored, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    store, made = stored
    person = store.filings.load(made).filing.subject.legal_representative.name
    disclose(store, person, tmp_path / "out")
    assert all(data in contents(tmp_path / "out") for data in ODD.values())


@pytest.mark.parametrize(
    "name",
    [
        r"\\evil\share\a.jpg",
        "//evil/share/a.jpg",
        r"\\?\UNC\evil\share\a.jpg",
        r"\\.\pipe\a",
        "/\\evil/share/a.jpg",
        "\\/evil/share/a.jpg",
    ],
)
def test_no_other_machine_is_asked_for_a_file(tmp_path: Path, name: str) -> None:
    files = FolderFiles(tmp_path)
    assert not files.has(name)
    with pytest.raises(Exception, match="another computer"):
        files.read(name, limit=100)


def test_a_drive_without_a_folder_is_no_place(tmp_path: Path) -> None:
    assert not FolderFiles(tmp_path).has("C:foo.jpg")


def test_a_backslash_parts_folders_wherever_the_filing_was_written(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "v.mp4").write_bytes(b"video")
    assert FolderFiles(tmp_path).read(r"pictures\v.mp4", limit=100) == b"video"


@pytest.mark.parametrize(
    "folder", [r"客户\张三", "./客户/张三", "客户/张三/", "客户//张三", "客户/ZHANG"]
)
def test_pictures_of_a_clients_own_folder_go_to_nobody_else(tmp_path: Path, folder: str) -> None:
    pile = tmp_path / "pile"
    own = pile / "客户" / ("张三" if "张三" in folder else "Zhang")
    pictures(own)
    rows = [row_of(folder), row_of(**{"subject.name": "林晚舟"})]
    clients = read_clients(sheet(tmp_path / "c.xlsx", rows), BOOK)
    placed, unmatched = place_pile(clients, pile, BOOK, DAY, read=False, progress=Silent())
    taken = [item.file for one in placed if one.filing for item in one.filing.attachments]
    assert taken == [] and unmatched == ()
