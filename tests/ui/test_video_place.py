"""The promise video of Jiangsu in the window: dropped, told by its headers, played outside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from icpdesk.base.errors import Cancelled, LockedError
from icpdesk.base.sources import HeldFiles
from icpdesk.base.text import Text
from tests.support import videos
from tests.support.audit import faults
from tests.support.drops import drop_files
from tests.support.filings import clean_filing
from ui.filing.external_viewer import copy_for_player
from ui.pages.pictures_page import PicturesPage
from ui.panels.slot_list import _Row
from ui.window.main_window import MainWindow

LONG = 60_000
SITE = "websites[0]"


@pytest.fixture
def page(window: MainWindow) -> Iterator[PicturesPage]:
    """The page of pictures of a filing in Jiangsu that has none yet."""
    filing = clean_filing("jiangsu").changed({"attachments": ()})
    window.session.open(window.session.desk.add(filing))
    window.go("pictures")
    made = window.page("pictures")
    assert isinstance(made, PicturesPage)
    assert made.show_place("promise-video", SITE)
    yield made
    made.gallery.close()


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "IMG_0042.MOV"
    path.write_bytes(videos.mp4(brand=b"qt  ", seconds=34, matrix=videos.PORTRAIT, body=200_000))
    return path


def looked_at(page: PicturesPage, qtbot: QtBot) -> None:
    def done() -> bool:
        place = page.gallery.place("promise-video")
        return bool(place and page.gallery.look_of(place.item))

    qtbot.waitUntil(done, timeout=LONG)


def row(page: PicturesPage) -> _Row:
    widget = page.slots.itemWidget(page.slots.currentItem())
    assert isinstance(widget, _Row)
    return widget


def test_video_dropped_on_its_place_is_shown_with_what_its_file_tells(
    page: PicturesPage, qtbot: QtBot, video: Path
) -> None:
    assert "video" in page.panel.empty.text() and row(page)._thumb.text() == "+"
    spot = page.slots.visualItemRect(page.slots.currentItem()).center()
    drop_files(page, [video], page.slots.viewport().mapTo(page, spot))
    looked_at(page, qtbot)
    (item,) = page.session.filing.attachments
    assert (item.slot, item.of, Path(item.file).suffix) == ("promise-video", SITE, ".mov")
    files = page.session.files
    assert files and files.read(item.file, limit=10**6) == video.read_bytes()
    card = page.panel.video
    assert page.panel.stack.currentWidget() is card
    assert card.facts.text() == "MOV · 0.2 MB · 0:34 min · 1080 × 1920"
    assert "console tells the largest size" in card.open_points.text()
    assert not row(page)._thumb.pixmap().isNull() and "watch it" in row(page).words
    shown = {
        name for name, tool in page.panel.tools.items() if tool.isVisible() and tool.isEnabled()
    }
    assert shown == {"choose", "remove"}
    for words in ("zh", "en"):
        page.session.set_language(words)
        qtbot.wait(50)
        assert faults(page) == []
    page.panel.tools["remove"].click()
    assert page.session.filing.attachments == () and page.panel.stack.currentWidget() is not card
    page.session.undo()
    assert page.panel.stack.currentWidget() is card


def test_video_in_its_place_is_exchanged_only_where_that_is_meant(
    page: PicturesPage, qtbot: QtBot, video: Path
) -> None:
    page.take_files([video])
    assert page.gallery.busy and page.bar.isVisible() and "video" in page.bar.text()
    looked_at(page, qtbot)
    qtbot.waitUntil(lambda: not page.bar.isVisible(), timeout=LONG)
    before = page.session.filing.attachments
    page.take_files([video])
    assert "no (further) video" in page.message.text()
    assert not page.gallery.busy and page.session.filing.attachments == before
    page.take_files([video.parent])
    spot = page.slots.visualItemRect(page.slots.currentItem()).center()
    drop_files(page, [video], page.slots.viewport().mapTo(page, spot))
    qtbot.waitUntil(lambda: page.session.filing.attachments != before, timeout=LONG)
    looked_at(page, qtbot)


class Player(QObject):
    """Stands for the program that plays videos."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Path] = []

    @Slot(QUrl)
    def play(self, url: QUrl) -> None:
        self.played.append(Path(url.toLocalFile()))


def test_video_is_played_from_a_copy_that_goes_when_the_filing_is_closed(
    window: MainWindow, page: PicturesPage, qtbot: QtBot, video: Path
) -> None:
    page.take_files([video])
    looked_at(page, qtbot)
    player = Player()
    QDesktopServices.setUrlHandler("file", player, "play")
    try:
        page.panel.video.play.click()
        qtbot.waitUntil(lambda: bool(player.played), timeout=LONG)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    (copy,) = player.played
    assert copy.read_bytes() == video.read_bytes()
    assert copy.parent.stat().st_mode & 0o077 == 0
    window.files.close_filing()
    assert not copy.parent.exists()


@pytest.mark.parametrize("fault", [None, LockedError(Text("Locked.", "已锁定。"))])
def test_no_copy_stays_when_the_filing_is_closed_while_it_is_made(
    window: MainWindow, video: Path, fault: Exception | None
) -> None:
    desk = window.session.desk

    class Closing(io.BytesIO):
        """The second part comes after the filing was closed, or does not come at all."""

        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                desk.take_copies_back()
                if fault:
                    raise fault
            return super().read(100)

    class Stored(HeldFiles):
        def open(self, name: str) -> BinaryIO:
            return Closing(video.read_bytes())

    with pytest.raises(type(fault or Cancelled())):
        copy_for_player(desk, Stored({}), "videos/a.mov", desk.times_taken_back)
    assert not desk.in_the_clear.exists() or not list(desk.in_the_clear.iterdir())


@pytest.mark.parametrize("body", [b"\xff\xd8\xff\xe0" + bytes(99), videos.mp4()[:-1], b""])
def test_what_is_no_whole_video_is_refused_with_one_sentence(
    page: PicturesPage, qtbot: QtBot, tmp_path: Path, body: bytes
) -> None:
    path = tmp_path / "promise.mp4"
    path.write_bytes(body)
    page.take_files([path])
    qtbot.waitUntil(page.message.isVisible, timeout=LONG)
    assert page.message.text().endswith(".") and page.session.filing.attachments == ()


def test_video_that_nobody_asks_for_is_not_put_anywhere(
    window: MainWindow, qtbot: QtBot, video: Path
) -> None:
    window.home.open_sample()
    before = window.session.filing.attachments
    window.go("pictures")
    page = window.page("pictures")
    assert isinstance(page, PicturesPage)
    page.take_files([video])
    assert "asks for no" in page.message.text() and window.session.filing.attachments == before
    page.gallery.put("promise-video", SITE, video)
    qtbot.waitUntil(lambda: window.session.filing.attachments != before, timeout=LONG)
    assert page.show_place("promise-video", SITE)
    page.gallery.close()
