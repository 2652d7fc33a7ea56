"""Killed while contents lay on the disk in the clear: after the next start nothing of them is readable."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from tests.privacy.test_traces import NAME, environment, icpdesk, places, traces, window_process

__all__ = ["places"]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="kills need POSIX signals"),
]
KILLS = int(os.environ.get("ICPDESK_KILLS", "3"))


def killed(places: dict[str, Path], words: list[str], after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "icpdesk", *words],
        cwd=places["work"], env=environment(places), start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(after)
    # With all that it started, as a closed session does.
    os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=60)


def taken(places: dict[str, Path], words: list[str]) -> float:
    """Seconds that the call takes when nobody kills it."""
    begun = time.monotonic()
    icpdesk(places, *words)
    return time.monotonic() - begun


def left(places: dict[str, Path]) -> Iterator[str]:
    """What is readable after the next start: in home, temporary and working folder, and half results."""
    icpdesk(places, "validate", "mobile", "13800138000")
    yield from traces(places["home"], places["temp"], places["work"])
    for half in places["own"].rglob(".*"):
        yield str(half)


def moments(seconds: float) -> Iterator[float]:
    """From the first tenth of a call to a little past its end, denser where it writes: at the end."""
    chance = random.Random(20261130)
    for _ in range(KILLS):
        yield seconds * min(1.1, 0.2 + 0.9 * chance.random() ** 0.5)


def test_export_of_a_filing(places: dict[str, Path]) -> None:
    icpdesk(places, "store", "create")
    made = icpdesk(places, "store", "add", str(places["own"] / "filing.yaml"))
    out = places["own"] / "out"
    words = ["store", "export", made, "--out", str(out)]
    seconds = taken(places, words)
    for after in moments(seconds):
        shutil.rmtree(out, ignore_errors=True)
        killed(places, words, after)
        assert list(left(places)) == []
        assert not out.exists() or (out / "filing.yaml").is_file()
    icpdesk(places, "store", "check")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no word processor here")
def test_filled_form_that_becomes_a_pdf(places: dict[str, Path]) -> None:
    form = next(resource("templates", "statement").glob("*.docx"))
    out = places["own"] / "form.docx"
    words = ["fill", str(form), "--filing", str(places["own"] / "filing.yaml"), "--out", str(out),
             "--pdf"]  # fmt: skip
    seconds = taken(places, words)
    assert out.with_suffix(".pdf").is_file()
    for after in moments(seconds):
        killed(places, words, after)
        assert list(left(places)) == []


def test_change_of_the_passphrase(places: dict[str, Path]) -> None:
    """Afterwards exactly one of the two opens the store, and no other file holds its key."""
    icpdesk(places, "store", "create")
    store = places["home"] / "data" / "icpdesk" / "store"
    for name, secret in (
        ("a", environment(places)["ICPDESK_PASSPHRASE"]),
        ("b", "five other words"),
    ):
        (places["own"] / name).write_text(secret + "\n")
    files = [str(places["own"] / name) for name in "ab"]
    words = [
        "store",
        "passphrase",
        "--passphrase-file",
        files[0],
        "--new-passphrase-file",
        files[1],
    ]
    seconds = taken(places, words)
    now, other = files[1], files[0]
    for after in moments(seconds):
        killed(
            places,
            ["store", "passphrase", "--passphrase-file", now, "--new-passphrase-file", other], after,
        )  # fmt: skip
        assert list(left(places)) == []
        assert [path.name for path in store.iterdir() if not path.name.startswith("store.db")] == [
            "store.key"
        ]
        opens = [file for file in files if _opens(places, file)]
        assert len(opens) == 1
        now, other = opens[0], next(file for file in files if file != opens[0])


def _opens(places: dict[str, Path], file: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-m", "icpdesk", "store", "check", "--passphrase-file", file],
        cwd=places["work"], env=environment(places), capture_output=True, timeout=60,
    )  # fmt: skip
    return done.returncode == 0


DRAGGING = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from icpdesk.base.sources import FolderFiles
from ui.filing.external_viewer import copy_for_player
from ui.filing.open_store import OpenStore
app = QApplication([])
desk = OpenStore()
path = copy_for_player(desk, FolderFiles(Path(sys.argv[1])), sys.argv[2], desk.times_taken_back)
assert path.is_file()
print(path, flush=True)
time.sleep(60)
"""


def test_picture_that_was_dragged_out(places: dict[str, Path]) -> None:
    picture = next((places["own"] / "pictures").iterdir())
    with subprocess.Popen(
        [sys.executable, "-c", DRAGGING, str(places["own"]), f"pictures/{picture.name}"],
        cwd=Path(__file__).parents[2], env=environment(places), text=True, stdout=subprocess.PIPE,
    ) as window:  # fmt: skip
        assert window.stdout is not None
        copy = Path(window.stdout.readline().strip())
        assert copy.is_file() and copy.stat().st_size == picture.stat().st_size
        window.kill()
    assert copy.is_file()
    assert list(left(places)) == [] and not copy.exists()


def test_window_that_is_killed_keeps_nothing_after_the_next_start(places: dict[str, Path]) -> None:
    with window_process(places) as window:
        assert window.stdout is not None
        assert any(line.strip() == "looked" for line in window.stdout)
        time.sleep(0.5)
        window.kill()
    assert not [one for one in left(places) if NAME in one]
