"""The newcomer's whole path by keys alone: no widget is touched but through the one with the focus."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QThreadPool, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing
from icpdesk.pipeline.form_shape import value_of
from icpdesk.rulebook.fields import choices_of
from ui.filing.open_store import OpenStore
from ui.filing.session import Session
from ui.pages.form_page import FormPage
from ui.widgets import editors
from ui.widgets.field_row import FieldRow
from ui.widgets.field_values import shown
from ui.window import theme
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

SAMPLE = resource("assets", "samples", "2-company")
LONG = 60_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 400


def focus() -> QWidget:
    """Where a key goes now."""
    if QApplication.activePopupWidget() is None and QApplication.activeWindow() is None:
        # A screen that is none forgets which window is active when a list closes.
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        window.activateWindow()
        QTest.qWait(50)
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def press(*keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, with_)
        QApplication.processEvents()  # As between two keys of a person.


def write(text: str) -> None:
    """Replace what is in the line that has the focus; Chinese comes as an input method sends it."""
    press(Qt.Key.Key_A, with_=CTRL)
    press(Qt.Key.Key_Delete)
    if text:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        QApplication.processEvents()


def tab_to(wanted: Callable[[QWidget], bool]) -> QWidget:
    """Press Tab until the focus is where it is wanted."""
    met = []
    for _ in range(MOST_TABS):
        if wanted(focus()):
            return focus()
        met.append(f"{focus().metaObject().className()} {focus().accessibleName()}")
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab leads only to {sorted(set(met))}")


def button(words: str) -> None:
    """Tab to the button with these words and press it."""
    tab_to(lambda widget: str(widget.property("text") or "") == words and widget.isEnabled())
    press(Qt.Key.Key_Space)


def answer(row: FieldRow, value: object, session: Session) -> None:
    """Give ``value`` by keys; the focus is in the row."""
    editor, field = row._editor, row.field
    if isinstance(editor, editors.FlagEditor):
        if value is not None:
            wanted = editor.yes if value else editor.no
            if not wanted.hasFocus():
                press(Qt.Key.Key_Right if value is False else Qt.Key.Key_Left)
            press(Qt.Key.Key_Space)
    elif isinstance(editor, editors.ChoiceEditor):
        term = choices_of(session.book, field.choices).get(str(value)) if field.choices else None
        write(term.name.zh if term else str(value or ""))
        press(Qt.Key.Key_Return)
    elif isinstance(editor, editors.ManyEditor):
        tab_to(lambda widget: widget is editor.list)
        press(Qt.Key.Key_Home)
        for item in editor._items():
            if (item.data(Qt.ItemDataRole.UserRole) in value) != (
                item.checkState() is Qt.CheckState.Checked
            ):
                press(Qt.Key.Key_Space)
            press(Qt.Key.Key_Down)
    elif isinstance(editor, editors.LongEditor):
        write(str(value or ""))
    else:
        write(shown(field, value, session.book))


def fill(page: FormPage, sample: Filing, session: Session) -> None:
    """Answer every field that Tab meets; what appears meanwhile is answered too."""
    done: set[str] = set()

    def unanswered(widget: QWidget) -> bool:
        return any(
            row._editor.isAncestorOf(widget) or row._editor.focusProxy() is widget
            for path, row in page.rows.items()
            if path not in done
        )

    while set(page.rows) - done:
        widget = tab_to(unanswered)
        path, row = next(
            (path, row)
            for path, row in page.rows.items()
            if row._editor.isAncestorOf(widget) or row._editor.focusProxy() is widget
        )
        value = value_of(sample, path)
        if value_of(session.filing, path) != value:
            answer(row, value, session)
            assert value_of(session.filing, path) == value, path
        done.add(path)
        if not page.isVisible():
            # Enter in the last open field goes on to the next page; fields that may stay empty are left.
            press(Qt.Key.Key_PageUp, with_=CTRL)
        elif path in page.rows and page.rows[path].isAncestorOf(focus()):
            press(Qt.Key.Key_Tab)


def choose_in_dialog(path: Path) -> None:
    """When the next file dialog is open, type ``path`` and press Enter."""

    def typed() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(50, typed)
            return
        write(str(path))
        press(Qt.Key.Key_Return)

    QTimer.singleShot(50, typed)


@pytest.mark.slow
def test_newcomer_needs_no_mouse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    QSettings("icpdesk", "window").clear()
    theme.load_fonts(qapp)
    session = Session(OpenStore(tmp_path / "store"))
    window = MainWindow(session, "en")
    window.resize(1280, 800)
    window.show()
    qtbot.waitUntil(lambda: window.gate is not None, timeout=LONG)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    try:
        walk(window, session, qtbot, tmp_path)
    finally:
        window.close()
        session.desk.lock()
        QThreadPool.globalInstance().waitForDone(20_000)
        delete(window)


def walk(window: MainWindow, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    gate = window.gate
    assert gate.welcome.start.hasFocus(), "the first key already goes to the right place"
    press(Qt.Key.Key_Space)
    assert gate.passphrase.hasFocus()
    write("four quiet words here")
    press(Qt.Key.Key_Tab)
    write("four quiet words here")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(gate.recovery.print.hasFocus, timeout=LONG)
    tab_to(lambda widget: widget is gate.recovery.kept)
    press(Qt.Key.Key_Space)
    tab_to(lambda widget: widget is gate.done)
    with qtbot.waitSignal(session.desk.opened, timeout=LONG):
        press(Qt.Key.Key_Space)

    button("New filing")
    assert window.home.form.province.hasFocus()
    write("Guangdong")
    press(Qt.Key.Key_Return)
    tab_to(lambda widget: widget is window.home.form.nature)
    write("企业")
    press(Qt.Key.Key_Return)
    button("Create")
    assert session.is_open and window.slug == "begin"
    button("Continue without documents")
    assert window.slug == "type"

    sample = read_filing(SAMPLE / "filing.yaml").filing
    for step in (one for one in STEPS if one.fields):
        assert window.slug == step.slug
        fill(window.page(step.slug), sample, session)
        press(Qt.Key.Key_PageDown, with_=CTRL)

    assert window.slug == "pictures"
    folder = tmp_path / "from-the-phone"
    # The letter is asked for by the papers' page only.
    shutil.copytree(SAMPLE / "pictures", folder, ignore=shutil.ignore_patterns("*authorisation*"))
    gallery = window.page("pictures").gallery
    choose_in_dialog(folder)
    button("Add a folder…")
    qtbot.waitUntil(lambda: bool(gallery.placed) and not gallery.busy, timeout=LONG)
    qtbot.waitUntil(
        lambda: all(gallery.look_of(place.item) for place in gallery.slots()), timeout=LONG
    )
    assert gallery.unsure == []

    press(Qt.Key.Key_PageDown, with_=CTRL)
    assert window.slug == "papers"
    press(Qt.Key.Key_PageDown, with_=CTRL)
    assert window.slug == "review"
    press(Qt.Key.Key_PageDown, with_=CTRL)
    assert window.slug == "export"
    export = window.page("export")
    tab_to(lambda widget: widget is export.target)
    write(str(tmp_path / "upload"))
    button("Create folder")
    qtbot.waitUntil(lambda: export._task is None, timeout=LONG)
    assert (tmp_path / "upload" / "manifest.json").is_file(), export.result.text()
    press(Qt.Key.Key_L, with_=CTRL | SHIFT)
    qtbot.waitUntil(lambda: not session.desk.is_open and gate.passphrase.hasFocus(), timeout=LONG)
