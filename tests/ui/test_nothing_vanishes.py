"""What was typed stays, nothing changes by accident, and closing loses nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QThreadPool
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from icpdesk.store.store import Store
from ui.filing.open_store import OpenStore
from ui.filing.session import Session
from ui.pages.form_page import FormPage
from ui.pages.gate_page import GatePage
from ui.widgets import choose
from ui.widgets.field_row import FieldRow
from ui.widgets.place_finder import PlaceFinder
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

LONG = 20_000
PASSWORD = "four quiet words"


def opened(window: MainWindow, qtbot: QtBot) -> Session:
    """The sample, checked, in a window that has the keys."""
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        window.home.open_sample()
    active(window, qtbot)
    return window.session


def active(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)


def row_at(window: MainWindow, slug: str, path: str) -> FieldRow:
    window.go(slug)
    page = window.page(slug)
    assert isinstance(page, FormPage) and page.show_place(path)
    return page.rows[path]


def line_of(row: FieldRow) -> QLineEdit:
    editor = row.editor
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    return line


def write(row: FieldRow, text: str) -> None:
    line = line_of(row)
    line.setFocus()
    line.selectAll()
    for letter in text:
        QTest.keyClicks(line, letter)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()


def leave(window: MainWindow, row: FieldRow) -> None:
    """Go to another field of the page."""
    page = window.page(window.slug)
    assert isinstance(page, FormPage)
    other = next(
        one for one in page.rows.values() if isinstance(one.editor, QLineEdit) and one is not row
    )
    other.editor.setFocus()


def turn_wheel(widget: QWidget, by: int) -> None:
    """As the system sends it: whoever does not want it lets its parent have it."""
    where = QPointF(widget.mapToGlobal(widget.rect().center()))
    while True:
        event = QWheelEvent(
            QPointF(widget.mapFromGlobal(where)), where, QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, event)
        if event.isAccepted() or widget.isWindow():
            return
        widget = widget.parentWidget()


def told_by(widget: QWidget) -> object:
    if isinstance(widget, QComboBox):
        return widget.currentIndex(), widget.currentText()
    return widget.text() if isinstance(widget, QAbstractSpinBox) else widget.value()


def test_the_wheel_changes_no_value_on_any_page(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    met = 0
    for step in STEPS:
        window.go(step.slug)
        if step.slug == "home":
            window.home.new.click()
        for kind in (QComboBox, QAbstractSpinBox, QSlider):
            for widget in window.findChildren(kind):
                if not widget.isVisible() or not widget.isEnabled():
                    continue
                before, met = told_by(widget), met + 1
                for by in (-120, -120, 120, 120, 120):
                    turn_wheel(widget, by)
                assert told_by(widget) == before, (step.slug, widget.accessibleName())
    assert met > 10


@pytest.mark.parametrize(
    "typed",
    ["2026/12/31", "31.12.2026", "31/12/2026", "2026年12月31日", "20261231", "2026-12-31"],
)
def test_a_date_is_taken_in_every_common_form(window: MainWindow, qtbot: QtBot, typed: str) -> None:
    session = opened(window, qtbot)
    row = row_at(window, "subject", "subject.certificate.valid_from")
    line = line_of(row)
    line.setFocus()
    line.setText(typed)
    line.textEdited.emit(typed)
    leave(window, row)
    assert session.filing.subject.certificate.valid_from == date(2026, 12, 31)
    assert line.text() == "2026-12-31"


def test_a_date_of_two_readings_is_asked(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(window, qtbot)
    row = row_at(window, "subject", "subject.certificate.valid_from")
    write(row, "05/06/2026")
    leave(window, row)
    assert session.filing.subject.certificate.valid_from is None
    offered = [button.text() for button in row.below.likely if not button.isHidden()]
    assert offered == ["2026-06-05", "2026-05-06"]
    row.below.likely[1].click()
    assert session.filing.subject.certificate.valid_from == date(2026, 5, 6)
    assert line_of(row).text() == "2026-05-06" and not session.draft(row.path)


def test_what_is_no_date_stays_over_other_edits_and_a_new_start(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = opened(window, qtbot)
    filing_id = session.filing_id
    path = "subject.certificate.valid_from"
    row = row_at(window, "subject", path)
    write(row, "31/02/2026")
    leave(window, row)
    name = row_at(window, "subject", "subject.name")
    write(name, "abc")
    assert line_of(row).text() == "31/02/2026"
    assert "31/02/2026" in row.below.words and row.below.role == "error"
    assert session.filing.subject.certificate.valid_from is None, (
        "the old day is not kept in secret"
    )
    assert any(point.where == path and point.kind == "error" for point in session.standing.points)
    window.files.close_filing()
    with qtbot.waitSignal(session.checked, timeout=LONG):
        window.home.open_filing(filing_id)
    again = row_at(window, "subject", path)
    assert line_of(again).text() == "31/02/2026" and again.below.role == "error"


def test_a_place_that_is_misspelt_stays_and_the_near_ones_are_offered(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = opened(window, qtbot)
    window.go("region")
    finder = window.page("region").findChild(PlaceFinder)
    finder.line.setFocus()
    QTest.keyClicks(finder.line, "Shenzen")
    assert finder.line.text() == "Shenzen" and "深圳" in finder._hint.text()
    row = row_at(window, "region", "subject.city")
    write(row, "Shenzen")
    assert line_of(row).text() == "Shenzen"
    finder.line.setFocus()
    assert line_of(row).text() == "Shenzen"
    offered = next(button for button in row.below.likely if not button.isHidden())
    assert "深圳市" in offered.text()
    offered.click()
    assert session.filing.subject.city == "深圳市"


def test_words_that_a_list_does_not_know_stay_with_a_message(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = opened(window, qtbot)
    row = row_at(window, "region", "subject.certificate.type")
    write(row, "licence of nothing")
    leave_to = window.page("region").findChild(PlaceFinder).line
    leave_to.setFocus()
    row = window.page("region").rows["subject.certificate.type"]
    assert line_of(row).text() == "licence of nothing"
    assert "is not in the list" in row.below.words
    assert session.filing.subject.certificate.type == ""


def test_undo_takes_back_a_field_and_not_a_letter(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(window, qtbot)
    before = session.filing
    row = row_at(window, "subject", "subject.name")
    write(row, "one")
    leave(window, row)
    write(row, "one two")
    QTest.keyClick(line_of(row), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.filing.subject.name == "one"
    window.menus.actions["undo"].trigger()
    assert session.filing == before
    window.menus.actions["redo"].trigger()
    assert session.filing.subject.name == "one"


def test_a_conflict_stops_the_closing_and_both_ways_out_have_a_button(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = opened(window, qtbot)
    session.save()
    other = Session(OpenStore(session.desk.folder))
    other.desk.open()
    other.open(session.filing_id)
    other.put("title", "theirs")
    other.save()
    other.desk.lock()
    session.put("title", "mine")
    assert not window.close() and window.isVisible()
    assert window.notice.action.text() == "Keep mine as a copy"
    assert not window.close(), "whoever closes again has not decided either"
    window.notice.other.click()
    assert session.filing.title == "theirs"
    session.put("title", "later")
    session.save()
    assert not session.saving.in_conflict


def test_the_copy_kept_in_a_conflict_has_its_pictures(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(window, qtbot)
    session.save_as_copy()
    assert all(session.files.has(item.file) for item in session.filing.attachments)


def test_closing_while_a_batch_runs_asks(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go("batch")
    run = window.page("batch").run
    asked: list[str] = []
    monkeypatch.setattr(type(run), "is_running", property(lambda _: not asked[1:]))
    monkeypatch.setattr(choose, "ask", lambda parent, words, yes, no: bool(asked.append(words)))
    assert not window.close() and window.isVisible() and len(asked) == 1
    stopped: list[bool] = []
    monkeypatch.setattr(run, "stop", lambda: (stopped.append(True), run.ended.emit(None)))
    monkeypatch.setattr(type(run), "is_running", property(lambda _: True))
    monkeypatch.setattr(choose, "ask", lambda parent, words, yes, no: True)
    assert window.close() and stopped == [True]


def test_explaining_what_a_reviewer_wrote_changes_no_state(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = opened(window, qtbot)
    window.go("follow-up")
    page = window.page("follow-up")
    page.words.setPlainText("网站名称不符合要求")
    page.understand_words()
    card = session.desk.cards()[0]
    assert page.meanings and card.state == "draft"
    page.sent_back.click()
    assert session.desk.cards()[0].state == "sent-back" and page.sent_back.isHidden()


def test_after_unlocking_one_is_where_one_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = opened(window, qtbot)
    session.desk.store.change_passphrase(PASSWORD)
    filing_id = session.filing_id
    window.go("persons")
    session.desk.lock()
    assert isinstance(window.gate, GatePage) and not session.is_open
    session.desk.open(PASSWORD)
    assert (session.filing_id, window.slug) == (filing_id, "persons")
    window.files.close_filing()
    session.desk.lock()
    session.desk.open(PASSWORD)
    assert not session.is_open and window.slug == "home"


def test_the_window_can_be_quit_while_it_is_locked(window: MainWindow, qtbot: QtBot) -> None:
    window.session.desk.store.change_passphrase(PASSWORD)
    window.session.desk.lock()
    assert not window.menus.actions["open"].isEnabled()
    active(window, qtbot)
    QTest.keyClick(window.gate.passphrase, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
    window.session.desk.open(PASSWORD)


class Strays(QObject):
    """Windows that are shown and are none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.met: list[str] = []
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            own = watched is self._window or isinstance(watched, QMenu)
            if watched.isWindow() and not own:
                self.met.append(f"{type(watched).__name__} {getattr(watched, 'text', str)()}")
        return False


def test_no_part_of_a_page_is_a_window_of_its_own_while_the_page_is_made(
    window: MainWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    strays = Strays(window)
    qapp.installEventFilter(strays)
    try:
        window.home.open_sample()
        for step in STEPS:
            window.go(step.slug)
            QApplication.processEvents()
        window.home.new.click()
        window.session.set_language("zh")
        window.session.desk.store.change_passphrase(PASSWORD)
        window.session.desk.lock()
        QApplication.processEvents()
        window.session.desk.open(PASSWORD)
    finally:
        qapp.removeEventFilter(strays)
        QThreadPool.globalInstance().waitForDone(LONG)
    assert strays.met == []


def test_the_first_window_fits_the_screen(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    desk = OpenStore(tmp_path / "store")
    desk.take(Store.create(tmp_path / "store", None))
    made = MainWindow(Session(desk))
    room = made.screen().availableSize()
    assert made.width() <= room.width() and made.height() <= room.height()
    made.close()
    desk.lock()


def test_the_tools_of_a_picture_stay_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    session = opened(window, qtbot)
    window.go("pictures")
    panel = window.page("pictures").panel
    names = ("turn-left", "marks", "remove")
    window.notice.hide()
    qtbot.wait(50)
    before = {name: panel.tools[name].mapTo(window, QPoint()) for name in names}
    session.put("attachments", ())
    qtbot.wait(50)
    assert {name: panel.tools[name].mapTo(window, QPoint()) for name in names} == before
    assert not panel.tools["remove"].isEnabled() and panel.tools["choose"].isVisible()
