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

import pytest

from tests.support.batches import numbered

ROOT = Path(__file__).resolve().parents[2]
CLIENTS, KILLS = 20, 50
"""So few that the test is short, so many that most kills find work."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "killpg"), reason="kills need process groups"),
]


def start(sheet: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "icpdesk", "batch", "run", str(sheet), "--out", str(out),
         "--jobs", "2", "--resume", "--as-of", "2026-11-24"],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


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


def test_killed_fifty_times_and_resumed(tmp_path: Path) -> None:
    sheet = numbered(CLIENTS, tmp_path / "in")
    assert start(sheet, tmp_path / "unbroken").wait(timeout=900) in (0, 1)
    chance = random.Random(20261124)
    finished: dict[Path, int] = {}
    out = tmp_path / "killed"
    kills = 0
    while kills < KILLS:
        process = start(sheet, out)
        try:
            process.wait(timeout=chance.uniform(0.2, 6))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL if kills % 2 else signal.SIGINT)
            process.wait(timeout=120)
        kills += 1
        time.sleep(0.3)
        now = stamps(out)
        assert finished.items() <= now.items(), "a finished client was done again or lost"
        finished = now
    assert start(sheet, out).wait(timeout=900) in (0, 1)
    assert finished.items() <= stamps(out).items()
    assert content(out) == content(tmp_path / "unbroken")
    assert not [path for path in out.rglob(".*") if path.name.endswith((".new", ".old", ".tmp"))]
