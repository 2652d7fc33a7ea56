"""The border for strangers' files: what goes over a limit costs one sentence and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from queue import SimpleQueue

import pytest

from icpdesk.base import bounded
from icpdesk.base.bounded import Limits, call
from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.base.worker_process import WorkerProcess

ROOT = Path(__file__).resolve().parents[3]


def double(data: bytes) -> bytes:
    return data * 2


def refuse() -> None:
    raise FileProblem(
        Text("It is damaged.", "已损坏。"), Text("Again.", "再来。"), file="a", line=3
    )


def trip() -> None:
    raise KeyError("x")


def many(count: int) -> int:
    return len(bytearray(count))


def where() -> int:
    return os.getpid()


def speak() -> None:
    os.write(2, b"libtiff: /home/someone/scan.tif: warning\n")


def test_answers_and_errors_come_through_as_they_are() -> None:
    assert call(double, b"ab" * 1000) == b"ab" * 2000
    with pytest.raises(FileProblem) as told:
        call(refuse)
    assert (told.value.say("zh"), told.value.line) == ("a:3: 已损坏。 再来。", 3)
    with pytest.raises(KeyError):
        call(trip)
    assert call(where) == call(where) != os.getpid(), "one process is kept for all"


@pytest.mark.parametrize(
    ("function", "arguments", "limits", "words"),
    [
        (time.sleep, (60,), Limits(seconds=0.5), "0.5 seconds"),
        (double, (b"x" * 1000,), Limits(answer=1500), "0 MB"),
        (os._exit, (3,), Limits(), "broke down"),
        (os.abort, (), Limits(), "broke down"),
        pytest.param(
            many, (600_000_000,), Limits(megabytes=300), "300 MB of memory",
            marks=pytest.mark.linux,
        ),
    ],
)  # fmt: skip
def test_each_limit_is_named_and_the_next_file_is_read(
    function: object, arguments: tuple[object, ...], limits: Limits, words: str
) -> None:
    begun = time.monotonic()
    with pytest.raises(FileProblem, match=words) as told:
        call(function, *arguments, limits=limits)  # type: ignore[arg-type]
    assert time.monotonic() - begun < 20
    assert told.value.message.zh and told.value.advice.zh
    assert call(double, b"a") == b"aa"


def test_what_needs_as_much_as_is_granted_works() -> None:
    assert call(many, 200_000_000, limits=Limits(megabytes=300)) == 200_000_000


def test_libraries_write_nothing_to_the_terminal_and_no_traceback_appears() -> None:
    code = (
        "from tests.unit.base.test_bounded import *\n"
        "call(speak)\n"
        "try: call(os.abort)\n"
        "except FileProblem: print('told')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("told\n", "")


@pytest.mark.linux
def test_behind_the_border_there_is_no_second_process_but_the_same_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded, "_inside", True)
    assert call(where) == os.getpid()
    code = (
        "from tests.unit.base.test_bounded import *\n"
        "bounded.stand_inside()\n"
        "call(time.sleep, 60, limits=Limits(seconds=0.5))"
    )
    begun = time.monotonic()
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, timeout=50).returncode == 1
    assert time.monotonic() - begun < 40


@pytest.mark.linux
def test_behind_the_border_memory_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "_inside", True)
    with pytest.raises(FileProblem, match="300 MB of memory"):
        call(many, 600_000_000, limits=Limits(megabytes=300))


def test_the_windows_worker_tells_the_limit_and_goes_on_with_the_next_picture() -> None:
    told: SimpleQueue[tuple[int, object, Exception | None]] = SimpleQueue()
    worker = WorkerProcess(lambda *answer: told.put(answer), Limits(seconds=5))
    worker.call(1, time.sleep, 60)
    worker.call(2, os._exit, 1)
    worker.call(3, double, b"a")
    try:
        first, second, third = (told.get(timeout=60) for _ in range(3))
    finally:
        worker.end()
    assert first[0] == 1 and "5 seconds" in str(first[2])
    assert second[0] == 2 and "broke down" in str(second[2])
    assert third == (3, b"aa", None)


@pytest.mark.linux
def test_a_copied_worker_holds_nothing_of_its_parent_open(tmp_path: Path) -> None:
    """Neither locks nor the ends of pipes, nor what was printed and not written yet."""
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from icpdesk.base import bounded, scratch\n"
        "held = scratch.take(Path(sys.argv[1]))\n"
        "reading, writing = os.pipe()\n"
        "print('once', end='')\n"
        "assert bounded._may_fork()\n"
        "from tests.unit.base.test_bounded import double\n"
        "bounded.call(double, b'a')\n"
        "scratch.let_go(held)\n"
        "os.close(writing)\n"
        "assert os.read(reading, 1) == b''\n"
        "assert scratch.take(Path(sys.argv[1])) is not None\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.lock")],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "once"), done.stderr
