"""Nothing of one filing is shown in another, and no client's folder is written over by another."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from icpdesk.model import Attachment
from tests.support.filings import clean_filing
from ui.filing.session import Session
from ui.pages.export_page import ExportPage
from ui.pages.form_page import FormPage
from ui.pages.page import Page
from ui.pages.pictures_page import PicturesPage
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

LONG = 60_000
CARD = Attachment(slot="id-front", of="subject.administrator", file="card.jpg")


def client(session: Session, colour: str) -> str:
    """A filing whose card has a name that every client's has; what it shows is its own."""
    made = session.desk.add(clean_filing("shanghai").changed({"attachments": (CARD,)}))
    sink = io.BytesIO()
    Image.new("RGB", (900, 600), colour).save(sink, "JPEG")
    session.desk.store.files.put(made, CARD.file, sink.getvalue())
    return made


def shown_colour(window: MainWindow) -> tuple[int, int, int]:
    """The middle of the picture that is shown large; black while there is none."""
    page = window.page("pictures")
    assert isinstance(page, PicturesPage)
    image = page.panel.view._item.pixmap().toImage()
    middle = image.pixelColor(image.rect().center())
    return middle.red(), middle.green(), middle.blue()


def test_picture_of_one_client_is_not_shown_in_the_filing_of_another(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    first, second = client(session, "#ff0000"), client(session, "#0000ff")

    def look_at(filing: str) -> None:
        assert window.home.open_filing(filing)
        window.go("pictures")
        page = window.page("pictures")
        assert isinstance(page, PicturesPage) and page.show_place(CARD.slot, CARD.of)

    look_at(first)
    qtbot.waitUntil(lambda: shown_colour(window)[0] > 200, timeout=LONG)
    look_at(second)
    assert shown_colour(window)[0] < 50, "the first client's card is gone at once"
    qtbot.waitUntil(lambda: shown_colour(window)[2] > 200, timeout=LONG)


def test_pages_of_the_former_filing_cost_nothing_when_the_next_is_opened(
    window: MainWindow,
) -> None:
    session = window.session
    first, second = client(session, "#ff0000"), client(session, "#0000ff")
    assert window.home.open_filing(first)
    window.go("subject")
    former = window.page("subject")
    assert isinstance(former, FormPage)
    line = former.rows["subject.name"].editor
    assert isinstance(line, QLineEdit)
    assert window.home.open_filing(second)
    session.put("subject.name", "上海另一示例有限公司")
    assert former.rows["subject.name"].editor is line
    assert line.text() == clean_filing("shanghai").subject.name


def test_pages_and_their_words_go_with_the_filing(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    pages = []
    for step in STEPS:
        if step.needs_filing:
            window.go(step.slug)
            pages.append(window.page(step.slug))
    follow_up, export = window.page("follow-up"), window.page("export")
    follow_up.words.setPlainText("网站名称不符合要求")
    follow_up.read.click()
    panel = export.show_copy_through()
    panel.copy_and_go_on()
    assert QGuiApplication.clipboard().text()
    gone: list[object] = []
    for page in (*pages, panel):
        page.destroyed.connect(lambda *_, page=page: gone.append(page))
    window.files.close_filing()
    for _ in range(2):  # The panel goes after its page.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(gone) == len(pages) + 1 and window.slug == "home"
    assert QGuiApplication.clipboard().text() == "", "nobody would clear it later"
    window.home.open_sample()
    window.go("follow-up")
    assert (
        window.page("follow-up").meanings == [] and not window.page("follow-up").words.toPlainText()
    )
    assert isinstance(window.page("follow-up"), Page)


def written(page: ExportPage, qtbot: QtBot) -> None:
    page.force.setChecked(True)
    page.go.click()
    qtbot.waitUntil(lambda: page._task is None, timeout=LONG)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_folder_of_another_client_or_of_the_user_is_never_written_over(
    window: MainWindow, qtbot: QtBot, home: Path
) -> None:
    session = window.session
    first = session.desk.add(clean_filing("shanghai").changed({"attachments": ()}))
    assert window.home.open_filing(first)
    window.go("export")
    written(window.page("export"), qtbot)
    (folder,) = home.glob("icpdesk-upload-*")
    assert session.filing.subject.name in folder.name
    manifest = (folder / "manifest.json").read_bytes()
    # Once more: its own folder is exchanged.
    session.put("websites[0].remarks", "企业产品介绍与联系方式展示页面。")
    written(window.page("export"), qtbot)
    assert window.page("export").news.isVisible()
    assert (folder / "manifest.json").read_bytes() != manifest
    manifest = (folder / "manifest.json").read_bytes()
    # A copy of it for another client, whose notes are copied, too.
    assert window.home.open_filing(session.desk.duplicate(first))
    window.go("export")
    page = window.page("export")
    assert page.target.text() == f"{folder}-2"
    for theirs in (folder, home / "Documents"):
        (home / "Documents").mkdir(exist_ok=True)
        (home / "Documents" / "thesis.txt").write_text("years of work")
        page.target.setText(str(theirs))
        written(page, qtbot)
        assert "exists already" in page.result.text()
    assert (folder / "manifest.json").read_bytes() == manifest
    assert (home / "Documents" / "thesis.txt").read_text() == "years of work"
    page.target.setText("~/of-the-copy")
    written(page, qtbot)
    assert page._after.isVisible() and not page.news.isVisible()
