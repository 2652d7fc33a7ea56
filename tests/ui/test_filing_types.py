"""Beginning a filing of each type in the window, and saying what a change changes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from icpdesk.model import FiledValue
from tests.support.types import NINE
from ui.pages.form_page import FormPage
from ui.window.main_window import MainWindow


def begun(window: MainWindow, kind: str, qtbot: QtBot) -> None:
    """A new filing of this type, through the card of the first page."""
    form = window.home.form
    form.begin()
    form.kind.choose(kind)
    form.province.choose("hubei")
    form.nature.choose("enterprise")
    form.create_filing()
    qtbot.waitUntil(lambda: window.session.is_open and window.session.filing.filing_type == kind)


def form_page(window: MainWindow, slug: str) -> FormPage:
    window.go(slug)
    page = window.page(slug)
    assert isinstance(page, FormPage)
    return page


def test_the_first_card_offers_each_type_with_one_sentence(window: MainWindow) -> None:
    form = window.home.form
    form.begin()
    assert form.kind.chosen == "first" and form.sentence.text()
    offered = [form.kind.itemData(n) for n in range(form.kind.count())]
    assert set(NINE) <= set(offered) and "cancel" not in offered
    told = set()
    for slug in offered:
        form.kind.setCurrentIndex(form.kind.findData(slug))
        form.kind.settle()
        told.add(form.sentence.text())
    assert len(told) == len(offered) and all(told)


@pytest.mark.parametrize("kind", ["change-subject", "cancel-access"])
def test_pages_ask_only_what_the_type_asks(window: MainWindow, kind: str, qtbot: QtBot) -> None:
    begun(window, kind, qtbot)
    page = form_page(window, "type")
    assert {"history.subject_number", "history.open_order"} <= page.rows.keys()
    assert "server.months" not in page.rows
    assert ("cancellation_reason" in page.rows) == (kind == "cancel-access")
    assert page.filed is not None and page.filed.isVisible() == (kind == "change-subject")
    empty = form_page(window, "websites" if kind == "change-subject" else "persons")
    words = [one.text() for one in empty.findChildren(QLabel) if one.isVisible()]
    assert not empty.rows and "This type of filing asks nothing here." in words


def test_a_change_is_named_in_the_window_and_can_be_undone(
    window: MainWindow, qtbot: QtBot
) -> None:
    begun(window, "change-subject", qtbot)
    window.session.put("subject.name", "武汉新名科技有限公司")
    card = form_page(window, "type").filed
    assert card is not None and len(card.rows) == 1
    row = card.rows[0]
    row.field.choose("subject.name")
    row.old.setText("武汉旧名商贸有限公司")
    row.old.editingFinished.emit()
    assert window.session.filing.filed == (
        FiledValue(field="subject.name", value="武汉旧名商贸有限公司"),
    )
    assert "武汉新名科技有限公司" in row.new.text()
    card.add_button.click()
    assert len(card.rows) == 2
    card.rows[1].remove.click()
    assert len(card.rows) == 1 and len(window.session.filing.filed) == 1
    window.session.undo()
    assert len(card.rows) == len(window.session.filing.filed) == 2
    assert all(one.isVisible() for one in card.rows)
    window.session.check()
    assert form_page(window, "type").show_place("filed[0]")
