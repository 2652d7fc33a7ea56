"""Every string of the window is Chinese too, and the compiled file is the present one."""

from __future__ import annotations

import ast
import importlib.util
import xml.etree.ElementTree as ET
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from ui.window.main_window import MainWindow

ROOT = Path(__file__).parents[2]
SOURCES = [(path, ast.parse(path.read_text("utf-8"))) for path in (ROOT / "ui").rglob("*.py")]
"""Parsed while the tests are collected: Python 3.11 parses in one thread at a time only."""


def test_nothing_is_untranslated_or_stale() -> None:
    spec = importlib.util.spec_from_file_location(
        "translations", ROOT / "scripts" / "translations.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.check() == []


def test_every_sentence_of_the_sources_is_in_the_catalogue() -> None:
    """Qt's collector passes over calls that it does not understand, and says nothing."""
    catalogue = ET.parse(ROOT / "ui" / "i18n" / "icpdesk_zh_CN.ts")
    collected = {source.text for source in catalogue.iter("source")}
    missing = []
    for path, tree in SOURCES:
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            place = {"tr": 0, "translate": 1}.get(node.func.attr)
            if place is None or len(node.args) <= place:
                continue
            said = node.args[place]
            if isinstance(said, ast.Constant) and said.value not in collected:
                missing.append(f"{path.name}:{node.lineno}: {said.value}")
    assert missing == []


def test_language_is_switched_while_the_window_is_open(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_language("zh")
    assert window.menus.actions["undo"].text() == "撤销"
    assert window.notice.isVisible() and window.notice.action.text() == "开始导览"
    assert window.steps.item(0).text() == "全部备案"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "取消"
    window.session.set_language("en")
    assert window.menus.actions["undo"].text() == "Undo"
    assert window.steps.item(0).text() == "All filings"
