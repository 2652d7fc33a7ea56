"""Closed pages lie in circles; sweeping them in a thread that draws papers would crash the program."""

from __future__ import annotations

import gc
import threading
from typing import ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.window.application import Garbage
from ui.worker import run_task


class Page(QObject):
    """Something of Qt that only the sweep destroys; tells in which thread that was."""

    swept_in: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.circle = self

    def __del__(self) -> None:
        self.swept_in.append(threading.get_ident())


def hard_work(_: object) -> int:
    """Allocates enough for Python to sweep all generations many times."""
    kept = [[number] for number in range(200_000)]
    return len(kept)


def test_closed_pages_are_swept_soon_and_only_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    Page.swept_in.clear()
    answers: list[int] = []
    parent = QObject()
    for _ in range(50):
        Page()
    run_task(parent, hard_work, success=answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    opened = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: len(Page.swept_in) == 50, timeout=20_000)
    assert opened and set(Page.swept_in) == {threading.get_ident()}


def test_what_lives_as_long_as_the_program_is_taken_out_once(qapp: QApplication) -> None:
    """Rules and modules are some hundred thousand objects: walking through them takes longer than a frame."""
    garbage = Garbage()
    try:
        rules: list[list[list[int]]] = []
        for _ in range(200):
            rules.append([[] for _ in range(1_000)])
            garbage.sweep()
        frozen = gc.get_freeze_count()
        assert frozen > 10_000
        assert len(gc.get_objects()) < frozen
    finally:
        garbage.stop()
    assert gc.get_freeze_count() == 0
