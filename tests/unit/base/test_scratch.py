"""What lies on the disk for a while goes with its process, or with the next start after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from icpdesk.base import scratch
from icpdesk.base.paths import scratch_dir
from icpdesk.cli import run

ROOT = Path(__file__).resolve().parents[3]
LIVES = """
import sys
from pathlib import Path
from icpdesk.base import scratch
with scratch.folder("form") as folder:
    (folder / "filled.docx").write_text("private")
    work = scratch.beside(Path(sys.argv[1]) / "out", "new")
    work.mkdir()
    (work / "id.jpg").write_text("private")
    half = scratch.beside(Path(sys.argv[1]) / "x.yaml", "tmp")
    half.write_text("private")
    print(folder, work, half, sep="\\n", flush=True)
    sys.stdin.read()
"""


def begun(place: Path) -> tuple[subprocess.Popen[str], list[Path]]:
    """A process that has written its three kinds of files and waits."""
    process = subprocess.Popen(
        [sys.executable, "-c", LIVES, str(place)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    return process, [Path(process.stdout.readline().strip()) for _ in range(3)]


def test_nothing_stays_of_a_process_that_ends_well(tmp_path: Path) -> None:
    process, places = begun(tmp_path)
    assert all(path.exists() for path in places)
    process.communicate("")
    assert not places[0].exists()
    assert [path for path in scratch_dir().iterdir() if path.is_dir()] == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills need POSIX signals")
def test_what_a_killed_process_left_goes_with_the_next_start(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("not of icpdesk")
    process, places = begun(tmp_path)
    with process:
        scratch.sweep()
        assert all(path.exists() for path in places), "a living process lost its files"
        process.kill()
    assert all(path.exists() for path in places)
    assert run(["validate", "mobile", "13800138000"]) == 0
    assert not any(os.path.lexists(path) for path in places)
    assert list(scratch_dir().iterdir()) == []
    assert mine.read_text() == "not of icpdesk"


def test_only_names_that_icpdesk_makes_are_ever_removed(tmp_path: Path) -> None:
    mine = tmp_path / "photos"
    mine.mkdir()
    left = scratch_dir() / "0a0a0a0a"
    left.mkdir(parents=True, mode=0o700)
    scratch_dir().chmod(0o700)
    (scratch_dir() / "0a0a0a0a.lock").write_bytes(b"")
    half = tmp_path / ".icpdesk.0123"
    half.mkdir()
    (left / "places").write_text(f"{mine}\n{tmp_path}\n{half}")
    scratch.sweep()
    assert mine.is_dir() and half.is_dir() and not left.exists()


def test_a_place_on_a_drive_that_was_taken_away_is_waited_for(tmp_path: Path) -> None:
    left = scratch_dir() / "0b0b0b0b"
    left.mkdir(parents=True, mode=0o700)
    scratch_dir().chmod(0o700)
    (scratch_dir() / "0b0b0b0b.lock").write_bytes(b"")
    work = tmp_path / "stick" / ".icpdesk.00112233.new"
    (left / "places").write_text(f"{work}\n")
    (left / "form").mkdir()
    scratch.sweep()
    assert (left / "places").is_file() and not (left / "form").exists()
    work.mkdir(parents=True)
    scratch.sweep()
    assert not work.exists() and not left.exists()


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.linux
def test_folder_that_others_can_look_into_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_for_all = tmp_path / "state" / "work"
    open_for_all.mkdir(parents=True)
    open_for_all.chmod(0o777)
    monkeypatch.setattr(scratch, "_homes", lambda: iter([open_for_all]))
    monkeypatch.setattr(scratch, "_own", {})
    with pytest.raises(OSError), scratch.folder("form"):
        pass
    assert list(open_for_all.iterdir()) == []
