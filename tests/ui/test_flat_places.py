"""A flat page in the window: guessed, corrected with mouse and keys, remembered, drawn anew."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt, QThreadPool
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from icpdesk.forms.pdf import overlay_store
from icpdesk.forms.pdf.spot import Spot
from tests.support.flat_pages import drawn, lines
from ui.filing.session import Session
from ui.pages.papers_page import PapersPage
from ui.window.main_window import MainWindow

LONG = 30_000
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def page(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PapersPage]:
    monkeypatch.setattr(overlay_store, "template_maps_dir", lambda: tmp_path / "maps")
    made = PapersPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 900)
    made.show()
    yield made
    made.gallery.close()


def opened(page: PapersPage, qtbot: QtBot, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    page.take_template(file)
    qtbot.waitUntil(lambda: page.official is not None and page.official.data == data, timeout=LONG)
    qtbot.waitUntil(lambda: bool(page.before.pages) and bool(page.done.text()), timeout=LONG)
    page.tabs.setCurrentWidget(page.flat)
    qtbot.waitUntil(page.flat.sheet.isVisible, timeout=LONG)


def spots(page: PapersPage) -> tuple[Spot, ...]:
    return page.flat._placing.spots


def press(page: PapersPage, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(page.flat.sheet, key, modifier)


def middle_of(page: PapersPage, number: int) -> QPoint:
    return page.flat.sheet.box_of(spots(page)[number]).center().toPoint()


def drag(page: PapersPage, start: QPoint, end: QPoint) -> None:
    sheet, left = page.flat.sheet, Qt.MouseButton.LeftButton
    QTest.mousePress(sheet, left, NONE, start)
    QTest.mouseMove(sheet, (start + end) / 2)
    QTest.mouseMove(sheet, end)
    QTest.mouseRelease(sheet, left, NONE, end)


def choose(page: PapersPage, field: str) -> None:
    box = page.flat.what
    box.setCurrentIndex(box.findData(field))
    box.activated.emit(box.currentIndex())


FORM = lines(
    "网站名称：________________________", "某某栏：________________", "负责人签字：________"
)


def test_a_guessed_place_is_moved_by_keys_remembered_and_drawn_anew(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    name = page.session.filing.websites[0].name
    assert [spot.field for spot in spots(page)] == ["website.name"]
    assert page.flat.list.item(0, 2).text() == name
    assert "负责人签字" in page.done.text() and "某某栏" in page.done.text()
    before = spots(page)[0]
    QTest.mouseClick(page.flat.sheet, Qt.MouseButton.LeftButton, NONE, middle_of(page, 0))
    assert page.flat.list.currentRow() == 0 and page.flat.what.chosen == "website.name"
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Down, SHIFT)
    press(page, Qt.Key.Key_Left, CONTROL)
    press(page, Qt.Key.Key_Plus)
    after = spots(page)[0]
    assert (after.x, after.y) == pytest.approx((before.x + 1, before.y + 5))
    assert (after.width, after.size) == pytest.approx((before.width - 1, before.size + 0.5))
    press(page, Qt.Key.Key_Z, CONTROL)
    assert spots(page)[0].size == before.size
    with qtbot.waitSignal(page.flat.confirmed, timeout=LONG):
        pass
    qtbot.waitUntil(lambda: overlay_store.known_overlay(FORM) is not None, timeout=LONG)
    stored = overlay_store.known_overlay(FORM)
    assert stored is not None and stored[0].y == pytest.approx(before.y + 5)
    page.save_as(tmp_path / "filled.pdf")
    assert name in PdfReader(tmp_path / "filled.pdf").pages[0].extract_text()
    # The next client finds it as it was left.
    opened(page, qtbot, tmp_path / "again.pdf", FORM)
    assert spots(page)[0].y == pytest.approx(before.y + 5)
    page.flat.tools["guess"].click()
    assert spots(page)[0].y == before.y


def test_a_place_is_chosen_clicked_dragged_widened_and_removed(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    sheet, left = page.flat.sheet, Qt.MouseButton.LeftButton
    choose(page, "subject.name")
    assert page.flat.tools["put"].isEnabled() and "Click on the page" in page.flat.hint.text()
    QTest.mouseClick(sheet, left, NONE, QPoint(200, 300))
    assert [spot.field for spot in spots(page)] == ["website.name", "subject.name"]
    assert sheet.current == 1 and sheet.hasFocus()
    assert (middle_of(page, 1) - QPoint(200, 300)).y() == pytest.approx(0, abs=2)
    drag(page, middle_of(page, 1), middle_of(page, 1) + QPoint(40, 60))
    moved = sheet.box_of(spots(page)[1])
    assert moved.left() == pytest.approx(240, abs=3) and moved.center().y() == pytest.approx(
        360, abs=3
    )
    edge = QPointF(moved.right(), moved.center().y()).toPoint()
    drag(page, edge, edge + QPoint(-50, 0))
    assert sheet.box_of(spots(page)[1]).right() == pytest.approx(moved.right() - 50, abs=3)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert sheet.box_of(spots(page)[1]).right() == pytest.approx(moved.right(), abs=1)
    press(page, Qt.Key.Key_Delete)
    assert len(spots(page)) == 1 and sheet.current == -1
    choose(page, "website.domains")
    drag(page, QPoint(100, 400), QPoint(260, 425))
    box = sheet.box_of(spots(page)[1])
    assert box.left() == pytest.approx(100, abs=2) and box.right() == pytest.approx(260, abs=2)


def test_places_are_made_and_changed_by_the_keys_alone(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    choose(page, "subject.name")
    page.flat.tools["put"].click()
    assert spots(page)[1].field == "subject.name" and page.flat.sheet.hasFocus()
    press(page, Qt.Key.Key_PageUp)
    assert page.flat.sheet.current == 0
    page.flat.list.setCurrentCell(1, 1)
    assert page.flat.sheet.current == 1
    choose(page, "website.domains")
    assert [spot.field for spot in spots(page)] == ["website.name", "website.domains"]
    press(page, Qt.Key.Key_Escape)
    assert page.flat.sheet.current == -1 and not page.flat.what.chosen
    assert page.flat.sheet.accessibleName() and page.flat.sheet.accessibleDescription()


def test_a_change_is_not_lost_when_the_user_goes_on_at_once(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    page.flat.list.setCurrentCell(0, 1)
    press(page, Qt.Key.Key_Delete)
    page.tabs.setCurrentWidget(page.preview)
    assert page.tabs.currentWidget() is page.preview
    qtbot.waitUntil(lambda: overlay_store.known_overlay(FORM) == (), timeout=LONG)
    qtbot.waitUntil(lambda: page.done.text().splitlines()[0].endswith("0"), timeout=LONG)
    assert not page.message.isVisible() and page.done.isVisible()


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_page_without_anything_to_recognise_is_filled_by_hand(
    kind: str, page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    sink = io.BytesIO()
    Image.new("RGB", (620, 877), "white").save(sink, "PNG")
    data = sink.getvalue() if kind == "png" else drawn(lambda canvas: None)
    opened(page, qtbot, tmp_path / f"flat.{kind}", data)
    assert page.tabs.currentWidget() is page.flat and not spots(page)
    wide = page.flat.sheet.width()
    page.flat.tools["larger"].click()
    assert page.flat.sheet.width() > 1.5 * wide
    page.flat.tools["larger"].click()
    assert page.flat.sheet.width() == wide
    assert "No place was recognised" in page.flat.hint.text()
    assert not page.message.isVisible() and not page.tools["word"].isEnabled()
    choose(page, "website.name")
    QTest.mouseClick(page.flat.sheet, Qt.MouseButton.LeftButton, NONE, QPoint(150, 200))
    page.flat.settle()
    page.save_as(tmp_path / "filled.pdf")
    text = PdfReader(tmp_path / "filled.pdf").pages[0].extract_text()
    assert page.session.filing.websites[0].name in text


def test_pages_are_shown_one_after_the_other(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    data = drawn(
        lambda canvas: canvas.drawString(60, 760, "网站名称：______________"),
        lambda canvas: canvas.drawString(60, 760, "网站域名：______________"),
    )
    opened(page, qtbot, tmp_path / "two.pdf", data)
    assert [spot.page for spot in spots(page)] == [1, 2]
    assert page.flat.tools["on"].isVisible() and not page.flat.tools["back"].isEnabled()
    page.flat.list.setCurrentCell(1, 1)
    assert page.flat.sheet.accessibleName().startswith("Page 2 of 2")
    page.flat.tools["back"].click()
    assert page.flat.sheet.current == -1 and page.flat.tools["on"].isEnabled()


def test_undo_on_the_page_takes_back_the_place_and_not_the_form(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay_store, "template_maps_dir", lambda: tmp_path / "maps")
    window.home.open_sample()
    window.session.put("websites[0].name", "改过的名称")
    window.go("papers")
    page = window.page("papers")
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    before = spots(page)[0]
    page.flat.list.setCurrentCell(0, 1)
    page.flat.sheet.setFocus()
    press(page, Qt.Key.Key_Right)
    assert spots(page)[0].x == pytest.approx(before.x + 1)
    press(page, Qt.Key.Key_Z, CONTROL)
    assert spots(page)[0] == before
    assert window.session.filing.websites[0].name == "改过的名称"


def test_undo_and_delete_mean_the_places_in_their_list_too(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay_store, "template_maps_dir", lambda: tmp_path / "maps")
    window.home.open_sample()
    window.session.put("websites[0].name", "改过的名称")
    window.go("papers")
    page = window.page("papers")
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    page.flat.list.setCurrentCell(0, 1)
    page.flat.list.setFocus()
    assert "Chosen: Website name" in page.flat.sheet.accessibleName()
    QTest.keyClick(page.flat.list, Qt.Key.Key_Delete)
    assert spots(page) == ()
    QTest.keyClick(page.flat.list, Qt.Key.Key_Z, CONTROL)
    assert len(spots(page)) == 1
    QTest.keyClick(page.flat.tools["guess"], Qt.Key.Key_Z, CONTROL)
    assert window.session.filing.websites[0].name == "改过的名称"


def test_page_does_not_move_under_a_place_that_is_clicked(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    page.flat.tools["larger"].click()
    bar, sheet = page.flat.area.verticalScrollBar(), page.flat.sheet
    at = middle_of(page, 0)
    bar.setValue(at.y() - 8)  # The place is just below the upper edge.
    before, top = spots(page)[0], bar.value()
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, NONE, at)
    assert bar.value() == top
    QTest.mouseMove(sheet, at)
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, NONE, at)
    after = spots(page)[0]
    assert (after.x, after.y) == (before.x, before.y) and page.flat.sheet.current == 0
    page.flat.list.setCurrentCell(-1, -1)
    sheet.choose(-1)
    page.flat.list.setCurrentCell(0, 1)
    assert bar.value() < top, "from the list it is brought into view"


def test_what_was_moved_a_moment_ago_is_saved(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    page.flat.list.setCurrentCell(0, 1)
    press(page, Qt.Key.Key_Delete)
    page.save_as(tmp_path / "filled.pdf")
    text = PdfReader(tmp_path / "filled.pdf").pages[0].extract_text()
    assert page.session.filing.websites[0].name not in text


def test_escape_gives_up_what_waits_to_be_placed(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    choose(page, "subject.name")
    press(page, Qt.Key.Key_Escape)
    assert not page.flat.what.chosen and not page.flat.tools["put"].isEnabled()
    QTest.mouseClick(page.flat.sheet, Qt.MouseButton.LeftButton, NONE, QPoint(200, 300))
    assert len(spots(page)) == 1


def test_place_that_cannot_be_remembered_is_used_all_the_same(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(overlay_store, "template_maps_dir", lambda: tmp_path / "file" / "maps")
    page.flat.list.setCurrentCell(0, 1)
    press(page, Qt.Key.Key_Delete)
    page.flat.settle()
    qtbot.waitUntil(page.message.isVisible, timeout=LONG)
    assert page.message.text()
    page.save_as(tmp_path / "filled.pdf")
    text = PdfReader(tmp_path / "filled.pdf").pages[0].extract_text()
    assert page.session.filing.websites[0].name not in text


def test_last_of_several_corrections_is_the_one_that_is_remembered(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(page, qtbot, tmp_path / "flat.pdf", FORM)
    page.flat.list.setCurrentCell(0, 1)
    for _ in range(5):
        press(page, Qt.Key.Key_Right)
        page.flat.settle()
    at = spots(page)[0].x

    def remembered() -> bool:
        known = overlay_store.known_overlay(FORM)
        return bool(known) and known[0].x == pytest.approx(at)

    qtbot.waitUntil(remembered, timeout=LONG)
    assert QThreadPool.globalInstance().waitForDone(LONG)
    qtbot.wait(50)
    assert QThreadPool.globalInstance().waitForDone(LONG) and remembered()
