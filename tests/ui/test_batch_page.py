"""Many clients in the window: live states, stop and resume, what to mend first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.batches import numbered, pictures, row_of, sheet
from ui.pages.batch_page import BatchPage
from ui.session import Session

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
    rows = [row_of("a", 客户="good"), row_of("a", 客户="bad", 网站名称="晴")]
    page.take_sheet(sheet(tmp_path / "clients.xlsx", rows))
    page.begin()
    ended(page, qtbot)
    states = {page._words(line, 1): page._words(line, 2) for line in range(2)}
    assert set(states) == {"good", "bad"}
    assert "to mend" in states["bad"]
    assert page.queue.rowCount() >= 1
    assert "summary.xlsx" in page.message.text()
    assert Path(page.out.text(), "summary.xlsx").is_file()


def test_stopped_batch_goes_on_where_it_was(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.take_sheet(numbered(4, tmp_path, shared=True))
    page.begin()
    qtbot.waitUntil(lambda: len(page.run.outcomes) >= 1, timeout=LONG)
    page.stop.click()
    ended(page, qtbot)
    page.begin(resume=True)
    ended(page, qtbot)
    assert len(page.run.outcomes) == 4
    assert all("waiting" not in page._words(line, 2) for line in range(4))


def test_sheet_that_cannot_be_used_is_told(page: BatchPage, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"nothing")
    page.take_sheet(broken)
    page.begin()
    ended(page, qtbot)
    assert page.message.text() and page.start.isEnabled()


def test_nothing_begins_without_a_sheet(page: BatchPage) -> None:
    page.begin()
    assert "first" in page.message.text() and not page.run.is_running


def test_empty_sheet_is_saved(page: BatchPage, tmp_path: Path) -> None:
    page.save_template(tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").stat().st_size > 1000
