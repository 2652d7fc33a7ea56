"""What belongs to one open filing goes with it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from icpdesk.base.errors import IcpdeskError, OutputError
from icpdesk.base.text import Text
from icpdesk.store import Store
from tests.support.filings import clean_filing
from ui.filing.filing_session import FilingSession
from ui.filing.open_store import OpenStore
from ui.filing.session import Session

LONG = 60_000


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    desk = OpenStore(tmp_path / "store")
    desk.take(Store.create(tmp_path / "store", None))
    made = Session(desk)
    yield made
    desk.lock()


def test_report_of_a_filing_that_was_closed_meanwhile_is_told_to_nobody(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first check ends after the second filing was opened: its report is not the second's."""
    from icpdesk.pipeline import check as checking

    first = session.desk.add(clean_filing("shanghai"))
    second = session.desk.add(clean_filing("guangdong"))
    goes_on, asked, real = threading.Event(), list[str](), checking.check
    answers: list[tuple[str, object]] = []

    def slow(filing: object, **how: object) -> object:
        province = filing.province  # type: ignore[attr-defined]
        asked.append(province)
        if province == "shanghai":
            assert goes_on.wait(LONG / 1000)
        report = real(filing, **how)  # type: ignore[arg-type]
        answers.append((province, report))
        return report

    monkeypatch.setattr(checking, "check", slow)
    session.open(first)
    session.check()
    qtbot.waitUntil(lambda: asked == ["shanghai"], timeout=LONG)
    before = session.current
    session.open(second)
    assert session.report is None
    goes_on.set()
    session.check()
    qtbot.waitUntil(lambda: session.report is not None, timeout=LONG)
    assert QThreadPool.globalInstance().waitForDone(LONG)
    qtbot.wait(100)
    assert "shanghai" in [province for province, _ in answers]
    assert session.report in [report for province, report in answers if province == "guangdong"]
    assert session.current is not before


def test_nothing_of_a_closed_filing_is_left(session: Session, qtbot: QtBot) -> None:
    for _ in range(3):
        session.open(session.desk.add(clean_filing("shanghai")))
        session.put("subject.name", "测试公司")
        session.close()
    assert QThreadPool.globalInstance().waitForDone(5_000)
    qtbot.waitUntil(lambda: session.findChildren(FilingSession) == [session.current], timeout=LONG)
    assert isValid(session.current) and not session.can_undo and session.notes == {}


def test_that_the_last_save_failed_is_told_after_the_filing_was_closed(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(session.desk.add(clean_filing("shanghai")))
    told: list[IcpdeskError] = []
    session.failed.connect(told.append)

    def full(*_: object, **__: object) -> None:
        raise OutputError(Text("The disk is full.", "磁盘已满。"))

    monkeypatch.setattr(session.desk.store.filings, "save", full)
    session.put("subject.name", "测试公司")
    session.saving._save_behind()
    session.close()
    qtbot.waitUntil(lambda: bool(told), timeout=LONG)
    assert told[0].message.en == "The disk is full."
