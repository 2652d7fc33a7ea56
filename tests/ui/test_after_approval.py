"""After approval in the window: stages with evidence, what was granted, the footer to copy."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.filing.session import Session
from ui.pages.follow_up_page import FollowUpPage
from ui.pages.form_page import FormPage
from ui.panels.app_certificate import AppCertificateReader
from ui.window.steps import STEPS


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> FollowUpPage:
    made = FollowUpPage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def enter(page: FollowUpPage, path: str, text: str) -> None:
    page.after.lines[path].setText(text)
    page.after.lines[path].editingFinished.emit()


def test_a_stage_moves_the_state_and_can_be_taken_out(page: FollowUpPage, session: Session) -> None:
    stages = page.stages
    stages.stage.setCurrentIndex(stages.stage.findData("approved"))
    stages.day.setText("2026-10-01")
    stages.evidence.setText("粤ICP备2026012345号")
    stages.add.click()
    (entry,) = session.desk.store.stages.of(session.filing_id or "")
    assert (entry.stage, entry.day, entry.evidence) == (
        "approved", "2026-10-01", "粤ICP备2026012345号",
    )  # fmt: skip
    assert page.state.currentData() == "approved"
    (remove,) = stages.remove_buttons
    remove.click()
    assert session.desk.store.stages.of(session.filing_id or "") == ()


def test_a_day_ahead_and_a_word_are_refused_and_what_was_typed_stays(
    page: FollowUpPage, session: Session
) -> None:
    ahead = date.today() + timedelta(days=9)
    for typed in ("neulich", ahead.isoformat()):
        page.stages.day.setText(typed)
        page.stages.evidence.setText("x")
        page.stages.add.click()
        assert page.stages.message.isVisible() and page.stages.message.text()
        assert page.stages.evidence.text() == "x"
    assert session.desk.store.stages.of(session.filing_id or "") == ()


def test_what_was_granted_makes_dates_and_the_footer(page: FollowUpPage, session: Session) -> None:
    assert not page.after.footer.isVisible()
    enter(page, "approval.approved_on", "2026-10-01")
    enter(page, "approval.number", "粤ICP备2026012345号-1")
    assert session.filing.approval.approved_on == date(2026, 10, 1)
    page.refresh()
    assert "粤ICP备2026012345号-1</a>" in page.after.footer.toPlainText()
    page.after.copy.click()
    assert "https://beian.miit.gov.cn/" in QGuiApplication.clipboard().text()
    words = [
        item.widget().text()
        for row in range(page.after._tasks.rowCount())
        if (item := page.after._tasks.itemAtPosition(row, 0))
    ]
    assert "2026-10-01 – 2026-10-31" in words


def test_no_date_is_told_and_nothing_changes(page: FollowUpPage, session: Session) -> None:
    enter(page, "approval.approved_on", "bald")
    assert page.after.message.isVisible()
    assert session.filing.approval.approved_on is None


def test_sheets_are_written_and_a_folder_that_is_there_is_kept(
    page: FollowUpPage, tmp_path: Path
) -> None:
    page.after.save_sheets(tmp_path / "after")
    assert (tmp_path / "after" / "public-security-1.html").is_file()
    page.after.save_sheets(tmp_path / "after")
    assert page.after.message.property("role") == "error"


def test_an_app_s_key_and_fingerprint_are_read_from_its_package(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    from cryptography.hazmat.primitives import serialization

    from tests.unit.reading.test_app_certificate import APP

    form = FormPage(session, next(step for step in STEPS if step.slug == "websites"))
    qtbot.addWidget(form)
    form.show()
    assert not form.findChildren(AppCertificateReader)
    session.put("websites[0].service_type", "app")
    qtbot.waitUntil(lambda: bool(form.findChildren(AppCertificateReader)), timeout=9000)
    reader = form.findChildren(AppCertificateReader)[-1]
    reader.read_file(tmp_path / "none.apk")
    qtbot.waitUntil(lambda: reader.message.property("role") == "error", timeout=30_000)
    (tmp_path / "c.cer").write_bytes(APP.public_bytes(serialization.Encoding.DER))
    reader.read_file(tmp_path / "c.cer")
    qtbot.waitUntil(
        lambda: bool(session.filing.websites[0].app.android.fingerprint), timeout=30_000
    )
    android = session.filing.websites[0].app.android
    assert len(android.fingerprint) == 32 and len(android.public_key) == 512
