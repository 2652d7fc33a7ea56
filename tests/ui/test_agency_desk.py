"""The desk of an agency: batches of before, their clients among all filings, values corrected, many at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from icpdesk.intake.blank import blank_filing
from tests.support.audit import faults
from tests.support.batches import quick_pictures, row_of, sheet
from tests.support.filings import DAY
from ui.filing.session import Session
from ui.pages.batch_page import BatchPage
from ui.window.main_window import MainWindow

LONG = 180_000


@pytest.fixture
def pages(session: Session, qtbot: QtBot) -> Iterator[list[BatchPage]]:
    made: list[BatchPage] = []
    yield made
    for page in made:
        page.run.stop()
        qtbot.waitUntil(lambda page=page: not page.run.is_running, timeout=LONG)


def new_page(session: Session, qtbot: QtBot, pages: list[BatchPage]) -> BatchPage:
    """The page as a window that was just started has it."""
    page = BatchPage(session)
    qtbot.addWidget(page)
    page.resize(1040, 760)
    page.show()
    pages.append(page)
    return page


def two_clients(folder: Path) -> Path:
    quick_pictures(folder / "a")
    quick_pictures(folder / "b")
    rows = [row_of("a", 客户="晨光"), row_of("b", 客户="远山", 网站名称="晴")]
    return sheet(folder / "clients.xlsx", rows)


def run(page: BatchPage, path: Path, qtbot: QtBot) -> None:
    page.take_files([path])
    page.begin()
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=LONG)


def test_batch_of_before_is_listed_with_state_and_day_and_shows_its_results_again(
    session: Session, qtbot: QtBot, tmp_path: Path, pages: list[BatchPage]
) -> None:
    first = new_page(session, qtbot, pages)
    assert first.earlier.isHidden(), "nothing was run yet"
    run(first, two_clients(tmp_path), qtbot)
    again = new_page(session, qtbot, pages)
    table = again.earlier.table
    assert again.earlier.isVisible() and table.rowCount() == 1
    words = [table.item(0, column).text() for column in range(5)]
    assert words[0] == "clients.xlsx" and "finished" in words[1] and "✓" not in words[1]
    assert words[2] == "2" and words[3] == "1" and words[4].startswith("20")
    assert faults(again) == []
    again.earlier.open.click()
    assert set(again.run.names.values()) == {"晨光", "远山"}
    assert again.clients.isVisible() and "to fix" in again.clients.state_of(3)
    assert again.setup.lines["sheet"].text() == str(tmp_path / "clients.xlsx")
    again.strip.again.click()
    qtbot.waitUntil(lambda: not again.run.is_running, timeout=LONG)
    assert len(session.desk.store.batches.all()) == 1, "it goes on; it is no second batch"
    again.strip.setup_wanted.emit()
    again.earlier.forget.click()
    assert table.rowCount() == 0 and (tmp_path / "clients-icpdesk" / "summary.xlsx").is_file()


def test_batch_that_the_program_did_not_end_is_called_interrupted(
    session: Session, qtbot: QtBot, tmp_path: Path, pages: list[BatchPage]
) -> None:
    session.desk.store.batches.begin(str(tmp_path / "c.xlsx"), str(tmp_path / "out"))
    page = new_page(session, qtbot, pages)
    assert "interrupted" in page.earlier.table.item(0, 1).text()
    page.earlier.open.click()
    assert "Begin the batch again" in page.message.text()
    assert page.setup.isVisible() and page.setup.start.isEnabled()


def test_value_is_corrected_in_the_queue_and_the_next_run_has_it(
    session: Session, qtbot: QtBot, tmp_path: Path, pages: list[BatchPage]
) -> None:
    page = new_page(session, qtbot, pages)
    run(page, two_clients(tmp_path), qtbot)
    page.tabs.setCurrentWidget(page.queue)
    case = next(one for one in page.queue.cases if one.case.where == "websites[0].name")
    assert case.line.text() == "晴" and "远山 (row 3)" in case.line.accessibleName()
    case.line.setFocus()
    case.line.selectAll()
    case.line.insert("远山摄影作品")
    QTest.keyClick(case.line, Qt.Key.Key_Return)
    page.queue.show_all()
    kept = next(one for one in page.queue.cases if one.case.where == "websites[0].name")
    assert kept.line.text() == "远山摄影作品", "it is there when the list is made anew"
    qtbot.wait(50)
    assert faults(page) == []
    page.strip.again.click()
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=LONG)
    assert not [one for one in page.queue.cases if one.case.where == "websites[0].name"]
    assert page.run.outcomes[3].filing["websites"][0]["name"] == "远山摄影作品"


def test_clients_of_a_batch_are_among_all_filings_and_opening_takes_one_over(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("batch")
    page = window.page("batch")
    assert isinstance(page, BatchPage)
    run(page, two_clients(tmp_path), qtbot)
    window.go("home")
    home = window.home
    home.know_names()
    names = {card.title: card for card in home.model.cards}
    assert {"晨光", "远山"} <= names.keys()
    home._select([card.title for card in home.model.cards].index("远山"))
    assert home.go.isEnabled() and not home.delete.isEnabled(), "it is no filing yet"
    assert "Batch" in home.model.index(home.table.currentIndex().row(), 1).data()
    home.go.click()
    session = window.session
    assert session.filing.title == "远山" and session.filing.websites[0].name == "晴"
    held = session.files
    assert held and all(held.has(item.file) for item in session.filing.attachments if item.file)
    window.go("home")
    assert [card.title for card in home.model.cards].count("远山") == 1
    home.search.setText("chenguang")
    qtbot.waitUntil(lambda: [card.title for card in home.model.cards] == ["晨光"], timeout=5000)


def fill(window: MainWindow, count: int) -> list[str]:
    book = window.session.book
    blank = blank_filing("zhejiang", "individual", "aliyun", book, DAY)
    made = [window.session.desk.add(blank.changed({"title": f"客户{n}"})) for n in range(count)]
    window.home.refresh()
    return made


def click(window: MainWindow, row: int, keys: Qt.KeyboardModifier) -> None:
    table = window.home.table
    at = table.visualRect(window.home.model.index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(at))


def test_several_filings_are_deleted_and_taken_back_in_one_step(window: MainWindow) -> None:
    fill(window, 5)
    home, desk = window.home, window.session.desk
    click(window, 0, Qt.KeyboardModifier.NoModifier)
    click(window, 2, Qt.KeyboardModifier.ShiftModifier)
    chosen = {card.id for card in home.chosen_cards}
    assert len(chosen) == 3 and not home.go.isEnabled() and not home.duplicate.isEnabled()
    home.refresh()
    assert {card.id for card in home.chosen_cards} == chosen, "the choice survives a new list"
    home.delete.click()
    left = {card.id for card in home.model.cards}
    assert len(left) == 2 and not left & chosen
    assert {card.id for card in home.chosen_cards} <= left, "nothing that is gone is chosen"
    assert "3" in desk.undo.next_undo.words
    desk.undo.undo()
    assert {card.id for card in home.model.cards} >= chosen and len(home.model.cards) == 5


def test_several_results_of_a_search_are_archived_and_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    fill(window, 4)
    home = window.home
    home.search.setText("客户")
    qtbot.wait(200)
    home.table.selectAll()
    home.archive.click()
    assert len(home.model.cards) == 0
    home.search.clear()
    home.shown.setCurrentIndex(home.shown.findData("archived"))
    home.shown.activated.emit(home.shown.currentIndex())
    assert len(home.model.cards) == 4
    home.table.selectAll()
    home.archive.click()
    assert len(home.model.cards) == 0
