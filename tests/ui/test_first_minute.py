"""The first minute: what this is before anything is asked, a key that is kept, help that helps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from tests.support.audit import faults
from ui.filing.open_store import OpenStore
from ui.filing.session import Session
from ui.pages.gate_page import GatePage
from ui.pages.help_page import HelpPage
from ui.window import theme, viewing
from ui.window.main_window import MainWindow


@pytest.fixture
def gate(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> GatePage:
    theme.load_fonts(qapp)
    theme.apply(qapp, "light")
    made = GatePage(Session(OpenStore(tmp_path / "store")))
    qtbot.addWidget(made)
    made.resize(1024, 660)
    made.show()
    return made


def test_what_a_filing_is_comes_before_the_password(gate: GatePage) -> None:
    assert gate.welcome.isVisible() and not gate.passphrase.isVisible()
    words = " ".join(one.text() for pair in gate.welcome._rows for one in pair)
    assert "ICP备案" in words and "does not go online" in words and "20 working days" in words
    assert faults(gate) == []
    gate.welcome.start.click()
    QApplication.processEvents()
    assert gate.passphrase.isVisible() and not gate.welcome.isVisible() and faults(gate) == []


def test_recovery_key_is_a_page_of_its_own_that_is_not_passed_by_accident(
    gate: GatePage, qtbot: QtBot, tmp_path: Path
) -> None:
    gate.welcome.start.click()
    gate.passphrase.setText("four quiet words here")
    gate.again.setText("four quiet words here")
    gate.go_on()
    qtbot.waitUntil(gate.recovery.isVisible, timeout=20_000)
    key = gate.recovery
    assert not gate.passphrase.isVisible() and not gate.done.isEnabled()
    assert key.words.font().pointSizeF() >= 1.4 * QApplication.font().pointSizeF()
    # No word of it is cut, however large it is.
    text = key.words.document()
    assert (
        text.size().height()
        <= key.words.viewport().height() / key.words.fontMetrics().lineSpacing()
    )
    assert faults(gate) == []
    key.save_to(tmp_path / "key.pdf")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF") and gate.done.isEnabled()


def test_a_store_that_is_there_is_only_unlocked(window: MainWindow) -> None:
    window.session.desk.lock()
    assert window.gate.passphrase.isVisible() and not window.gate.welcome.isVisible()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_begins_with_the_guide_and_the_words(window: MainWindow, language: str) -> None:
    window.session.set_language(language)
    window.go("help")
    page = window.page("help")
    assert isinstance(page, HelpPage)
    assert page.tabs.currentWidget() is page.guide and page.tabs.widget(1) is page.glossary
    written = resource("docs", "guide", f"{language}.md").read_text("utf-8")
    heads = [line.lstrip("# ").strip() for line in written.splitlines() if line.startswith("## ")]
    shown = page.guide.toPlainText()
    assert heads and all(head in shown for head in heads)
    assert "screenshots" not in shown
    words = page.glossary.toPlainText()
    assert all(word in words for word in ("domain certificate", "域名证书", "12381"))
    for number in range(page.tabs.count()):
        page.tabs.setCurrentIndex(number)
        QApplication.processEvents()
        assert faults(window) == [], number


def test_new_filing_has_a_key_and_the_menu_has_parts(window: MainWindow) -> None:
    actions = window.menus._menus["&File"].actions()
    assert actions[0] is window.menus.actions["new"]
    assert actions[0].shortcut() == QKeySequence("Ctrl+N")
    assert sum(action.isSeparator() for action in actions) >= 3
    window.menus.actions["new"].trigger()
    assert window.home.form.isVisible() and window.home.form.province.hasFocus()


def test_words_grow_and_are_that_large_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    before = QApplication.font().pointSizeF()
    height = window.home.title.sizeHint().height()
    for _ in range(3):
        window.menus.actions["larger"].trigger()
    assert QApplication.font().pointSizeF() == pytest.approx(before * 1.3)
    assert window.home.title.sizeHint().height() > height and window.preferences.text_size == 130
    for _ in range(3):
        window.menus.actions["smaller"].trigger()
    assert QApplication.font().pointSizeF() == pytest.approx(before)
    assert window.home.title.sizeHint().height() == height


def test_no_size_of_words_is_beyond_reason(window: MainWindow) -> None:
    for _ in range(30):
        window.menus.actions["larger"].trigger()
    assert window.preferences.text_size == 160
    for _ in range(30):
        window.menus.actions["smaller"].trigger()
    assert window.preferences.text_size == 80
    window.preferences.text_size = 100
    viewing.resize_text(0)
