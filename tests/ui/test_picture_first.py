"""The picture page is for the picture: room, marks like the cards, read values below it, a tray one can see."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from icpdesk.base.text import Text
from icpdesk.model import Finding, Severity
from icpdesk.model.place import Place
from icpdesk.pictures.annotate import Mark, annotated
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.look import in_order
from icpdesk.pipeline.sort import Unsure
from tests.support.audit import faults
from ui.filing.session import Session
from ui.pages.pictures_page import PicturesPage
from ui.panels.findings_list import FindingCard, FindingsList

LONG = 120_000


@pytest.fixture
def page(session: Session, qtbot: QtBot, tmp_path: Path) -> Iterator[PicturesPage]:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    QSettings("icpdesk", "window").clear()
    made = PicturesPage(session)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    made.gallery.close()


def loaded(page: PicturesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.panel._before.isNull(), timeout=LONG)


@pytest.mark.parametrize(("width", "height"), [(1100, 700), (1366, 700), (790, 640)])
def test_picture_has_most_of_the_height(
    page: PicturesPage, qtbot: QtBot, width: int, height: int
) -> None:
    loaded(page, qtbot)
    page.resize(width, height)
    qtbot.wait(50)
    assert page.panel.stack.height() >= 0.6 * page.panel.height()


def test_splitter_stands_where_it_was_left_after_a_new_start(
    page: PicturesPage, session: Session, qtbot: QtBot
) -> None:
    loaded(page, qtbot)
    split = page.panel.stack.parentWidget()
    split.setSizes([300, 400])
    split.splitterMoved.emit(300, 1)
    left = split.sizes()
    again = PicturesPage(session)
    qtbot.addWidget(again)
    again.resize(1100, 700)
    again.show()
    sizes = again.panel.stack.parentWidget().sizes()
    assert abs(sizes[0] / sum(sizes) - left[0] / sum(left)) < 0.05


def finding(rule: str, severity: Severity) -> Finding:
    return Finding(
        rule, severity, Place("id-front"), Text(rule, rule), measured={"box": (40, 40, 80, 80)}
    )


def test_cards_are_numbered_like_the_marks(session: Session, qtbot: QtBot) -> None:
    found = [finding("note", Severity.INFO), finding("bad", Severity.ERROR)]
    cards = FindingsList(session)
    qtbot.addWidget(cards)
    cards.show_findings(found, done=True)
    numbers = [
        (one.findChildren(QLabel)[0].text(), one.finding.rule)
        for one in cards.findChildren(FindingCard)
    ]
    assert (
        numbers
        == [(str(number), one.rule) for number, one in enumerate(in_order(found), 1)]
        == [("1", "bad"), ("2", "note")]
    )


def test_marks_are_on_where_something_was_found_and_stay_off_when_switched_off(
    page: PicturesPage, qtbot: QtBot
) -> None:
    loaded(page, qtbot)
    item = page.panel._shown
    assert item is not None
    qtbot.waitUntil(lambda: page.gallery.look_of(item) is not None, timeout=LONG)
    look = page.gallery.look_of(item)
    bad = finding("scan.turned", Severity.ERROR)
    page.session.looks[(item.slot, item.of, item.file)] = replace(
        look, report=replace(look.report, findings=(bad,))
    )
    page.panel.refresh()
    marks = page.panel.tools["marks"]
    assert marks.isChecked()
    marks.click()
    assert not marks.isChecked()
    page.panel.marks.take(item, page.panel._before)
    assert not marks.isChecked(), "the user's choice holds for the next picture"


def test_paint_never_covers_what_it_is_about() -> None:
    image = Image.new("RGB", (400, 300), (200, 20, 30))
    mark = Mark("photo.clothing-colour", "red", "error", {"hues": (170, 10), "strength": 60})
    sink = io.BytesIO()
    image.save(sink, "PNG")
    done = annotated(Picture(sink.getvalue()), [mark], legend=False)
    assert done.getpixel((200, 150)) == (200, 20, 30)
    assert done.size == (400, 300), "no legend: the cards beside it have the words"


def test_tray_shows_its_files_small_and_large(
    page: PicturesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    loaded(page, qtbot)
    path = tmp_path / "IMG_7.jpg"
    Image.new("RGB", (640, 480), (10, 120, 200)).save(path)
    page.gallery.unsure.append(Unsure(str(path), "", Text("Nothing tells.", "无法判断。")))
    page.gallery.changed.emit()
    button = page.tray.thumbnails[str(path)]
    qtbot.waitUntil(lambda: not page.tray.thumbnails[str(path)].icon().isNull(), timeout=LONG)
    assert "IMG_7.jpg" in button.accessibleName()
    page.tray.thumbnails[str(path)].click()
    qtbot.waitUntil(lambda: page.panel.view.sceneRect().width() == 640, timeout=LONG)
    assert page.panel.stack.currentWidget() is page.panel.view
    assert not page.panel.tools["remove"].isEnabled(), "it is no picture of the filing yet"
    qtbot.wait(50)
    assert faults(page) == []
