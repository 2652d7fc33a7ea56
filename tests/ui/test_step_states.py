"""What the sidebar counts, and where a finding about a paper leads."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from ui.pages.page import Page
from ui.pages.papers_page import PapersPage
from ui.pages.pictures_page import PicturesPage
from ui.pages.review_page import ReviewPage
from ui.window.main_window import MainWindow
from ui.window.step_states import states
from ui.window.steps import STEPS


def line(window: MainWindow, slug: str) -> str:
    """What the sidebar says of a page."""
    row = next(number for number, step in enumerate(STEPS) if step.slug == slug)
    return window.steps.item(row).text()


def keep_only(window: MainWindow, qtbot: QtBot, *, without: set[str]) -> None:
    """The sample as if these papers had not been uploaded yet, checked."""
    kept = [item for item in window.session.filing.attachments if item.slot not in without]
    window.session.put("attachments", tuple(kept))
    with qtbot.waitSignal(window.session.checked, timeout=20_000):
        window.session.check()


def test_missing_signed_papers_count_once_where_their_scan_is_dropped(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    keep_only(window, qtbot, without=set())
    assert line(window, "papers") == "Papers to sign, 3 not looked at yet"
    assert line(window, "pictures") == "Documents and photos, 6 not looked at yet"
    keep_only(window, qtbot, without={"promise-letter", "id-back"})
    assert line(window, "papers") == "Papers to sign, 1 to fill in · 2 not looked at yet"
    assert line(window, "pictures") == "Documents and photos, 2 to fill in · 4 not looked at yet"
    counted = states(window.session)
    each = [state.to_fill for slug, state in counted.items() if slug != "review"]
    assert sum(each) == counted["review"].to_fill == 3
    window.session.set_language("zh")
    assert line(window, "papers") == "签字盖章材料, 1 项待填写 · 2 张图片尚未检查"


def test_missing_signed_paper_leads_to_its_paper_and_from_there_to_the_picture(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.home.open_sample()
    keep_only(window, qtbot, without={"promise-letter"})
    window.go("review")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    (card,) = [one for one in review.cards if one.finding.measured.get("slot") == "promise-letter"]
    card.go.click()
    papers = window.page("papers")
    assert isinstance(papers, PapersPage) and window.slug == "papers"
    assert papers.plans[papers.list.currentRow()].row.slot == "promise-letter"
    assert papers.tabs.currentWidget() is papers.scan
    window.go_to("authorisation-letter@websites[0].administrator")
    assert papers.plans[papers.list.currentRow()].row.slot == "authorisation-letter"
    papers.scan.mend.click()
    pictures = window.page("pictures")
    assert isinstance(pictures, PicturesPage) and window.slug == "pictures"
    chosen = pictures.slots.current_slot()
    assert chosen and (chosen.slot, chosen.of) == (
        "authorisation-letter", "websites[0].administrator",
    )  # fmt: skip
    pictures.gallery.close()


def blank(window: MainWindow, qtbot: QtBot) -> None:
    """A new filing of a company in Shanghai, checked."""
    book = window.session.book
    made = window.session.desk.add_blank("shanghai", "enterprise", "aliyun", book)
    with qtbot.waitSignal(window.session.checked, timeout=20_000):
        window.session.open(made)


def test_new_filing_is_incomplete_and_not_wrong(window: MainWindow, qtbot: QtBot) -> None:
    blank(window, qtbot)
    assert line(window, "type").endswith(" to fill in"), "nobody has said how the server is paid"
    assert line(window, "papers") == "Papers to sign", "no letter is asked for here"
    window.go("papers")
    papers = window.page("papers")
    assert isinstance(papers, PapersPage)
    assert papers.list.item(0).text().startswith("–")
    assert "only if your provider" in papers.list.item(0).text()
    room = papers.list.visualItemRect(papers.list.item(0)).height()
    assert room > 3 * papers.list.fontMetrics().height(), "its third line is not cut off"
    papers.gallery.close()
    window.go("review")
    review = window.page("review")
    assert isinstance(review, ReviewPage)
    assert review.verdict.words.text().startswith("○ Still to fill in")
    said = [[one.text() for one in card.findChildren(QLabel)] for card in review.cards]
    assert ["○ To fill in", "Name · legal representative"] in [words[:2] for words in said]
    assert any("Passport" in words[1] or "Resident ID" in words[1] for words in said)
    owners = [words[1] for words in said if words[1].startswith("Resident ID")]
    assert len(set(owners)) == len(owners) > 1, "each says whose it is"
    window.session.put("subject.certificate.number", "91310115MA1EXAMP38")
    keep_only(window, qtbot, without=set())
    assert review.verdict.words.text().startswith("✕")


def test_field_that_this_province_asks_for_is_not_called_optional(
    window: MainWindow, qtbot: QtBot
) -> None:
    blank(window, qtbot)
    window.go("subject")
    page = window.page("subject")
    row = page.rows["subject.certificate.registration_number"]
    assert row._title.text() == "Licence registration number"
    assert "(optional)" in page.rows["subject.remarks"]._title.text()


def test_long_name_leaves_the_steps_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_path(resource("assets", "samples", "3-foreign-owned", "filing.yaml"))
    keep_only(window, qtbot, without=set())
    qtbot.wait(50)
    assert window.steps.verticalScrollBar().maximum() == 0
    shown = window._filing_name
    assert shown.text().endswith("…") and "外资企业" in shown.toolTip()
    assert shown.height() < 3 * shown.fontMetrics().lineSpacing()


def test_every_page_says_what_it_is_about(window: MainWindow) -> None:
    window.home.open_sample()
    for language in ("en", "zh"):
        window.session.set_language(language)
        leads = []
        for step in STEPS:
            window.go(step.slug)
            page = window.page(step.slug)
            assert isinstance(page, Page) and page.lead.isVisible(), step.slug
            leads.append(page.lead.text())
        assert all(leads) and len(set(leads)) == len(STEPS)
    window.page("pictures").gallery.close()


def test_every_step_is_in_sight_on_a_small_laptop(window: MainWindow, qtbot: QtBot) -> None:
    window.home.open_path(resource("assets", "samples", "3-foreign-owned", "filing.yaml"))
    window.resize(1366, 768)
    keep_only(window, qtbot, without=set())
    qtbot.wait(50)
    assert window.steps.verticalScrollBar().maximum() == 0
