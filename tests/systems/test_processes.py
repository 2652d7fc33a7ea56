"""Child processes: one that hangs is ended with its own children, one that is killed is noticed."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import psutil
import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.base.processes import run_to_end
from icpdesk.base.worker_process import WorkerProcess

HANGS = """#!{python}
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
open({note!r}, "w").write(str(child.pid))
time.sleep(120)
"""
LEAVES = """#!{python}
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(120)"])
open({note!r}, "w").write(str(child.pid))
"""


def program(tmp_path: Path, script: str) -> tuple[Path, Path]:
    """A program of this test's own, and where it notes the number of its child."""
    note, place = tmp_path / "child", tmp_path / "converter"
    place.write_text(script.format(python=sys.executable, note=str(note)), "utf-8")
    subprocess.run(["chmod", "+x", place], check=True)
    return place, note


def gone(note: Path) -> bool:
    number = int(note.read_text())
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if psutil.Process(number).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    psutil.Process(number).kill()
    return False


def test_a_program_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    place, note = program(tmp_path, HANGS)
    began = time.monotonic()
    assert run_to_end([str(place)], seconds=3, folder=tmp_path) is False
    assert time.monotonic() - began < 12
    assert gone(note)


@pytest.mark.linux
def test_a_child_that_outlives_its_program_is_ended(tmp_path: Path) -> None:
    place, note = program(tmp_path, LEAVES)
    assert run_to_end([str(place)], seconds=20, folder=tmp_path) is True
    assert gone(note)


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        run_to_end([str(tmp_path / "nothing")], seconds=1, folder=tmp_path)


def test_a_worker_that_dies_before_it_has_heard_anything_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Windows the parent keeps a handle of the other end then, so that the line never ends."""
    kept: list[int] = []

    def leaking(duplex: bool = True) -> Any:
        ours, theirs = multiprocessing.Pipe(duplex)
        if duplex:
            kept.append(os.dup(theirs.fileno()))
        return ours, theirs

    monkeypatch.setattr("icpdesk.base.bounded.Pipe", leaking)
    monkeypatch.setattr("icpdesk.base.bounded._may_fork", lambda: False)
    monkeypatch.setattr("multiprocessing.spawn._python_exe", b"/bin/false")
    told: SimpleQueue[Any] = SimpleQueue()
    worker = WorkerProcess(lambda *answer: told.put(answer))
    worker.call(1, os.getpid)
    try:
        number, answer, problem = _within(told, 20)
        assert number == 1 and answer is None and isinstance(problem, FileProblem)
    finally:
        worker.end()
        for handle in kept:
            os.close(handle)


def _within(queue: SimpleQueue[Any], seconds: float) -> Any:
    deadline = time.monotonic() + seconds
    while queue.empty():
        assert time.monotonic() < deadline, "nobody noticed"
        time.sleep(0.05)
    return queue.get()
