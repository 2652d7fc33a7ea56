"""One click where the answer is known; a search that finds nothing says what else to try."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.export_page import ExportPage
from ui.pages.form_page import FormPage
from ui.pages.review_page import ReviewPage
from ui.window.main_window import MainWindow

LONG = 60_000


def spoiled(window: MainWindow, qtbot: QtBot, path: str, value: object) -> None:
    window.home.open_sample()
    window.session.put(path, value)
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        window.session.check()


def test_answer_below_the_field_is_taken_by_one_click_and_taken_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    spoiled(window, qtbot, "websites[0].domains[0].name", "shop.example-qingchuan.cn")
    window.go_to("websites[0].domains[0].name")
    page = window.page("websites")
    assert isinstance(page, FormPage)
    row = page.rows["websites[0].domains[0].name"]
    row.leave()
    (button,) = [one for one in row.below.likely if not one.isHidden()]
    assert button.text() == "Use “example-qingchuan.cn”"
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        button.click()
    assert window.session.filing.websites[0].domains[0].name == "example-qingchuan.cn"
    assert not [one for one in row.below.likely if not one.isHidden()]
    window.session.undo()
    assert window.session.filing.websites[0].domains[0].name == "shop.example-qingchuan.cn"


def test_answer_in_the_review_closes_its_card(window: MainWindow, qtbot: QtBot) -> None:
    spoiled(window, qtbot, "history.subject_filed", True)
    window.session.put("history.domain_filed", False)
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        window.session.check()
    window.go("review")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    card = next(one for one in review.cards if one.finding.rule == "order.filing-type-mismatch")
    assert [one.text() for one in card.answers] == ["Change to: new website"]
    with qtbot.waitSignal(window.session.checked, timeout=LONG):
        card.answers[0].click()
    assert window.session.filing.filing_type == "new-website"
    assert not [one for one in review.cards if one.finding.rule == "order.filing-type-mismatch"]


def test_palette_understands_pinyin_and_says_what_else_to_try(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    window.menus.actions["palette"].trigger()
    palette = window._palette
    palette.search.setText("tongxindizhi")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.slug == "subject" and palette.isHidden()
    window.menus.actions["palette"].trigger()
    palette.search.setText("zzxqv")
    lines = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert "zzxqv" in lines[0] and "pinyin" in lines[1] and len(lines) == 3
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.slug == "help"


def test_no_folder_is_written_while_words_are_no_value(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.home.open_sample()
    window.session.set_draft("subject.certificate.valid_until", "someday", None)
    window.go("export")
    page = window.page("export")
    assert isinstance(page, ExportPage)
    page.target.setText(str(tmp_path / "out"))
    page.go.click()
    assert page.result.text().startswith("✕ Fields that hold no value yet")
    assert page._task is None and not (tmp_path / "out").exists()
