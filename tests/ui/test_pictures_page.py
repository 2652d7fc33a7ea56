"""Pictures in the window: dropped, placed, checked in the background, mended, compared."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from ui.filing.session import Session
from ui.pages.pictures_page import PicturesPage
from ui.widgets.before_after import BeforeAfter
from ui.widgets.corner_editor import CornerEditor
from ui.window.finding_places import place_of
from ui.window.main_window import MainWindow

SAMPLE = resource("assets", "samples", "2-company")
LONG = 90_000
QUICK = ("business-licence", "id-front")


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[PicturesPage]:
    """With a licence and two cards: signed papers take seconds to look at and have their own tests."""
    held = [item for item in session.filing.attachments if item.slot in QUICK]
    session.put("attachments", tuple(held))
    made = PicturesPage(session)
    qtbot.addWidget(made)
    made.resize(1040, 760)
    made.show()
    yield made
    made.gallery.close()


@pytest.fixture
def empty(session: Session, qtbot: QtBot) -> Iterator[PicturesPage]:
    session.put("attachments", ())
    made = PicturesPage(session)
    qtbot.addWidget(made)
    made.resize(1040, 760)
    made.show()
    yield made
    made.gallery.close()


def rested(page: PicturesPage, qtbot: QtBot) -> None:
    def done() -> bool:
        places = [place for place in page.gallery.slots() if place.item]
        return not page.gallery.busy and all(page.gallery.look_of(place.item) for place in places)

    qtbot.waitUntil(done, timeout=LONG)


def drop(page: PicturesPage, files: list[Path], at: QPoint) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)


def test_folder_of_nameless_pictures_finds_its_places(
    empty: PicturesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    for number, file in enumerate(("01-business-licence", "02-id-front", "06-admin-photo")):
        shutil.copy(SAMPLE / "pictures" / f"{file}.jpg", folder / f"IMG_{number}.jpg")
    (folder / "IMG_9.jpg").write_bytes(b"broken")
    (folder / "notes.txt").write_text("no picture")
    drop(empty, [folder], QPoint(900, 500))
    qtbot.waitUntil(lambda: len(empty.gallery.unsure) == 1, timeout=LONG)
    qtbot.waitUntil(lambda: len(empty.gallery.session.filing.attachments) == 3, timeout=LONG)
    rested(empty, qtbot)
    held = {(item.slot, item.of) for item in empty.gallery.session.filing.attachments}
    assert held == {
        ("business-licence", "subject"),
        ("id-front", "subject.administrator"),
        ("admin-photo", "websites[0].administrator"),
    }
    assert empty.tray.isVisible()
    assert Path(empty.gallery.unsure[0].file).name == "IMG_9.jpg"


def test_file_dropped_on_a_place_goes_there(empty: PicturesPage, qtbot: QtBot) -> None:
    row = next(n for n, s in enumerate(empty.gallery.slots()) if s.slot == "id-back")
    spot = empty.slots.visualItemRect(empty.slots.item(row)).center()
    at = empty.slots.viewport().mapTo(empty, spot)
    drop(empty, [SAMPLE / "pictures" / "06-admin-photo.jpg"], at)
    qtbot.waitUntil(lambda: bool(empty.gallery.session.filing.attachments), timeout=LONG)
    (item,) = empty.gallery.session.filing.attachments
    assert item.slot == "id-back"
    rested(empty, qtbot)
    look = empty.gallery.look_of(item)
    assert look and look.thumbnail


def test_unsure_picture_is_placed_by_the_list(
    empty: PicturesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    blank = tmp_path / "scan.jpg"
    Image.new("RGB", (900, 600), "#dddddd").save(blank)
    empty.take_files([blank])
    qtbot.waitUntil(lambda: len(empty.gallery.unsure) == 1, timeout=LONG)
    box = empty.tray.boxes[0]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    qtbot.waitUntil(lambda: not empty.gallery.unsure, timeout=LONG)
    assert len(empty.gallery.session.filing.attachments) == 1
    assert not empty.tray.isVisible()


def test_nothing_to_take_is_said(empty: PicturesPage, tmp_path: Path) -> None:
    (tmp_path / "only").mkdir()
    empty.take_files([tmp_path / "only"])
    assert "no picture" in empty.message.text()


def test_turning_shows_before_and_after_and_undo_brings_the_original(
    page: PicturesPage, qtbot: QtBot
) -> None:
    rested(page, qtbot)
    assert page.show_place("id-front", "subject.administrator")
    before = page.slots.current_slot()
    assert before and before.item
    qtbot.waitUntil(lambda: not page.panel._before.isNull(), timeout=LONG)
    page.panel.tools["turn-left"].click()
    qtbot.waitUntil(
        lambda: page.panel.stack.currentWidget() is page.panel.before_after, timeout=LONG
    )
    after = page.slots.current_slot()
    assert after and after.item and after.item.file != before.item.file
    assert page.gallery.shelf.read(before.item.file)
    page.panel.tools["undo"].click()
    again = page.slots.current_slot()
    assert again and again.item == before.item


def test_corners_dragged_by_keyboard_straighten_the_card(page: PicturesPage, qtbot: QtBot) -> None:
    rested(page, qtbot)
    page.show_place("id-front", "subject.administrator")
    qtbot.waitUntil(lambda: not page.panel._before.isNull(), timeout=LONG)
    page.panel.tools["corners"].click()
    qtbot.waitUntil(lambda: page.panel.stack.currentWidget() is page.panel.corners, timeout=LONG)
    old = page.panel.corners.corners
    QTest.keyClick(page.panel.corners, Qt.Key.Key_3)
    QTest.keyClick(page.panel.corners, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.panel.corners.corners[2][0] == pytest.approx(old[2][0] - 0.02)
    page.panel.tools["apply-corners"].click()
    qtbot.waitUntil(
        lambda: page.panel.stack.currentWidget() is page.panel.before_after, timeout=LONG
    )


def test_answer_that_comes_late_is_not_shown_with_another_picture(
    page: PicturesPage, qtbot: QtBot
) -> None:
    rested(page, qtbot)
    page.show_place("id-front", "subject.administrator")
    qtbot.waitUntil(lambda: not page.panel._before.isNull(), timeout=LONG)
    for tool in ("corners", "fill"):
        page.show_place("id-front", "subject.administrator")
        page.panel.tools[tool].click()
        page.show_place("business-licence", "subject")
        qtbot.waitUntil(lambda: not page.gallery.pool.busy, timeout=LONG)
        assert page.panel.stack.currentWidget() is page.panel.view, tool


def test_reading_can_be_asked_for_again_after_a_stop(page: PicturesPage, qtbot: QtBot) -> None:
    rested(page, qtbot)
    page.show_place("id-front", "subject.administrator")
    page.panel.tools["fill"].click()
    assert not page.panel.tools["fill"].isEnabled()
    page.stop.click()
    assert page.panel.tools["fill"].isEnabled()


def test_form_is_filled_from_a_picture_where_the_user_ticks(
    session: Session, page: PicturesPage, qtbot: QtBot
) -> None:
    number = session.filing.websites[0].administrator.document_number
    session.put("websites[0].administrator.document_number", "")
    session.put("websites[0].administrator.name", "别人")
    rested(page, qtbot)
    page.show_place("id-front", "websites[0].administrator")
    page.panel.tools["fill"].click()
    filling = page.panel.filling
    qtbot.waitUntil(lambda: filling.isVisible(), timeout=LONG)
    assert page.panel.stack.currentWidget() is page.panel.view and page.panel.view.isVisible()
    assert filling.boxes["websites[0].administrator.document_number"].isChecked()
    assert not filling.boxes["websites[0].administrator.name"].isChecked()
    filling.take.click()
    assert session.filing.websites[0].administrator.document_number == number
    assert session.filing.websites[0].administrator.name == "别人"
    session.undo()
    assert session.filing.websites[0].administrator.document_number == ""


def test_places_speak_to_a_screen_reader_in_both_languages(
    page: PicturesPage, qtbot: QtBot
) -> None:
    rested(page, qtbot)
    told = page.slots.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Business licence" in told and "No fault found" in told
    page.gallery.session.set_language("zh")
    told = page.slots.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "营业执照" in told and "未发现问题" in told


def test_worker_is_let_go_with_the_page(page: PicturesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.gallery.pool.busy, timeout=LONG)
    page.gallery.close()
    assert not page.gallery.pool.busy


def phone_picture(seed: int) -> bytes:
    card = Image.open(SAMPLE / "pictures" / "02-id-front.jpg").resize((4000, 3000))
    card.putpixel((seed, 0), (seed, 0, 0))
    sink = io.BytesIO()
    card.save(sink, "JPEG", quality=92)
    return sink.getvalue()


class Pulse:
    """How long the event loop's own thread worked without a pause: its longest turn in CPU seconds.

    On a machine with other work the clock on the wall would tell how busy that is; ``wall`` keeps it.
    """

    def __init__(self) -> None:
        self.longest = self.wall = 0.0
        self._worked, self._last = time.thread_time(), time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        worked, now = time.thread_time(), time.perf_counter()
        self.longest = max(self.longest, worked - self._worked)
        self.wall = max(self.wall, now - self._last)
        self._worked, self._last = worked, now


def many(session: Session, count: int) -> None:
    from icpdesk.model import Attachment

    items = []
    for number in range(count):
        name = f"pictures/many-{number}.jpg"
        session.put_file(name, phone_picture(number))
        items.append(Attachment(slot="id-front", of=f"websites[{number}].administrator", file=name))
    session.put("attachments", tuple(items))


@pytest.mark.timed
def test_event_loop_goes_on_while_forty_phone_pictures_are_checked(
    session: Session, qtbot: QtBot
) -> None:
    many(session, 40)
    page = PicturesPage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.wait(300)
    pulse = Pulse()
    qtbot.waitUntil(lambda: len(page.gallery.looks) == 40, timeout=600_000)
    page.gallery.close()
    print(f"longest turn: {pulse.longest:.3f} s of work, {pulse.wall:.3f} s on the wall")
    assert pulse.longest <= 0.05


@pytest.mark.timed
def test_stop_answers_at_once(session: Session, qtbot: QtBot) -> None:
    many(session, 4)
    page = PicturesPage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.gallery.busy, timeout=LONG)
    begun = time.perf_counter()
    page.stop.click()
    QApplication.processEvents()
    assert time.perf_counter() - begun <= 0.2
    assert not page.gallery.busy and not page.bar.isVisible()
    page.gallery.close()


def test_line_between_before_and_after_moves_by_keyboard(qtbot: QtBot) -> None:
    widget = BeforeAfter()
    qtbot.addWidget(widget)
    widget.show_pair(
        QImage(40, 30, QImage.Format.Format_RGB32), QImage(40, 30, QImage.Format.Format_RGB32)
    )
    QTest.keyClick(widget, Qt.Key.Key_Right)
    assert widget.split == pytest.approx(0.52)
    QTest.keyClick(widget, Qt.Key.Key_End)
    assert widget.split == 1.0


def test_corner_stays_on_the_picture(qtbot: QtBot) -> None:
    editor = CornerEditor()
    qtbot.addWidget(editor)
    editor.edit(QImage(400, 300, QImage.Format.Format_RGB32), ((0, 0), (1, 0), (1, 1), (0, 1)))
    editor.move_corner(0, -3.0, 0.4)
    assert editor.corners[0] == (0.0, 0.4)


def test_findings_are_drawn_onto_the_picture_on_demand(page: PicturesPage, qtbot: QtBot) -> None:
    rested(page, qtbot)
    qtbot.waitUntil(lambda: not page.panel._before.isNull(), timeout=LONG)
    if page.panel.tools["marks"].isChecked():
        page.panel.tools["marks"].click()
    plain = page.panel.view.sceneRect().size()
    page.panel.tools["marks"].click()
    qtbot.waitUntil(lambda: page.panel.view.sceneRect().size() != plain, timeout=LONG)
    page.panel.tools["marks"].click()
    assert page.panel.view.sceneRect().size() == plain


def test_files_dropped_on_any_page_find_the_page_that_takes_them(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = window.session.desk
    window.session.open(desk.add_file(SAMPLE / "filing.yaml", window.session.book))
    window.session.put("attachments", ())
    window.go("review")
    window.drops.take([SAMPLE / "pictures" / "01-business-licence.jpg"])
    assert window.slug == "pictures"
    qtbot.waitUntil(lambda: bool(window.session.filing.attachments), timeout=LONG)
    assert window.session.filing.attachments[0].slot == "business-licence"
    window.drops.take([tmp_path / "clients.xlsx"])
    assert window.slug == "batch"


def test_picture_in_the_wrong_place_is_moved_to_another(page: PicturesPage, qtbot: QtBot) -> None:
    page.slots.select("id-front", "")
    item = page.slots.current_slot().item
    page.panel.places.aboutToShow.emit()
    asked = {action.data() for action in page.panel.places.actions() if action.data()}
    assert asked == {(place.slot, place.of) for place in page.gallery.slots()}
    page.panel.more_places.aboutToShow.emit()
    more = [a for owner in page.panel.more_places.actions() for a in owner.menu().actions()]
    passport = next(action for action in more if action.data()[0] == "passport")
    passport.trigger()
    moved = [one for one in page.session.filing.attachments if one.file == item.file]
    assert [(one.slot, one.of) for one in moved] == [passport.data()]
    page.session.undo()
    assert item in page.session.filing.attachments


def test_picture_of_an_unknown_slot_is_shown_and_can_be_moved(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    session = window.session
    first, *others = session.filing.attachments
    lost = first.changed({"slot": "license-scan"})
    session.put("attachments", (lost, *others))
    with qtbot.waitSignal(session.checked, timeout=LONG):
        session.check()
    finding = next(f for f in session.report.findings if f.rule == "papers.slot-unknown")
    window.go_to(place_of(finding, session))
    page = window.page("pictures")
    assert window.slug == "pictures" and page.slots.current_slot().item == lost
    page.panel.places.aboutToShow.emit()
    right = next(a for a in page.panel.places.actions() if a.data() == (first.slot, first.of))
    right.trigger()
    assert first in session.filing.attachments and lost not in session.filing.attachments
    page.gallery.close()
