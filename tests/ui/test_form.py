"""The guided form: nothing is asked twice, values know where they came from, pinyin finds places."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from icpdesk.rulebook.place_search import places_like
from icpdesk.store.store import Store
from ui.pages.form_page import FormPage
from ui.widgets.place_finder import PlaceFinder
from ui.window.main_window import MainWindow


def form(window: MainWindow, slug: str) -> FormPage:
    window.go(slug)
    page = window.page(slug)
    assert isinstance(page, FormPage)
    return page


@pytest.mark.parametrize(
    ("typed", "city", "district"),
    [
        ("beijing chaoyang", "北京市", "朝阳区"),
        ("深圳 南山", "深圳市", "南山区"),
        ("guangdong shenzhen nanshan", "深圳市", "南山区"),
        ("shenzhen", "深圳市", ""),
        ("Xi'an yanta", "西安市", "雁塔区"),
    ],
)
def test_place_is_found_by_pinyin_or_chinese(typed: str, city: str, district: str) -> None:
    found = places_like(typed)[0]
    assert (found.city, found.district) == (city, district)


def test_nonsense_is_no_place() -> None:
    assert places_like("qqqq") == () and places_like("  ") == ()


def test_place_line_fills_three_fields(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "region")
    finder = page.findChild(PlaceFinder)
    qtbot.keyClicks(finder.line, "beijing chaoyang")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    filing = window.session.filing
    assert (filing.province, filing.subject.city, filing.subject.district) == (
        "beijing", "北京市", "朝阳区",
    )  # fmt: skip
    assert page.rows["subject.city"]._origin.text() == "automatic"
    window.session.undo()
    assert window.session.filing.province == "guangdong"


def test_what_another_role_answers_is_not_asked_again(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "persons")
    window.session.put("subject.administrator.same_as", "legal_representative")
    for name in ("name", "document_number"):
        window.session.put(f"subject.administrator.{name}", "")
    assert "subject.administrator.name" not in page.rows
    assert "subject.administrator.mobile" in page.rows
    window.session.put("subject.administrator.same_as", "")
    assert "subject.administrator.name" in page.rows


def test_tick_turns_red_in_words_when_the_value_changes(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    row = form(window, "subject").rows["subject.name"]
    row.tick.click()
    assert row.tick.isChecked()
    window.session.put("subject.name", "另一家公司")
    assert not row.tick.isChecked()
    assert row._origin.text() == "changed since it was checked"
    assert row._origin.property("role") == "chip-error"
    filing_id = window.session.filing_id
    window.session.open(filing_id)
    assert "subject.name" in window.session.note("ticks")


def test_domains_and_websites_come_and_go(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "websites")
    before = window.session.filing.websites
    button(page, "Add a domain").click()
    assert len(window.session.filing.websites[0].domains) == len(before[0].domains) + 1
    assert "websites[0].domains[1].name" in page.rows
    button(page, "Add a website").click()
    assert len(window.session.filing.websites) == len(before) + 1
    button(page, "Remove this domain").click()
    assert len(window.session.filing.websites[0].domains) == len(before[0].domains)
    button(page, "Remove this website").click()
    assert len(window.session.filing.websites) == len(before)


def button(page: FormPage, words: str) -> object:
    from PySide6.QtWidgets import QPushButton

    return next(one for one in page._holder.findChildren(QPushButton) if one.text() == words)


def test_numbers_are_hidden_on_demand(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    line = form(window, "subject").rows["subject.certificate.number"].editor
    window.session.set_masked(True)
    assert line.echoMode() is QLineEdit.EchoMode.PasswordEchoOnEdit
    assert "91440300" not in line.displayText()
    window.session.set_masked(False)
    assert "91440300" in line.displayText()


def test_list_finds_chinese_names_by_pinyin_and_deletes_with_undo(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    window.session.put("subject.legal_representative.name", "张伟")
    window.session.save()
    window.go("home")
    home = window.home
    for words, count in (("张伟", 1), ("zhangwei", 1), ("nobody", 0)):
        home.search.setText(words)
        home.refresh()
        assert len(home.model.cards) == count, words
    home.search.clear()
    home.refresh()
    home.delete.click()
    assert home.model.cards == () and not window.session.is_open
    window.notice.action.click()
    assert len(home.model.cards) == 1
    home.duplicate.click()
    assert len(home.model.cards) == 2


def test_filing_goes_in_and_out_as_a_file(window: MainWindow, tmp_path: Path) -> None:
    window.home.open_sample()
    desk, session = window.session.desk, window.session
    desk.save_copy(session.filing_id, tmp_path / "copy", session.book)
    again = desk.add_file(tmp_path / "copy" / "filing.yaml", session.book)
    store = desk.store
    assert store.filings.load(again).filing == session.filing
    assert store.files.names(again) == store.files.names(session.filing_id)


def test_language_is_chosen_before_anything_else(window: MainWindow) -> None:
    window.session.desk.lock()
    window.gate.other_language.click()
    assert window.gate.go.text() == "解锁" and window.gate.other_language.text() == "English"
    assert window.preferences.language == "zh"
    window.gate.other_language.click()
    assert window.gate.go.text() == "Unlock"


def test_lock_forgets_the_filing_and_asks_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    desk = window.session.desk
    desk.store.change_passphrase("four quiet words here")
    window._locker.clock._last -= 60 * (window.preferences.lock_minutes + 1)
    window._locker.look()
    assert not desk.is_open and not window.session.is_open
    assert window._whole.currentWidget() is window.gate
    window.gate.passphrase.setText("wrong words")
    window.gate.go_on()
    qtbot.waitUntil(lambda: window.gate.message.isVisible(), timeout=20_000)
    window.gate.passphrase.setText("four quiet words here")
    with qtbot.waitSignal(desk.opened, timeout=20_000):
        window.gate.go_on()
    assert window.slug == "type" and window.session.is_open, "one is where one was"
    assert len(window.home.model.cards) == 1


def test_first_start_makes_a_protected_store(qtbot: QtBot, tmp_path: Path) -> None:
    from ui.filing.open_store import OpenStore
    from ui.filing.session import Session
    from ui.pages.gate_page import GatePage

    desk = OpenStore(tmp_path / "new")
    gate = GatePage(Session(desk))
    qtbot.addWidget(gate)
    gate.passphrase.setText("four quiet words here")
    gate.again.setText("something else")
    gate.go_on()
    assert "match" in gate.message.text() and not desk.exists
    gate.again.setText("four quiet words here")
    gate.go_on()
    qtbot.waitUntil(lambda: bool(gate.recovery.words.toPlainText()), timeout=20_000)
    recovery = gate.recovery.words.toPlainText()
    with qtbot.waitSignal(desk.opened):
        assert not gate.done.isEnabled(), "nobody has kept it yet"
        gate.recovery.kept.click()
        gate.done.click()
    desk.lock()
    with Store.open(tmp_path / "new", recovery) as store:
        assert store.protected


def test_who_is_the_same_person_is_shown_and_can_be_cleared(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    page = form(window, "persons")
    path = "subject.administrator.same_as"
    window.session.put(path, "legal_representative")
    box = page.rows[path].editor
    assert box.chosen == "legal_representative"
    box.lineEdit().clear()
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert window.session.filing.subject.administrator.same_as == ""


def test_what_tab_passes_by_has_a_key(window: MainWindow, qtbot: QtBot) -> None:
    """Copy and "matches the document" lie outside of the way from field to field."""
    window.home.open_sample()
    page = form(window, "subject")
    row = page.rows["subject.name"]
    row.take_focus()
    qtbot.waitUntil(lambda: page.focused_row is row)
    window.menus.actions["copy-value"].trigger()
    assert QGuiApplication.clipboard().text() == window.session.filing.subject.name
    window.menus.actions["tick"].trigger()
    assert row.tick.isChecked()
    assert row.tick.property("has_key") and row.copy.property("has_key")
