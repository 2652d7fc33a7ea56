"""Delete puts into a trash; one undo takes back what was done to whole filings, and names it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from icpdesk.store.retention import TRASH_DAYS
from ui.pages.home_page import HomePage
from ui.widgets import choose
from ui.window.main_window import MainWindow


def listed(window: MainWindow, which: str) -> int:
    home = window.home
    home.refresh()
    home.shown.setCurrentIndex(home.shown.findData(which))
    home._show_list()
    return len(home.model.cards)


def at_home(window: MainWindow) -> HomePage:
    window.home.open_sample()
    window.session.put("title", "Tea house")
    window.session.save()
    window.go("home")
    return window.home


def test_a_deleted_filing_lies_in_the_trash_long_after_the_notice_is_gone(
    window: MainWindow, qtbot: QtBot
) -> None:
    home = at_home(window)
    home.delete.click()
    assert "Tea house" in window.notice.words.text()
    window.notice.hide()
    assert listed(window, "open") == 0 and listed(window, "trash") == 1
    assert home.restore.isVisible() and not home.go.isVisible()
    home.restore.click()
    assert listed(window, "open") == 1


def test_ctrl_z_brings_a_deleted_filing_back_and_names_it(window: MainWindow, qtbot: QtBot) -> None:
    home = at_home(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    home.archive.click()
    home.shown.setCurrentIndex(home.shown.findData("archived"))
    home._show_list()
    home.delete.click()
    undo = window.menus.actions["undo"]
    assert "Tea house" in undo.text() and undo.isEnabled()
    home.table.setFocus()
    QTest.keyClick(home.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert listed(window, "archived") == 1
    QTest.keyClick(home.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert listed(window, "open") == 1 and not undo.isEnabled()
    window.menus.actions["redo"].trigger()
    assert listed(window, "archived") == 1


def test_undo_in_a_filing_names_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    window.session.put("subject.name", "x")
    window.go("subject")
    assert "Name of the subject" in window.menus.actions["undo"].text()


def test_only_deleting_for_good_asks(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = at_home(window)
    home.delete.click()
    asked: list[str] = []
    monkeypatch.setattr(choose, "ask", lambda parent, words, yes, no: bool(asked.append(words)))
    listed(window, "trash")
    home.purge.click()
    assert "Tea house" in asked[0] and listed(window, "trash") == 1
    monkeypatch.setattr(choose, "ask", lambda parent, words, yes, no: True)
    home.purge.click()
    assert window.session.desk.store.filings.cards(archived=None, deleted=True) == ()
    assert not window.menus.actions["undo"].isEnabled(), "what is gone cannot be taken back"


def test_the_trash_is_emptied_after_its_days_and_not_before(window: MainWindow) -> None:
    home = at_home(window)
    home.delete.click()
    retention, now = window.session.desk.store.retention, datetime.now(UTC)
    assert retention.empty_trash(now + timedelta(days=TRASH_DAYS - 1)) == ()
    assert len(retention.empty_trash(now + timedelta(days=TRASH_DAYS, minutes=1))) == 1
