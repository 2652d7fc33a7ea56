"""The worker process behind the pages of pictures: it answers, it is let go, it never outlives us."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from icpdesk.base.errors import IcpdeskError
from ui.filing.picture_pool import PicturePool

ROOT = Path(__file__).resolve().parents[2]
LONG = 60_000
FOREVER = 3_600
"""Seconds of a picture that takes far too long."""

WINDOW = """
import sys, time
from PySide6.QtCore import QCoreApplication
from ui.filing.picture_pool import PicturePool
app = QCoreApplication(sys.argv)
def told(pid):
    print(pid, flush=True)
    pool.run(time.sleep, 3600, success=print, failure=print)
pool = PicturePool()
import os
pool.run(os.getpid, success=told, failure=print)
app.exec()
"""


@pytest.fixture
def pool(qtbot: QtBot) -> Iterator[PicturePool]:
    made = PicturePool()
    yield made
    made.close()


def asked(pool: PicturePool, qtbot: QtBot) -> int:
    """The worker's process, told by itself."""
    answers: list[int] = []
    problems: list[IcpdeskError] = []
    pool.run(os.getpid, success=answers.append, failure=problems.append)
    qtbot.waitUntil(lambda: bool(answers or problems), timeout=LONG)
    assert not problems
    return answers[0]


def test_worker_stays_for_the_next_picture_and_is_another_process(
    pool: PicturePool, qtbot: QtBot
) -> None:
    first = asked(pool, qtbot)
    assert asked(pool, qtbot) == first != os.getpid()


def test_let_go_it_ends_in_the_midst_of_a_picture_and_the_next_one_gets_another(
    pool: PicturePool, qtbot: QtBot
) -> None:
    first = asked(pool, qtbot)
    told: list[object] = []
    pool.run(time.sleep, FOREVER, success=told.append, failure=told.append)
    pool.close()
    assert not pool.busy
    qtbot.waitUntil(lambda: not psutil.pid_exists(first), timeout=LONG)
    assert asked(pool, qtbot) != first
    assert told == [], "nobody waits for what was given up"


def test_worker_that_dies_is_told_and_replaced(pool: PicturePool, qtbot: QtBot) -> None:
    first = asked(pool, qtbot)
    problems: list[IcpdeskError] = []
    pool.run(os._exit, 1, success=print, failure=problems.append)
    qtbot.waitUntil(lambda: bool(problems), timeout=LONG)
    assert problems[0].advice
    assert asked(pool, qtbot) != first


def test_picture_that_kills_the_worker_costs_no_other_picture(
    pool: PicturePool, qtbot: QtBot
) -> None:
    answers: list[int] = []
    problems: list[IcpdeskError] = []
    for function, argument in ((len, "one"), (os._exit, 1), (len, "three")):
        pool.run(function, argument, success=answers.append, failure=problems.append)
    qtbot.waitUntil(lambda: not pool.busy, timeout=LONG)
    assert answers == [3, 5]
    assert len(problems) == 1


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="waits for a process without reaping it")
def test_idle_worker_that_was_killed_costs_nothing(pool: PicturePool, qtbot: QtBot) -> None:
    first = asked(pool, qtbot)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert asked(pool, qtbot) != first


def test_problem_that_cannot_be_handed_over_is_told_and_the_worker_stays(
    pool: PicturePool, qtbot: QtBot
) -> None:
    first = asked(pool, qtbot)
    problems: list[IcpdeskError] = []
    pool.run(iter, range(3), success=print, failure=problems.append)
    pool.run(open, os.devnull, success=print, failure=problems.append)
    qtbot.waitUntil(lambda: not pool.busy, timeout=LONG)
    assert len(problems) == 1
    assert asked(pool, qtbot) == first


def test_let_go_again_and_again_every_process_and_thread_is_gone(
    pool: PicturePool, qtbot: QtBot
) -> None:
    """Also before the process has begun, and while it is just being started."""
    threads = set(threading.enumerate())
    processes = set(psutil.Process().children())
    for pause in (0.0, 0.001, 0.01, 0.05, 0.2):
        pool.run(time.sleep, FOREVER, success=print, failure=print)
        pool.run(len, bytes(3_000_000), success=print, failure=print)
        time.sleep(pause)
        pool.cancel()
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - threads, timeout=LONG)
    left = set(psutil.Process().children()) - processes
    assert all("resource_tracker" in " ".join(child.cmdline()) for child in left)


@pytest.mark.skipif(os.name != "posix", reason="kills need POSIX signals")
def test_worker_ends_when_the_window_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        worker = psutil.Process(int(window.stdout.readline()))
        time.sleep(0.2)  # in the midst of the picture
        window.send_signal(signal.SIGKILL)
        worker.wait(timeout=LONG / 1000)
    assert not worker.is_running()


def test_let_go_while_pictures_wait_leaves_no_thread_behind(
    pool: PicturePool, qtbot: QtBot
) -> None:
    """A thread that waits for ever to hand over a picture would keep the window from closing."""
    before = set(threading.enumerate())
    told: list[object] = []
    pool.run(time.sleep, FOREVER, success=told.append, failure=told.append)
    for _ in range(4):
        pool.run(len, bytes(3_000_000), success=told.append, failure=told.append)
    assert set(threading.enumerate()) - before
    pool.cancel()
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - before, timeout=LONG)
    assert told == []


def test_nothing_is_left_of_a_picture_that_was_being_handed_over(
    pool: PicturePool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even until memory is swept: some Pythons complain of it then."""
    threads = set(threading.enumerate())

    def pictures() -> list[BytesIO]:
        return [held for held in gc.get_objects() if isinstance(held, BytesIO)]

    monkeypatch.setattr(gc, "collect", lambda *_: 0)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    before = pictures()
    for _ in range(4):
        pool.run(len, bytes(3_000_000), success=print, failure=print)
        time.sleep(0.02)
        pool.cancel()
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - threads, timeout=LONG)
    assert {id(held) for held in pictures()} <= {id(held) for held in before}


def test_pool_that_is_destroyed_takes_its_worker_along(qtbot: QtBot) -> None:
    threads = set(threading.enumerate())
    pool = PicturePool()
    worker = asked(pool, qtbot)
    pool.run(time.sleep, FOREVER, success=print, failure=print)
    delete(pool)
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - threads, timeout=LONG)
    assert not psutil.pid_exists(worker)
