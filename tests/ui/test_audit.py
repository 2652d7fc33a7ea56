"""All pages, both languages, both themes, three scales: nothing cut off, hidden or too small."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.audit import faults
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

ROOT = Path(__file__).parents[2]


def test_the_audit_sees_what_it_looks_for(qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(400, 300)
    qtbot.addWidget(page)
    cut, nameless, boxed = (
        QLabel("far too long for this", page),
        QLineEdit(page),
        QLabel("\U0010fffd", page),
    )
    cut.setGeometry(0, 0, 20, 20)
    nameless.setStyleSheet("min-height: 0; padding: 0")  # A test before this may have dressed all.
    nameless.setGeometry(0, 100, 100, 12)
    boxed.setGeometry(0, 150, 100, 30)
    QLabel("over it", page).setGeometry(50, 155, 100, 30)
    page.show()
    found = "\n".join(faults(page))
    for fault in ("is cut off", "no name", "target of 100x12", "no glyph", "overlap"):
        assert fault in found


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("dress", ["light", "dark"])
def test_every_page_shows_all_its_words(
    window: MainWindow, qtbot: QtBot, language: str, dress: str
) -> None:
    window.session.set_language(language)
    window.set_theme(dress)
    QApplication.processEvents()
    assert faults(window) == [], "the empty list"
    window.home.form.begin()
    window.home.form.show()
    window.home.open_sample()
    window.session.put("websites[0].name", "晴川")
    with qtbot.waitSignal(window.session.checked, timeout=20_000):
        window.session.check()
    for step in STEPS:
        window.go(step.slug)
        QApplication.processEvents()
        assert faults(window) == [], step.slug


@pytest.mark.parametrize("language", ["en", "zh"])
def test_gate_shows_all_its_words(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.session.set_language(language)
    window.session.desk.lock()
    QApplication.processEvents()
    assert faults(window) == []


def test_focus_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    """One widget of each kind looks different with the focus than without."""
    window.home.open_sample()
    seen: set[str] = set()
    for slug in ("home", "type", "region", "subject", "websites"):
        window.go(slug)
        window.activateWindow()
        QApplication.processEvents()
        for widget in window.page(slug).findChildren(QWidget):
            kind = widget.metaObject().className()
            if (
                not isinstance(widget, (QLineEdit, QAbstractButton, QComboBox))
                or isinstance(widget.parentWidget(), QComboBox)
                or kind in seen
                or not widget.isVisible()
                or not widget.isEnabled()
                or kind in ("QCalendarWidget", "QLineEditIconButton")
                or widget.objectName().startswith("qt_")
            ):
                continue
            seen.add(kind)
            widget.setFocus()
            QApplication.processEvents()
            assert widget.hasFocus(), widget
            with_focus = widget.grab().toImage()
            widget.clearFocus()
            QApplication.processEvents()
            assert widget.grab().toImage() != with_focus, widget
    assert {"QLineEdit", "QPushButton", "QRadioButton", "SearchBox", "QToolButton"} <= seen


def test_whole_path_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    """From the list to the export page without a mouse; every input of a page is met by Tab."""
    window.home.open_sample()
    window.go("home")
    window.home.table.setFocus()
    qtbot.keyClick(window.home.table, Qt.Key.Key_Return)
    assert window.session.is_open and window.slug != "home"
    window.go("subject")
    page = window.page("subject")
    wanted = {row.editor for row in page.rows.values()}
    next(iter(page.rows.values())).editor.setFocus()
    met: set[QWidget] = set()
    for _ in range(300):
        met.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if wanted <= met:
            break
    assert wanted <= met
    for slug in ("persons", "websites", "pictures"):
        qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.slug == slug
    while window.slug != "export":
        before = window.slug
        qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert window.slug != before


def test_palette_reaches_fields_findings_steps_and_actions(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    window.session.put("websites[0].name", "晴川")
    with qtbot.waitSignal(window.session.checked, timeout=20_000):
        window.session.check()
    for typed, slug in (
        ("mailing address", "subject"),
        ("通信地址", "subject"),
        ("review", "review"),
    ):
        window.menus.actions["palette"].trigger()
        palette = window._palette
        palette.search.setText(typed)
        qtbot.keyClick(palette.search, Qt.Key.Key_Return)
        assert window.slug == slug and palette.isHidden()
    window.menus.actions["palette"].trigger()
    window._palette.search.setText(
        window.session.findings_at("websites[0].name")[0].message.en[:25]
    )
    qtbot.keyClick(window._palette.search, Qt.Key.Key_Return)
    assert window.slug == "websites"


def test_tour_has_four_steps_and_can_be_left(window: MainWindow, qtbot: QtBot) -> None:
    window.menus.actions["tour"].trigger()
    tour = window._tour
    seen = []
    while tour.isVisible():
        seen.append(window.slug)
        assert faults(tour) == []
        tour.next.click()
    assert seen == ["subject", "pictures", "review", "export"]


@pytest.mark.slow
@pytest.mark.parametrize("scale", ["1.5", "2"])
def test_every_page_at_larger_scales(scale: str) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            __file__,
            str(Path(__file__).with_name("test_audit_panels.py")),
            "-k",
            "all_its_words",
        ],
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]
