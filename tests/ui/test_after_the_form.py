"""Review, export, copy-through and follow-up with real widgets on a real store."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.followup.sms import answer_until
from icpdesk.model import Attachment, Severity
from icpdesk.papers.fill_rows import UploadLine, fill_sections
from icpdesk.papers.fill_sheet_html import fill_sheet_html
from icpdesk.papers.folder_difference import difference, record
from icpdesk.rulebook.book import shipped
from ui.filing.filing_pictures import FilingPictures
from ui.filing.session import Session
from ui.pages.export_page import ExportPage
from ui.pages.follow_up_page import FollowUpPage
from ui.pages.review_page import ReviewPage
from ui.panels.copy_through import CopyThrough
from ui.window.step_states import states

LONG = 90_000
SAMPLE = resource("assets", "samples", "2-company", "filing.yaml")


def checked(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.checked, timeout=LONG):
        session.check()


def test_finding_leads_to_its_field_and_tells_its_source(session: Session, qtbot: QtBot) -> None:
    session.put("websites[0].name", "晴川")
    checked(session, qtbot)
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.show()
    card = next(one for one in page.cards if one.finding.where == "websites[0].name")
    card.source.click()
    assert any(
        source.title in label.text()
        for source in card.finding.sources
        for label in card.findChildren(QLabel)
        if label.isVisible()
    )
    with qtbot.waitSignal(page.place_wanted) as told:
        card.go.click()
    assert told.args == ["websites[0].name"]


def card_picture(session: Session, side: int) -> None:
    """The filing has one picture, a card of ``side`` by ``side`` dots."""
    sink = io.BytesIO()
    Image.new("RGB", (side, side), "white").save(sink, "JPEG")
    session.put_file("card.jpg", sink.getvalue())
    item = Attachment(slot="id-front", of="subject.administrator", file="card.jpg")
    session.put("attachments", (item,))


def test_faults_of_pictures_stand_in_the_review_and_at_their_step(
    session: Session, qtbot: QtBot
) -> None:
    card_picture(session, 40)
    checked(session, qtbot)
    before = states(session)["pictures"].errors
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.show()
    assert "1" in page.pending.text() and page.pending.isVisible()
    read = page.cards[0]
    read.source.click()
    read.go.setFocus()
    qtbot.waitUntil(lambda: not page.pending.isVisible(), timeout=LONG)
    assert read in page.cards and page.focusWidget() is read.go, "a reader is not interrupted"
    seen = [one for one in page.cards if one.finding.where == "id-front"]
    said = [one.text() for one in seen[0].findChildren(QLabel)]
    whose = f"{session.filing.subject.administrator.name}, subject administrator"
    assert any(words.endswith(whose) for words in said), said
    assert any(one.finding.severity is Severity.ERROR for one in seen)
    assert states(session)["pictures"].errors > before
    with qtbot.waitSignal(page.place_wanted) as told:
        seen[0].go.click()
    assert told.args == ["id-front@subject.administrator"]


def test_review_is_not_made_anew_while_nobody_sees_it(session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(session)
    qtbot.addWidget(page)
    before = page.cards
    session.put("websites[0].name", "晴川")
    checked(session, qtbot)
    assert page.cards is before
    page.show()
    assert "websites[0].name" in {one.finding.where for one in page.cards}


def test_what_was_seen_in_one_filing_is_not_told_of_another(session: Session, qtbot: QtBot) -> None:
    first, book = session.filing_id, session.book
    assert first is not None
    gallery = FilingPictures.of(session)
    card_picture(session, 40)
    qtbot.waitUntil(lambda: len(session.looks) == 1, timeout=LONG)
    session.open(session.desk.add_file(SAMPLE, book))
    assert session.looks == {}
    card_picture(session, 900)
    qtbot.waitUntil(lambda: len(session.looks) == 1, timeout=LONG)
    (look,) = session.looks.values()
    assert "file.too-few-pixels" not in {one.rule for one in look.report.findings}
    gallery.close()


def told_of_old_paper(session: Session, qtbot: QtBot, *, last: bool = False) -> bool:
    """Whether the scan is said to be of an earlier paper; waits until that is no longer ``last``."""

    def told() -> bool:
        rules = {one.rule for look in session.looks.values() for one in look.report.findings}
        return "signed.old-version" in rules

    qtbot.waitUntil(lambda: len(session.looks) == 1 and told() is not last, timeout=LONG)
    return told()


def test_signed_scan_is_looked_at_again_when_its_paper_has_changed(
    session: Session, qtbot: QtBot
) -> None:
    scans = [item for item in session.filing.attachments if item.slot == "statement-scan"]
    session.put("attachments", tuple(scans))
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(session.looks) == 1, timeout=LONG)
    (first,) = session.looks.values()
    assert not [one for one in first.report.findings if one.severity is Severity.ERROR]
    page.hide()
    session.put("websites[0].name", "晴川示例科技新网站")
    page.show()
    assert told_of_old_paper(session, qtbot)
    # Taken back on the review itself, where nothing is shown or hidden.
    session.undo()
    assert not told_of_old_paper(session, qtbot, last=True)


def test_groups_are_shown_one_at_a_time(session: Session, qtbot: QtBot) -> None:
    session.put("websites[0].name", "晴川")
    checked(session, qtbot)
    page = ReviewPage(session)
    qtbot.addWidget(page)
    every = len(page.cards)
    page.filters["error"].click()
    assert 0 < len(page.cards) < every
    assert {card.finding.severity.value for card in page.cards} == {"error"}


def test_ticks_stay_with_the_filing(session: Session, qtbot: QtBot) -> None:
    page = ReviewPage(session)
    qtbot.addWidget(page)
    page.ticks[1].click()
    session.save()
    filing = session.filing_id
    assert filing
    session.open(filing)
    again = ReviewPage(session)
    qtbot.addWidget(again)
    assert [box.isChecked() for box in again.ticks][:3] == [False, True, False]


def test_one_key_walks_through_all_fields_of_the_console(session: Session, qtbot: QtBot) -> None:
    panel = CopyThrough(session)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    copied = []
    for _ in panel.entries:
        panel.copy_and_go_on()
        copied.append(QGuiApplication.clipboard().text())
    assert copied == [entry.value for entry in panel.entries]
    assert panel.bar.value() == len(panel.entries)
    assert session.filing.subject.name in copied


def test_copied_value_loses_its_tick_when_it_changes(session: Session, qtbot: QtBot) -> None:
    panel = CopyThrough(session)
    qtbot.addWidget(panel)
    for _ in panel.entries:
        panel.copy_and_go_on()
    session.put("websites[0].remarks", "企业产品介绍与联系方式展示页面。")
    left = [entry.value for entry in panel.entries if not panel.is_copied(entry)]
    assert left == ["企业产品介绍与联系方式展示页面。"]
    assert panel.entries[panel.current].value == left[0]


def test_numbers_are_hidden_on_the_panel_but_copied_whole(session: Session, qtbot: QtBot) -> None:
    panel = CopyThrough(session)
    qtbot.addWidget(panel)
    number = session.filing.subject.certificate.number
    panel.go_to(next(n for n, entry in enumerate(panel.entries) if entry.value == number))
    panel.hiding.setChecked(True)
    assert number not in panel.value.text()
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == number
    panel.forget()
    assert QGuiApplication.clipboard().text() == ""


def test_search_finds_a_field_by_either_name(session: Session, qtbot: QtBot) -> None:
    panel = CopyThrough(session)
    qtbot.addWidget(panel)
    QTest.keyClicks(panel.search, "website name")
    assert panel.entries[panel.current].label.en.casefold() == "website name"


@pytest.mark.slow
def test_second_export_says_what_is_new(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    person = resource("assets", "samples", "1-individual", "filing.yaml")
    session.open(session.desk.add_file(person, session.book))
    page = ExportPage(session)
    qtbot.addWidget(page)
    page.show()
    page.target.setText(str(tmp_path / "upload"))
    page.go.click()
    qtbot.waitUntil(lambda: page.open_folder.isVisible(), timeout=LONG)
    assert (tmp_path / "upload" / "fill-sheet.html").is_file()
    assert not page.news.isVisible()
    assert session.filing_id is not None
    left = session.desk.store.ledger.still_there([session.filing_id])
    assert left == (tmp_path / "upload",), "a purge has to tell of it"
    session.put("websites[0].remarks", "企业产品介绍与联系方式展示页面，不涉及经营内容。")
    page.go.click()
    qtbot.waitUntil(page.news.isVisible, timeout=LONG)
    assert "不涉及经营内容" in page.news.text() and "fill-sheet" in page.news.text()


def test_export_with_errors_writes_nothing_and_says_so(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    session.put("websites[0].name", "晴川")
    session.put("attachments", ())
    page = ExportPage(session)
    qtbot.addWidget(page)
    page.target.setText(str(tmp_path / "upload"))
    page.go.click()
    qtbot.waitUntil(lambda: page._task is None, timeout=LONG)
    assert not (tmp_path / "upload").exists()
    assert "review" in page.result.text()
    assert session.whole_report is not None
    assert "website.name-too-short" in {found.rule for found in session.whole_report.findings}


def test_reviewers_words_lead_to_the_field_and_stay_in_the_log(
    session: Session, qtbot: QtBot
) -> None:
    page = FollowUpPage(session)
    qtbot.addWidget(page)
    page.show()
    page.words.setPlainText("1、网站名称不符合要求；2、今天天气很好")
    page.read.click()
    assert [one.id for one in page.meanings] == ["site-name", ""]
    with qtbot.waitSignal(page.place_wanted) as told:
        page.place_buttons[0].click()
    assert told.args == ["websites[0].name"]
    again = FollowUpPage(session)
    qtbot.addWidget(again)
    assert "网站名称不符合要求" in again._log.text()
    assert again.state.currentData() == "draft", "reading what a reviewer wrote changes no state"


def test_text_message_counts_down(session: Session, qtbot: QtBot) -> None:
    page = FollowUpPage(session)
    qtbot.addWidget(page)
    page.sms_now.click()
    assert "23 h 59" in page.sms.text()
    late = datetime.now(UTC) - timedelta(hours=25)
    session.set_note("sms_arrived", late.isoformat(timespec="seconds"))
    page.refresh()
    assert "over" in page.sms.text()
    page.sms_done.click()
    assert "Answered" in page.sms.text()


def test_dates_are_written_as_a_calendar(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    page = FollowUpPage(session)
    qtbot.addWidget(page)
    page.save_calendar(tmp_path / "dates.ics")
    assert b"BEGIN:VEVENT" in (tmp_path / "dates.ics").read_bytes()


@pytest.mark.parametrize(
    ("day", "hours"), [("2020-08-16", 48), ("2020-08-17", 24), ("2026-11-25", 24)]
)
def test_time_for_the_answer_follows_the_rule_of_the_day(day: str, hours: int) -> None:
    arrived = datetime.fromisoformat(f"{day}T10:00:00+08:00")
    assert answer_until(arrived, shipped()) - arrived == timedelta(hours=hours)


def test_two_records_of_the_same_export_do_not_differ(session: Session, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"uploads": [], "documents": []}')
    one = record(session.filing, tmp_path)
    assert difference(one, one).is_empty


@pytest.mark.parametrize(
    "sample", ["1-individual", "2-company", "3-foreign-owned", "4-public-institution"]
)
def test_copying_window_and_fill_sheet_count_the_same_fields(
    session: Session, qtbot: QtBot, sample: str
) -> None:
    """Files are uploaded, not typed: the sheet counts them apart."""
    path = resource("assets", "samples", sample, "filing.yaml")
    session.open(session.desk.add_file(path, session.book))
    panel = CopyThrough(session)
    qtbot.addWidget(panel)
    lines = [UploadLine("01_x.jpg", Text("ID", "身份证"), "身份证")]
    sections = fill_sections(session.case, lines)
    page = fill_sheet_html(sections, title=Text("t", "t"), provider=Text("p", "p"))
    ticks = page.count('class="field"')
    assert ticks == len(panel.entries) == panel.bar.maximum() > 30
    assert f'<span id="fields">0</span> / {ticks}\n' in page
    assert page.count('class="file"') == 1 and '<span id="files">0</span> / 1<' in page
