"""Every string of the window is Chinese too, and the compiled file is the present one."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]


def test_nothing_is_untranslated_or_stale() -> None:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "scripts" / "translations.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.check() == []


def test_language_is_switched_while_the_window_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_language("zh")
    assert window.menus.actions["undo"].text() == "撤销"
    assert window.steps.item(0).text() == "全部备案"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "取消"
    window.session.set_language("en")
    assert window.menus.actions["undo"].text() == "Undo"
    assert window.steps.item(0).text() == "All filings"
