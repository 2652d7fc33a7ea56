"""A store survives kills at any moment, and processes that write to it at the same time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from icpdesk.store.store import Store
from tests.crash.writers import picture, save_forever, state

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tested with fork")


def _killed_writer(folder: Path, filing_id: str, after: float) -> int:
    """Fork a writer, kill it ``after`` seconds past its first commit; the last number it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            save_forever(folder, filing_id, writing)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        first = told.readline()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        rest = told.read()
    lines = [line for line in (first + rest).split(b"\n") if line]
    return int(lines[-1])


@pytest.mark.parametrize("kills", [12, pytest.param(200, marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_random_the_last_commit_is_there_and_the_store_is_whole(
    tmp_path: Path, kills: int
) -> None:
    with Store.create(tmp_path / "s", None) as store:
        filing_id = store.filings.create(state(0)).id
    chance = random.Random(20261124)
    for _ in range(kills):
        told = _killed_writer(tmp_path / "s", filing_id, chance.uniform(0, 0.03))
        with Store.open(tmp_path / "s") as store:
            store.check()
            filing = store.filings.load(filing_id).filing
            found = int(filing.title)
            assert found in (told, told + 1), "a commit that was told is lost"
            assert filing == state(found), "half of one state, half of another"
            assert store.files.get(filing_id, "id.jpg") == picture(found)
    assert found >= kills


def test_processes_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    with Store.create(tmp_path / "s", None) as store:
        filing_id = store.filings.create(state(0)).id
    command = [sys.executable, "-m", "tests.crash.writers", "count", str(tmp_path / "s"), filing_id]
    writers = [subprocess.Popen([*command, "40"], cwd=ROOT) for _ in range(3)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    with Store.open(tmp_path / "s") as store:
        stored = store.filings.load(filing_id)
        assert stored.filing == state(120)
        assert len(store.filings.history(filing_id)) == 121
        store.check()
