"""A batch that is killed at random and resumed gives what an unbroken run gives, nothing twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.support.batches import numbered

ROOT = Path(__file__).resolve().parents[2]
CLIENTS, KILLS = 20, 50
EARLIEST, LATEST = 0.1, 1.2
"""When it is killed, beside the time that an unbroken run takes to its first finished client: while
it starts, over clients that are half done, and after a few that are done."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills need process groups"),
]


def start(sheet: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "icpdesk", "batch", "run", str(sheet), "--out", str(out),
         "--jobs", "2", "--resume", "--as-of", "2026-11-24"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=heed_interrupts,
    )  # fmt: skip


def heed_interrupts() -> None:
    """A shell lets what it starts in the background ignore Ctrl+C, and that is inherited."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def content(out: Path) -> dict[str, Any]:
    """Everything that decides: states, and the manifests with the hash of every file."""
    found: dict[str, Any] = {}
    for path in out.glob("*/state.json"):
        found[path.parent.name] = json.loads(path.read_text("utf-8"))
    for path in out.glob("*/upload/manifest.json"):
        table = json.loads(path.read_text("utf-8"))
        found[f"{path.parent.parent.name}/upload"] = (
            table["uploads"],
            sorted(item.relative_to(path.parent).as_posix() for item in path.parent.rglob("*")),
        )
    return found


def stamps(out: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in out.glob("*/state.json")}


def first_finished(process: subprocess.Popen[bytes], out: Path) -> float:
    """Seconds until the first client is done; then the run goes on to its end."""
    begun = time.monotonic()
    while not stamps(out):
        assert process.poll() is None, "it ended with nothing done"
        time.sleep(0.02)
    first = time.monotonic() - begun
    assert process.wait(timeout=900) in (0, 1)
    return first


def killed(process: subprocess.Popen[bytes], after: float, how: signal.Signals) -> bool:
    """Whether it was still running then and is gone with all its workers."""
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        workers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(how)
        process.wait(timeout=120)
        _, alive = psutil.wait_procs(workers, timeout=60)
        assert not alive, "a worker goes on without its batch"
    return process.returncode not in (0, 1)


def test_killed_fifty_times_and_resumed(tmp_path: Path) -> None:
    """When all clients are done before the fiftieth kill, the rest of them hits a second batch."""
    sheet = numbered(CLIENTS, tmp_path / "in")
    first = first_finished(start(sheet, tmp_path / "unbroken"), tmp_path / "unbroken")
    chance = random.Random(20261124)
    kills = batches = tries = 0
    while kills < KILLS:
        batches += 1
        out = tmp_path / f"killed{batches}"
        finished: dict[Path, int] = {}
        while kills < KILLS and len(finished) < CLIENTS:
            how = signal.SIGKILL if kills % 2 else signal.SIGINT
            after = first * chance.uniform(EARLIEST, LATEST)
            tries += 1
            kills += killed(start(sheet, out), after, how)
            assert tries < 4 * KILLS, "hardly any kill finds it running"
            now = stamps(out)
            assert finished.items() <= now.items(), "a finished client was done again or lost"
            finished = now
        assert start(sheet, out).wait(timeout=900) in (0, 1)
        assert finished.items() <= stamps(out).items()
        assert content(out) == content(tmp_path / "unbroken")
        left = [path.name for path in out.rglob(".*")]
        assert not [name for name in left if name.endswith((".new", ".old", ".tmp"))]
