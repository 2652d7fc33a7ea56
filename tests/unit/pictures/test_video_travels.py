"""A video goes into the store, out of it and into the upload folder unchanged, and is never held."""

from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import copy_into
from icpdesk.base.progress import Silent
from icpdesk.base.sources import Files, FolderFiles, HeldFiles, Layered
from icpdesk.batch.pictures import attach
from icpdesk.batch.pile import place_pile
from icpdesk.batch.sheet import Client
from icpdesk.intake.yaml_write import write_filing
from icpdesk.model import Attachment, Filing
from icpdesk.pipeline.assemble import Assembly, assemble
from icpdesk.pipeline.check import check
from icpdesk.pipeline.copies import copy_out, take_in
from icpdesk.pipeline.rules import case_of
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.store import blobs
from icpdesk.store.backup import back_up, restore
from icpdesk.store.blobs import StoredFiles
from icpdesk.store.store import DATABASE, Store
from tests.support import videos
from tests.support.filings import DAY, clean_filing

NAME = "films/promise.MP4"
VIDEO = videos.mp4(brand=b"qt  ", body=2_500_000)
SITE = "websites[0]"


def filing() -> Filing:
    item = Attachment(slot="promise-video", of=SITE, file=NAME)
    return clean_filing("jiangsu").changed({"attachments": (item,)})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "client" / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(VIDEO)
    return tmp_path / "client"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "store", None) as made:
        yield made


def assembled(files: Files, target: Path) -> dict[str, object]:
    assemble(case_of(filing(), as_of=DAY), files, target, Assembly(force=True))
    manifest = json.loads((target / "manifest.json").read_text("utf-8"))
    (row,) = manifest["uploads"] or [{}]
    return dict(row)


def test_upload_folder_holds_the_video_unchanged_from_wherever_it_comes(
    folder: Path, store: Store, tmp_path: Path
) -> None:
    stored = store.filings.create(filing())
    with (folder / NAME).open("rb") as stream:
        store.files.put_from(stored.id, NAME, stream)
    below = Layered(HeldFiles({}), FolderFiles(folder))
    sources = {"folder": below, "store": StoredFiles(store.files, stored.id)}
    for name, files in sources.items():
        target = tmp_path / f"upload-{name}"
        row = assembled(files, target)
        assert row["file"] == "01_site1_promise_video.mov", "the ending is that of the content"
        assert (target / str(row["file"])).read_bytes() == VIDEO
        digest = hashlib.sha256(VIDEO).hexdigest()
        assert row["sha256"] == row["source_sha256"] == digest
        assert (row["bytes"], row["width"], row["height"]) == (len(VIDEO), 1920, 1080)
        assert (row["slot"], row["of"], row["fixed"]) == ("promise-video", SITE, [])


def test_hostile_video_is_one_finding_and_a_draft_leaves_it_out(
    folder: Path, tmp_path: Path
) -> None:
    (folder / NAME).write_bytes(VIDEO[:-10])
    report = check(filing(), files=FolderFiles(folder), as_of=DAY)
    (finding,) = [one for one in report.findings if one.where == "promise-video"]
    assert finding.rule == "file.unreadable" and "not copied whole" in finding.message.en
    assert finding.measured["of"] == SITE and report.verdict == "fail"
    done = assemble(case_of(filing(), as_of=DAY), FolderFiles(folder), tmp_path / "out")
    assert done.files == () and not (tmp_path / "out").exists()
    assert assembled(FolderFiles(folder), tmp_path / "draft") == {}


def test_filing_file_with_a_video_comes_into_the_store_and_out_again(
    folder: Path, store: Store, tmp_path: Path
) -> None:
    write_filing(folder / "filing.yaml", filing(), shipped())
    kept = take_in(store, folder / "filing.yaml", shipped())
    assert store.files.get(kept, NAME) == VIDEO
    copy_out(store, kept, tmp_path / "copy", shipped())
    assert (tmp_path / "copy" / NAME).read_bytes() == VIDEO


def test_store_reads_parts_of_a_video_and_keeps_it_once(store: Store) -> None:
    one, other = store.filings.create(filing()), store.filings.create(filing())
    for kept in (one, other):
        store.files.put_from(kept.id, NAME, io.BytesIO(VIDEO))
    with store.files.open(one.id, NAME) as stream:
        stream.seek(-100, io.SEEK_END)
        assert stream.read() == VIDEO[-100:]
        stream.seek(1_000_000)
        assert stream.read(1_200_000) == VIDEO[1_000_000:2_200_000]
        store.files.put(other.id, "a.jpg", b"another thread may write meanwhile")
        assert stream.read(10) == VIDEO[2_200_000:2_200_010]
    assert store.files.shared(one.id) == ((NAME, other.id),)
    with pytest.raises(InputError, match="no file"):
        store.files.open(one.id, "missing.mp4")


def test_video_goes_into_the_backup_and_is_purged_with_its_filing(
    store: Store, tmp_path: Path
) -> None:
    kept = store.filings.create(filing())
    store.files.put_from(kept.id, NAME, io.BytesIO(VIDEO))
    back_up(store, tmp_path / "b.icpdesk", "long enough phrase")
    with restore(tmp_path / "b.icpdesk", tmp_path / "again", "long enough phrase") as again:
        assert again.files.get(kept.id, NAME) == VIDEO
    store.retention.purge([kept.id])
    assert (tmp_path / "store" / DATABASE).stat().st_size < len(VIDEO) // 2


def test_too_large_and_changing_files_are_refused_and_nothing_is_kept(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = store.filings.create(filing())

    class Growing(io.BytesIO):
        def seek(self, place: int, whence: int = 0) -> int:
            if whence == 0 and place == 0 and self.tell():
                self.getbuffer()[5] ^= 1
            return super().seek(place, whence)

    with pytest.raises(InputError, match="changed while it was read"):
        store.files.put_from(kept.id, NAME, Growing(VIDEO))
    monkeypatch.setattr(blobs, "MOST_BYTES_OF_STREAM", 1_000_000)
    with pytest.raises(FileProblem, match="larger than 1 MB"):
        store.files.put_from(kept.id, NAME, io.BytesIO(VIDEO))
    assert store.files.names(kept.id) == ()


def test_no_step_holds_the_video(store: Store, tmp_path: Path) -> None:
    large = tmp_path / "large.mp4"
    large.write_bytes(videos.mp4(body=40_000_000))
    kept = store.filings.create(filing())
    peaks = []
    tracemalloc.start()
    try:
        with FolderFiles(tmp_path).open("large.mp4") as stream:
            store.files.put_from(kept.id, NAME, stream)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.reset_peak()
        with StoredFiles(store.files, kept.id).open(NAME) as stream:
            copy_into(stream, tmp_path / "copy.mp4")
        peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert max(peaks) < 8_000_000
    assert (tmp_path / "copy.mp4").stat().st_size == large.stat().st_size


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (["VID_0007.MOV"], "VID_0007.MOV"),
        (["holiday.mp4", "phone/site1_promise-video.mp4"], "phone/site1_promise-video.mp4"),
        (["承诺视频.mp4", "other.mp4"], "承诺视频.mp4"),
        (["one.mp4", "two.mp4"], ""),
        ([".hidden.mp4", "promise-video.txt"], ""),
    ],
)
def test_video_in_the_folder_of_a_batch_client_finds_its_place(
    tmp_path: Path, names: list[str], taken: str
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(VIDEO[:100])
    bare = filing().changed({"attachments": ()})
    found, unsure = attach(Case(bare, shipped(), DAY), tmp_path, read=False)
    assert [item.file for item in found.attachments] == ([taken] if taken else [])
    assert all((item.slot, item.of) == ("promise-video", SITE) for item in found.attachments)
    assert unsure == ()
    nobody_asks = clean_filing("guangdong").changed({"attachments": ()})
    assert attach(Case(nobody_asks, shipped(), DAY), tmp_path, read=False)[0] == nobody_asks


def test_video_in_a_pile_goes_to_the_client_whom_its_name_tells(tmp_path: Path) -> None:
    bare = filing().changed({"attachments": ()})
    other = clean_filing("guangdong").changed({"attachments": ()})
    clients = [Client(2, "a", bare, ""), Client(3, "b", other, "")]
    mine = f"{bare.subject.name} 承诺视频.mov"
    for name in (
        mine,
        "promise-video.mp4",
        "VID_0001.mp4",
        f"{bare.subject.name} 身份证人像面.mov",
    ):
        (tmp_path / name).write_bytes(VIDEO[:100])
    placed, left = place_pile(clients, tmp_path, shipped(), DAY, read=False, progress=Silent())
    (item,) = placed[0].filing.attachments if placed[0].filing else ()
    assert (item.slot, item.of, item.file) == ("promise-video", SITE, mine)
    assert placed[1] == clients[1] and [one.file for one in left] == ["promise-video.mp4"]


def test_short_video_that_a_phone_saves_beside_a_picture_does_not_take_its_place(
    tmp_path: Path,
) -> None:
    for name in ("id-front.jpg", "id-front.mov", "id-back.mov", "promise-video.mov"):
        (tmp_path / name).write_bytes(b"x")
    bare = filing().changed({"attachments": ()})
    found, _ = attach(Case(bare, shipped(), DAY), tmp_path, read=False)
    assert {item.slot: item.file for item in found.attachments} == {
        "id-front": "id-front.jpg",
        "promise-video": "promise-video.mov",
    }
