"""The smallest window there is: nothing lies over anything else, and all words can be reached."""

from __future__ import annotations

import itertools
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from icpdesk.base.text import Text
from icpdesk.pipeline.sort import Unsure
from tests.support import videos
from tests.support.audit import faults
from tests.support.filings import clean_filing
from ui.pages.pictures_page import PicturesPage
from ui.window.main_window import MainWindow

LONG = 60_000
SITE = "websites[0]"


def crowded(window: MainWindow, qtbot: QtBot) -> PicturesPage:
    """The page of pictures in the smallest window, with a notice above and pictures below the list."""
    window.go("pictures")
    page = window.page("pictures")
    assert isinstance(page, PicturesPage)
    page.gallery.unsure = [Unsure("/x/IMG_0001.jpg", "", Text("Not known.", "无法识别。"))] * 4
    page.gallery.changed.emit()
    window.notice.tell("Something that stays above the page.", action="Look")
    window.resize(window.minimumSizeHint())
    qtbot.wait(100)
    return page


def looked_at(page: PicturesPage, slot: str, qtbot: QtBot) -> None:
    def done() -> bool:
        place = page.gallery.place(slot)
        return bool(place and page.gallery.look_of(place.item)) and not page.gallery.busy

    qtbot.waitUntil(done, timeout=LONG)
    qtbot.wait(100)


def test_all_tools_of_a_picture_are_there(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    held = [item for item in window.session.filing.attachments if item.slot == "id-front"]
    window.session.put("attachments", tuple(held))
    page = crowded(window, qtbot)
    assert page.show_place("id-front")
    looked_at(page, "id-front", qtbot)
    panel = page.panel
    parts = [panel._tool_row, panel.stack, panel._mend_row, panel.findings]
    shown = [QRect(part.mapTo(panel, QPoint()), part.size()) for part in parts if part.isVisible()]
    assert len(shown) == 4 and faults(page) == []
    for above, below in itertools.pairwise(shown):
        assert above.bottom() < below.top()
    for tool in panel.tools.values():
        assert not tool.isVisible() or panel._tool_row.rect().contains(tool.geometry())
    page.gallery.close()


def test_words_about_a_video_can_be_reached(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    filing = clean_filing("jiangsu").changed({"attachments": ()})
    window.session.open(window.session.desk.add(filing))
    page = crowded(window, qtbot)
    assert page.show_place("promise-video", SITE)
    video = tmp_path / "a.mov"
    video.write_bytes(videos.mp4(brand=b"qt  ", seconds=34, body=9_000))
    page.gallery.put("promise-video", SITE, video)
    looked_at(page, "promise-video", qtbot)
    assert faults(page) == []
    card = page.panel.video
    card.ensureWidgetVisible(card.hint)
    qtbot.wait(50)
    assert not card.hint.visibleRegion().isEmpty() and not card.film.isVisible()
    page.gallery.close()


def test_list_of_places_for_an_unsure_picture_is_whole(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    window.session.put("attachments", ())
    page = crowded(window, qtbot)
    why = Text("Every place for such a picture is taken, or none is asked for.", "位置已满。")
    page.gallery.unsure = [Unsure("/x/IMG_0001.jpg", "", why)] * 2
    page.gallery.changed.emit()
    qtbot.wait(100)
    box = page.tray.boxes[0]
    around = box.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(box)
        around = around.parentWidget()
    qtbot.wait(50)
    assert box.visibleRegion().boundingRect() == box.rect()
    page.gallery.close()
