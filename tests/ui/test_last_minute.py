"""After the export: what to do now, with addresses that open on a click alone, and a clipboard that is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from icpdesk.base.text import Text
from icpdesk.papers.fill_sheet_html import fill_sheet_html
from tests.support.audit import faults
from ui.filing.session import Session
from ui.pages.export_page import ExportPage
from ui.panels.after_export import AfterExport
from ui.panels.copy_through import CopyThrough
from ui.window.main_window import MainWindow


def written(window: MainWindow) -> AfterExport:
    """The export page of a filing whose folder was written before."""
    session = window.session
    session.set_note("last_export", {"target": "/x/upload", "files": {}, "by": session.filing_id})
    window.go("home")
    window.go("export")
    page = window.page("export")
    assert isinstance(page, ExportPage)
    QApplication.processEvents()
    return page.after


@pytest.mark.parametrize("language", ["en", "zh"])
def test_list_of_what_to_do_is_there_once_a_folder_was_written(
    window: MainWindow, language: str
) -> None:
    window.session.set_language(language)
    window.home.open_sample()
    window.session.put("attachments", ())
    window.go("export")
    assert not window.page("export").after.isVisible()
    after = written(window)
    assert after.isVisible() and faults(window) == []
    assert list(after.boxes) == ["sign", "log-in", "copy", "phones", "sms", "follow-up"]
    words = " ".join(one.text() for one in after.findChildren(type(window.page("export").title)))
    assert "13802500101" in words and "12381" in after.boxes["sms"].text()


def test_no_browser_is_opened_before_somebody_clicks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "ui.panels.after_export.QDesktopServices.openUrl",
        lambda url: opened.append(QUrl(url).toString()),
    )
    window.home.open_sample()
    after = written(window)
    assert opened == []
    go, copy = after.links["log-in"]
    copy.click()
    assert QGuiApplication.clipboard().text() == go.text() and opened == []
    go.click()
    assert opened == [go.text()] and go.text().startswith("https://console.cloud.tencent.com")


def test_ticks_are_there_when_the_filing_is_opened_again(window: MainWindow) -> None:
    window.home.open_sample()
    written(window).boxes["log-in"].click()
    held = window.session.filing_id
    window.session.close()
    window.home.open_filing(held)
    after = written(window)
    assert after.boxes["log-in"].isChecked() and not after.boxes["sms"].isChecked()


def test_papers_with_their_scans_are_not_asked_for_again(window: MainWindow) -> None:
    window.home.open_sample()
    assert "sign" not in written(window).boxes
    window.session.put("attachments", ())
    assert "sign" in written(window).boxes


def test_hidden_numbers_are_hidden_here_too(window: MainWindow) -> None:
    window.home.open_sample()
    window.session.set_masked(True)
    after = written(window)
    words = " ".join(one.text() for one in after.findChildren(type(window.page("export").title)))
    assert "13802500101" not in words and "138••••••01" in words


def test_small_window_says_what_is_in_the_clipboard_and_what_comes_next(session: Session) -> None:
    copying = CopyThrough(session)
    copying.show()
    assert not copying.told.isVisible()
    first, second = copying.entries[0], copying.entries[1]
    copying.go_to(0)
    copying.copy_and_go_on()
    said = copying.told.text()
    assert copying.told.isVisible() and QGuiApplication.clipboard().text() == first.value
    assert f"{first.value} → {first.label.zh}" in said and second.value in said.splitlines()[1]
    copying.forget()
    assert not copying.told.isVisible() and QGuiApplication.clipboard().text() == ""


def test_browsers_do_not_offer_to_send_the_sheet_to_a_translator() -> None:
    page = fill_sheet_html((), title=Text("t", "t"), provider=Text("p", "p"))
    assert '<html lang="zh-CN" translate="no"' in page
    assert '<meta name="google" content="notranslate">' in page
