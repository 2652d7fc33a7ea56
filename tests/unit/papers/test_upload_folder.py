"""The upload folder is whole or absent, also when the program is killed while it writes."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from icpdesk.base import files as files_module
from icpdesk.base.errors import Cancelled, OutputError
from icpdesk.base.progress import CancelToken, Silent
from icpdesk.papers.upload_folder import (
    ExportPlan,
    UploadFile,
    owner_stem,
    upload_name,
    write_folder,
)


def plan(mark: str, count: int = 6) -> ExportPlan:
    uploads = [
        UploadFile(
            upload_name(n, "id_front", "subject"), "id-front", "subject", "身份证人像面",
            (mark * 4000).encode(), 800, 600, "a.jpg", "00",
        )
        for n in range(1, count)
    ]  # fmt: skip
    return ExportPlan(uploads, {"statement/s.pdf": mark.encode(), "fill-sheet.html": mark.encode()})


def content(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_manifest_tells_every_file_and_the_names_are_ascii(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", plan("a"), replace=False, progress=Silent())
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    names = {entry["file"] for entry in manifest["uploads"] + manifest["documents"]}
    assert names | {"manifest.json"} == set(content(tmp_path / "out"))
    assert all(name.isascii() for name in names)
    assert manifest["uploads"][0]["label"] == "身份证人像面"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_existing_folder_is_left_alone_unless_told(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", plan("a"), replace=False, progress=Silent())
    before = content(tmp_path / "out")
    with pytest.raises(OutputError, match="exists"):
        write_folder(tmp_path / "out", plan("b"), replace=False, progress=Silent())
    assert content(tmp_path / "out") == before
    write_folder(tmp_path / "out", plan("b"), replace=True, progress=Silent())
    assert content(tmp_path / "out") != before


@pytest.mark.parametrize("name", ["letter.txt", "deeper/letter.txt"])
def test_folder_that_somebody_else_has_made_is_never_exchanged(tmp_path: Path, name: str) -> None:
    letter = tmp_path / "Documents" / name
    letter.parent.mkdir(parents=True)
    letter.write_text("mine")
    with pytest.raises(OutputError, match="no upload folder"):
        write_folder(tmp_path / "Documents", plan("a"), replace=True, progress=Silent())
    assert letter.read_text() == "mine"
    with pytest.raises(OutputError, match="no upload folder"):
        write_folder(letter, plan("a"), replace=True, progress=Silent())


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", plan("a"), replace=True, progress=Silent())
    assert content(tmp_path / "out")


def test_cancel_leaves_nothing(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        write_folder(tmp_path / "out", plan("a"), replace=False, progress=Silent(token))
    assert list(tmp_path.iterdir()) == []


def test_full_disk_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "out", plan("a"), replace=False, progress=Silent())
    before = content(tmp_path / "out")

    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files_module, "_sync", full)
    with pytest.raises(OutputError, match="disk is full"):
        write_folder(tmp_path / "out", plan("b"), replace=True, progress=Silent())
    assert content(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_unwritable_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError):
        write_folder(tmp_path / "file" / "out", plan("a"), replace=False, progress=Silent())


def test_draft_says_so(tmp_path: Path) -> None:
    write_folder(
        tmp_path / "out", ExportPlan([], {"a": b"1"}, draft=True), replace=False, progress=Silent()
    )
    assert any("DRAFT" in name for name in content(tmp_path / "out"))


@pytest.mark.parametrize(
    ("owner", "stem"),
    [
        ("", "subject_"),
        ("subject.administrator", "subject_admin_"),
        ("subject.legal_representative", "legal_rep_"),
        ("websites[1].administrator", "site2_admin_"),
        ("websites[0].domains[2]", "site1_domain3_"),
        ("websites[0]", "site1_"),
    ],
)
def test_owner_in_file_names(owner: str, stem: str) -> None:
    assert owner_stem(owner) == stem


CHILD = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from icpdesk.papers.upload_folder import write_folder
from icpdesk.base.progress import Silent
from tests.unit.papers.test_upload_folder import plan
target = Path(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
for mark in sys.argv[2]:
    write_folder(target, plan(mark, 30), replace=True, progress=Silent())
"""


@contextmanager
def _started(target: Path, root: str) -> Iterator[subprocess.Popen[bytes]]:
    """A child that has loaded everything and begins to write now."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(target), "abc", root],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root},
    ) as child:  # fmt: skip
        assert child.stdin and child.stdout
        child.stdout.readline()
        child.stdin.write(b"\n")
        child.stdin.flush()
        yield child


def _undisturbed(target: Path, root: str) -> float:
    """Seconds that a child takes for its three versions on this machine now."""
    with _started(target, root) as child:
        start = time.perf_counter()
        assert child.wait() == 0
        return time.perf_counter() - start


@pytest.mark.slow
def test_killed_at_100_random_moments_leaves_old_new_or_none(tmp_path: Path) -> None:
    """Each child writes versions a, b, c in turn and is killed somewhere on the way."""
    rng = random.Random(20261124)
    root = str(Path(__file__).parents[3])
    whole: dict[str, dict[str, bytes]] = {}
    for mark in "abc":
        write_folder(tmp_path / mark, plan(mark, 30), replace=False, progress=Silent())
        whole[mark] = content(tmp_path / mark)
    seen: set[str] = set()
    usual = statistics.median(_undisturbed(tmp_path / "measured", root) for _ in range(3))
    for number in range(100):
        target = tmp_path / f"target{number % 5}"
        with _started(target, root) as child:
            time.sleep(rng.uniform(0.0, 1.1 * usual))
            child.send_signal(signal.SIGKILL)
            child.wait()
        files_module.settle_folder(target)
        if not target.exists():
            seen.add("none")
            continue
        found = content(target)
        version = next((mark for mark, files in whole.items() if files == found), None)
        assert version, f"kill {number} left a mixed folder"
        seen.add(version)
    assert len(seen) >= 2, "the kills all came too early or too late to say anything"
