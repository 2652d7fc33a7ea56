"""Filings come in from files and folders, are found again, and go out as copies."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from tests.support.drops import drop_files
from ui.filing.session import Session
from ui.window.main_window import MainWindow

SAMPLE = resource("assets", "samples", "2-company")


def recent(window: MainWindow) -> list[str]:
    window.menus.recent.aboutToShow.emit()
    return [action.text() for action in window.menus.recent.actions() if action.isEnabled()]


def test_filings_that_were_open_are_found_again_the_last_first(window: MainWindow) -> None:
    assert recent(window) == []
    window.open_file(SAMPLE / "filing.yaml")
    first = window.session.filing_id
    window.menus.actions["close"].trigger()
    assert not window.session.is_open and window.slug == "home"
    window.open_file(next(resource("assets", "samples").glob("1-*")) / "filing.yaml")
    names = recent(window)
    assert len(names) == 2
    window.menus.recent.actions()[1].trigger()
    assert window.session.filing_id == first
    assert recent(window) == names[::-1]
    window.menus.actions["palette"].trigger()
    window._palette.search.setText(f"recent {names[0][:12]}")
    assert window._palette.list.count() >= 1


def test_deleted_filing_is_no_longer_among_the_recent_ones(window: MainWindow) -> None:
    window.open_file(SAMPLE / "filing.yaml")
    window.go("home")
    window.home.delete.click()
    assert recent(window) == []


def test_dropped_filing_file_opens(window: MainWindow) -> None:
    drop_files(window, [SAMPLE / "filing.yaml"], QPoint(700, 400))
    assert window.session.filing.subject.name == "深圳市晴川示例科技有限公司"
    assert window.slug == "type"


def test_filing_file_dropped_before_the_passphrase_waits_for_it(window: MainWindow) -> None:
    window.session.desk.lock()
    drop_files(window, [SAMPLE / "filing.yaml"], QPoint(100, 700))
    assert not window.session.is_open
    window.session.desk.open()
    assert window.session.filing.subject.name == "深圳市晴川示例科技有限公司"


def test_folder_with_a_filing_is_opened_and_others_are_pictures(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "client"
    folder.mkdir()
    shutil.copy(SAMPLE / "pictures" / "01-business-licence.jpg", folder)
    window.files.take_folder(folder)
    assert window.slug == "home" and "Open a filing" in window.notice.words.text()
    window.drops.take([SAMPLE])
    assert window.session.is_open
    window.session.put("attachments", ())
    window.files.take_folder(folder)
    assert window.slug == "pictures"
    qtbot.waitUntil(lambda: bool(window.session.filing.attachments), timeout=60_000)
    assert window.session.filing.attachments[0].slot == "business-licence"


def test_copy_is_a_filing_file_with_its_pictures(window: MainWindow, tmp_path: Path) -> None:
    assert not window.menus.actions["copy-out"].isEnabled()
    window.open_file(SAMPLE / "filing.yaml")
    window.files.copy_to(tmp_path / "copy")
    loaded = read_filing(tmp_path / "copy" / "filing.yaml")
    assert loaded.filing.subject.name == window.session.filing.subject.name
    assert all(loaded.files.has(item.file) for item in loaded.filing.attachments)
    assert "not encrypted" in window.notice.words.text()
    window.files.copy_to(tmp_path / "copy")
    assert window.notice.property("role") == "notice-error"


def test_broken_file_is_told_on_the_list_whatever_page_was_shown(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "bad.yaml").write_text("subject: {nmae: x}\n")
    window.open_file(SAMPLE / "filing.yaml")
    window.go("review")
    window.open_file(tmp_path / "bad.yaml")
    assert window.slug == "home" and "nmae" in window.home.message.text()


def test_folders_that_were_visited_are_written_nowhere(window: MainWindow, tmp_path: Path) -> None:
    """Qt's dialog keeps a list of them in the clear; a client's name may be among them."""
    folder = tmp_path / "zhangwei-papers"
    shutil.copytree(SAMPLE, folder)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, choose)
            return
        dialog.setDirectory(str(folder))
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        line.setText(str(folder / "filing.yaml"))
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(50, choose)
    window.menus.actions["open"].trigger()
    assert window.session.is_open
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert settings.contains("FileDialog/viewMode"), "the dialog was Qt's own"
    settings.sync()
    places = [Path(settings.fileName()).parent, tmp_path / "settings"]
    written = [file for place in places for file in place.rglob("*") if file.is_file()]
    assert written
    assert not [file for file in written if b"zhangwei" in file.read_bytes()]


@pytest.mark.parametrize("asked", ["zh", "en"])
def test_language_of_the_command_line_goes_before_what_was_chosen(
    window: MainWindow, asked: str
) -> None:
    window.preferences.language = "en" if asked == "zh" else "zh"
    session = Session(window.session.desk)
    other = MainWindow(session, asked)
    assert session.language == asked
    assert window.preferences.language != asked, "for this time only"
    other.deleteLater()
    window.session.set_language("en")
