"""An error that nobody foresaw in the window: one message, nothing lost, nothing of the user in the log."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.paths import problem_log
from ui import app as app_module
from ui.window.main_window import MainWindow
from ui.worker import run_task

LONG = 20_000


def messages(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def fall(words: str) -> None:
    try:
        raise KeyError(words)
    except KeyError as problem:
        app_module._unexpected(type(problem), problem, problem.__traceback__)


def test_it_is_told_once_and_the_window_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    for _ in range(3):
        fall("欧阳若溪 440305199003078881")
    qtbot.waitUntil(lambda: bool(messages(window)), timeout=LONG)
    (box,) = messages(window)
    assert "did not foresee" in box.text() or "未预料" in box.text()
    assert str(problem_log()) in box.informativeText()
    log = problem_log().read_text("utf-8")
    assert log.count("KeyError") == 3 and "欧阳" not in log and "4403" not in log
    box.close()
    qtbot.waitUntil(lambda: not messages(window), timeout=LONG)
    window.go("home")


def test_work_in_the_background_that_trips_is_answered(window: MainWindow, qtbot: QtBot) -> None:
    told: list[IcpdeskError] = []

    def trip(_: object) -> None:
        raise ZeroDivisionError

    run_task(window, trip, success=print, failure=told.append)
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert "ZeroDivisionError" in told[0].message.en and told[0].advice.zh
