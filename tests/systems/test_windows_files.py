"""Files on Windows: what is open cannot be replaced, scanners let go again, names have rules of their own.

Runs on the simulated system only: ``pytest -p tests.support.systems.windows``.
"""

from __future__ import annotations

import stat
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from icpdesk.base.errors import OutputError
from icpdesk.base.files import folder_atomically, write_atomically
from icpdesk.base.progress import Silent
from icpdesk.papers.upload_folder import ExportPlan, write_folder
from tests.support.systems.held import holding

pytestmark = pytest.mark.windows


def plan(mark: str) -> ExportPlan:
    return ExportPlan([], {"statement/s.pdf": mark.encode(), "fill-sheet.html": mark.encode()})


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(folder: Path, mark: str) -> None:
    write_folder(folder, plan(mark), replace=True, progress=Silent())


def letting_go(path: Path, seconds: float) -> Callable[[], None]:
    """A virus scanner that has the file for a moment."""
    began = threading.Event()

    def scan() -> None:
        with holding(path, seconds):
            began.set()
            time.sleep(seconds)

    scanner = threading.Thread(target=scan)
    scanner.start()
    began.wait()
    return scanner.join


def test_a_folder_is_written_and_exchanged(tmp_path: Path) -> None:
    write(tmp_path / "upload", "a")
    write(tmp_path / "upload", "b")
    assert (tmp_path / "upload" / "statement" / "s.pdf").read_bytes() == b"b"
    assert names_in(tmp_path) == ["upload"]


def test_a_scanner_in_the_new_folder_is_waited_for(tmp_path: Path) -> None:
    with folder_atomically(tmp_path / "upload") as work:
        (work / "a.jpg").write_bytes(b"a")
        wait = letting_go(work / "a.jpg", 0.5)
    wait()
    assert names_in(tmp_path) == ["upload"]


def test_a_scanner_at_the_old_file_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_atomically(path, b"old")
    wait = letting_go(path, 0.5)
    write_atomically(path, b"new")
    wait()
    assert path.read_bytes() == b"new" and names_in(tmp_path) == ["state.json"]


def test_a_file_that_stays_open_is_named_and_left_whole(tmp_path: Path) -> None:
    path = tmp_path / "summary.xlsx"
    write_atomically(path, b"old")
    with holding(path), pytest.raises(OutputError) as told:
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old" and names_in(tmp_path) == ["summary.xlsx"]
    assert "open in another program" in told.value.say("en") and "Close" in told.value.say("en")
    assert "打开" in told.value.say("zh") and "关闭" in told.value.say("zh")


def test_a_folder_with_an_open_file_is_named_and_left_whole(tmp_path: Path) -> None:
    write(tmp_path / "upload", "a")
    with holding(tmp_path / "upload" / "statement" / "s.pdf"):
        with pytest.raises(OutputError, match="open in another program"):
            write(tmp_path / "upload", "b")
        assert (tmp_path / "upload" / "fill-sheet.html").read_bytes() == b"a"
    assert names_in(tmp_path) == ["upload"]
    write(tmp_path / "upload", "c")
    assert (tmp_path / "upload" / "fill-sheet.html").read_bytes() == b"c"


def test_what_a_scanner_keeps_of_the_old_folder_is_swept_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "upload", "a")
    aside = tmp_path / ".upload.old" / "fill-sheet.html"
    with holding(aside):
        write(tmp_path / "upload", "b")
        assert (tmp_path / "upload" / "fill-sheet.html").read_bytes() == b"b"
        write(tmp_path / "upload", "c")
        assert (tmp_path / "upload" / "fill-sheet.html").read_bytes() == b"c"
    write(tmp_path / "upload", "d")
    assert (tmp_path / "upload" / "fill-sheet.html").read_bytes() == b"d"
    assert names_in(tmp_path) == ["upload"]


def test_an_old_folder_with_read_only_files_is_exchanged(tmp_path: Path) -> None:
    write(tmp_path / "upload", "a")
    (tmp_path / "upload" / "fill-sheet.html").chmod(stat.S_IREAD)
    write(tmp_path / "upload", "b")
    assert names_in(tmp_path) == ["upload"]


def test_a_file_marked_read_only_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_atomically(path, b"old")
    path.chmod(stat.S_IREAD)
    with pytest.raises(OutputError, match=r"read-only"):
        write_atomically(path, b"new")
    assert names_in(tmp_path) == ["a.txt"]


def test_too_long_a_path_is_said_before_anything_is_written(tmp_path: Path) -> None:
    deep = tmp_path
    while len(str(deep)) < 200:
        deep = deep / "资料"
    deep.mkdir(parents=True)
    with pytest.raises(OutputError) as told:
        write(deep / ("a" * 60), "a")
    assert "too long" in told.value.say("en") and "过长" in told.value.say("zh")
    assert names_in(deep) == []


@pytest.mark.parametrize("name", ["CON", "con.xlsx", "aux", "a?.xlsx", "a:b.xlsx", "sheet.xlsx."])
def test_a_name_that_windows_does_not_take_is_refused_aloud(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as told:
        write_atomically(tmp_path / name, b"data")
    assert "name" in told.value.say("en") and "名" in told.value.say("zh")
    assert names_in(tmp_path) == []


def test_a_folder_without_the_right_to_write_is_not_called_open(tmp_path: Path) -> None:
    from tests.support.systems.windows import PATHS

    PATHS.refused.add(str(tmp_path))
    try:
        began = time.monotonic()
        with pytest.raises(OutputError, match="right"):
            write_atomically(tmp_path / "a.txt", b"data")
        assert time.monotonic() - began < 4
    finally:
        PATHS.refused.clear()
