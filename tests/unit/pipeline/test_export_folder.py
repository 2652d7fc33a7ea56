"""What leaves the store for a folder is in the ledger, and known looks are not made anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from icpdesk.base.progress import Silent
from icpdesk.pictures.album import Album
from icpdesk.pipeline import inspect as inspecting
from icpdesk.pipeline.assemble import Assembly
from icpdesk.pipeline.copies import export_folder, take_in, write_paper
from icpdesk.pipeline.inspect import inspect_all
from icpdesk.pipeline.rules import case_of
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.store.blobs import StoredFiles
from icpdesk.store.store import Store
from tests.support.filings import DAY

SAMPLE = resource("assets", "samples", "1-individual", "filing.yaml")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "store", None) as made:
        yield made


def test_exported_folder_is_found_again_after_a_purge(store: Store, tmp_path: Path) -> None:
    filing_id = take_in(store, SAMPLE, shipped())
    filing = store.filings.load(filing_id).filing
    done = export_folder(
        store, filing_id, case_of(filing), tmp_path / "upload", Assembly(force=True)
    )
    assert done.files
    (export,) = store.ledger.exports(filing_id)
    assert (export.what, export.target) == ("upload-folder", str(tmp_path / "upload"))
    assert export.draft is (done.report.verdict == "fail")
    assert store.ledger.still_there([filing_id]) == (tmp_path / "upload",)


def test_nothing_is_noted_where_errors_let_nothing_be_written(store: Store, tmp_path: Path) -> None:
    filing_id = take_in(store, SAMPLE, shipped())
    filing = store.filings.load(filing_id).filing.changed({"websites": ()})
    done = export_folder(store, filing_id, case_of(filing), tmp_path / "upload")
    assert not done.files and not (tmp_path / "upload").exists()
    assert store.ledger.exports(filing_id) == ()


def test_saved_paper_is_noted(store: Store, tmp_path: Path) -> None:
    filing_id = take_in(store, SAMPLE, shipped())
    write_paper(store, filing_id, b"%PDF-1.7", tmp_path / "statement.pdf")
    assert store.ledger.still_there([filing_id]) == (tmp_path / "statement.pdf",)


def test_known_looks_are_not_made_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filing_id = take_in(store, SAMPLE, shipped())
    filing = store.filings.load(filing_id).filing
    album = Album(StoredFiles(store.files, filing_id))
    told = {
        (item.slot, item.of, item.file): inspecting.inspect_one(
            item, album, case=Case(filing, shipped(), DAY)
        )
        for item in filing.attachments[:2]
    }
    looked: list[str] = []
    whole = inspecting.inspect_one

    def counted(item, *rest, **more):  # type: ignore[no-untyped-def]
        looked.append(item.file)
        return whole(item, *rest, **more)

    monkeypatch.setattr(inspecting, "inspect_one", counted)
    reports = inspect_all(Case(filing, shipped(), DAY), album, progress=Silent(), known=told)
    known = {file for _, _, file in told}
    assert not known & set(looked)
    assert len(reports) == len(known) + len(looked)
