"""Where the keys are when a page is shown: on what is to be done there, never on the way back."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QApplication, QComboBox

from icpdesk.base.paths import resource
from tests.support.batches import row_of, sheet
from ui.pages.batch_page import BatchPage
from ui.pages.export_page import ExportPage
from ui.pages.help_page import HelpPage
from ui.pages.page import Page
from ui.pages.review_page import ReviewPage
from ui.window.main_window import MainWindow
from ui.window.steps import STEPS

SAMPLE = ("assets", "samples", "2-company", "filing.yaml")


def test_no_page_begins_on_its_way_back(window: MainWindow) -> None:
    window.open_file(resource(*SAMPLE))
    window.activateWindow()
    for step in (step for step in STEPS if step.needs_filing):
        page = window.page(step.slug)
        assert isinstance(page, Page) and page.foot is not None
        if window.focusWidget() is not None:
            window.focusWidget().clearFocus()
        window.go(step.slug)
        holder = QApplication.focusWidget()
        assert holder is not None and holder is not page.foot.back, step.slug
        if step.fields:
            assert page.isAncestorOf(holder)
        assert step.slug != "follow-up" or not isinstance(holder, QComboBox), "arrows change it"
        # As who goes on by key, or by a click on the line below, leaves the page.
        page.foot.next.setFocus()


def test_filled_page_of_the_form_leads_on(window: MainWindow) -> None:
    window.open_file(resource(*SAMPLE))
    window.activateWindow()
    page = window.page("subject")
    window.page("region").foot.next.setFocus()
    window.go("subject")
    assert page.foot.next.hasFocus()


def test_form_of_a_new_filing_stands_together_at_the_top(window: MainWindow) -> None:
    window.files.new_filing()
    QApplication.processEvents()
    form = window.home.form
    assert form.kind.y() - form._kind_name.geometry().bottom() < 24
    assert form.begin_button.geometry().bottom() < form.height() * 0.75
    assert form._not_now.x() - form.begin_button.geometry().right() >= 8


def test_groups_of_the_review_are_whole_in_the_narrowest_window(window: MainWindow) -> None:
    window.open_file(resource(*SAMPLE))
    window.resize(910, 700)
    window.go("review")
    QApplication.processEvents()
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    right = page.area.viewport().width()
    for button in page.filters.values():
        corner = button.mapTo(page.area.viewport(), button.rect().bottomRight())
        assert corner.x() <= right, button.text()


def test_copy_window_begins_on_copying(window: MainWindow) -> None:
    window.open_file(resource(*SAMPLE))
    page = window.page("export")
    assert isinstance(page, ExportPage)
    copying = page.show_copy_through()
    assert copying.focusWidget() is copying.copy
    copying.close()


def test_batch_forgets_what_was_missing_when_the_sheet_comes(
    window: MainWindow, tmp_path: Path
) -> None:
    window.go("batch")
    page = window.page("batch")
    assert isinstance(page, BatchPage)
    page.begin()
    assert page.message.isVisible() and page.message.text()
    page.take_files([sheet(tmp_path / "clients.xlsx", [row_of("a")])])
    assert not page.message.isVisible()


def test_chinese_guide_has_no_gaps_where_its_lines_end(window: MainWindow) -> None:
    window.session.set_language("zh")
    window.go("help")
    page = window.page("help")
    assert isinstance(page, HelpPage)
    lines = resource("docs", "guide", "zh.md").read_text("utf-8").splitlines()
    ends = [
        (line[-3:], following[:3])
        for line, following in pairwise(lines)
        if re.fullmatch(r"[一-鿿]{3}", line[-3:]) and re.match(r"[一-鿿]{3}", following)
    ]
    text = page.guide.toPlainText()
    assert any(end + begin in text for end, begin in ends), "the guide has such lines"
    assert [pair for pair in ends if " ".join(pair) in text] == []
