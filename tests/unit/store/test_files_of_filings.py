"""Files of filings on their way: none is lost to a name, a drive that is gone, or half an intake."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import copy_into
from icpdesk.base.progress import Silent
from icpdesk.papers.upload_folder import ExportPlan, UploadCopy, write_folder
from icpdesk.pictures.videos.video import read_video
from icpdesk.pipeline.copies import copy_out, take_in
from icpdesk.rulebook.book import shipped
from icpdesk.store.blobs import StoredFiles
from icpdesk.store.disclosure import disclose
from icpdesk.store.store import Store
from tests.support.filings import clean_filing

NAMES = ("a b.jpg", "a_b.jpg", "A_B.jpg", "x/1.jpg", "x_1.jpg", "filing.json", "..", ".hidden")


class PulledOut(io.BytesIO):
    """A file on a drive that is gone after the first bytes."""

    name = "/media/stick/promise.mp4"

    def read(self, count: int | None = -1, /) -> bytes:
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().read(10)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "store", None) as made:
        yield made


def test_person_gets_every_file_though_names_are_alike(store: Store, tmp_path: Path) -> None:
    filing = clean_filing("jiangsu")
    kept = store.filings.create(filing)
    for name in NAMES:
        store.files.put(kept.id, name, name.encode())
    assert filing.subject.legal_representative is not None
    disclose(store, filing.subject.legal_representative.name, tmp_path / "out")
    folder = tmp_path / "out" / kept.id
    given = [path.read_bytes().decode("utf-8") for path in folder.iterdir()]
    assert sorted(set(NAMES) & set(given)) == sorted(NAMES) and len(given) == len(NAMES) + 1
    assert len({path.name.casefold() for path in folder.iterdir()}) == len(NAMES) + 1


def test_filing_is_taken_in_with_all_its_files_or_not_at_all(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.filings.create(clean_filing("jiangsu"))
    for item in kept.filing.attachments:
        store.files.put(kept.id, item.file, item.file.encode())
    copy_out(store, kept.id, tmp_path / "client", shipped())
    store.filings.delete(kept.id)
    put, calls = store.files.put_from, []

    def gone(filing_id: str, name: str, stream: io.BufferedReader) -> object:
        calls.append(name)
        return put(filing_id, name, PulledOut(b"x" * 50) if len(calls) == 3 else stream)

    before = store.filings.count()
    monkeypatch.setattr(store.files, "put_from", gone)
    with pytest.raises(FileProblem, match="cannot be read"):
        take_in(store, tmp_path / "client" / "filing.yaml", shipped())
    assert store.filings.count() == before and len(calls) == 3
    calls[:] = ["again"] * 3
    made = take_in(store, tmp_path / "client" / "filing.yaml", shipped())
    assert len(store.files.names(made)) == len(kept.filing.attachments)


def test_drive_that_is_pulled_out_is_named_and_leaves_no_half_folder(tmp_path: Path) -> None:
    copy = UploadCopy(
        "01_video.mp4", "promise-video", "subject", "视频", lambda: PulledOut(b"x" * 50), 1, 1, "p.mp4"
    )  # fmt: skip
    with pytest.raises(FileProblem) as caught:
        write_folder(tmp_path / "up", ExportPlan([copy], {}), replace=False, progress=Silent())
    assert caught.value.file == PulledOut.name and not list(tmp_path.iterdir())
    with pytest.raises(FileProblem, match="Input/output error"):
        copy_into(PulledOut(b"x" * 50), tmp_path / "copy.mp4")


def test_video_through_a_pipe_is_one_sentence() -> None:
    reading, writing = os.pipe()
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe, pytest.raises(FileProblem, match="pipe"):
        read_video(pipe)


def test_large_stored_file_is_refused_before_it_is_held(store: Store) -> None:
    kept = store.filings.create(clean_filing("jiangsu"))
    store.files.put(kept.id, "film.mp4", b"x" * 1000)
    files = StoredFiles(store.files, kept.id)
    assert files.read("film.mp4", limit=1000) == b"x" * 1000
    with pytest.raises(FileProblem, match="larger than"):
        files.read("film.mp4", limit=999)
    with pytest.raises(InputError, match="no file"):
        files.read("other.mp4", limit=999)
