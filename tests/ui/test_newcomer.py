"""A newcomer's path through the real window: first start, form typed, pictures dropped, folder written.

With ``ICPDESK_SCREENSHOTS=1`` (``make screenshots``) the pictures of docs/screenshots are made anew.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt, QThreadPool
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing
from icpdesk.paths import resource
from icpdesk.rulebook.fields import choices_of
from tests.support.audit import faults
from ui import theme
from ui.desk import Desk
from ui.form_shape import value_of
from ui.main_window import MainWindow
from ui.pages.form_page import FormPage
from ui.session import Session
from ui.steps import STEPS
from ui.widgets import editors
from ui.widgets.field_row import FieldRow
from ui.widgets.field_values import shown

SAMPLE = resource("assets", "samples", "2-company")
SHOTS = Path(__file__).parents[2] / "docs" / "screenshots"
LONG = 120_000


def typed(line: QWidget, text: str) -> None:
    """Type Chinese as an input method does."""
    line.setFocus()
    if isinstance(line, QLineEdit):
        line.selectAll()
        line.del_()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def answer(row: FieldRow, value: object, session: Session, qtbot: QtBot) -> None:
    """Give ``value`` through the widgets that a person uses."""
    editor, field = row._editor, row._field
    if isinstance(editor, editors.FlagEditor):
        if value is not None:
            (editor.yes if value else editor.no).click()
    elif isinstance(editor, editors.ChoiceEditor):
        term = choices_of(session.book, field.choices).get(str(value)) if field.choices else None
        typed(editor.box.lineEdit(), term.name.zh if term else str(value or ""))
        qtbot.keyClick(editor.box.lineEdit(), Qt.Key.Key_Return)
    elif isinstance(editor, editors.ManyEditor):
        for item in editor._items():
            on = item.data(Qt.ItemDataRole.UserRole) in value
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
    elif isinstance(editor, editors.LongEditor):
        editor.text.selectAll()
        typed(editor.text, str(value or ""))
    else:
        typed(editor.line, shown(field, value, session.book))


def fill(page: FormPage, sample: Filing, session: Session, qtbot: QtBot) -> None:
    """Answer every field of a page; what appears meanwhile is answered too."""
    done: set[str] = set()
    while open_paths := [path for path in page.rows if path not in done]:
        path = open_paths[0]
        done.add(path)
        value = value_of(sample, path)
        if value_of(session.filing, path) != value:
            answer(page.rows[path], value, session, qtbot)
            assert value_of(session.filing, path) == value, path


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("dress", ["light", "dark"])
def test_newcomer(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, language: str, dress: str
) -> None:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    QSettings("icpdesk", "window").clear()
    theme.load_fonts(qapp)
    session = Session(Desk(tmp_path / "store"))
    window = MainWindow(session)
    window.resize(1280, 800)
    session.set_language(language)
    window.set_theme(dress)
    window.show()
    qtbot.waitUntil(lambda: window.gate is not None, timeout=LONG)

    def look(name: str) -> None:
        for _ in range(40):  # Layouts settle by events of their own.
            qtbot.wait(50)
            if not faults(window):
                break
        assert faults(window) == [], name
        keep(window, SHOTS / language / dress / f"{name}.png")

    walk(window, session, qtbot, tmp_path, look)
    window.close()
    session.desk.lock()
    QThreadPool.globalInstance().waitForDone(20_000)
    delete(window)


def walk(
    window: MainWindow,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    look: Callable[[str], None],
) -> None:
    look("1-first-start")
    with qtbot.waitSignal(session.desk.opened, timeout=LONG):
        window.gate.without.click()
    look("2-empty-list")
    window.home.new.click()
    typed(window.home.form.province.lineEdit(), "Guangdong")
    typed(window.home.form.nature.lineEdit(), "企业")
    look("3-new-filing")
    window.home.form.begin_button.click()
    assert window.slug == "type"
    sample = read_filing(SAMPLE / "filing.yaml").filing
    for step in (one for one in STEPS if one.fields):
        window.go(step.slug)
        page = window.page(step.slug)
        fill(page, sample, session, qtbot)
        with qtbot.waitSignal(session.checked, timeout=LONG):
            session.check()
        page.area.verticalScrollBar().setValue(0)
        look(f"4-form-{step.slug}")

    window.go("pictures")
    pictures = window.page("pictures")
    for item in sample.attachments:
        if item.slot in session.book.vocabulary("slots"):
            pictures.gallery.put(item.slot, item.of, SAMPLE / item.file)
    qtbot.waitUntil(lambda: not pictures.gallery.busy, timeout=LONG)
    qtbot.waitUntil(
        lambda: all(
            pictures.gallery.look_of(place.item) for place in pictures.gallery.slots() if place.item
        ),
        timeout=LONG,
    )
    look("5-pictures")
    window.go("review")
    with qtbot.waitSignal(session.checked, timeout=LONG):
        session.check()
    look("6-review")
    window.go("export")
    export = window.page("export")
    export.target.setText(str(tmp_path / "upload"))
    export.go.click()
    qtbot.waitUntil(lambda: export._task is None, timeout=LONG)
    assert (tmp_path / "upload" / "manifest.json").is_file(), export.result.text()
    export.target.setText("upload")
    look("7-export")
    window.go("home")
    look("8-list")


def keep(window: QWidget, path: Path) -> None:
    """A small picture for the documentation, when it is asked for."""
    if os.environ.get("ICPDESK_SCREENSHOTS") != "1":
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(path))
    with Image.open(path) as shot:
        shot.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
