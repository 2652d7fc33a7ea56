"""A batch on Windows whose upload folder or summary somebody looks at while it runs again."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.progress import Silent
from icpdesk.batch.outcome import Outcome
from icpdesk.batch.runner import Batch, run_batch
from icpdesk.batch.sheet import read_clients
from icpdesk.batch.whole import SUMMARY, Wanted, run_sheet
from icpdesk.rulebook.book import shipped
from tests.support.batches import Here, quick_pictures, row_of, sheet
from tests.support.filings import DAY
from tests.support.systems.held import holding

pytestmark = pytest.mark.windows
BOOK = shipped()


def run(tmp_path: Path, *rows: dict[str, str]) -> list[Outcome]:
    clients = read_clients(sheet(tmp_path / "c.xlsx", list(rows)), BOOK)
    return run_batch(
        clients, Batch(tmp_path, tmp_path / "out", day=DAY), progress=Silent(), executor=Here()
    )


BAD = {"websites[0].name": "晴"}
"""Makes a client whose folder must not be written."""


@pytest.fixture
def upload(tmp_path: Path) -> Path:
    """The upload folder of a client that was ready yesterday."""
    quick_pictures(tmp_path / "A")
    (outcome,) = run(tmp_path, row_of("A"))
    assert outcome.state == "ready"
    return tmp_path / "out" / outcome.folder


def test_a_folder_that_is_looked_at_is_not_exchanged_and_says_what_to_close(
    tmp_path: Path, upload: Path
) -> None:
    with holding(upload / "manifest.json"):
        (outcome,) = run(tmp_path, row_of("A"))
    said = " ".join(one.en for one in outcome.findings)
    assert outcome.state == "failed" and "unexpectedly" not in said
    assert "open in another program" in said and "Close" in said
    assert (upload / "OUTDATED-do-not-upload.txt").is_file()
    (outcome,) = run(tmp_path, row_of("A"))
    assert outcome.state == "ready" and not (upload / "OUTDATED-do-not-upload.txt").exists()


def test_yesterdays_folder_that_is_looked_at_is_marked(tmp_path: Path, upload: Path) -> None:
    with holding(upload / "manifest.json"):
        (outcome,) = run(tmp_path, row_of("A", **BAD))
        assert (upload / "OUTDATED-do-not-upload.txt").is_file()
    said = " ".join(one.en for one in outcome.findings)
    assert outcome.state == "errors" and "Close" in said and str(upload) in said
    (outcome,) = run(tmp_path, row_of("A", **BAD))
    assert not upload.exists() and (upload.parent / "upload-outdated").is_dir()
    assert not any("Close" in one.en for one in outcome.findings)


def test_an_older_outdated_folder_that_is_looked_at_stops_nothing(
    tmp_path: Path, upload: Path
) -> None:
    aside = upload.parent / "upload-outdated"
    aside.mkdir()
    (aside / "old.jpg").write_bytes(b"the day before")
    with holding(aside / "old.jpg"):
        (outcome,) = run(tmp_path, row_of("A", **BAD))
    assert outcome.state == "errors"
    assert not upload.exists() or (upload / "OUTDATED-do-not-upload.txt").is_file()


def test_a_summary_that_is_looked_at_costs_no_client(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "A")
    wanted = Wanted(sheet(tmp_path / "c.xlsx", [row_of("A")]), tmp_path / "out", day=DAY)
    run_sheet(wanted, BOOK, progress=Silent(), executor=Here())
    with holding(tmp_path / "out" / SUMMARY), pytest.raises(Exception) as told:
        run_sheet(wanted, BOOK, progress=Silent(), executor=Here())
    assert "Close" in str(getattr(told.value, "advice", ""))
    assert list((tmp_path / "out").glob("*/state.json"))


def test_a_sheet_that_is_open_in_excel_is_read(tmp_path: Path) -> None:
    quick_pictures(tmp_path / "A")
    path = sheet(tmp_path / "c.xlsx", [row_of("A")])
    with holding(path):
        assert len(read_clients(path, BOOK)) == 1


@pytest.mark.parametrize("folder", ['"A"', "“A”", "A ", "./a", ".\\A"])
def test_a_folder_is_found_however_it_was_pasted(tmp_path: Path, folder: str) -> None:
    quick_pictures(tmp_path / "A")
    (outcome,) = run(tmp_path, row_of(folder))
    assert outcome.state == "ready", outcome.findings


@pytest.mark.parametrize("name", ["CON", "aux", "客户?", "a:b", "Lpt1.", "...", "x" * 300])
def test_every_client_gets_a_folder_whatever_its_name(tmp_path: Path, name: str) -> None:
    (outcome,) = run(tmp_path, row_of(title=name))
    assert outcome.client == name
    assert len(list((tmp_path / "out").glob("*/state.json"))) == 1
