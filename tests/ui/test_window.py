"""A newcomer's path through the real window, and what the window must never do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing, Severity
from ui.pages.export_page import ExportPage
from ui.pages.form_page import FormPage
from ui.pages.pictures_page import PicturesPage
from ui.pages.review_page import ReviewPage
from ui.panels.findings_list import FindingCard
from ui.window import theme
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

SAMPLE = resource("assets", "samples", "2-company")


def typed(editor: QWidget, text: str) -> None:
    """Type Chinese as an input method does."""
    editor.setFocus()
    if isinstance(editor, QLineEdit):
        editor.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(editor, event)


def form(window: MainWindow, slug: str) -> FormPage:
    window.go(slug)
    page = window.page(slug)
    assert isinstance(page, FormPage)
    return page


def kept(window: MainWindow) -> Filing:
    """The open filing as the store holds it."""
    window.session.save()
    return window.session.desk.store.filings.load(window.session.filing_id).filing


def checked(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.session.checked, timeout=20_000):
        window.session.check()


@pytest.mark.slow
def test_newcomer_gets_from_start_to_the_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    home = window.home
    qtbot.mouseClick(home.new, Qt.MouseButton.LeftButton)
    typed(home.form.province.lineEdit(), "Guangdong")
    typed(home.form.nature.lineEdit(), "企业")
    qtbot.mouseClick(home.form.begin_button, Qt.MouseButton.LeftButton)
    assert window.session.is_open and window.slug == "begin"
    sample = read_filing(SAMPLE / "filing.yaml").filing

    page = form(window, "subject")
    typed(page.rows["subject.name"].editor, sample.subject.name)
    typed(page.rows["subject.certificate.number"].editor, sample.subject.certificate.number)
    assert window.session.filing.subject.name == sample.subject.name
    page = form(window, "websites")
    typed(page.rows["websites[0].name"].editor, "晴川")
    checked(window, qtbot)
    rules = [finding.rule for finding in window.session.findings_at("websites[0].name")]
    assert "website.name-too-short" in rules
    typed(page.rows["websites[0].name"].editor, sample.websites[0].name)
    assert window.session.filing.websites[0].name == sample.websites[0].name

    # The rest of the sample is taken over at once; its pictures are dropped one after the other.
    window.session.replace(sample.changed({"attachments": ()}))
    window.go("pictures")
    pictures = window.page("pictures")
    assert isinstance(pictures, PicturesPage)
    for place in pictures.gallery.slots():
        held = next(
            item for item in sample.attachments if (item.slot, item.of) == (place.slot, place.of)
        )
        pictures.gallery.put(place.slot, place.of, SAMPLE / held.file)
    qtbot.waitUntil(
        lambda: all(pictures.gallery.look_of(place.item) for place in pictures.gallery.slots()),
        timeout=60_000,
    )
    assert not any(look.report.verdict == "fail" for look in pictures.gallery.looks.values())

    window.go("export")
    export = window.page("export")
    assert isinstance(export, ExportPage)
    export.target.setText(str(tmp_path / "upload"))
    qtbot.mouseClick(export.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: export._task is None, timeout=60_000)
    assert (tmp_path / "upload" / "manifest.json").is_file(), export.result.text()
    assert kept(window) == window.session.filing


def test_what_is_typed_is_on_disk_within_two_seconds(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "subject")
    with qtbot.waitSignal(window.session.saved, timeout=2_000):
        typed(page.rows["subject.remarks"].editor, "通信地址已为最详细地址")
    store, filing_id = window.session.desk.store, window.session.filing_id
    assert store.filings.load(filing_id).filing.subject.remarks == "通信地址已为最详细地址"


def test_undo_and_redo_go_through_the_form(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "subject")
    row = page.rows["subject.name"]
    before = window.session.filing.subject.name
    typed(row.editor, "另一家公司")
    window.setFocus()
    window.session.undo()
    assert window.session.filing.subject.name == before
    window.session.redo()
    assert window.session.filing.subject.name == "另一家公司"


def test_unfinished_date_is_told_and_not_taken(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "subject")
    row = page.rows["subject.certificate.valid_from"]
    before = window.session.filing.subject.certificate.valid_from
    typed(row.editor, "2026-02-30")
    assert window.session.filing.subject.certificate.valid_from == before
    assert row.below.words == "", "nothing is said while somebody types"
    row.leave()
    assert "2026-02-30" in row.below.words and row.editor.text() == "2026-02-30"
    typed(row.editor, "2020年1月2日")
    assert str(window.session.filing.subject.certificate.valid_from) == "2020-01-02"


def test_finding_leads_to_its_field(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    window.session.put("websites[0].name", "晴川")
    checked(window, qtbot)
    window.go("review")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    card = next(
        card
        for card in review.findChildren(FindingCard)
        if card.finding.where == "websites[0].name" and card.finding.severity is Severity.ERROR
    )
    card.go.click()
    assert window.slug == "websites"
    assert "1 to fix" in window.steps.currentItem().text()


def test_fields_follow_province_and_nature(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    page = form(window, "subject")
    assert "subject.certificate.registration_number" not in page.rows
    window.session.put("province", "shanghai")
    assert "subject.certificate.registration_number" in page.rows
    persons = form(window, "persons")
    assert any("legal_representative" in path for path in persons.rows)
    window.session.put("subject.nature", "individual")
    assert not any("legal_representative" in path for path in persons.rows)


def every_page(window: MainWindow) -> list[QWidget]:
    return [window.page(step.slug) for step in STEPS]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("dress", ["light", "dark"])
def test_pages_have_names_and_room_for_their_words(
    window: MainWindow, qtbot: QtBot, language: str, dress: str
) -> None:
    window.home.open_sample()
    window.session.set_language(language)
    window.set_theme(dress)
    for row, page in enumerate(every_page(window)):
        window.go(STEPS[row].slug)
        QApplication.processEvents()
        for widget in page.findChildren(QWidget):
            if not widget.isVisibleTo(page):
                continue
            if (
                isinstance(widget, (QLineEdit, QComboBox, QPlainTextEdit, QListWidget))
                and "qt_" not in widget.objectName()
            ):
                assert widget.accessibleName(), (row, widget)
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (row, widget)
            if isinstance(widget, QAbstractButton) and widget.text():
                assert widget.width() >= 24 and widget.height() >= 24
                assert widget.width() >= widget.fontMetrics().horizontalAdvance(widget.text()), (
                    widget.text()
                )
            if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
                assert widget.width() >= widget.sizeHint().width() - 1, widget.text()


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dress", ["light", "dark"])
def test_every_text_colour_has_enough_contrast(dress: str) -> None:
    c = theme.colours(dress)
    pairs = [
        (ink, ground)
        for ink in (c.ink, c.quiet, c.accent, c.error, c.warning, c.good)
        for ground in c.grounds
    ]
    pairs += [(c.on_accent, c.accent), (c.on_accent, c.accent_hover)]
    pairs += [(c.error, c.error_ground), (c.warning, c.warning_ground), (c.good, c.good_ground)]
    pairs += [(c.ink, ground) for ground in (c.error_ground, c.good_ground, c.warning_ground)]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= 4.5, (ink, ground)
    for ground in (c.ground, c.panel):
        assert contrast(c.edge, ground) >= 3, (c.edge, ground)


def test_window_starts_without_the_heavy_libraries() -> None:
    program = (
        "import sys\nfrom PySide6.QtWidgets import QApplication\napp = QApplication([])\n"
        "from ui.window.main_window import MainWindow\nfrom ui.filing.session import Session\n"
        "window = MainWindow(Session()); window.show(); app.processEvents()\n"
        "print(sorted({'cv2','numpy','onnxruntime','openpyxl','reportlab','docx','PIL','lxml'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_thousand_signals_do_not_wear_the_program_out(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[int] = []
    window.session.language_changed.connect(lambda: seen.append(1))
    for _ in range(1000):
        window.session.saved.emit()
    window.session.set_language("zh")
    assert seen == [1]


def test_broken_file_is_told_on_the_page(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("subject: {nmae: x}\n")
    window.home.open_path(path)
    assert "nmae" in window.home.message.text()
    assert window.slug == "home"


def test_severities_are_told_by_words_not_only_by_colour(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_sample()
    window.session.put("websites[0].name", "晴川")
    page = form(window, "websites")
    checked(window, qtbot)
    text = page.rows["websites[0].name"].below.words
    assert text.startswith("✕") and Severity.ERROR in {
        f.severity for f in window.session.findings_at("websites[0].name")
    }


def test_keys_go_on_where_they_were_when_fields_come_and_go(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    page = form(window, "subject")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    row = page.rows["subject.name"]
    row.editor.setFocus()
    window.session.put("province", "shanghai")
    assert page.rows["subject.name"] is not row, "the page was made anew"
    assert page.rows["subject.name"].editor.hasFocus()
    window.go("websites")
    assert window.page("websites").isAncestorOf(QApplication.focusWidget())


def lightness(button: QAbstractButton) -> float:
    """Of what is drawn in a button's icon, 0 to 255."""
    image = button.icon().pixmap(18, 18).toImage()
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    seen = [colour.lightness() for colour in drawn if colour.alpha() > 200]
    return sum(seen) / len(seen)


def test_icons_can_be_seen_after_the_colours_changed(window: MainWindow, qtbot: QtBot) -> None:
    window.set_theme("light")
    window.home.open_sample()
    page = form(window, "subject")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.rows["subject.name"].editor.setFocus()
    for dress, seen in (("dark", range(150, 256)), ("light", range(100))):
        window.set_theme(dress)
        for button in (window.home.open_file, window.home.delete, page.rows["subject.name"].copy):
            assert round(lightness(button)) in seen, (dress, button)
        assert page.rows["subject.name"].editor.hasFocus()
