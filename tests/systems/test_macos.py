"""macOS: names are found in whatever form they were typed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from icpdesk.base.progress import Silent
from icpdesk.base.sources import FolderFiles
from icpdesk.batch.pile import place_pile
from icpdesk.batch.sheet import read_clients
from icpdesk.rulebook.book import shipped
from tests.support.batches import pictures, row_of, sheet
from tests.support.filings import DAY

pytestmark = pytest.mark.macos
BOOK = shipped()
NAME = unicodedata.normalize("NFC", "Gérard Đặng")


def test_a_typed_name_is_found_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / f"{NAME}.jpg").write_bytes(b"picture")
    assert [path.name for path in tmp_path.iterdir()] == [
        unicodedata.normalize("NFD", f"{NAME}.jpg")
    ]
    assert FolderFiles(tmp_path).read(f"{NAME}.jpg", limit=100) == b"picture"


def test_pictures_of_a_clients_own_folder_go_to_nobody_else(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pictures(pile / NAME)
    rows = [row_of(NAME), row_of(**{"subject.name": "林晚舟"})]
    clients = read_clients(sheet(tmp_path / "c.xlsx", rows), BOOK)
    placed, unmatched = place_pile(clients, pile, BOOK, DAY, read=False, progress=Silent())
    assert [i for one in placed if one.filing for i in one.filing.attachments] == []
    assert unmatched == ()


def test_pictures_are_told_apart_by_the_name_of_a_person(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pictures(pile / NAME)
    rows = [row_of(**{"subject.name": NAME}), row_of(**{"subject.name": "林晚舟"})]
    clients = read_clients(sheet(tmp_path / "c.xlsx", rows), BOOK)
    placed, _ = place_pile(clients, pile, BOOK, DAY, read=False, progress=Silent())
    counts = [len(one.filing.attachments) if one.filing else 0 for one in placed]
    assert counts[0] > 0 and counts[1] == 0
