"""What a filing or an earlier result names cannot bring another person's file into the work at hand."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.base.paths import resource
from icpdesk.base.sources import FolderFiles
from icpdesk.cli import run
from icpdesk.intake.yaml_file import read_filing
from tests.support import batches
from tests.support.filings import DAY

SAMPLE = resource("assets", "samples", "1-individual")
CARD, OTHER = "pictures/01-id-front.jpg", "pictures/02-id-back.jpg"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample filing, and beside its folder the card of somebody else."""
    shutil.copytree(SAMPLE, tmp_path / "mine")
    (tmp_path / "other").mkdir()
    shutil.copy(SAMPLE / CARD, tmp_path / "other" / "id.jpg")
    return tmp_path / "mine"


def naming(folder: Path, name: str) -> Path:
    path = folder / "filing.yaml"
    text = path.read_text("utf-8")
    assert CARD in text
    path.write_text(text.replace(CARD, name), "utf-8")
    return path


@pytest.mark.parametrize(
    "name", ["../other/id.jpg", "pictures/../../other/id.jpg", "..\\\\other\\\\id.jpg", "ABSOLUTE"]
)
@pytest.mark.parametrize("command", ["assemble", "check", "add", "deadlines"])
def test_attachment_outside_of_the_filings_folder_is_named_with_its_line(
    folder: Path, name: str, command: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("ICPDESK_PASSPHRASE", "four words nobody guesses")
    path = naming(folder, str(folder.parent / "other" / "id.jpg") if name == "ABSOLUTE" else name)
    out = folder.parent / "out"
    words = {
        "assemble": ["assemble", str(path), "--out", str(out), "--force"],
        "check": ["check", str(path)],
        "deadlines": ["deadlines", str(path)],
        "add": ["store", "add", str(path), "--store", str(out)],
    }[command]
    if command == "add":
        assert run(["store", "create", "--store", str(out)]) == 0
    assert run([*words, "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert "leads out of the filing's folder" in told and "filing.yaml:" in told
    assert command == "add" or not out.exists()


def test_link_that_leads_out_is_no_file_of_the_filing(folder: Path) -> None:
    (folder / CARD).unlink()
    (folder / CARD).symlink_to(folder.parent / "other" / "id.jpg")
    files = read_filing(folder / "filing.yaml").files
    assert not files.has(CARD) and files.has(OTHER)
    with pytest.raises(FileProblem, match="leads out"):
        files.read(CARD, limit=1000)
    with pytest.raises(FileProblem, match="leads out"):
        files.open(CARD)


def test_names_with_dots_colons_and_links_inside_the_folder_are_ordinary(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path)
    names = ["a..b.jpg", "12:30.jpg", "..hidden", "x/..y.jpg"]
    (tmp_path / "x").mkdir()
    for name in names if os.name == "posix" else names[:1]:
        (tmp_path / name).write_bytes(b"1")
        assert files.read(name, limit=9) == b"1"
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a..b.jpg")
    assert files.read("link.jpg", limit=9) == b"1"


def test_picture_that_the_user_names_may_lie_anywhere(folder: Path) -> None:
    (folder / "link.jpg").symlink_to(folder.parent / "other" / "id.jpg")
    assert run(["inspect", str(folder / "link.jpg"), "--slot", "id-front"]) in (0, 1)
    assert run(["inspect", str(folder / ("x" * 400)), "--slot", "id-front"]) == 1


def fixed(folder: Path, name: str, out: Path) -> bytes:
    assert run(["fix", str(folder / name), "--slot", "id-front", "--out", str(out)]) == 0
    return (folder / name).read_bytes()


def test_undo_gives_the_original_of_this_result_back(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.jpg"
    fixed(folder, CARD, out)
    original = fixed(folder, OTHER, out)
    kept = [path for path in tmp_path.iterdir() if path.name.startswith("x.jpg.")]
    assert len(kept) == 1, "the other card is still there"
    assert run(["fix", str(out), "--undo"]) == 0
    assert out.read_bytes() == original
    assert run(["fix", str(out), "--undo"]) == 2


def test_result_that_was_changed_since_is_not_replaced(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.jpg"
    fixed(folder, CARD, out)
    out.write_bytes(b"retouched by hand")
    assert run(["fix", str(out), "--undo", "--lang", "en"]) == 2
    assert "changed since" in capsys.readouterr().err
    assert out.read_bytes() == b"retouched by hand"


def open_to_others(folder: Path) -> list[str]:
    """What others on this machine can look into below the topmost folder that is closed to them."""
    found = []
    for path in (folder, *folder.rglob("*")):
        shut = any(
            not stat.S_IMODE(up.stat().st_mode) & 0o077
            for up in (path, *path.parents)
            if up == folder or folder in up.parents
        )
        if not shut and stat.S_IMODE(path.stat().st_mode) & 0o077:
            found.append(str(path))
    return found


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_what_is_written_about_clients_is_for_the_user_alone(folder: Path, tmp_path: Path) -> None:
    batches.pictures(tmp_path / "client")
    sheet = batches.sheet(tmp_path / "clients.xlsx", [batches.row_of("client")])
    out = tmp_path / "results"
    run(["batch", "run", str(sheet), "--out", str(out), "--jobs", "1", "--as-of", str(DAY)])
    assert (out / "summary.xlsx").is_file() and open_to_others(out) == []
    shown = tmp_path / "shown"
    run(["inspect", str(folder / CARD), "--slot", "id-front", "--annotate", str(shown)])
    assert list(shown.iterdir()) and open_to_others(shown) == []
    dates = tmp_path / "dates.ics"
    assert run(["deadlines", str(folder / "filing.yaml"), "--ics", str(dates)]) == 0
    assert stat.S_IMODE(dates.stat().st_mode) == 0o600
