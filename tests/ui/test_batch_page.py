"""Many clients in the window: live states, stop and resume, what to mend first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.audit import faults
from tests.support.batches import numbered, pictures, quick_pictures, row_of, sheet
from tests.support.drops import drop_files
from ui.filing.session import Session
from ui.pages.batch_page import BatchPage

LONG = 180_000


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[BatchPage]:
    made = BatchPage(session)
    qtbot.addWidget(made)
    made.resize(1040, 760)
    made.show()
    yield made
    made.run.stop()
    qtbot.waitUntil(lambda: not made.run.is_running, timeout=LONG)


def ended(page: BatchPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=LONG)


def test_clients_get_their_states_and_the_queue_says_what_to_mend(
    page: BatchPage, qtbot: QtBot, tmp_path: Path
) -> None:
    pictures(tmp_path / "a")
    quick_pictures(tmp_path / "b")
    rows = [row_of("a", 客户="good"), row_of("b", 客户="bad", 网站名称="晴")]
    page.take_files([sheet(tmp_path / "clients.xlsx", rows)])
    seen: set[tuple[int, str]] = set()
    page.run.working_changed.connect(
        lambda _: seen.update((row, page.clients.state_of(row)) for row in page.run.working)
    )
    page.begin()
    ended(page, qtbot)
    assert seen == {(row, "… being worked on") for row in page.run.names}
    states = {name: page.clients.state_of(row) for row, name in page.run.names.items()}
    assert set(states) == {"good", "bad"}
    assert "to fix" in states["bad"]
    assert page.strip.bad.text().startswith("✕")
    out = Path(page.setup.lines["out"].text())
    assert (out / "summary.xlsx").is_file()
    item = next(one for one in page.queue.items if one.how == "type")
    page.tabs.setCurrentWidget(page.queue)
    page.mend(next(one for one in page.queue.items if one.how in ("retake", "look", "type")))
    assert item.message.en
    page.clients.choose(3)
    assert page.clients.chosen == 3
    said = [one.text() for one in page.clients.findChildren(QLabel)]
    assert any(one.startswith("✕  Website name · website 1: ") for one in said), "whose it is"
    for tab in range(page.tabs.count()):
        page.tabs.setCurrentIndex(tab)
        qtbot.wait(50)
        assert faults(page) == [], page.tabs.tabText(tab)


@pytest.mark.slow
def test_picture_without_a_name_is_placed_in_the_dialog(
    page: BatchPage, qtbot: QtBot, tmp_path: Path
) -> None:
    """The button of the queue reads first; what is still unsure a person places."""
    pictures(tmp_path / "a")
    (tmp_path / "a" / "id-front.jpg").rename(tmp_path / "a" / "IMG_0001.jpg")
    page.take_files([sheet(tmp_path / "clients.xlsx", [row_of("a", 客户="one")])])
    page.begin()
    ended(page, qtbot)
    card = next(n for n, one in enumerate(page.queue.items) if one.rule == "papers.missing")
    assert page.queue.items[card].how == "click"
    page._place_pictures(page.queue.items[card])
    dialog = page.dialog
    assert faults(dialog) == []
    box = dialog.boxes[2, "IMG_0001.jpg"]
    box.setCurrentIndex(next(n for n in range(box.count()) if "portrait" in box.itemText(n)))
    dialog.accept()
    ended(page, qtbot)
    assert page.run.outcomes[2].unmatched == []


def test_stopped_batch_goes_on_where_it_was(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.take_files([numbered(6, tmp_path)])
    page.begin()
    qtbot.waitUntil(lambda: len(page.run.outcomes) >= 1, timeout=LONG)
    page.strip.stop.click()
    ended(page, qtbot)
    page.strip.again.click()
    ended(page, qtbot)
    assert len(page.run.outcomes) == 6
    assert all("waiting" not in page.clients.state_of(row) for row in page.run.names)


def test_sheet_that_cannot_be_used_is_told(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"nothing")
    page.take_files([broken])
    page.begin()
    ended(page, qtbot)
    assert page.message.text() and page.setup.isVisible() and page.setup.start.isEnabled()


def test_nothing_begins_without_a_sheet(page: BatchPage) -> None:
    page.begin()
    assert "first" in page.message.text() and not page.run.is_running


def test_sheet_and_pictures_are_dropped_together(
    page: BatchPage, qtbot: QtBot, tmp_path: Path
) -> None:
    quick_pictures(tmp_path / "all" / "a")
    path = sheet(tmp_path / "clients.xlsx", [row_of("a", 客户="one")])
    drop_files(page, [path, tmp_path / "all"], QPoint(400, 300))
    assert page.setup.lines["pictures"].text() == str(tmp_path / "all")
    page.setup.start.click()
    ended(page, qtbot)
    assert page.run.outcomes[2].source == str(tmp_path / "all" / "a")


def test_empty_sheet_is_saved(page: BatchPage, tmp_path: Path) -> None:
    page.save_template(tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").stat().st_size > 1000
