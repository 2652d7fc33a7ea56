"""Power cut at every file operation of save, delete, passphrase, export: old or new, never mixed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from icpdesk.base.errors import InputError
from icpdesk.base.files import settle_folder
from icpdesk.store.store import Store
from tests.crash.disk import CALLS, Disk, View, parse
from tests.crash.writers import picture, state

ROOT = Path(__file__).resolve().parents[2]
VIEWS: tuple[View, ...] = ("flushed", "ordered", "kept")


def _can_record() -> bool:
    if not shutil.which("strace"):
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    )


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _can_record(), reason="strace is not installed or not permitted here"),
]


def every_cut(tmp_path: Path, kind: str, *rest: str) -> list[tuple[View, Path]]:
    """Do an action under strace; the states of its folder after a cut at every operation."""
    base = tmp_path / "base"
    before = Disk(base)
    recording = tmp_path / "recording"
    done = subprocess.run(
        ["strace", "-f", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", str(recording),
         sys.executable, "-B", "-m", "tests.crash.writers", kind, str(base), *rest],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    states: list[tuple[View, Path]] = []
    for step, (call, arguments, result) in enumerate(parse(recording.read_text())):
        if before.play(call, arguments, result):
            for view in VIEWS:
                target = tmp_path / f"cut-{step:05d}-{view}"
                before.write_to(target, view)
                states.append((view, target))
    last = tmp_path / "all"
    before.write_to(last, "kept")
    assert _content(last) == _content(base), "the recording does not explain what is on the disk"
    return states


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def outcomes(states: list[tuple[View, Path]], look: Callable[[Path], str]) -> dict[str, list[str]]:
    """What is found after each cut, by view, in the order of the operations."""
    found: dict[str, list[str]] = {view: [] for view in VIEWS}
    for view, folder in states:
        found[view].append(look(folder))
        shutil.rmtree(folder)
    return found


def demand_old_then_new(found: dict[str, list[str]]) -> None:
    for view, words in found.items():
        assert set(words) <= {"old", "new"}, (view, words)
        assert words[0] == "old" and words[-1] == "new", (view, words)
        assert words == sorted(words, reverse=True), f"{view}: new, then old again"


def _store(tmp_path: Path) -> str:
    with Store.create(tmp_path / "base", None) as store:
        filing_id = store.filings.create(state(1)).id
        store.files.put(filing_id, "id.jpg", picture(1))
    return filing_id


def test_save_of_a_filing_with_its_picture(tmp_path: Path) -> None:
    filing_id = _store(tmp_path)

    def look(folder: Path) -> str:
        with Store.open(folder) as store:
            store.check()
            filing = store.filings.load(filing_id).filing
            number = int(filing.title)
            assert filing == state(number)
            assert store.files.get(filing_id, "id.jpg") == picture(number)
        return "new" if number == 2 else "old"

    states = every_cut(tmp_path, "save", filing_id)
    assert len(states) > 60
    demand_old_then_new(outcomes(states, look))


def test_delete_for_good(tmp_path: Path) -> None:
    filing_id = _store(tmp_path)

    def look(folder: Path) -> str:
        with Store.open(folder) as store:
            store.check()
            try:
                filing = store.filings.load(filing_id).filing
            except InputError:
                assert store.filings.cards(archived=None) == ()
                return "new"
            assert filing == state(1) and store.files.get(filing_id, "id.jpg") == picture(1)
        return "old"

    demand_old_then_new(outcomes(every_cut(tmp_path, "purge", filing_id), look))


def test_change_of_the_passphrase(tmp_path: Path) -> None:
    filing_id = _store(tmp_path)

    def look(folder: Path) -> str:
        protected = Store.is_protected(folder)
        with Store.open(folder, "a second passphrase" if protected else None) as store:
            assert store.filings.load(filing_id).filing == state(1)
        return "new" if protected else "old"

    demand_old_then_new(outcomes(every_cut(tmp_path, "passphrase", filing_id), look))


@pytest.mark.parametrize("there", [False, True])
def test_export_folder(tmp_path: Path, there: bool) -> None:
    (tmp_path / "base").mkdir()
    if there:
        (tmp_path / "base" / "export").mkdir()
        (tmp_path / "base" / "export" / "manifest.json").write_bytes(b"old")

    def look(folder: Path) -> str:
        target = folder / "export"
        settle_folder(target)
        # What was being written is noted elsewhere and goes with the next start (test_scratch.py).
        found = {
            name: data
            for name, data in _content(folder).items()
            if not re.match(r"\.icpdesk\.[0-9a-f]{8}\.new/", name)
        }
        if found == ({"export/manifest.json": b"old"} if there else {}):
            return "old"
        names = ("a.jpg", "statement/b.pdf", "manifest.json")
        assert found == {f"export/{name}": b"new " + name.encode() * 2000 for name in names}
        return "new"

    demand_old_then_new(outcomes(every_cut(tmp_path, "export"), look))


def test_single_file(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "filing.yaml").write_bytes(b"old")

    def look(folder: Path) -> str:
        data = (folder / "filing.yaml").read_bytes()
        return {b"old": "old", b"new" * 5000: "new"}[data]

    demand_old_then_new(outcomes(every_cut(tmp_path, "write"), look))
