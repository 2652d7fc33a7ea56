"""A newcomer's path through the real window: first start, form typed, pictures dropped, folder written.

With ``ICPDESK_SCREENSHOTS=1`` (``make screenshots``) the pictures of docs/screenshots are made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QThreadPool
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Attachment, Filing
from icpdesk.pipeline.form_shape import value_of
from icpdesk.rulebook.fields import choices_of
from tests.support.audit import faults
from tests.support.drops import drop_files
from tests.support.shots import SHOTS, keep
from ui.filing.filing_pictures import FilingPictures
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
LONG = 120_000
PAPERS = ("statement-scan", "promise-letter", "authorisation-letter")


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
    editor, field = row._editor, row.field
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
    session = Session(OpenStore(tmp_path / "store"))
    window = MainWindow(session)
    window.resize(1280, 800)
    session.set_language(language)
    window.set_theme(dress)
    window.show()
    qtbot.waitUntil(lambda: window.gate is not None, timeout=LONG)

    def look(name: str) -> None:
        found = ["not looked at"]
        for _ in range(40):  # Layouts settle by events of their own.
            qtbot.wait(30)
            found = faults(window)
            if not found:
                break
        assert found == [], name
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
    assert window.slug == "begin"
    window.page("begin").without.click()
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

    drop_the_pictures(window, session, qtbot)
    look("5-pictures")
    sign_the_papers(window, session, qtbot, look)
    window.go("review")
    with qtbot.waitSignal(session.checked, timeout=LONG):
        session.check()
    look("8-review")
    window.go("export")
    export = window.page("export")
    export.target.setText(str(tmp_path / "upload"))
    export.go.click()
    qtbot.waitUntil(lambda: export._task is None, timeout=LONG)
    assert (tmp_path / "upload" / "manifest.json").is_file(), export.result.text()
    export.target.setText("upload")
    look("9-export")
    window.go("home")
    look("10-list")


def drop_the_pictures(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    """The whole folder at once, onto the window; every picture finds its place by itself."""
    window.go("pictures")
    gallery = window.page("pictures").gallery
    pictures = sorted((SAMPLE / "pictures").glob("*.jpg"))
    phone = [file for file in pictures if "scan" not in file.name and "letter" not in file.name]
    drop_files(window, phone, QPoint(900, 500))
    settled(gallery, qtbot, count=len(phone))
    assert gallery.unsure == []
    wanted = {(item.slot, item.of) for item in sample_pictures(session) if item.slot not in PAPERS}
    assert {(item.slot, item.of) for item in session.filing.attachments} == wanted


def sign_the_papers(
    window: MainWindow, session: Session, qtbot: QtBot, look: Callable[[str], None]
) -> None:
    """Every paper is chosen and seen; its signed scan is dropped beside it and judged."""
    window.go("papers")
    page = window.page("papers")
    scans = {item.slot: SAMPLE / item.file for item in sample_pictures(session)}
    for row, plan in enumerate(page.plans):
        page.list.setCurrentRow(row)
        page.tabs.setCurrentWidget(page.preview)
        qtbot.waitUntil(lambda: bool(page.preview.pages), timeout=LONG)
        if row == 0:
            look("6-statement")
        before = len(session.filing.attachments)
        drop_files(window, [scans[plan.row.slot]], QPoint(900, 500))
        settled(page.gallery, qtbot, count=before + 1)
        assert page.tabs.currentWidget() is page.scan
        assert page.scan.place.item.slot == plan.row.slot
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: not page.gallery.pool.busy, timeout=LONG)
    look("7-signed-scan")
    held = {(item.slot, item.of) for item in session.filing.attachments}
    assert held == {(item.slot, item.of) for item in sample_pictures(session)}


def settled(gallery: FilingPictures, qtbot: QtBot, *, count: int) -> None:
    """Until ``count`` pictures have their place and every one was looked at."""

    def done() -> bool:
        places = [place for place in gallery.slots() if place.item]
        looked = all(gallery.look_of(place.item) for place in places)
        return len(places) == count and looked and not gallery.busy

    qtbot.waitUntil(done, timeout=LONG)


def sample_pictures(session: Session) -> list[Attachment]:
    """The pictures of the sample that are uploaded."""
    sample = read_filing(SAMPLE / "filing.yaml").filing
    slots = session.book.vocabulary("slots")
    return [item for item in sample.attachments if item.slot in slots]
