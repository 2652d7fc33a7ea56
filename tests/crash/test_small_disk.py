"""A full and a read-only disk cost nothing that was there, and are told as what they are."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount")


def _permitted() -> bool:
    if not shutil.which("unshare"):
        return False
    tried = [*OWN_MOUNTS, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(tried, capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _permitted(), reason="this system permits no mounts of one's own"),
]


@pytest.mark.parametrize(
    ("kind", "words"),
    [("full", "disk is full|disk of the store is full"), ("read-only", "read-only")],
)
def test_every_store_command_tells_the_disk_and_changes_nothing(
    tmp_path: Path, kind: str, words: str
) -> None:
    import re

    done = subprocess.run(
        [*OWN_MOUNTS, sys.executable, "-m", "tests.crash.on_small_disk", kind, str(tmp_path)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
        timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    answers, unchanged, whole, names = json.loads(done.stdout)
    assert unchanged, "something on the disk is another"
    for command, (code, message) in answers.items():
        assert code == 2 and re.search(words, message), f"{command}: {code} {message}"
        assert "damaged" not in message and message.strip().count("\n") == 0
    assert whole == [0, ""]
    assert not [name for name in names if ".icpdesk." in name]
