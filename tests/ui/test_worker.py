"""Work in the background survives that nobody remembers it."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.worker import Turn, run_task


def test_work_that_nobody_keeps_is_done_all_the_same(qtbot: QtBot) -> None:
    parent = QObject()
    done: list[int] = []
    for number in range(200):
        run_task(parent, lambda _, n=number: n, success=done.append)
    gc.collect()
    qtbot.waitUntil(lambda: len(done) == 200, timeout=20_000)
    assert sorted(done) == list(range(200))
    assert QThreadPool.globalInstance().waitForDone(5_000)


def test_a_page_that_is_gone_is_not_called_back(qtbot: QtBot) -> None:
    parent, kept = QObject(), QObject()
    called: list[str] = []

    def slow(_: object) -> str:
        time.sleep(0.3)
        return "late"

    run_task(parent, slow, success=called.append)
    delete(parent)
    run_task(kept, slow, success=lambda _: called.append("kept"))
    qtbot.waitUntil(lambda: "kept" in called, timeout=10_000)
    qtbot.wait(100)
    assert called == ["kept"]


def test_answers_to_work_of_a_turn_that_is_over_are_not_told(qtbot: QtBot) -> None:
    parent = QObject()
    turn, told = Turn(parent), list[str]()

    def slow(_: object) -> str:
        time.sleep(0.3)
        return "of the first turn"

    turn.run(slow, success=told.append)
    turn.end()
    turn.run(lambda _: "of the second", success=told.append)
    assert QThreadPool.globalInstance().waitForDone(5_000)
    qtbot.wait(100)
    assert told == ["of the second"]
