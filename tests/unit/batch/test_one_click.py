"""What one click of the queue does: the core notes it, the next run carries it out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from icpdesk.base.progress import Silent
from icpdesk.batch.choices import CHOICES, Choices, read_choices, write_choices
from icpdesk.batch.mending import choose_for_all, choose_place, open_places, to_mend
from icpdesk.batch.outcome import Outcome, Said
from icpdesk.batch.runner import folder_name_of
from icpdesk.batch.whole import Wanted, run_sheet
from icpdesk.rulebook.book import shipped
from tests.support.batches import Here, pictures, quick_pictures, row_of, sheet
from tests.support.filings import DAY

BOOK = shipped()


def run(path: Path, folder: Path, *, resume: bool = False, all_pictures: Path | None = None):
    wanted = Wanted(path, folder / "out", pictures=all_pictures, resume=resume, day=DAY)
    return run_sheet(wanted, BOOK, progress=Silent(), executor=Here())[0]


def nameless(folder: Path) -> Path:
    """Pictures whose ID front is called like a camera calls it."""
    pictures(folder)
    (folder / "id-front.jpg").rename(folder / "IMG_0001.jpg")
    return folder


def test_picture_is_placed_by_a_person_and_only_that_client_is_done_again(tmp_path: Path) -> None:
    nameless(tmp_path / "a")
    quick_pictures(tmp_path / "b")
    path = sheet(tmp_path / "c.xlsx", [row_of("a"), row_of("b")])
    first, other = run(path, tmp_path)
    assert first.state == "errors" and first.unmatched == ["IMG_0001.jpg"]
    assert other.state == "ready"
    (place, *more) = open_places(first)
    assert place[0] == "id-front"
    before = (tmp_path / "out" / folder_name_of(other.row, other.client) / "state.json").stat()
    choose_place(first, "IMG_0001.jpg", *place, tmp_path / "out")
    for again in more:
        shutil.copyfile(tmp_path / "a" / "IMG_0001.jpg", tmp_path / "a" / f"{again[0]}.jpg")
    first, other = run(path, tmp_path, resume=True)
    assert first.state == "ready" and not first.unmatched
    after = (tmp_path / "out" / folder_name_of(other.row, other.client) / "state.json").stat()
    assert after.st_mtime_ns == before.st_mtime_ns


def test_click_on_missing_papers_reads_what_no_name_tells(tmp_path: Path) -> None:
    nameless(tmp_path / "a")
    outcomes = run(sheet(tmp_path / "c.xlsx", [row_of("a")]), tmp_path)
    item = next(one for one in to_mend(outcomes) if one.rule == "papers.missing")
    assert item.how == "click"
    assert choose_for_all(item, outcomes, tmp_path / "out") == [2]
    target = tmp_path / "out" / folder_name_of(2, outcomes[0].client)
    assert read_choices(target).read


@pytest.mark.slow
def test_reading_places_the_picture(tmp_path: Path) -> None:
    nameless(tmp_path / "a")
    path = sheet(tmp_path / "c.xlsx", [row_of("a")])
    outcomes = run(path, tmp_path)
    choose_for_all(to_mend(outcomes)[0], outcomes, tmp_path / "out")
    (outcome,) = run(path, tmp_path, resume=True)
    assert outcome.read and outcome.matrix
    assert outcome.state == "ready" or "id-front" not in dict(open_places(outcome))


def test_picture_is_mended_before_it_is_looked_at_and_stays_as_it_is(tmp_path: Path) -> None:
    """A paper on its side, in the hands of a rule that asks for mending."""
    folder = quick_pictures(tmp_path / "a")
    with Image.open(folder / "id-front.jpg") as card:
        card.transpose(Image.Transpose.ROTATE_90).save(folder / "id-front.jpg", quality=95)
    original = (folder / "id-front.jpg").read_bytes()
    path = sheet(tmp_path / "c.xlsx", [row_of("a")])
    (outcome,) = run(path, tmp_path)
    assert "scan.turned" in {said.rule for said in outcome.findings}
    told = Said("scan.turned", "error", "id-front", "turned", "方向", file="id-front.jpg")
    asked = Outcome(outcome.client, outcome.row, "errors", findings=[told])
    (item,) = to_mend([asked])
    assert item.how == "click" and choose_for_all(item, [asked], tmp_path / "out") == [2]
    (outcome,) = run(path, tmp_path, resume=True)
    assert "scan.turned" not in {said.rule for said in outcome.findings}
    assert (folder / "id-front.jpg").read_bytes() == original


def test_one_folder_holds_the_folders_of_the_clients_and_loose_pictures(tmp_path: Path) -> None:
    everything = tmp_path / "pictures"
    pictures(everything / "a")
    path = sheet(tmp_path / "sheets.xlsx", [row_of("a")])
    wanted = Wanted(path, tmp_path / "out", pictures=everything, day=DAY)
    (outcome,), unmatched = run_sheet(wanted, BOOK, progress=Silent(), executor=Here())
    assert outcome.state == "ready" and unmatched == ()


def test_choices_are_kept_and_a_broken_file_means_none(tmp_path: Path) -> None:
    chosen = Choices(read=True, places={"x.jpg": ("id-front", "subject")}, mends={"y.jpg": "fit"})
    write_choices(tmp_path, chosen)
    assert read_choices(tmp_path) == chosen
    (tmp_path / CHOICES).write_text("[1", "utf-8")
    assert read_choices(tmp_path) == Choices()
