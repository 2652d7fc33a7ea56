"""Statement and letters in the window: previewed, saved, and official templates with their map."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from icpdesk.forms.fill_report import GROUND
from icpdesk.forms.office import libre_office
from icpdesk.pdf.pages import pages_of
from tests.support.drops import drop_files
from tests.support.forms import cell, docx, para, run, table, texts
from tests.support.pdf_forms import pdf_form
from ui.filing.session import Session
from ui.pages.papers_page import PapersPage
from ui.pages.pictures_page import PicturesPage
from ui.panels import paper_output
from ui.widgets.page_preview import PagePreview

LONG = 90_000
SAMPLE = resource("assets", "samples", "2-company")


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[PapersPage]:
    made = PapersPage(session)
    qtbot.addWidget(made)
    made.resize(1040, 760)
    made.show()
    yield made
    made.gallery.close()


def form(folder: Path) -> Path:
    rows = [
        [cell(para(run("网站名称"))), cell()],
        [cell(para(run("某某栏"))), cell()],
        [cell(para(run("网站负责人签字"))), cell()],
    ]
    path = folder / "official.docx"
    path.write_bytes(docx(para(run("网站备案信息真实性核验单")), table(*rows)))
    return path


def test_papers_of_the_filing_are_shown_as_pages(page: PapersPage, qtbot: QtBot) -> None:
    assert page.list.count() == len(page.plans) >= 2
    qtbot.waitUntil(lambda: bool(page.preview.pages), timeout=LONG)
    assert "seal" in page.who.text()


def test_whoever_reads_no_chinese_sees_what_he_signs(page: PapersPage, session: Session) -> None:
    page.tabs.setCurrentWidget(page.english)
    assert "answers for" in page.english.toPlainText()
    assert session.filing.websites[0].name in page.english.toPlainText()
    try:
        session.set_language("zh")
        page.retranslate()
        assert page.tabs.indexOf(page.english) < 0
    finally:
        session.set_language("en")


def test_paper_is_saved_as_pdf_and_word(page: PapersPage, tmp_path: Path) -> None:
    page.save_as(tmp_path / "a.pdf")
    page.save_as(tmp_path / "a.docx")
    assert len(pages_of((tmp_path / "a.pdf").read_bytes())) == 1
    assert page.session.filing.subject.name in texts((tmp_path / "a.docx").read_bytes())


@pytest.mark.slow
def test_signed_scan_dropped_on_the_page_is_judged_beside_its_paper(
    page: PapersPage, qtbot: QtBot
) -> None:
    page.session.put("attachments", ())
    slot = page.plans[0].row.slot
    drop_files(page, [SAMPLE / "pictures" / "07-statement-scan.jpg"], page.tabs.geometry().center())
    qtbot.waitUntil(lambda: page.gallery.look_of(page.scan.place.item) is not None, timeout=LONG)
    assert [item.slot for item in page.session.filing.attachments] == [slot]
    assert page.tabs.currentWidget() is page.scan
    assert page.scan.state.text() and page.list.item(0).text()[0] in "✓!✕"
    assert page.list.item(1).text().startswith("○")
    with qtbot.waitSignal(page.place_wanted) as told:
        page.scan.mend.click()
    assert told.args == [f"pictures:{slot}@websites[0]"]


def test_page_of_pictures_shows_the_scan_without_looking_again(
    page: PapersPage, qtbot: QtBot
) -> None:
    assert PicturesPage(page.session).gallery is page.gallery


def test_pdf_form_of_the_provider_is_filled_and_seen(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "official.pdf"
    path.write_bytes(pdf_form("网站名称", "负责人签字"))
    page.take_template(path)
    qtbot.waitUntil(lambda: bool(page.before.pages), timeout=LONG)
    qtbot.waitUntil(page.done.isVisible, timeout=LONG)
    assert not page.tools["word"].isEnabled() and page.tabs.count() == 3
    assert page.map.rowCount() == 2 and page.map.cellWidget(1, 1) is None
    assert "负责人签字" in page.done.text() and yellow(page.preview) > 0 == yellow(page.before)
    page.save_as(tmp_path / "filled.pdf")
    found = PdfReader(tmp_path / "filled.pdf").get_form_text_fields()
    assert found["0"] == page.session.filing.websites[0].name and not found["1"]


def yellow(pages: PagePreview) -> int:
    """How many dots of the first page have the ground of what was filled in."""
    picture = pages.pages[0].convertToFormat(QImage.Format.Format_RGB888)
    dots = np.frombuffer(picture.constBits(), np.uint8)
    dots = dots.reshape(picture.height(), picture.bytesPerLine())[:, : 3 * picture.width()]
    wanted = [int(GROUND[at : at + 2], 16) for at in (0, 2, 4)]
    return int((dots.reshape(picture.height(), -1, 3) == wanted).all(axis=2).sum())


def test_what_was_filled_stands_on_yellow_and_what_stays_blank_is_told(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.forms.preview.libre_office", lambda: "")
    assert not page.done.isVisible()
    page.take_template(form(tmp_path))
    qtbot.waitUntil(lambda: bool(page.before.pages) and page.done.isVisible(), timeout=LONG)
    assert yellow(page.preview) > 500 and yellow(page.before) == 0
    lines = page.done.text().splitlines()
    assert lines[0].endswith("1")
    assert any("blank on purpose" in line and "网站负责人签字" in line for line in lines)
    assert any("Not recognised" in line and "某某栏" in line for line in lines)
    page.save_as(tmp_path / "filled.docx")
    with zipfile.ZipFile(tmp_path / "filled.docx") as kept:
        assert GROUND.encode() not in kept.read("word/document.xml")
    page.list.setCurrentRow(0)
    qtbot.waitUntil(lambda: not page.done.isVisible(), timeout=LONG)


def test_official_template_is_filled_corrected_and_remembered(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.forms.map_file.template_maps_dir", lambda: tmp_path / "maps")
    page.take_template(form(tmp_path))
    qtbot.waitUntil(lambda: page.map.rowCount() == 3, timeout=LONG)
    words = [page.map.item(row, 0).text() for row in range(3)]
    unknown = next(row for row, word in enumerate(words) if "某某栏" in word)
    signature = next(row for row, word in enumerate(words) if "签字" in word)
    assert page.map.cellWidget(signature, 1) is None
    box = page.map.cellWidget(unknown, 1)
    assert isinstance(box, QComboBox)
    choices = [box.itemText(row) for row in range(box.count())]
    assert not [words for words in choices if "website." in words or "subject." in words]
    assert any("Website administrator: Mobile phone" in words for words in choices)
    at = box.findData("subject.name")
    box.setCurrentIndex(at)
    box.activated.emit(at)
    page.save_as(tmp_path / "filled.docx")
    text = texts((tmp_path / "filled.docx").read_bytes())
    filing = page.session.filing
    assert filing.websites[0].name in text and filing.subject.name in text
    qtbot.waitUntil(lambda: bool(list((tmp_path / "maps").glob("*.yaml"))), timeout=LONG)


def test_file_that_is_no_template_is_refused_in_words(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "x.docx").write_bytes(b"no archive")
    page.take_template(tmp_path / "x.docx")
    qtbot.waitUntil(page.message.isVisible, timeout=LONG)
    assert page.message.text()


@pytest.mark.skipif(not libre_office(), reason="no word processor to draw a template's pages")
def test_official_template_is_seen_before_and_after(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.take_template(form(tmp_path))
    qtbot.waitUntil(lambda: bool(page.before.pages), timeout=LONG)
    assert page.tabs.count() == 3


def test_pages_of_a_pdf_have_the_size_of_paper() -> None:
    from icpdesk.pdf import sheet

    pages = pages_of(sheet.build([sheet.paragraph("一", "title")], title="t", footer="f"), 72)
    assert pages[0].size == (596, 842) or pages[0].size == (595, 842)


def test_paper_that_is_printed_is_the_chosen_one_before_it_is_drawn(
    page: PapersPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever chooses another paper and prints at once gets no other client's or earlier paper."""
    qtbot.waitUntil(lambda: bool(page.preview.pages), timeout=LONG)
    printed: list[bytes] = []
    monkeypatch.setattr(paper_output, "ask_and_print", lambda _, pdf: printed.append(pdf()))
    title = page.plans[1].paper.title
    page.list.setCurrentRow(1)
    page.tools["print"].click()
    text = PdfReader(io.BytesIO(printed[0])).pages[0].extract_text()
    assert title in text.replace("\n", "")


def test_papers_are_not_laid_out_while_nobody_sees_them(page: PapersPage) -> None:
    page.hide()
    before = page.plans
    page.session.put("websites[0].name", "晴川示例科技新网站")
    page.session.put("websites[0].name", "晴川示例科技新站点")
    assert page.plans is before
    assert page.show_place("statement-scan") and page.plans is not before
    page.session.put("websites[0].name", "晴川示例科技网站")
    page.show()
    assert "晴川示例科技网站" in page.english.toPlainText()


def test_reading_a_template_is_told_and_only_the_last_one_stays(
    page: PapersPage, qtbot: QtBot, tmp_path: Path
) -> None:
    official = form(tmp_path)
    page.take_template(official)
    assert official.name in page.message.text() and page.message.isVisible()
    last = tmp_path / "last.pdf"
    last.write_bytes(pdf_form("网站名称"))
    page.take_template(last)
    qtbot.waitUntil(lambda: not page.message.isVisible(), timeout=LONG)
    assert page.official is not None and page.official.data == last.read_bytes()


def test_word_form_becomes_a_pdf_without_stopping_the_window(
    page: PapersPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word processor takes seconds; here one that waits until the window has gone on."""
    went_on = threading.Event()

    def slow(data: bytes) -> bytes:
        assert went_on.wait(LONG / 1000), "the window waits for the word processor"
        return b"%PDF of " + data[:2]

    monkeypatch.setattr("icpdesk.pipeline.fill.printable", slow)
    page.take_template(form(tmp_path))
    qtbot.waitUntil(lambda: page.official is not None, timeout=LONG)
    page.save_as(tmp_path / "filled.pdf")
    assert page.message.text() == "Making the PDF…"
    went_on.set()
    qtbot.waitUntil((tmp_path / "filled.pdf").exists, timeout=LONG)
    assert (tmp_path / "filled.pdf").read_bytes() == b"%PDF of PK"
    printed: list[bytes] = []
    monkeypatch.setattr(paper_output, "ask_and_print", lambda _, pdf: printed.append(pdf()))
    page.tools["print"].click()
    qtbot.waitUntil(lambda: printed == [b"%PDF of PK"], timeout=LONG)
    assert not page.message.isVisible()


def test_reader_of_the_english_words_stays_where_he_is(page: PapersPage) -> None:
    page.tabs.setCurrentWidget(page.english)
    page.resize(800, 500)
    bar = page.english.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    page.session.put("attachments", ())
    assert bar.value() == bar.maximum()
